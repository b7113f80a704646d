import type { ProviderStatus } from '../../protocol/index.js';
import { memo } from 'preact/compat';
import { useEffect, useRef, useState } from 'preact/hooks';
import { say, sayTold } from '../selectors/catalog/say.js';
import { answeredBy, type ModelNotice as ModelNoticeText } from '../selectors/providers.js';
import {
  canReadOn,
  failuresOfRun,
  incompleteBy,
  newSentences,
  questionTitle,
  whyIncomplete,
} from '../selectors/status.js';
import { shownText, type PendingStart, type RunState, type SidebarState } from '../state/model.js';
import { ActionCards } from './ActionCards.js';
import { Answer } from './Answer.js';
import { AnswerTools } from './AnswerTools.js';
import { Banner } from './Banners.js';
import { Changes } from './Changes.js';
import { useController } from './context.js';
import { Button, Fold, Spinner } from './controls.js';
import { bringIntoView } from './followEnd.js';
import { MarkdownText } from './MarkdownText.js';
import { ModelNotice } from './ModelNotice.js';
import { Question } from './Question.js';
import { Remedies } from './Remedies.js';
import { RunLine } from './RunLine.js';
import { SourceFailures } from './SourceList.js';
import { Verdict } from './Verdict.js';

interface TurnProps {
  run: RunState;
  /** Runs that correct sentences of its answer. */
  repairs: readonly RunState[];
  providers: readonly ProviderStatus[];
  trusted: boolean;
  first: boolean;
  /** Who answers in place of the requested model. */
  notice: ModelNoticeText | null;
  reveal: SidebarState['reveal'];
}

/** One question, its answer, the evidence, and the next steps. */
export const Turn = memo(function Turn({ run, repairs, providers, trusted, first, notice, reveal }: TurnProps) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    // A follow-up is asked at the end of the column; its answer starts where the reader is looking.
    if (!first && !run.end && element.current) bringIntoView(element.current, 'start');
    // Only when it appears.
  }, []);
  const query = run.started?.query ?? '';
  // A failure during the answer doesn't push down what was read.
  const failedFirst = useRef(false);
  failedFirst.current ||= run.failures.length > 0 && shownText(run) === '';
  const failures = <Failures run={run} />;
  return (
    <article
      ref={element}
      class="turn"
      aria-label={questionTitle(query)}
      aria-busy={run.end === null}
      data-run={run.run_id}
    >
      <Question query={query} />
      <RunLine run={run} providers={providers} />
      {notice && <ModelNotice notice={notice} />}
      {failedFirst.current && failures}
      <SourceFailures run={run} />
      <Answer run={run} repairs={repairs} reveal={reveal} quoted={answeredBy(run, providers).location === 'mock'} />
      {!failedFirst.current && run.end && failures}
      <Incomplete run={run} />
      <Verdict run={run} repairs={repairs} />
      <AnswerTools run={run} trusted={trusted} />
      <Changes run={run} />
      <FirstAnswer run={run} />
      <ActionCards run={run} trusted={trusted} />
    </article>
  );
});

function Failures({ run }: { run: RunState }) {
  const controller = useController();
  const failures = failuresOfRun(run);
  const incomplete = incompleteBy(run);
  // Remedies for a source are already offered with it.
  const atSource = run.failures.some(({ source_id: source }) => source !== undefined);
  const address = run.started?.url ?? run.started?.sources[0]?.url;
  return (
    <>
      {failures.map((failure, index) => (
        <Banner
          key={index}
          kind={failure.code === 'consent_needed' ? 'info' : run.end?.success ? 'warning' : 'error'}
          actions={
            run.end && (
              <>
                {failure === incomplete && <ReadOn run={run} />}
                {!atSource && (
                  <Remedies
                    failure={failure}
                    address={address}
                    primary={failure !== incomplete}
                    onRetry={() => controller.runAgain(run, false)}
                    onReadOn={
                      failure !== incomplete && (run.answer || run.notes.length > 0)
                        ? () => controller.readOn(run)
                        : undefined
                    }
                  />
                )}
              </>
            )
          }
        >
          {failure === incomplete ? whyIncomplete(run) : sayTold(failure)}
        </Banner>
      ))}
      {run.end?.reason === 'failed' && run.failures.length === 0 && (
        <Banner
          kind="error"
          actions={<Button onClick={() => controller.runAgain(run, false)}>{say('remedy.retry')}</Button>}
        >
          {sayTold(run.end) || say('run.failedSentence')}
        </Banner>
      )}
    </>
  );
}

/** The answer shown here before everything was read, and how much of the current one is new. */
function FirstAnswer({ run }: { run: RunState }) {
  const [open, setOpen] = useState(false);
  const { first, summary, end } = run;
  if (!first || !summary || !end || summary.first_answer || first.text === summary.text) return null;
  return (
    <Fold summary={say('run.firstReplaced', newSentences(first, summary))} open={open} onToggle={setOpen}>
      {() => (
        <div class="note-text">
          <MarkdownText text={first.text} />
        </div>
      )}
    </Fold>
  );
}

/** What is missing from the answer, unless the banner of an error says so. */
function Incomplete({ run }: { run: RunState }) {
  if (!canReadOn(run) || incompleteBy(run)) return null;
  return (
    <Banner kind="info" actions={<ReadOn run={run} />}>
      {whyIncomplete(run)}
    </Banner>
  );
}

function ReadOn({ run }: { run: RunState }) {
  const controller = useController();
  const { coverage, first_answer: first } = run.summary ?? {};
  const all = coverage !== undefined && coverage >= 1;
  return (
    <Button primary onClick={() => controller.readOn(run)}>
      {say(first ? 'run.readEverything' : all ? 'run.finishAnswer' : 'run.readRest')}
    </Button>
  );
}

/** A question being sent to the agent. `query`: the question of a run that is repeated. */
export function PendingTurn({ request: { command }, query }: { request: PendingStart; query?: string }) {
  const asked = command.type === 'repeat' ? (query ?? '') : command.query;
  return (
    <article class="turn pending" aria-label={questionTitle(asked)} aria-busy>
      <Question query={asked} />
      <div class="run-line running">
        <div class="run-row">
          <Spinner />
          <div class="run-words">
            <span class="run-facts quiet">{say('run.asking')}</span>
          </div>
        </div>
        <div class="bar" />
      </div>
    </article>
  );
}
