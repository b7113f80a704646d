import { useRef } from 'preact/hooks';
import { say, sayCount } from '../selectors/catalog/say.js';
import { sourcesTitle } from '../selectors/sourcesTitle.js';
import { boundSources, chipsOfDocument, documentTitle } from '../state/sourceChips.js';
import { sourcesOf, type RunState, type SidebarState, type SourceChip } from '../state/model.js';
import { useController } from './context.js';
import { Icon, IconButton, type IconName } from './controls.js';
import { useOneStop } from './roving.js';

/** What the question is about: the sources of the conversation, those that the reader added, or the active document. */
export function ComposerChips({ state, followed }: { state: SidebarState; followed: RunState | null }) {
  const controller = useController();
  const { store } = controller;
  const list = useRef<HTMLUListElement>(null);
  const moveInList = useOneStop(list, 'button');
  const { composer, active_document: document } = state;
  const bound = followed ? [] : boundSources(composer, document);
  const automatic = composer.chips.length === 0 && bound.length > 0;
  const offered = document && !automatic ? chipsOfDocument(document) : [];
  const isNew =
    offered.some(({ key }) => !composer.chips.some((chip) => chip.key === key)) &&
    !(followed && sourcesOf(followed).some(({ uri }) => uri === document?.uri));
  const add = () => controller.tell({ type: 'pick_sources', kind: 'any' });
  return (
    <ul ref={list} class="chips" aria-label={say('composer.sources')} onKeyDown={moveInList}>
      {followed && <ThreadChip run={followed} />}
      {bound.map((chip) => (
        <Chip
          key={chip.key}
          icon={iconOf(chip)}
          title={chip.title}
          tooltip={tooltipOf(chip, automatic, document?.dirty === true)}
          automatic={automatic}
          dirty={automatic && document?.dirty === true}
          onRemove={() =>
            store.dispatch(
              automatic ? { type: 'document_dismissed', dismissed: true } : { type: 'chip_removed', key: chip.key },
            )
          }
        />
      ))}
      <li class="offer">
        {isNew && document && (
          <button
            type="button"
            class="chip offered"
            title={say('composer.alsoRead', { title: documentTitle(document) })}
            onClick={() =>
              composer.document_dismissed && composer.chips.length === 0 && !followed
                ? store.dispatch({ type: 'document_dismissed', dismissed: false })
                : offered.forEach((chip) => store.dispatch({ type: 'chip_added', chip }))
            }
          >
            <Icon name="add" />
            <span class="chip-title" dir="auto">
              {documentTitle(document)}
            </span>
          </button>
        )}
        <IconButton icon="add" label={say('composer.add')} onClick={add} />
      </li>
    </ul>
  );
}

/** The sources for answering a follow-up; without this chip, the question starts a new thread. */
function ThreadChip({ run }: { run: RunState }) {
  const { store } = useController();
  const sources = sourcesOf(run);
  const [first] = sources;
  if (first === undefined) return null;
  const title = sourcesTitle(sources);
  return (
    <Chip
      icon={first.kind === 'url' ? 'globe' : 'file'}
      title={title}
      tooltip={say('composer.threadSources', { title })}
      automatic
      onRemove={() => store.dispatch({ type: 'asked_anew', anew: true })}
    />
  );
}

interface ChipProps {
  icon: IconName;
  title: string;
  tooltip: string;
  automatic: boolean;
  dirty?: boolean;
  onRemove: () => void;
}

function Chip({ icon, title, tooltip, automatic, dirty = false, onRemove }: ChipProps) {
  return (
    <li class={`chip${automatic ? ' automatic' : ''}`} title={tooltip}>
      <Icon name={icon} />
      <span class="chip-title" dir="auto">
        {title}
      </span>
      {dirty && (
        <span class="chip-dirty" role="img" aria-label={say('composer.unsaved')}>
          ●
        </span>
      )}
      <button type="button" class="chip-remove" aria-label={say('composer.remove', { title })} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </li>
  );
}

const ICONS: Record<SourceChip['kind'], IconName> = {
  url: 'globe',
  document: 'file',
  selection: 'quote',
  text: 'note',
};
const iconOf = ({ kind }: SourceChip): IconName => ICONS[kind];

function tooltipOf({ title, request }: SourceChip, automatic: boolean, dirty: boolean): string {
  if (automatic) return say(dirty ? 'composer.currentDirty' : 'composer.current', { title });
  if ('text' in request)
    return say('composer.pastedText', { words: sayCount('words', request.text.split(/\s+/).length) });
  return 'url' in request && request.url ? request.url : title;
}
