import type { Summary } from '../../protocol/index.js';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { replaceMarks, withMarks } from './markdown/marks.js';
import { answerOf, type RunState, type SidebarState } from '../state/model.js';
import { sentenceEnd, sentenceWrapper } from './citationMarks.js';
import { useController } from './context.js';
import { bringIntoView } from './followEnd.js';
import { LiveNotes } from './Notes.js';
import { MarkdownText } from './MarkdownText.js';

/**
 * The answer: as it streams, then as it was grounded, with its marks. Until there is one, the notes that are being taken
 * stand in its place, whose height does not depend on which of them it shows.
 */
export function Answer({ run, reveal }: { run: RunState; reveal: SidebarState['reveal'] }) {
  const element = useRef<HTMLDivElement>(null);
  const controller = useController();
  const { summary } = run;
  const marked = useMemo(
    () => summary && { text: withMarks(summary.text, summary.sentences), finish: finisher(run.run_id, summary) },
    [run.run_id, summary],
  );

  useEffect(() => {
    const sentence = reveal && element.current?.querySelector(`[data-sentence="${reveal.sentence_index}"]`);
    if (!sentence) return;
    bringIntoView(sentence, 'center');
    for (const part of element.current?.querySelectorAll(`[data-sentence="${reveal.sentence_index}"]`) ?? []) {
      part.classList.remove('flash');
      // Reading the layout ends the animation that may still run, so that it starts anew.
      part.getBoundingClientRect();
      part.classList.add('flash');
    }
  }, [reveal, summary]);

  // Links of the answer are not links to the browser; this is the only way by which they open.
  const follow = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link) return;
    event.preventDefault();
    const address = link.getAttribute('data-address');
    if (address !== null) controller.tell({ type: 'open_external', url: address });
  };
  const answer = answerOf(run);
  const nothing = marked === null && answer === '';
  if (nothing && run.end && run.notes.length === 0) return null;
  return (
    <div
      ref={element}
      class={`answer${run.end ? '' : ' streaming'}`}
      data-run={run.run_id}
      onClick={follow}
      onKeyDown={(event) => event.key === 'Enter' && follow(event)}
    >
      {marked ? (
        <MarkdownText text={marked.text} finish={marked.finish} />
      ) : answer !== '' ? (
        <MarkdownText text={answer} />
      ) : (
        <LiveNotes run={run} />
      )}
    </div>
  );
}

function finisher(runId: string, summary: Summary): (fragment: DocumentFragment) => void {
  return (fragment) =>
    replaceMarks(
      fragment,
      (index) => sentenceWrapper(summary, index),
      (index) => sentenceEnd(runId, summary, index),
    );
}
