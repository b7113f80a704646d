import { useEffect, useRef } from 'preact/hooks';
import { boundSources, chipOfAddress, chipOfDocument, documentTitle, splitAddresses } from '../state/sourceChips.js';
import { isDrafted, runningRun, type RunState, type SidebarState, type SourceChip } from '../state/model.js';
import { useController } from './context.js';
import { Button, Icon, IconButton } from './controls.js';
import { GrowingText } from './GrowingText.js';

export function Composer({ state, compact }: { state: SidebarState; compact: boolean }) {
  const controller = useController();
  const { composer, active_document: document, focus_composer: focus } = state;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focus > 0) field.current?.focus();
  }, [focus]);

  const bound = boundSources(composer, document);
  const automatic = composer.chips.length === 0 && bound.length > 0;
  const offered = document && !automatic ? chipOfDocument(document) : null;
  const running = runningRun(state);
  const paste = (event: ClipboardEvent) => {
    const { addresses, rest } = splitAddresses(event.clipboardData?.getData('text/plain') ?? '');
    // Only what is nothing but addresses: one within a pasted text belongs to that text until it is asked.
    if (addresses.length === 0 || rest.replace(/[\s,;]+/g, '') !== '') return;
    event.preventDefault();
    for (const address of addresses) controller.store.dispatch({ type: 'chip_added', chip: chipOfAddress(address) });
  };

  return (
    <form
      class={`composer${compact ? ' compact' : ''}`}
      aria-label="New question"
      onSubmit={(event) => {
        event.preventDefault();
        controller.run();
      }}
    >
      <ul class="chips" aria-label="Sources to read">
        {bound.map((chip) => (
          <Chip key={chip.key} chip={chip} automatic={automatic} dirty={automatic && document?.dirty === true} />
        ))}
        {offered && !composer.chips.some(({ key }) => key === offered.key) && document && (
          <li>
            <button
              type="button"
              class="chip offered"
              title={`Also read ${documentTitle(document)}`}
              onClick={() =>
                composer.chips.length === 0
                  ? controller.store.dispatch({ type: 'document_dismissed', dismissed: false })
                  : controller.store.dispatch({ type: 'chip_added', chip: offered })
              }
            >
              <Icon name="add" />
              <span class="chip-title">{documentTitle(document)}</span>
            </button>
          </li>
        )}
        <li>
          {bound.length > 0 || offered ? (
            <IconButton
              icon="add"
              label="Add a source"
              onClick={() => controller.tell({ type: 'pick_sources', kind: 'any' })}
            />
          ) : (
            <button
              type="button"
              class="chip offered"
              onClick={() => controller.tell({ type: 'pick_sources', kind: 'any' })}
            >
              <Icon name="add" />
              <span class="chip-title">Add a source</span>
            </button>
          )}
        </li>
      </ul>
      <div class="composer-field">
        <GrowingText
          fieldRef={field}
          layout={compact ? 'compact' : 'roomy'}
          label="Question"
          placeholder={placeholder(bound.length, compact)}
          value={composer.query}
          onInput={(query) => controller.store.dispatch({ type: 'query_edited', query })}
          onEnter={() => controller.run()}
          onPaste={paste}
        />
        {compact && <RunOrStop running={running} compact />}
      </div>
      {!compact && (
        <div class="composer-row">
          <AnswerOptions state={state} />
          <RunOrStop running={running} primary={isDrafted(composer)} />
        </div>
      )}
    </form>
  );
}

function placeholder(sources: number, compact: boolean): string {
  if (sources === 0) return 'Paste a URL, or open a document';
  return compact ? 'New question' : 'Ask, or leave empty to summarize';
}

function RunOrStop({
  running,
  compact = false,
  primary = false,
}: {
  running: RunState | null;
  compact?: boolean;
  primary?: boolean;
}) {
  const controller = useController();
  const stop = () => running && controller.stop(running.run_id);
  if (compact)
    return running ? (
      <IconButton icon="stop" label="Stop; what was written is kept" onClick={stop} />
    ) : (
      <IconButton icon="play" label="Run" onClick={() => controller.run()} />
    );
  return running ? (
    <Button onClick={stop} title="Stop; what was written is kept">
      <span slot="start">
        <Icon name="stop" />
      </span>
      Stop
    </Button>
  ) : (
    <Button primary={primary} onClick={() => controller.run()} title="Run (Enter)">
      <span slot="start">
        <Icon name="play" />
      </span>
      Run
    </Button>
  );
}

function Chip({ chip, automatic, dirty }: { chip: SourceChip; automatic: boolean; dirty: boolean }) {
  const { store } = useController();
  const remove = () =>
    automatic
      ? store.dispatch({ type: 'document_dismissed', dismissed: true })
      : store.dispatch({ type: 'chip_removed', key: chip.key });
  const address = 'url' in chip.request && chip.request.url ? chip.request.url : chip.title;
  const explanation = automatic
    ? `The document in front: ${chip.title}${dirty ? ', with its unsaved changes' : ''}`
    : address;
  return (
    <li class={`chip${automatic ? ' automatic' : ''}`} title={explanation}>
      <Icon name={chip.kind === 'url' ? 'globe' : chip.kind === 'selection' ? 'quote' : 'file'} />
      <span class="chip-title">{chip.title}</span>
      {dirty && (
        <span class="chip-dirty" aria-label="unsaved changes">
          ●
        </span>
      )}
      <button type="button" class="chip-remove" aria-label={`Remove ${chip.title}`} onClick={remove}>
        <Icon name="close" />
      </button>
    </li>
  );
}

const LENGTHS = [
  ['', 'Any length'],
  ['short', 'Short'],
  ['medium', 'Medium'],
  ['long', 'Long'],
] as const;
const LANGUAGES = [
  ['', 'Same language'],
  ['en', 'English'],
  ['de', 'Deutsch'],
  ['fr', 'Français'],
  ['es', 'Español'],
  ['it', 'Italiano'],
  ['pt', 'Português'],
  ['ru', 'Русский'],
  ['zh', '中文'],
  ['ja', '日本語'],
] as const;

function AnswerOptions({ state }: { state: SidebarState }) {
  const controller = useController();
  const { length, language } = state.settings;
  const set = (change: { length?: string; language?: string }) => {
    const chosen = change.length ?? length ?? '';
    controller.tell({
      type: 'set_answer',
      length: chosen === 'short' || chosen === 'medium' || chosen === 'long' ? chosen : null,
      language: (change.language ?? language) || null,
    });
  };
  const languages =
    language === null || LANGUAGES.some(([code]) => code === language)
      ? LANGUAGES
      : [...LANGUAGES, [language, language] as const];
  return (
    <div class="options">
      <select
        aria-label="Length of the answer"
        title="Length of the answer"
        value={length ?? ''}
        onChange={(event) => set({ length: event.currentTarget.value })}
      >
        {LENGTHS.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <select
        aria-label="Language of the answer"
        title="Language of the answer; the same as that of the source where none is chosen"
        value={language ?? ''}
        onChange={(event) => set({ language: event.currentTarget.value })}
      >
        {languages.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
