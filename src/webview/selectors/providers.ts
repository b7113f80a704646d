import { MOCK_PROVIDER } from '../../protocol/defaults.js';
import { message, type ProviderNames, type ProviderStatus, type Receipt } from '../../protocol/index.js';
import type { ProviderChange, RunState, SidebarState } from '../state/model.js';
import { lastRun, runningRun } from '../state/model.js';
import { say, sayMessage, sayTold } from './catalog/say.js';
import { inBrief } from './status.js';

/** A provider's state: `unset` is nothing to worry about; `failing` was chosen and can't answer. */
export type BadgeState = 'local' | 'cloud' | 'mock' | 'unset' | 'failing' | 'unknown';

/** The badge that shows who answers. */
export interface ProviderBadge {
  state: BadgeState;
  name: string;
  model: string | null;
  /** Text of the tooltip. */
  explanation: string;
}

const explanationOf = (location: ProviderStatus['location']): string =>
  ({ local: say('models.explainLocal'), cloud: say('models.explainCloud'), mock: say('models.explainDemo') })[location];

/** The state of a provider in a list, or of the one that would answer next. */
export function stateOf(status: ProviderStatus): BadgeState {
  if (status.available) return status.location;
  // Not configured, or started when its turn comes: not an error.
  if (status.state === 'not_set_up' || status.state === 'stopped') return 'unset';
  return 'failing';
}

/** A provider's state in a word or two. */
export function placeOf(state: BadgeState): string {
  switch (state) {
    case 'local':
      return say('models.local');
    case 'cloud':
      return say('models.cloud');
    case 'mock':
      return say('models.demo');
    case 'unset':
      return say('models.notSetUp');
    case 'failing':
      return say('models.unavailable');
    case 'unknown':
      return '';
  }
}

/** The provider of the run in progress, or else the one that answers next. */
export function providerBadge(state: SidebarState): ProviderBadge {
  const running = runningRun(state);
  if (running?.started) return badgeOfRun(state, running);
  const { settings, providers } = state;
  if (providers.length === 0)
    return { state: 'unknown', name: say('models.loading'), model: null, explanation: say('models.explainLoading') };
  const status = nextProvider(state);
  if (!status)
    return { state: 'unknown', name: say('models.none'), model: null, explanation: say('models.explainNone') };
  const last = lastRun(state);
  // Another provider answered in its place; that one answers next, too.
  if (!status.available && last?.end?.success && last.provider_changes.length > 0) return badgeOfRun(state, last);
  const name = providerName(providers, status.provider);
  return {
    state: stateOf(status),
    name,
    // The demo's name says what it does; its models have no meaningful names.
    model: status.location === 'mock' ? null : (settings.model ?? status.model ?? null),
    explanation: status.available
      ? explanationOf(status.location)
      : sayTold(status) || say('models.notReachable', { name }),
  };
}

/** The chosen provider, or else the first available one in the provider order, or else the first in the order. */
function nextProvider({ settings, providers }: SidebarState): ProviderStatus | undefined {
  const chosen = providers.find(({ provider }) => provider === settings.provider);
  if (chosen) return chosen;
  const tried = triedProviders({ settings, providers });
  return tried.find(({ available }) => available) ?? tried[0];
}

/** Providers outside the order are never used automatically. */
function triedProviders({ settings, providers }: Pick<SidebarState, 'settings' | 'providers'>): ProviderStatus[] {
  const order = settings.provider_order ?? providers.map(({ provider }) => provider);
  return order.flatMap((id) => providers.find(({ provider }) => provider === id) ?? []);
}

/** Whether it isn't known yet, not even from the last time, whether a model is available. */
export const isCheckingModels = ({ settings, providers, had_model: before }: SidebarState): boolean =>
  settings.provider === null && providers.length === 0 && before === null;

/**
 * Whether the reader has no model yet: none is chosen, and only the demo is available. Until the first check, it is as it
 * was the last time.
 */
export function hasNoModel(state: SidebarState): boolean {
  const { provider: chosen, provider_order: order } = state.settings;
  // Whoever lists only the demo has chosen it.
  if (chosen !== null || order?.every((id) => id === MOCK_PROVIDER)) return false;
  if (state.providers.length === 0) return state.had_model === false;
  const models = triedProviders(state).filter(({ location }) => location !== 'mock');
  return models.length > 0 && models.every(({ available }) => !available);
}

