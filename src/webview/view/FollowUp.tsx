import type { RunState } from '../state/model.js';
import { useController } from './context.js';
import { IconButton } from './controls.js';
import { GrowingText } from './GrowingText.js';

/**
 * A further question about what the thread has read. It stays while one is being answered, so that the next can be
 * written meanwhile; `ready`: whether it can be asked now.
 */
export function FollowUp({ run, draft, ready }: { run: RunState; draft: string; ready: boolean }) {
  const controller = useController();
  const send = () => ready && controller.followUp(run, draft);
  return (
    <form
      class="follow-up"
      aria-label="Follow-up question"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <GrowingText
        label="Follow-up question"
        placeholder="Follow up …"
        value={draft}
        onInput={(query) => controller.store.dispatch({ type: 'follow_up_edited', query })}
        onEnter={send}
      />
      <IconButton icon="play" label="Ask" disabled={!ready || draft.trim() === ''} onClick={send} />
    </form>
  );
}
