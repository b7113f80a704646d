import { useEffect, useRef } from 'preact/hooks';
import { say } from '../selectors/catalog/say.js';
import { boundSources, chipsOfPastedText } from '../state/sourceChips.js';
import { runningRun, runToFollow, type SidebarState } from '../state/model.js';
import { DEFAULT_QUERY } from '../../protocol/version.js';
import { AnswerOptions } from './AnswerOptions.js';
import { ComposerChips } from './ComposerChips.js';
import { useController } from './context.js';
import { IconButton } from './controls.js';
import { GrowingText } from './GrowingText.js';
import { usePreparation } from './usePreparation.js';
import { PROMPT_MENU, PromptMenu, usePrompts } from './PromptMenu.js';
import { ModelBadge } from './ModelBadge.js';
import { Toasts } from './Toasts.js';

/** The only place to ask: a new question about the sources in its chips, or a follow-up to what is on screen. */
export function Composer({ state }: { state: SidebarState }) {
  const controller = useController();
  const { composer, active_document: document, focus_composer: focus } = state;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // It sticks to the bottom and is always in view; browsers would scroll to its place at the end of the page.
    if (focus > 0) field.current?.focus({ preventScroll: true });
  }, [focus]);

  const listeners = usePreparation(state);
  const followed = runToFollow(state);
  const running = runningRun(state);
  const placeholder = followed
    ? 'composer.placeholderFollowUp'
    : boundSources(composer, document).length > 0
      ? 'composer.placeholderNew'
      : 'composer.placeholderEmpty';
  const stop = () => running && controller.stop(running.run_id);
  const paste = (event: ClipboardEvent) => {
    const chips = chipsOfPastedText(event.clipboardData?.getData('text/plain') ?? '');
    if (chips.length === 0) return;
    event.preventDefault();
    for (const chip of chips) controller.store.dispatch({ type: 'chip_added', chip });
  };
  const write = (query: string) => controller.store.dispatch({ type: 'query_edited', query });
  const ask = (query: string) => {
    write(query);
    controller.run();
  };
  const { prompts, chosen, onKey } = usePrompts(composer.query, state.settings.prompts ?? [], ask, write);
  const key = (event: KeyboardEvent) => {
    if (onKey(event)) return;
    if (event.key === 'Escape' && running) {
      event.preventDefault();
      stop();
    }
    if (event.key !== 'ArrowUp' || composer.query !== '') return;
    const asked = lastQuestion(state);
    if (asked === null) return;
    event.preventDefault();
    write(asked);
  };

  return (
    <form
      class="composer"
      {...listeners}
      aria-label={say('composer.form')}
      onSubmit={(event) => {
        event.preventDefault();
        controller.run();
      }}
    >
      <Toasts state={state} />
      <div class="composer-box">
        {prompts.length > 0 && <PromptMenu prompts={prompts} chosen={chosen} onPick={({ text }) => ask(text)} />}
        <ComposerChips state={state} followed={followed} />
        <div class="composer-field">
          <GrowingText
            fieldRef={field}
            label={say('composer.label')}
            placeholder={say(placeholder)}
            value={composer.query}
            onInput={write}
            onEnter={() => controller.run()}
            onPaste={paste}
            onKey={key}
            menu={prompts.length > 0 ? { id: PROMPT_MENU, chosen: `${PROMPT_MENU}-${chosen}` } : undefined}
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

/** The last question on this screen, in the reader's own words. */
function lastQuestion({ thread, runs }: SidebarState): string | null {
  const queries = thread.map((id) => runs[id]?.started?.query).filter((query) => query !== undefined);
  return queries.findLast((query) => query !== DEFAULT_QUERY) ?? null;
}
