import type { SupportBand } from '../../protocol/index.js';
import { useState } from 'preact/hooks';
import type { RunState } from '../state/model.js';
import { count, percent } from '../selectors/amounts.js';
import { BAND_MEANINGS, BAND_NAMES, CONFIDENCE_MEANING, needsLook, reasonsOf } from '../selectors/support.js';
import { useController } from './context.js';
import { Facts, Fold, Icon } from './controls.js';

const BANDS: readonly SupportBand[] = ['verbatim', 'supported', 'doubtful', 'unsupported', 'unjudged'];

/** How far the answer can be trusted, in one line; unfolded, what to look at and what the marks mean. */
export function Verdict({ run }: { run: RunState }) {
  const [open, setOpen] = useState(false);
  const { summary, confidence, citations } = run;
  if (!summary) return null;
  const weak = summary.sentences.filter(needsLook).length;
  const read = `read ${percent(summary.coverage)}`;
  return (
    <section class="verdict" aria-label="How well the sources support the answer">
      <Fold
        open={open}
        onToggle={setOpen}
        summary={
          <Facts
            parts={[
              <span
                key="support"
                title={confidence === null ? undefined : `${percent(confidence)}: ${CONFIDENCE_MEANING}`}
              >
                {confidence === null ? 'Not judged' : `Supported ${percent(confidence)}`}
              </span>,
              <span key="citations" title="Citations that were found word for word in a source">
                {count(citations, 'citation')}
              </span>,
              <span key="read" title="Share of the sources’ text that was read closely">
                {read}
              </span>,
              ...(weak > 0
                ? [
                    <span
                      key="weak"
                      class="weak"
                      title={`${count(weak, 'sentence')} that the sources carry in part or not at all`}
                    >
                      <Icon name="warning" /> {weak} to check
                    </span>,
                  ]
                : []),
            ]}
          />
        }
      >
        {() => <VerdictDetails run={run} />}
      </Fold>
    </section>
  );
}

function VerdictDetails({ run }: { run: RunState }) {
  const { store } = useController();
  const sentences = run.summary?.sentences ?? [];
  const weak = sentences.map((sentence, index) => ({ sentence, index })).filter(({ sentence }) => needsLook(sentence));
  const show = (index: number) =>
    store.dispatch({ type: 'sentence_revealed', run_id: run.run_id, sentence_index: index });
  return (
    <>
      {weak.length > 0 && (
        <ul class="to-check">
          {weak.map(({ sentence, index }) => (
            <li key={index} data-band={sentence.band}>
              <button type="button" class="link" onClick={() => show(index)}>
                {sentence.text}
              </button>
              <span class="quiet">
                {BAND_NAMES[sentence.band]}: {reasonsOf(sentence).join(' ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      <dl class="legend">
        {BANDS.filter((band) => sentences.some((sentence) => sentence.band === band)).map((band) => (
          <div key={band}>
            <dt>
              <span class={`band-${band}`}>{BAND_NAMES[band]}</span>{' '}
              <span class="quiet">
                · {count(sentences.filter((sentence) => sentence.band === band).length, 'sentence')}
              </span>
            </dt>
            <dd class="quiet">{BAND_MEANINGS[band]}</dd>
          </div>
        ))}
      </dl>
      {run.confidence !== null && (
        <p class="quiet">
          <strong>{percent(run.confidence)}</strong>: {CONFIDENCE_MEANING}
        </p>
      )}
    </>
  );
}
