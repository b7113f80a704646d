import { useState } from 'preact/hooks';
import { say } from '../selectors/catalog/say.js';
import { modelNotice } from '../selectors/providers.js';
import type { SidebarState } from '../state/model.js';
import { useController } from './context.js';
import { Icon, IconButton } from './controls.js';

/** Who answers. New, History, and other actions are in the view's title above. */
export function Header({ state }: { state: SidebarState }) {
  return (
    <header class="header">
      <h1 class="visually-hidden">Regen Research</h1>
      <ModelStrip state={state} />
    </header>
  );
}

/** Who answers in place of the requested model: shown once per session. */
function ModelStrip({ state }: { state: SidebarState }) {
  const controller = useController();
  const [open, setOpen] = useState(false);
  const notice = modelNotice(state);
  if (!notice) return null;
  return (
    <div class={`strip strip-${notice.level}`}>
      <Icon name={notice.level} />
      <span class="strip-text">
        {notice.brief}
        {open && notice.more !== '' && <span class="strip-more"> {notice.more}</span>}{' '}
        {!open && notice.more !== '' && (
          <button type="button" class="link" onClick={() => setOpen(true)}>
            {say('run.showMore')}
          </button>
        )}{' '}
        <button type="button" class="link" onClick={() => controller.openPanel('models')}>
          {say('models.select')}
        </button>
      </span>
      <IconButton
        icon="close"
        label={say('banner.dismiss')}
        onClick={() => controller.store.dispatch({ type: 'model_notice_closed', change: notice.change })}
      />
    </div>
  );
}
