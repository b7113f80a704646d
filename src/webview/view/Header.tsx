import type { SidebarState } from '../state/model.js';
import { providerBadge } from '../words/providers.js';
import { useController } from './context.js';
import { IconButton } from './controls.js';

const PLACES = { local: 'local', cloud: 'cloud', mock: 'mock', away: 'away', unknown: '' } as const;

export function Header({ state }: { state: SidebarState }) {
  const controller = useController();
  const badge = providerBadge(state);
  const toggle = (panel: 'history' | 'models') => controller.openPanel(state.panel === panel ? null : panel);
  const name = badge.model ? `${badge.name} · ${badge.model}` : badge.name;
  return (
    <header class="header">
      <h1 class="visually-hidden">Regen Research</h1>
      <button type="button" class={`badge badge-${badge.state}`} title={`${badge.explanation} Click to choose.`} aria-expanded={state.panel === 'models'} onClick={() => toggle('models')}>
        <span class="dot" aria-hidden="true" />
        <span class="badge-name">{name}</span>
        {PLACES[badge.state] && <span class="badge-place">{PLACES[badge.state]}</span>}
        <span class="visually-hidden">. Choose a model</span>
      </button>
      <IconButton icon="add" label="New question" onClick={() => controller.store.dispatch({ type: 'new_thread' })} />
      <IconButton icon="history" label="History" expanded={state.panel === 'history'} onClick={() => toggle('history')} />
    </header>
  );
}
