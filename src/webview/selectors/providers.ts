import type { ProviderStatus } from '../../protocol/index.js';
import type { RunState, SidebarState } from '../state/model.js';
import { lastRun, runningRun } from '../state/model.js';

/** What the badge says about who answers. */
export interface ProviderBadge {
  state: 'local' | 'cloud' | 'mock' | 'away' | 'unknown';
  name: string;
  model: string | null;
  /** A sentence for the tooltip. */
  explanation: string;
}

const EXPLANATIONS = {
  local: 'Runs on this machine; nothing leaves it.',
  cloud: 'Text of your sources leaves this machine.',
  mock: 'The bundled stand-in: its summary is made of sentences of the source. Nothing leaves this machine.',
} as const;

/** The provider of the run that is going, else the one that answers next. */
export function providerBadge(state: SidebarState): ProviderBadge {
  const running = runningRun(state);
  if (running?.started) return badgeOfRun(state, running);
  const { settings, providers } = state;
  const chosen =
    settings.provider === null ? undefined : providers.find(({ provider }) => provider === settings.provider);
  // Providers that are there but not in the order are never asked by themselves.
  const order = settings.provider_order ?? providers.map(({ provider }) => provider);
  const tried = order.flatMap((id) => providers.find(({ provider }) => provider === id) ?? []);
  const status = chosen ?? tried.find(({ available }) => available) ?? tried[0];
  if (providers.length === 0)
    return {
      state: 'unknown',
      name: 'Looking for models …',
      model: null,
      explanation: 'The providers are being asked whether they are there.',
    };
  if (!status) return { state: 'unknown', name: 'No model yet', model: null, explanation: 'Choose a model.' };
  const model = settings.model ?? status.model ?? null;
  const last = lastRun(state);
  // Someone stood in for it: that one answers next as well.
  if (!status.available && last?.end?.success && last.provider_changes.length > 0) return badgeOfRun(state, last);
  if (!status.available)
    return {
      state: 'away',
      name: status.label,
      model,
      explanation: status.message ?? `${status.label} cannot be reached.`,
    };
  return { state: status.location, name: status.label, model, explanation: EXPLANATIONS[status.location] };
}

function badgeOfRun(state: SidebarState, run: RunState): ProviderBadge {
  const change = run.provider_changes.at(-1);
  const provider = change?.to ?? run.started?.provider ?? '';
  const status = findProvider(state.providers, provider);
  const location = change?.location ?? status?.location ?? 'local';
  return {
    state: location,
    name: providerName(state.providers, provider),
    model: change?.model ?? run.started?.model ?? null,
    explanation: EXPLANATIONS[location],
  };
}

const findProvider = (providers: readonly ProviderStatus[], id: string) =>
  providers.find(({ provider, label }) => provider === id || label === id);

/** A provider's name for people; ids of providers that are not configured any more stay as they are. */
export function providerName(providers: readonly ProviderStatus[], id: string): string {
  const known: Record<string, string> = {
    ollama: 'Ollama',
    mock: 'Mock LLM',
    openai: 'OpenAI',
    anthropic: 'Anthropic',
    vscode: 'VS Code',
  };
  return findProvider(providers, id)?.label ?? known[id] ?? id;
}
