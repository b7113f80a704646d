import type { SidebarState } from '../state/model.js';
import { providerBadge } from '../selectors/providers.js';
import { useController } from './context.js';

const PLACES = { local: 'local', cloud: 'cloud', mock: 'mock', away: 'away', unknown: '' } as const;

/** Who answers. New, history and the rest are actions of the view's own title, which VS Code draws above. */
export function Header({ state }: { state: SidebarState }) {
  const controller = useController();
  const badge = providerBadge(state);
  const toggle = () => controller.openPanel(state.panel === 'models' ? null : 'models');
  const name = badge.model ? `${badge.name} · ${badge.model}` : badge.name;
  return (
    <header class="header">
      <h1 class="visually-hidden">Regen Research</h1>
      <button
        type="button"
        class={`badge badge-${badge.state}`}
        title={`${badge.explanation} Click to choose.`}
        aria-expanded={state.panel === 'models'}
        onClick={toggle}
      >
        <span class="dot" aria-hidden="true" />
        <span class="badge-name">{name}</span>
        {PLACES[badge.state] && <span class="badge-place">{PLACES[badge.state]}</span>}
        <span class="visually-hidden">. Choose a model</span>
      </button>
    </header>
  );
}
