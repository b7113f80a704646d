import type { ModelDescription, ProviderStatus } from '../../protocol/index.js';
import type { SidebarState } from '../state/model.js';
import { bytes, contextSize } from '../selectors/amounts.js';
import { useController } from './context.js';
import { Button, IconButton, Spinner } from './controls.js';
import { Panel } from './Panel.js';

/** Who can answer: what is there now, and what to do about what is not. */
export function Models({ state }: { state: SidebarState }) {
  const controller = useController();
  const { models, settings } = state;
  const providers = models?.providers ?? state.providers;
  const choose = (provider: string | null, model: string | null) => {
    controller.tell({ type: 'set_model', provider, model });
    controller.openPanel(null);
  };
  return (
    <Panel
      title="Model"
      closeLabel="Close the models"
      onClose={() => controller.openPanel(null)}
      tools={<IconButton icon="refresh" label="Look again" onClick={() => controller.listModels()} />}
    >
      <ul class="models">
        <li>
          <button
            type="button"
            class="model"
            aria-pressed={settings.provider === null}
            onClick={() => choose(null, null)}
          >
            <span class="model-name">Automatic</span>
            <span class="quiet">the first that is there, in the order of the settings</span>
          </button>
        </li>
      </ul>
      {models === null && (
        <p class="quiet">
          <Spinner /> Asking the providers
        </p>
      )}
      {providers.map((provider) => (
        <ProviderGroup
          key={provider.provider}
          provider={provider}
          models={models?.models.filter((model) => model.provider === provider.provider) ?? []}
          chosen={settings.provider === provider.provider ? settings.model : undefined}
          onChoose={choose}
        />
      ))}
      <div class="buttons">
        <Button onClick={() => controller.tell({ type: 'choose_model' })}>More …</Button>
        <Button onClick={() => controller.tell({ type: 'open_settings', query: 'regenResearch provider' })}>
          Settings
        </Button>
      </div>
    </Panel>
  );
}

interface ProviderGroupProps {
  provider: ProviderStatus;
  models: readonly ModelDescription[];
  /** Undefined: another provider is chosen. */
  chosen: string | null | undefined;
  onChoose: (provider: string, model: string | null) => void;
}

function ProviderGroup({ provider, models, chosen, onChoose }: ProviderGroupProps) {
  const controller = useController();
  return (
    <section aria-label={provider.label}>
      <h3 class={`day badge-${provider.available ? provider.location : 'away'}`}>
        <span class="dot" aria-hidden="true" /> {provider.label}{' '}
        <span class="quiet">{provider.available ? provider.location : 'away'}</span>
      </h3>
      {!provider.available && <p class="quiet">{provider.message ?? 'Cannot be reached.'}</p>}
      {provider.location === 'mock' && (
        <p class="quiet">
          <button
            type="button"
            class="link"
            onClick={() => controller.tell({ type: provider.available ? 'stop_mock' : 'start_mock' })}
          >
            {provider.available ? 'Stop it' : 'Start it'}
          </button>
        </p>
      )}
      <ul class="models">
        {models.map((model) => (
          <li key={model.id}>
            <button
              type="button"
              class="model"
              aria-pressed={chosen === model.id || (chosen === null && models.length === 1)}
              onClick={() => onChoose(provider.provider, model.id)}
            >
              <span class="model-name">{model.label}</span>
              <span class="quiet">{modelFacts(model)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function modelFacts({ size_bytes: size, context_tokens: context, loaded }: ModelDescription): string {
  const facts = [
    size === undefined ? '' : bytes(size),
    context === undefined ? '' : `${contextSize(context)} context`,
    loaded ? 'loaded' : '',
  ];
  return facts.filter(Boolean).join(' · ');
}
