import { useEffect, useRef } from 'preact/hooks';
import { say } from '../selectors/catalog/say.js';
import { boundSources, chipOfAddress, splitAddresses } from '../state/sourceChips.js';
import { runningRun, runToFollow, type SidebarState } from '../state/model.js';
import { DEFAULT_QUERY } from '../../protocol/version.js';
import { AnswerOptions } from './AnswerOptions.js';
import { ComposerChips } from './ComposerChips.js';
import { useController } from './context.js';
import { IconButton } from './controls.js';
import { GrowingText } from './GrowingText.js';
import { ModelBadge } from './ModelBadge.js';

/** The one place to ask: a new question about the sources in its chips, or a follow-up to what the screen shows. */
export function Composer({ state }: { state: SidebarState }) {
  const controller = useController();
  const { composer, active_document: document, focus_composer: focus } = state;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focus > 0) field.current?.focus();
  }, [focus]);

  const followed = runToFollow(state);
  const running = runningRun(state);
  const placeholder = followed
    ? 'composer.placeholderFollowUp'
    : boundSources(composer, document).length > 0
      ? 'composer.placeholderNew'
      : 'composer.placeholderEmpty';
  const stop = () => running && controller.stop(running.run_id);
  const paste = (event: ClipboardEvent) => {
    const { addresses, rest } = splitAddresses(event.clipboardData?.getData('text/plain') ?? '');
    // Only what is nothing but addresses: one within a pasted text belongs to that text until it is asked.
    if (addresses.length === 0 || rest.replace(/[\s,;]+/g, '') !== '') return;
    event.preventDefault();
    for (const address of addresses) controller.store.dispatch({ type: 'chip_added', chip: chipOfAddress(address) });
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && running) {
      event.preventDefault();
      stop();
    }
    if (event.key !== 'ArrowUp' || composer.query !== '') return;
    const asked = lastQuestion(state);
    if (asked === null) return;
    event.preventDefault();
    controller.store.dispatch({ type: 'query_edited', query: asked });
  };

  return (
    <form
      class="composer"
      aria-label={say('composer.form')}
      onSubmit={(event) => {
        event.preventDefault();
        controller.run();
      }}
    >
      <div class="composer-box">
        <ComposerChips state={state} followed={followed} />
        <div class="composer-field">
          <GrowingText
            fieldRef={field}
            label={say('composer.label')}
            placeholder={say(placeholder)}
            value={composer.query}
            onInput={(query) => controller.store.dispatch({ type: 'query_edited', query })}
            onEnter={() => controller.run()}
            onPaste={paste}
            onKey={key}
          />
          {running ? (
            <IconButton icon="stop" label={say('composer.stop')} onClick={stop} />
          ) : (
            <IconButton icon="play" label={say('composer.run')} onClick={() => controller.run()} />
          )}
        </div>
      </div>
      <div class="composer-row">
        <ModelBadge state={state} />
        <AnswerOptions settings={state.settings} />
      </div>
    </form>
  );
}

/** What was asked last on this screen, in the reader's own words. */
function lastQuestion({ thread, runs }: SidebarState): string | null {
  const queries = thread.map((id) => runs[id]?.started?.query).filter((query) => query !== undefined);
  return queries.findLast((query) => query !== DEFAULT_QUERY) ?? null;
}
