import * as vscode from 'vscode';
import type { Engine } from '../../agent/index.js';
import type { ModelDescription, ProviderStatus } from '../../protocol/index.js';
import { openSettings, readSettings, writeSetting } from '../settings.js';
import { sayTold } from '../translation.js';
import { providerName } from './providerName.js';

const MEGABYTE = 1e6;
const GIGABYTE = 1e9;
const KIBI = 1024;
const placeOf = (location: ModelDescription['location']): string =>
  ({ local: vscode.l10n.t('local'), cloud: vscode.l10n.t('cloud'), mock: vscode.l10n.t('quotes only') })[location];

const size = (bytes: number): string =>
  bytes >= GIGABYTE ? `${(bytes / GIGABYTE).toFixed(1)} GB` : `${Math.round(bytes / MEGABYTE)} MB`;

const context = (tokens: number): string =>
  vscode.l10n.t(
    '{0} context',
    tokens >= KIBI * KIBI ? `${Math.round(tokens / KIBI / KIBI)}M` : `${Math.round(tokens / KIBI)}K`,
  );

function describe(model: ModelDescription): string {
  return [
    placeOf(model.location),
    model.size_bytes ? size(model.size_bytes) : undefined,
    model.context_tokens ? context(model.context_tokens) : undefined,
    model.loaded ? vscode.l10n.t('loaded') : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** Measurements of the model and its server, on a separate line. */
function learnedLine({ learned }: ModelDescription): string | undefined {
  if (!learned) return undefined;
  const facts = [
    learned.context_tokens === undefined ? undefined : context(learned.context_tokens),
    learned.slots === undefined
      ? undefined
      : learned.slots === 1
        ? vscode.l10n.t('1 slot')
        : vscode.l10n.t('{0} slots', learned.slots),
    learned.prompt_tokens_per_second === undefined
      ? undefined
      : vscode.l10n.t('reads {0} tokens/s', learned.prompt_tokens_per_second),
    learned.output_tokens_per_second === undefined
      ? undefined
      : vscode.l10n.t('writes {0} tokens/s', learned.output_tokens_per_second),
  ].filter((fact) => fact !== undefined);
  const date = new Date(learned.since).toLocaleDateString(vscode.env.language, { dateStyle: 'medium' });
  return vscode.l10n.t('Measured since {0}: {1}', date, facts.join(' · '));
}

interface ModelItem extends vscode.QuickPickItem {
  choose?: () => PromiseLike<void>;
  /** An item's only button. */
  forget?: () => Promise<void>;
}

async function choose(provider: string | null, model: string | null): Promise<void> {
  await writeSetting('provider', provider);
  await writeSetting('model', model);
}

const command =
  (name: string, ...parameters: unknown[]) =>
  () =>
    vscode.commands.executeCommand<undefined>(`regenResearch.${name}`, ...parameters);

const more = (): ModelItem[] => [
  { label: vscode.l10n.t('More'), kind: vscode.QuickPickItemKind.Separator },
  { label: `$(cloud-download) ${vscode.l10n.t('Pull Ollama Model…')}`, choose: command('pullModel') },
  { label: `$(key) ${vscode.l10n.t('Set API Key…')}`, choose: command('setApiKey') },
];

/** What the user can do about a provider that isn't ready. */
function wayOut(status: ProviderStatus): ModelItem {
  const { provider, model, state, can = [], message } = status;
  const label = providerName(status);
  const detail = message === undefined ? undefined : sayTold({ ...status, message });
  if (state === 'model_missing' && model !== undefined && can.includes('pull'))
    return {
      label: `$(cloud-download) ${vscode.l10n.t('Pull {0}', model)}`,
      description: vscode.l10n.t('selected, not installed'),
      detail,
      choose: command('pullModel', model),
    };
  // No detail: it isn't a fault that the demo hasn't been started.
  if (can.includes('start'))
    return { label: `$(play) ${vscode.l10n.t('Start {0}', label)}`, choose: command('startMock') };
  if (can.includes('set_key') && (state === 'not_set_up' || state === 'unauthorized'))
    return {
      label: `$(key) ${vscode.l10n.t('Set API Key for {0}', label)}`,
      detail,
      choose: command('setApiKey', provider),
    };
  return {
    label:
      state === 'not_set_up'
        ? `$(gear) ${vscode.l10n.t('Set up {0}', label)}`
        : `$(circle-slash) ${vscode.l10n.t("{0} isn't available", label)}`,
    detail,
    choose: () => openSettings(`regenResearch.${provider}`),
  };
}

/** The available models, in provider order. */
function itemsOf(
  models: readonly ModelDescription[],
  providers: readonly ProviderStatus[],
  forget: (model: ModelDescription) => Promise<void>,
): ModelItem[] {
  const { provider: chosenProvider, model: chosenModel } = readSettings();
  const items: ModelItem[] = [
    {
      label: `$(sparkle) ${vscode.l10n.t('Automatic')}${chosenProvider === undefined ? ' $(check)' : ''}`,
      description: vscode.l10n.t('First available model'),
      choose: () => choose(null, null),
    },
  ];
  for (const status of providers) {
    const isDemo = status.location === 'mock';
    const name = providerName(status);
    items.push({ label: name, kind: vscode.QuickPickItemKind.Separator });
    if (isDemo && status.available)
      items.push({
        label: `${name}${chosenProvider === status.provider ? ' $(check)' : ''}`,
        description: vscode.l10n.t('Quotes sentences from your sources, without a model'),
        choose: () => choose(status.provider, null),
      });
    // The demo's models exist for tests.
    for (const model of models.filter(({ provider }) => !isDemo && provider === status.provider)) {
      const isChosen = chosenProvider === model.provider && chosenModel === model.id;
      items.push({
        label: `${model.label}${isChosen ? ' $(check)' : ''}`,
        description: describe(model),
        detail: learnedLine(model),
        buttons: model.learned && [
          { iconPath: new vscode.ThemeIcon('discard'), tooltip: vscode.l10n.t('Reset Measurements') },
        ],
        forget: () => forget(model),
        choose: () => choose(model.provider, model.id),
      });
    }
    if (!status.available) items.push(wayOut(status));
  }
  return [...items, ...more()];
}

/** Quick pick of the available models; the choice becomes the setting. */
export async function pickModel(engine: Engine): Promise<void> {
  const picker = vscode.window.createQuickPick<ModelItem>();
  picker.title = vscode.l10n.t('Select Model');
  picker.placeholder = vscode.l10n.t('Loading models…');
  picker.matchOnDescription = true;
  picker.busy = true;
  const picked = new Promise<ModelItem | undefined>((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]);
      picker.hide();
    });
    picker.onDidHide(() => resolve(undefined));
  });
  const list = async (): Promise<void> => {
    const { models, providers } = await engine.runs.models();
    picker.items = itemsOf(models, providers, async ({ provider, id }) => {
      await engine.runs.forgetLearned(provider, id);
      await list();
    });
  };
  picker.onDidTriggerItemButton(({ item }) => void item.forget?.());
  picker.show();
  try {
    await list();
    picker.placeholder = vscode.l10n.t('Select the model to use');
    picker.busy = false;
    await (await picked)?.choose?.();
  } finally {
    picker.dispose();
  }
}
