import type { ProviderStatus } from '../../protocol/index.js';
import { useId, useState } from 'preact/hooks';
import { say, sayMessages } from '../selectors/catalog/say.js';
import { sourcesTitle } from '../selectors/sourcesTitle.js';
import { statusLine } from '../selectors/status.js';
import { sourcesOf, type RunState } from '../state/model.js';
import { useController } from './context.js';
import { Facts, Icon, IconButton, Spinner, type IconName } from './controls.js';
import { RunDetails } from './RunDetails.js';

/**
 * The line between question and answer: the progress, and at the end what was read, and how much. It keeps its place
 * and height when the run ends, so that nothing jumps; the details are collapsed into it.
 */
export function RunLine({ run, providers }: { run: RunState; providers: readonly ProviderStatus[] }) {
  const [open, setOpen] = useState(false);
  const details = useId();
  const { facts, share } = statusLine(run);
  const running = run.end === null;
  return (
    <div class={`run-line${running ? ' running' : ''}`}>
      <div class="run-row">
        {running ? <Spinner /> : <Sign run={run} />}
        <div class="run-words">
          {!running && <Sources run={run} />}
          <span class="run-facts quiet" title={facts.join(' · ')}>
            <Facts parts={facts} />
          </span>
        </div>
        <IconButton
          icon={open ? 'chevronDown' : 'chevron'}
          label={say('run.details')}
          expanded={open}
          controls={details}
          onClick={() => setOpen(!open)}
        />
      </div>
      <div
        class="bar"
        role={share === null ? undefined : 'progressbar'}
        aria-label={share === null ? undefined : facts[0]}
        aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      >
        {share !== null && <div class="bar-done" style={{ width: `${share * 100}%` }} />}
      </div>
      <div id={details} class="run-details" hidden={!open}>
        {open && <RunDetails run={run} providers={providers} />}
      </div>
    </div>
  );
}

/** What was read, or that it was read with a loss that the details tell. */
function Sign({ run }: { run: RunState }) {
  const warnings = sourcesOf(run).flatMap((source) => sayMessages(source.warning_details, source.warnings ?? []));
  if (warnings.length === 0 || run.end?.reason === 'failed') return <Icon name={iconOf(run)} />;
  const told = warnings.join('\n');
  return (
    <span class="run-warning" role="img" aria-label={told} title={told}>
      <Icon name="warning" />
    </span>
  );
}

function iconOf(run: RunState): IconName {
  if (run.end?.reason === 'failed') return 'error';
  const [source] = sourcesOf(run);
  if (source?.kind === 'url') return 'globe';
  return source?.kind === 'selection' ? 'quote' : 'file';
}

/** The source's title, or the number of sources. */
function Sources({ run }: { run: RunState }) {
  const controller = useController();
  const sources = sourcesOf(run);
  const [source] = sources;
  if (!source) return null;
  const name = sourcesTitle(sources);
  if (sources.length > 1) return <span class="source-name">{name}</span>;
  return (
    <button
      type="button"
      class="link source-name"
      title={say('run.openSource', { title: source.url ?? name })}
      dir="auto"
      onClick={() =>
        controller.tell({ type: 'open_source', run_id: run.run_id, source_id: source.id, place: 'editor' })
      }
    >
      {name}
    </button>
  );
}