function badgeOfRun(state: SidebarState, run: RunState): ProviderBadge {
  const { provider, model, location } = answeredBy(run, state.providers);
  return {
    state: location,
    name: providerName(state.providers, provider, location),
    model: location === 'mock' ? null : model,
    explanation: explanationOf(location),
  };
}

/** Who answers a run; may differ from the provider tried first. */
export function answeredBy(
  run: RunState,
  providers: readonly ProviderStatus[],
): { provider: string; model: string | null; location: ProviderStatus['location'] } {
  const change = run.provider_changes.at(-1);
  const provider = run.receipt?.provider ?? change?.to ?? run.started?.provider ?? '';
  return {
    provider,
    model: run.receipt?.model ?? change?.model ?? run.started?.model ?? null,
    location: change?.location ?? run.started?.location ?? findProvider(providers, provider)?.location ?? 'local',
  };
}

const findProvider = (providers: readonly ProviderStatus[], id: string) =>
  providers.find(({ provider, label }) => provider === id || label === id);

/** A provider's display name; ids of providers that are no longer configured are shown as is. */
export function providerName(
  providers: readonly ProviderStatus[],
  id: string,
  location?: ProviderStatus['location'],
): string {
  const status = findProvider(providers, id);
  if ((location ?? status?.location) === 'mock') return sayMessage(message('providers.demo'));
  return status?.label ?? id;
}

/** `Ollama · qwen3:8b`; the demo's name says what it does, and its models have no meaningful names. */
export const modelName = (provider: string, model: string | null): string =>
  model === null ? provider : `${provider} · ${model}`;

/** The model of a receipt, as it is called in tables; a provider that no longer exists is called by its id. */
export const modelOfReceipt = (
  { provider, model }: Pick<Receipt, 'provider' | 'model'>,
  names: ProviderNames,
): string =>
  provider === MOCK_PROVIDER ? sayMessage(message('providers.demo')) : modelName(names[provider] ?? provider, model);

/** A change of provider and its reason: a short text, and what to do about it. */
export interface ModelNotice {
  /** Identifies the change, so that it is shown once. */
  change: string;
  /** `info` if nothing is wrong: the reader hasn't set up a model yet. */
  level: 'info' | 'warning';
  brief: string;
  more: string;
}

/** The change of model in the latest run on screen, unless the reader has dismissed it. */
export function modelNotice(state: SidebarState): ModelNotice | null {
  const { providers, closed_model_notices: closed, knows_demo: knows } = state;
  const latest = lastRun(state)?.provider_changes.at(-1);
  if (!latest) return null;
  const change = `${latest.from}>${latest.to}`;
  if (closed.includes(change)) return null;
  const notice = { change, ...changeInWords(latest, providers) };
  return notice.level === 'info' && knows ? null : notice;
}

/** Why other providers didn't answer a run, in the reader's language; the receipt's words are in English. */
export function whyPassedOver(
  { provider_changes: changes }: RunState,
  providers: readonly ProviderStatus[],
): string | null {
  return changes.map((change) => reasonInBrief(change, providers).brief).join(' ') || null;
}

const reasonInBrief = (change: ProviderChange, providers: readonly ProviderStatus[]): ReturnType<typeof inBrief> =>
  inBrief(
    sayTold({ ...change, message: change.reason }) ||
      say('models.unavailableSentence', { name: providerName(providers, change.from) }),
  );

function changeInWords(change: ProviderChange, providers: readonly ProviderStatus[]): Omit<ModelNotice, 'change'> {
  if (change.location === 'mock' && change.from_not_set_up)
    return {
      level: 'info',
      brief: say('models.demoAnswers', { name: providerName(providers, change.to, change.location) }),
      more: '',
    };
  const { brief, more } = reasonInBrief(change, providers);
  const model = change.location === 'mock' ? null : change.model;
  const args = { reason: brief, name: modelName(providerName(providers, change.to, change.location), model) };
  const key = { local: 'models.changed', mock: 'models.changedDemo', cloud: 'models.changedCloud' } as const;
  return { level: 'warning', brief: say(key[change.location], args), more };
}
