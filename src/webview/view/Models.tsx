import type { LearnedFacts, ModelDescription, ProviderStatus } from '../../protocol/index.js';
import { bytes, contextSize } from '../selectors/amounts.js';
import { learnedFacts } from '../selectors/learned.js';
import { say, sayTold } from '../selectors/catalog/say.js';
import { placeOf, providerName, stateOf } from '../selectors/providers.js';
import type { SidebarState } from '../state/model.js';
import { useController } from './context.js';
import { Button, IconButton, Spinner } from './controls.js';
import { Panel } from './Panel.js';
import { OLLAMA_PAGE } from './Setup.js';

/** Who can answer: the available models, and what to do about the others. */
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
      title={say('models.title')}
      closeLabel={say('models.close')}
      onClose={() => controller.openPanel(null)}
      tools={<IconButton icon="refresh" label={say('models.refresh')} onClick={() => controller.listModels()} />}
    >
      <ul class="models">
        <li>
          <button
            type="button"
            class="model"
            aria-pressed={settings.provider === null}
            onClick={() => choose(null, null)}
          >
            <span class="model-name">{say('models.automatic')}</span>
            <span class="quiet">{say('models.automaticExplanation')}</span>
          </button>
        </li>
      </ul>
      {models === null && (
        <p class="quiet">
          <Spinner /> {say('models.loading')}
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
        <Button onClick={() => controller.tell({ type: 'choose_model' })}>{say('models.more')}</Button>
        <Button onClick={() => controller.tell({ type: 'open_settings', query: 'regenResearch provider' })}>
          {say('models.settings')}
        </Button>
      </div>
    </Panel>
  );
}

/** The provider that a person installs, rather than signs up for. */
const OLLAMA = 'ollama';

interface ProviderGroupProps {
  provider: ProviderStatus;
  models: readonly ModelDescription[];
  /** undefined: another provider is chosen. */
  chosen: string | null | undefined;
  onChoose: (provider: string, model: string | null) => void;
}

function ProviderGroup({ provider, models, chosen, onChoose }: ProviderGroupProps) {
  const controller = useController();
  const state = stateOf(provider);
  const name = providerName([provider], provider.provider);
  // The demo's models exist for tests.
  const listed = provider.location === 'mock' ? [] : models;
  return (
    <section aria-label={name}>
      <h3 class={`day badge-${state}`}>
        <span class="dot" aria-hidden="true" /> {name}{' '}
        {provider.location !== 'mock' && <span class="quiet">{placeOf(state)}</span>}
      </h3>
      {state === 'failing' && <p class="quiet">{sayTold(provider) || say('models.notReachable', { name })}</p>}
      {state === 'unset' && provider.can?.includes('set_key') && (
        <p>
          <button
            type="button"
            class="link"
            onClick={() => controller.tell({ type: 'set_api_key', provider: provider.provider })}
          >
            {say('setup.key')}
          </button>
        </p>
      )}
      {state === 'unset' && provider.provider === OLLAMA && (
        <p>
          <button
            type="button"
            class="link"
            onClick={() => controller.tell({ type: 'open_external', url: OLLAMA_PAGE })}
          >
            {say('setup.ollama')}
          </button>
        </p>
      )}
      {provider.location === 'mock' && (
        <p class="quiet">
          <button
            type="button"
            class="link"
            onClick={() => controller.tell({ type: provider.available ? 'stop_mock' : 'start_mock' })}
          >
            {say(provider.available ? 'models.stopDemo' : 'models.startDemo')}
          </button>
        </p>
      )}
      <ul class="models">
        {provider.location === 'mock' && provider.available && (
          <li>
            <button
              type="button"
              class="model"
              aria-pressed={chosen !== undefined}
              onClick={() => onChoose(provider.provider, null)}
            >
              <span class="quiet">{say('models.explainDemo')}</span>
            </button>
          </li>
        )}
        {listed.map((model) => (
          <li key={model.id}>
            <button
              type="button"
              class="model"
              aria-pressed={chosen === model.id || (chosen === null && listed.length === 1)}
              onClick={() => onChoose(provider.provider, model.id)}
            >
              <span class="model-name">{model.label}</span>
              <span class="quiet">{modelFacts(model)}</span>
            </button>
            {model.learned && <Learned model={model} learned={model.learned} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Measurements of a model and its server. */
function Learned({ model, learned }: { model: ModelDescription; learned: LearnedFacts }) {
  const controller = useController();
  const forget = () => {
    controller.tell({ type: 'forget_learned', provider: model.provider, model: model.id });
    controller.listModels();
  };
  return (
    <p class="quiet learned">
      {learnedFacts(learned)}{' '}
      <button type="button" class="link" onClick={forget}>
        {say('models.forgetLearned')}
      </button>
    </p>
  );
}

function modelFacts({ size_bytes: size, context_tokens: context, loaded }: ModelDescription): string {
  const facts = [
    size === undefined ? '' : bytes(size),
    context === undefined ? '' : say('models.context', { size: contextSize(context) }),
    loaded ? say('models.loaded') : '',
  ];
  return facts.filter(Boolean).join(' · ');
}
