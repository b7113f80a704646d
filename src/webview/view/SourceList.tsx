import type { ReadShare, SectionRead, SourceInfo, SourceReference } from '../../protocol/index.js';
import { useState } from 'preact/hooks';
import { sourcesOf, type RunState } from '../state/model.js';
import { shortAddress } from '../state/sourceChips.js';
import { count, percent } from '../selectors/amounts.js';
import { useController } from './context.js';
import { Facts, Fold, Icon, IconButton } from './controls.js';
import { Remedies } from './Remedies.js';

type Source = SourceReference & Partial<SourceInfo>;

/** What is read, each with its own progress; at the end, with what was read of it and its share in the answer. */
export function SourceList({ run }: { run: RunState }) {
  const sources = sourcesOf(run);
  if (sources.length === 0) return null;
  return (
    <ul class="sources" aria-label="Sources">
      {sources.map((source) => (
        <SourceLine key={source.id} run={run} source={source} several={sources.length > 1} />
      ))}
    </ul>
  );
}

function SourceLine({ run, source, several }: { run: RunState; source: Source; several: boolean }) {
  const controller = useController();
  const [open, setOpen] = useState(false);
  const failure = run.failures.find(({ source_id: id }) => id === source.id);
  const name = source.title || (source.url === undefined ? source.id : shortAddress(source.url));
  const facts = factsOf(source);
  return (
    <li class={`source${failure ? ' failed' : ''}`}>
      <div class="source-row">
        <Icon
          name={failure ? 'error' : source.kind === 'url' ? 'globe' : source.kind === 'selection' ? 'quote' : 'file'}
        />
        <button
          type="button"
          class="link source-name"
          title={source.url ?? source.uri ?? name}
          dir="auto"
          onClick={() =>
            controller.tell({ type: 'open_source', run_id: run.run_id, source_id: source.id, place: 'editor' })
          }
        >
          {name}
        </button>
        <span class={`quiet source-state${!several && source.read?.closely === 1 ? ' whole' : ''}`}>
          {stateOf(run, source, failure !== undefined, several)}
        </span>
        {source.url !== undefined && (
          <IconButton
            icon="external"
            label={`Open ${name} in the browser`}
            onClick={() =>
              controller.tell({ type: 'open_source', run_id: run.run_id, source_id: source.id, place: 'browser' })
            }
          />
        )}
      </div>
      {source.read && <ReadMeter read={source.read} />}
      {failure && (
        <div class="source-failure">
          <p>{failure.message}</p>
          {run.end && (
            <div class="buttons">
              <Remedies
                failure={failure}
                address={source.url}
                primary={!run.end.success}
                onRetry={several ? undefined : () => controller.runAgain(run, false)}
              />
            </div>
          )}
        </div>
      )}
      {source.warnings?.map((warning) => (
        <p key={warning} class="source-warning">
          <Icon name="warning" /> {warning}
        </p>
      ))}
      {/* From when it was read, not from the end: the answer below would move. */}
      {facts.length > 0 && (
        <Fold
          summary={
            <span class="quiet">
              <Facts parts={facts} />
            </span>
          }
          open={open}
          onToggle={setOpen}
          class="source-facts"
        >
          {() => <Sections sections={source.sections ?? []} />}
        </Fold>
      )}
    </li>
  );
}

function stateOf(run: RunState, source: Source, failed: boolean, several: boolean): string {
  if (failed) return 'not read';
  if (run.end === null) {
    const progress = run.source_progress[source.id];
    if (progress?.done !== undefined && progress.total !== undefined && progress.done < progress.total)
      return `${progress.done} of ${progress.total}`;
    if (run.sources_read.some(({ id }) => id === source.id)) return 'read';
    return progress?.stage === 'fetching' ? 'fetching' : progress ? 'reading' : several ? 'waiting' : '';
  }
  if (several && source.share !== undefined) return `${percent(source.share)} of citations`;
  return source.read ? `read ${percent(source.read.closely)}` : '';
}

function factsOf(source: Source): string[] {
  const facts = [source.site ?? '', source.author ?? '', source.date?.slice(0, 10) ?? ''];
  if (source.words !== undefined) facts.push(count(source.words, 'word'));
  if (source.pages !== undefined) facts.push(count(source.pages, 'page'));
  return facts.filter(Boolean);
}

/** How much was read closely, skimmed, and left. */
export function ReadMeter({ read }: { read: ReadShare }) {
  const text = `Read closely ${percent(read.closely)}, skimmed ${percent(read.skimmed)}, left ${percent(read.left)}`;
  if (read.closely >= 1) return null;
  return (
    <div class="meter" role="img" aria-label={text} title={text}>
      <div class="meter-closely" style={{ width: `${read.closely * 100}%` }} />
      <div class="meter-skimmed" style={{ width: `${read.skimmed * 100}%` }} />
    </div>
  );
}

const READ_WORDS: Record<SectionRead['read'], string> = { closely: 'read closely', skimmed: 'skimmed', left: 'left' };

function Sections({ sections }: { sections: readonly SectionRead[] }) {
  if (sections.length === 0) return <p class="quiet">No sections.</p>;
  const whole = sections.every(({ read }) => read === 'closely');
  return (
    <ul class="sections">
      {sections.map(({ heading, read }, index) => (
        <li key={index} class={`section-${read}`}>
          <span class="section-heading">{heading || 'Beginning'}</span>
          {!whole && <span class="quiet">{READ_WORDS[read]}</span>}
        </li>
      ))}
    </ul>
  );
}
