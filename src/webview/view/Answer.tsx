import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { CitedAnswer } from '../../protocol/index.js';
import { say, sayTold } from '../selectors/catalog/say.js';
import { unjudgedSentences } from '../selectors/unjudged.js';
import { shownCitedAnswer } from '../selectors/verdict.js';
import { isRepaired, repairOf } from '../selectors/repairs.js';
import { shownText, showsFirst, sourcesOf, type RunState, type SidebarState } from '../state/model.js';
import { citationMarks, marksAfter } from './citationMarks.js';
import { bringIntoView } from './followEnd.js';
import { useHeldText } from './heldText.js';
import { useKeptRooms } from './keptRooms.js';
import { LiveNotes } from './Notes.js';
import { useAwaited } from './repairs.js';
import { InGroup, MARKDOWN_STOPS } from './MarkdownBlock.js';
import { MarkdownText } from './MarkdownText.js';
import { useOneStop } from './roving.js';

const NOTHING_JUDGED: CitedAnswer = { sentences: [], citations: [], sources: [] };

interface AnswerProps {
  run: RunState;
  repairs: readonly RunState[];
  reveal: SidebarState['reveal'];
  /** Whether it quotes the sources rather than being written by a model. */
  quoted: boolean;
}

/**
 * The answer: as it streams, then with its marks. Until it starts, the notes being taken are shown in its place, at a
 * fixed height.
 */
export function Answer({ run, repairs, reveal, quoted }: AnswerProps) {
  const element = useRef<HTMLDivElement>(null);
  const moveInAnswer = useOneStop(element, MARKDOWN_STOPS);
  const { summary, grounded, first, sources_read: sources } = run;
  const received = summary?.text ?? shownText(run);
  const isOver = summary !== null || run.end !== null;
  const cited = useMemo(() => shownCitedAnswer(run), [summary, grounded, first, showsFirst(run), sources]);
  const unjudged = useMemo(
    () => (isOver ? [] : unjudgedSentences(received, cited?.sentences.at(-1)?.end ?? 0, sourcesOf(run))),
    [received, isOver, cited],
  );
  // A source may still be indexed while the first sentence is written; after that, verdicts are quick. A first answer
  // arrives whole.
  const waitsFor = cited && !showsFirst(run) ? unjudged.find(({ followed }) => followed) : undefined;
  const text = useHeldText(received, waitsFor?.end ?? null);
  const rooms = useKeptRooms(text, [
    ...(cited ?? NOTHING_JUDGED).sentences.flatMap((sentence, index) =>
      // A sentence that was replaced before the answer was opened has no marks to keep.
      isRepaired(repairOf(repairs, index)) ? [] : [{ ...sentence, marks: marksAfter(sentence) }],
    ),
    ...unjudged.map((sentence) => ({ ...sentence, marks: 1 })),
  ]);
  const awaited = useAwaited(repairs);
  const marks = useMemo(
    () =>
      cited || unjudged.length > 0
        ? citationMarks(run.run_id, cited ?? NOTHING_JUDGED, { repairs, awaited, unjudged, rooms })
        : undefined,
    [run.run_id, cited, unjudged, repairs, awaited, rooms],
  );

  useEffect(() => {
    const sentence = reveal && element.current?.querySelector(`[data-sentence="${reveal.sentence_index}"]`);
    if (!sentence) return;
    bringIntoView(sentence, 'center');
    for (const part of element.current?.querySelectorAll(`[data-sentence="${reveal.sentence_index}"]`) ?? []) {
      part.classList.remove('flash');
      // Forcing a layout ends an animation in progress, so that it starts again.
      part.getBoundingClientRect();
      part.classList.add('flash');
    }
  }, [reveal, summary]);

  if (text === '' && run.end && run.notes.length === 0) return null;
  return (
    <div ref={element} class={`answer${run.end ? '' : ' streaming'}`} data-run={run.run_id} onKeyDown={moveInAnswer}>
      {quoted && text !== '' && (
        <h3 class="answer-title" title={say('run.demoExplanation')}>
          {say('run.demoTitle')}
        </h3>
      )}
      {showsFirst(run) && run.first_told && (
        <p class="first-answer quiet" role="status">
          {sayTold(run.first_told)}
        </p>
      )}
      <InGroup.Provider value>
        {text === '' ? (
          <LiveNotes run={run} />
        ) : (
          <MarkdownText
            text={text}
            marks={marks}
            growing={!isOver}
            cut={run.end !== null && run.end.reason !== 'completed'}
          />
        )}
      </InGroup.Provider>
    </div>
  );
}
