import type { CitedAnswer } from '../../protocol/index.js';
import { isSamePlace } from '../../protocol/samePlace.js';
import { say } from '../selectors/catalog/say.js';
import type { ReasonShown } from '../selectors/verdict.js';
import { useController } from './context.js';
import { MarkdownText } from './MarkdownText.js';
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
  const open = ({ source_id, start, end }: NonNullable<ReasonShown['evidence']>) =>
    controller.tell({ type: 'open_source', run_id: run, source_id, place: 'editor', span: { start, end } });
  return (
    <>
      {reasons.map(({ text, evidence: given }, index) => {
        // Several reasons may rest on the same words, which are quoted once, after the last of them.
        const isRepeated = reasons
          .slice(index + 1)
          .some(({ evidence: next }) => given && next && isSamePlace(given, next));
        const evidence = isRepeated ? undefined : given;
        const source = summary.sources.find(({ id }) => id === evidence?.source_id);
        return (
          <div key={index} class="reason">
            <p>{text}</p>
            {evidence && (
              <div
                class="evidence"
                onClick={({ target }) => {
                  // Links in the quote are followed; selected text may be copied.
                  if (target instanceof Element && !target.closest('a, button') && document.getSelection()?.isCollapsed)
                    open(evidence);
                }}
              >
                <button
                  type="button"
                  class="link evidence-from"
                  title={say('verdict.showInSource')}
                  onClick={() => open(evidence)}
                >
                  {say('verdict.sourceSays')} {summary.sources.length > 1 && source?.title}
                </button>
                <blockquote dir="auto">
                  <MarkdownText text={shortQuote(evidence.quote)} />
                </blockquote>
              </div>
            )}
          </div>
        );
      })}
    </>
  );
}
