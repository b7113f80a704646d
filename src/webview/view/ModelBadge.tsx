import { say } from '../selectors/catalog/say.js';
import { placeOf, providerBadge } from '../selectors/providers.js';
import type { SidebarState } from '../state/model.js';
import { useController } from './context.js';
import { Icon } from './controls.js';

/** Who answers; a click shows the models. */
export function ModelBadge({ state }: { state: SidebarState }) {
  const controller = useController();
  const badge = providerBadge(state);
  const place = badge.state === 'mock' ? '' : placeOf(badge.state);
  return (
    <button
      type="button"
      class={`badge badge-${badge.state}`}
      title={say('composer.modelTooltip', { explanation: badge.explanation })}
      aria-expanded={state.panel === 'models'}
      onClick={() => controller.openPanel(state.panel === 'models' ? null : 'models')}
    >
      <span class="dot" aria-hidden="true" />
      <span class="badge-name">
        <span class="badge-provider">
          {badge.name}
          {badge.model && ' · '}
        </span>
        {badge.model && <span>{badge.model}</span>}
      </span>
      {place !== '' && <span class="badge-place">{place}</span>}
      <Icon name="chevronDown" />
      <span class="visually-hidden">. {say('composer.selectModel')}</span>
    </button>
  );
}
