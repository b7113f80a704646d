import { useState } from 'preact/hooks';
import { say } from '../selectors/catalog/say.js';
import type { ModelNotice as ModelNoticeText } from '../selectors/providers.js';
import { useController } from './context.js';
import { Icon, IconButton } from './controls.js';

/**
 * Who answers in place of the requested model: shown once per session, where the answer will begin, so that it moves
 * nothing.
 */
export function ModelNotice({ notice }: { notice: ModelNoticeText }) {
  const controller = useController();
  const [open, setOpen] = useState(false);
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
