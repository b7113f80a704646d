import type { SummarySentence } from '../../protocol/index.js';
import { say } from '../selectors/catalog/say.js';
import { canRepair, isRepaired, repairOf } from '../selectors/repairs.js';
import type { RunState } from '../state/model.js';
import { useController } from './context.js';
import { Spinner } from './controls.js';
import { tableHeadAt, withTableHeads } from './markdown/tableRows.js';
import { MarkdownText } from './MarkdownText.js';

interface RepairButtonProps {
  run: RunState;
  repairs: readonly RunState[];
  sentence: SummarySentence;
  index: number;
}

/** Asks the model to correct a sentence, and shows the result. */
export function RepairButton({ run, repairs, sentence, index }: RepairButtonProps) {
  const controller = useController();
  const repair = repairOf(repairs, index);
  if (isRepaired(repair))
    return (
      <div class="correction-shown">
        <span class="quiet">{say('repair.corrected')}</span>{' '}
        <MarkdownText
          text={withTableHeads(
            repair.summary.text,
            run.summary ? tableHeadAt(run.summary.text, sentence.start) : undefined,
          )}
        />
      </div>
    );
  if (repair && repair.end === null)
    return (
      <p class="quiet" role="status">
        <Spinner /> {say('repair.asking')}
      </p>
    );
  if (!canRepair(sentence, repair)) return null;
  return (
    <>
      {repair && <p class="bad">{repair.failures.at(-1)?.message ?? say('run.failedSentence')}</p>}
      <button type="button" class="link" onClick={() => controller.repair(run, index)}>
        {say('repair.ask')}
      </button>
    </>
  );
}
