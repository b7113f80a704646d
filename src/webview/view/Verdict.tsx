import { useRef, useState } from 'preact/hooks';
import { say } from '../selectors/catalog/say.js';
import {
  bandCount,
  bandMeaning,
  bandName,
  BANDS,
  needsCheck,
  shownReasons,
  shownVerdict,
} from '../selectors/verdict.js';
import { isRepaired, repairOf } from '../selectors/repairs.js';
import type { RunState } from '../state/model.js';
import { useController } from './context.js';
import { Facts, Fold, Icon } from './controls.js';
import { Reasons } from './CounterEvidence.js';
import { tableHeadAt, withTableHeads } from './markdown/tableRows.js';
import { InGroup, MARKDOWN_STOPS } from './MarkdownBlock.js';
import { MarkdownText } from './MarkdownText.js';
import { RepairButton } from './RepairButton.js';
import { useOneStop } from './roving.js';

const STOPS = `button, ${MARKDOWN_STOPS}`;

/**
 * How well the sources support the answer, in counts; expanded, the sentences to check with the reasons, and what the
 * counts mean.
 */
export function Verdict({ run, repairs }: { run: RunState; repairs: readonly RunState[] }) {
  const [open, setOpen] = useState(false);
  const verdict = shownVerdict(run);
  // Before the end, what comes above it isn't complete.
  if (!verdict || !run.summary || run.end === null) return null;
  // A corrected sentence is no longer one of its band.
  const replaced = run.summary.sentences.filter((_, index) => isRepaired(repairOf(repairs, index)));
  const corrected = replaced.length;
  const left = { ...verdict };
  for (const { band } of replaced) left[band]--;
  // A count that has become zero stays in its place.
  const parts = BANDS.filter((band) => verdict[band] > 0).map((band) => (
    <span key={band} class={`band-${band}`} title={bandMeaning(band)}>
      {bandCount(band, left)}
    </span>
  ));
  if (corrected > 0)
    parts.push(
      <span key="corrected" title={say('verdict.correctedMeaning')}>
        {say('verdict.corrected', { count: corrected })}
      </span>,
    );
  return (
    <section class="verdict" aria-label={say('verdict.label')}>
      {run.summary.may_not_answer && (
        <p class="may-not-answer" title={say('verdict.mayNotAnswerExplanation')}>
          <Icon name="warning" /> {say('verdict.mayNotAnswer')}
        </p>
      )}
      <Fold
        open={open}
        onToggle={setOpen}
        summary={
          parts.length > 0 ? <Facts parts={parts} /> : <span class="quiet">{say('verdict.nothingToCheck')}</span>
        }
      >
        {() => <VerdictDetails run={run} repairs={repairs} />}
      </Fold>
    </section>
  );
}

function VerdictDetails({ run, repairs }: { run: RunState; repairs: readonly RunState[] }) {
  const { store } = useController();
  const list = useRef<HTMLUListElement>(null);
  const moveInList = useOneStop(list, STOPS);
  const { summary } = run;
  if (!summary) return null;
  const listed = summary.sentences
    .map((sentence, index) => ({ sentence, index }))
    .filter(({ sentence }) => needsCheck(sentence) || sentence.band === 'unjudged');
  const show = (index: number) =>
    store.dispatch({ type: 'sentence_revealed', run_id: run.run_id, sentence_index: index });
  return (
    <>
      {listed.length > 0 && (
        <ul ref={list} class="to-check" onKeyDown={moveInList}>
          <InGroup.Provider value>
            {listed.map(({ sentence, index }) => {
              const corrected = isRepaired(repairOf(repairs, index));
              return (
                <li key={index} data-band={corrected ? 'corrected' : sentence.band}>
                  <div class="to-check-head">
                    <span class={`to-check-band ${corrected ? '' : `band-${sentence.band}`}`}>
                      {corrected ? say('verdict.correctedTitle') : bandName(sentence.band)}
                    </span>
                    <button type="button" class="link" onClick={() => show(index)}>
                      {say('verdict.showSentence')}
                    </button>
                  </div>
                  <div class={corrected ? 'replaced' : undefined} role={corrected ? 'deletion' : undefined}>
                    <MarkdownText text={withTableHeads(sentence.text, tableHeadAt(summary.text, sentence.start))} />
                  </div>
                  <Reasons run={run.run_id} summary={summary} reasons={shownReasons(sentence)} />
                  <RepairButton run={run} repairs={repairs} sentence={sentence} index={index} />
                </li>
              );
            })}
          </InGroup.Provider>
        </ul>
      )}
      <dl class="legend">
        {BANDS.filter((band) => summary.sentences.some((sentence) => sentence.band === band)).map((band) => (
          <div key={band}>
            <dt class={`band-${band}`}>{bandName(band)}</dt>
            <dd class="quiet">{bandMeaning(band)}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{say('verdict.explanation')}</p>
    </>
  );
}
