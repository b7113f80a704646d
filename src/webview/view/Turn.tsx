import type { ProviderStatus, StartAgent } from '../../protocol/index.js';
import { DEFAULT_QUERY } from '../../protocol/version.js';
import { memo } from 'preact/compat';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ProviderChange, RunState, SidebarState } from '../state/model.js';
import { shortAddress } from '../state/sourceChips.js';
import { providerName } from '../selectors/providers.js';
import { canReadOn, inBrief } from '../selectors/status.js';
import { ActionCards } from './ActionCards.js';
import { Answer } from './Answer.js';
import { AnswerTools } from './AnswerTools.js';
import { Banner } from './Banners.js';
import { Changes } from './Changes.js';
import { useController } from './context.js';
import { Button, Fold, Spinner } from './controls.js';
import { bringIntoView } from './followEnd.js';
import { Notes } from './Notes.js';
import { ReceiptLine } from './ReceiptLine.js';
import { Reasoning } from './Reasoning.js';
import { Remedies } from './Remedies.js';
import { SourceList } from './SourceList.js';
import { Status } from './Status.js';
import { Verdict } from './Verdict.js';

interface TurnProps {
  run: RunState;
  providers: readonly ProviderStatus[];
  trusted: boolean;
  first: boolean;
  reveal: SidebarState['reveal'];
}

const questionOf = (query: string): string => (query === DEFAULT_QUERY ? 'Summary' : query);

/** One question, what was read for it, its answer, and the proof. */
export const Turn = memo(function Turn({ run, providers, trusted, first, reveal }: TurnProps) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    // A follow-up is asked at the end of the column; its answer begins where the reader looks.
    if (!first && !run.end && element.current) bringIntoView(element.current, 'start');
    // Only when it appears.
  }, []);
  const query = run.started?.query ?? '';
  return (
    <article
      ref={element}
      class="turn"
      aria-label={questionOf(query)}
      aria-busy={run.end === null}
      data-run={run.run_id}
    >
      <h2 class="question" dir="auto">
        {questionOf(query)}
      </h2>
      <SourceList run={run} />
      <Status run={run} />
      {run.provider_changes.map((change, index) => (
        <StandIn key={index} change={change} providers={providers} />
      ))}
      <Failures run={run} />
      <Answer run={run} reveal={reveal} />
      <Incomplete run={run} />
      <Verdict run={run} />
      <Changes run={run} />
      <Notes run={run} />
      <Reasoning run={run} />
      <ActionCards run={run} trusted={trusted} />
      <AnswerTools run={run} trusted={trusted} />
      <ReceiptLine run={run} providers={providers} />
    </article>
  );
});

/** Who answers instead of whom, and why: the reason in brief, what can be done about it unfolded. */
function StandIn({ change, providers }: { change: ProviderChange; providers: readonly ProviderStatus[] }) {
  const [open, setOpen] = useState(false);
  const { brief, more } = inBrief(change.reason || `${providerName(providers, change.from)} is away`);
  return (
    <Banner kind="warning">
      {brief}{' '}
      <strong>
        {providerName(providers, change.to)}
        {change.model ? ` · ${change.model}` : ''}
      </strong>{' '}
      answers instead
      {change.location === 'mock'
        ? '; its summary is made of sentences of the source.'
        : change.location === 'cloud'
          ? '; text leaves this machine.'
          : '.'}
      {more !== '' && (
        <Fold summary="What to do" open={open} onToggle={setOpen}>
          {() => more}
        </Fold>
      )}
    </Banner>
  );
}

/** Errors that concern the whole run; those of a single source stand at that source. */
function Failures({ run }: { run: RunState }) {
  const controller = useController();
  const failures = run.failures.filter(({ source_id: source, code }) => source === undefined && code !== 'cancelled');
  // What can be done about a source is offered beside it already.
  const atSource = run.failures.some(({ source_id: source }) => source !== undefined);
  const address = run.started?.url ?? run.started?.sources[0]?.url;
  return (
    <>
      {failures.map((failure, index) => (
        <Banner
          key={index}
          kind={run.end?.success ? 'warning' : 'error'}
          actions={
            run.end &&
            !atSource && (
              <Remedies
                failure={failure}
                address={address}
                onRetry={() => controller.runAgain(run, false)}
                onReadOn={run.answer || run.notes.length > 0 ? () => controller.readOn(run) : undefined}
              />
            )
          }
        >
          {failure.message}
        </Banner>
      ))}
      {run.end?.reason === 'failed' && failures.length === 0 && (
        <Banner kind="error" actions={<Button onClick={() => controller.runAgain(run, false)}>Try again</Button>}>
          {run.end.message ?? 'The run failed.'}
        </Banner>
      )}
    </>
  );
}

function Incomplete({ run }: { run: RunState }) {
  const controller = useController();
  if (!canReadOn(run)) return null;
  const reason = run.end?.reason;
  const told = run.summary?.incomplete ?? run.end?.message;
  return (
    <Banner
      kind="warning"
      actions={
        <Button primary onClick={() => controller.readOn(run)}>
          Read the rest
        </Button>
      }
    >
      {told ??
        (reason === 'cancelled' ? 'Stopped by you. What was read is kept.' : 'Interrupted. What was read is kept.')}
    </Banner>
  );
}

/** A question on its way to the agent. */
export function PendingTurn({ command }: { command: StartAgent }) {
  const sources = [command.url, ...(command.sources ?? [])]
    .map((source) => (typeof source === 'string' ? shortAddress(source) : undefined))
    .filter(Boolean);
  return (
    <article class="turn pending" aria-label={questionOf(command.query)} aria-busy>
      <h2 class="question">{questionOf(command.query)}</h2>
      {sources.length > 0 && <p class="quiet">{sources.join(', ')}</p>}
      <p class="status">
        <Spinner />
        <span class="status-text">Asking the agent</span>
      </p>
    </article>
  );
}
