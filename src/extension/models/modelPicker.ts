import * as vscode from 'vscode';
import type { Engine } from '../../agent/index.js';
import type { ModelDescription, ProviderStatus } from '../../protocol/index.js';
import { readSettings, writeSetting } from '../settings.js';

const MEGABYTE = 1e6;
const GIGABYTE = 1e9;
const KIBI = 1024;
const places = { local: 'local', cloud: 'cloud', mock: 'mock LLM' } as const;

const size = (bytes: number): string =>
  bytes >= GIGABYTE ? `${(bytes / GIGABYTE).toFixed(1)} GB` : `${Math.round(bytes / MEGABYTE)} MB`;

const context = (tokens: number): string =>
  tokens >= KIBI * KIBI ? `${Math.round(tokens / KIBI / KIBI)}M context` : `${Math.round(tokens / KIBI)}k context`;

function describe(model: ModelDescription): string {
  return [
    places[model.location],
    model.size_bytes ? size(model.size_bytes) : undefined,
    model.context_tokens ? context(model.context_tokens) : undefined,
    model.loaded ? 'loaded' : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

interface ModelItem extends vscode.QuickPickItem {
  choose?: () => PromiseLike<void>;
}

async function choose(provider: string | null, model: string | null): Promise<void> {
  await writeSetting('provider', provider);
  await writeSetting('model', model);
}

const command =
  (name: string, ...parameters: unknown[]) =>
  () =>
    vscode.commands.executeCommand<undefined>(`regenResearch.${name}`, ...parameters);

const MORE: ModelItem[] = [
  { label: 'More', kind: vscode.QuickPickItemKind.Separator },
  { label: '$(cloud-download) Pull an Ollama model…', choose: command('pullModel') },
  { label: '$(key) Set an API key…', choose: command('setApiKey') },
];

/** What can be done about a provider that is not there. */
function wayOut({ provider, label, model, message }: ProviderStatus): ModelItem {
  const detail = { ...(message !== undefined && { detail: message }) };
  if (provider === 'ollama' && model !== undefined)
    return {
      label: `$(cloud-download) Pull ${model}`,
      description: 'chosen, and not there yet',
      ...detail,
      choose: command('pullModel', model),
    };
  if (provider === 'mock') return { label: `$(play) Start the ${label}`, ...detail, choose: command('startMock') };
  if (provider === 'openai' || provider === 'anthropic')
    return { label: `$(key) ${label} is not ready`, ...detail, choose: command('setApiKey') };
  return {
    label: `$(circle-slash) ${label} is away`,
    ...detail,
    choose: () => vscode.commands.executeCommand('workbench.action.openSettings', `regenResearch.${provider}`),
  };
}

/** What is there now, in the order in which the providers are tried. */
function itemsOf(models: readonly ModelDescription[], providers: readonly ProviderStatus[]): ModelItem[] {
  const { provider: chosenProvider, model: chosenModel } = readSettings();
  const items: ModelItem[] = [
    {
      label: `$(sparkle) Automatic${chosenProvider === undefined ? ' $(check)' : ''}`,
      description: 'the first provider that is there',
      choose: () => choose(null, null),
    },
  ];
  for (const status of providers) {
    items.push({ label: status.label, kind: vscode.QuickPickItemKind.Separator });
    for (const model of models.filter(({ provider }) => provider === status.provider)) {
      const isChosen = chosenProvider === model.provider && chosenModel === model.id;
      items.push({
        label: `${model.label}${isChosen ? ' $(check)' : ''}`,
        description: describe(model),
        choose: () => choose(model.provider, model.id),
      });
    }
    if (!status.available) items.push(wayOut(status));
  }
  return [...items, ...MORE];
}

/** Quick pick of what is there now; the choice becomes the setting. */
export async function pickModel(engine: Engine): Promise<void> {
  const picker = vscode.window.createQuickPick<ModelItem>();
  picker.title = 'Model';
  picker.placeholder = 'Looking for models…';
  picker.matchOnDescription = true;
  picker.busy = true;
  const picked = new Promise<ModelItem | undefined>((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]);
      picker.hide();
    });
    picker.onDidHide(() => resolve(undefined));
  });
  picker.show();
  try {
    const { models, providers } = await engine.runs.models();
    picker.items = itemsOf(models, providers);
    picker.placeholder = 'Choose a model';
    picker.busy = false;
    await (await picked)?.choose?.();
  } finally {
    picker.dispose();
  }
}
