import type { CitedAnswer } from '../../protocol/index.js';
import { say } from '../selectors/catalog/say.js';
import type { ReasonShown } from '../selectors/verdict.js';
import { useController } from './context.js';
import { shortQuote } from './quotes.js';

/**
 * Why a sentence isn't supported: each reason, and the contradicting words of the source, which link to their location.
 */
export function Reasons({
  run,
  summary,
  reasons,
}: {
  run: string;
  summary: Pick<CitedAnswer, 'sources'>;
  reasons: readonly ReasonShown[];
}) {
  const controller = useController();
  return (
    <>
      {reasons.map(({ text, evidence }, index) => {
        const source = summary.sources.find(({ id }) => id === evidence?.source_id);
        return (
          <div key={index} class="reason">
            <p>{text}</p>
            {evidence && (
              <button
                type="button"
                class="evidence"
                title={say('verdict.showInSource')}
                onClick={() =>
                  controller.tell({
                    type: 'open_source',
                    run_id: run,
                    source_id: evidence.source_id,
                    place: 'editor',
                    span: { start: evidence.start, end: evidence.end },
                  })
                }
              >
                <span class="evidence-from">
                  {say('verdict.sourceSays')} {summary.sources.length > 1 && source?.title}
                </span>
                <q dir="auto">{shortQuote(evidence.quote)}</q>
              </button>
            )}
          </div>
        );
      })}
    </>
  );
}
