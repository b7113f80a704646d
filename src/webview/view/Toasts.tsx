import { useEffect } from 'preact/hooks';
import { say } from '../selectors/catalog/say.js';
import { noticeText } from '../selectors/notices.js';
import type { SidebarState } from '../state/model.js';
import { useController } from './context.js';
import { Icon, IconButton } from './controls.js';

/** Temporary messages disappear after this time, in milliseconds; errors stay until closed. */
const NOTICE_MS = 8_000;

/** Messages that come and go. They are above the composer and over the answer, so that nothing moves. */
export function Toasts({ state }: { state: SidebarState }) {
  return (
    <div class="toasts">
      {state.ready && state.link === 'lost' && (
        <div class="strip strip-info">
          <Icon name="info" />
          <span class="strip-text">{say('banner.reconnecting')}</span>
        </div>
      )}
      <NoticeToast state={state} />
    </div>
  );
}

function NoticeToast({ state }: { state: SidebarState }) {
  const { store } = useController();
  const { notice } = state;
  useEffect(() => {
    if (notice?.level !== 'info') return undefined;
    const timer = setTimeout(() => store.dispatch({ type: 'notice_closed' }), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  if (!notice) return null;
  return (
    <div class={`strip strip-${notice.level}`}>
      <Icon name={notice.level} />
      <span class="strip-text">{noticeText(notice)}</span>
      <IconButton
        icon="close"
        label={say('banner.dismiss')}
        onClick={() => store.dispatch({ type: 'notice_closed' })}
      />
    </div>
  );
}
