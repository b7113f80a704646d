import {
  message,
  type ReadShare,
  type SectionRead,
  type SourceInfo,
  type SourceReference,
} from '../../protocol/index.js';
import { useState } from 'preact/hooks';
import { percent } from '../selectors/amounts.js';
import { say, sayCount, sayMessage, sayMessages, sayTold } from '../selectors/catalog/say.js';
import { sourcesOf, type RunState } from '../state/model.js';
import { shortAddress } from '../state/sourceChips.js';
import { useController } from './context.js';
import { Facts, Fold, Icon, IconButton } from './controls.js';
import { Remedies } from './Remedies.js';

type Source = SourceReference & Partial<SourceInfo>;

const nameOf = ({ title, url, id }: Source): string => title || (url === undefined ? id : shortAddress(url));

/** The sources, each with its progress; at the end, with how much was read and its share of the answer. */
export function SourceList({ run }: { run: RunState }) {
  const sources = sourcesOf(run);
  if (sources.length === 0) return null;
  return (
    <ul class="sources" aria-label={say('run.sources')}>
      {sources.map((source) => (
        <SourceLine key={source.id} run={run} source={source} several={sources.length > 1} />
      ))}
    </ul>
  );
}

function SourceLine({ run, source, several }: { run: RunState; source: Source; several: boolean }) {
  const controller = useController();
  const [open, setOpen] = useState(false);
  const failed = run.failures.some(({ source_id: id }) => id === source.id);
  const name = nameOf(source);
  const facts = factsOf(source);
  const openIn = (place: 'editor' | 'browser') =>
    controller.tell({ type: 'open_source', run_id: run.run_id, source_id: source.id, place });
  return (
    <li class={`source${failed ? ' failed' : ''}`}>
      <div class="source-row">
        <Icon
          name={failed ? 'error' : source.kind === 'url' ? 'globe' : source.kind === 'selection' ? 'quote' : 'file'}
        />
        <button
          type="button"
          class="link source-name"
          title={source.url ?? source.uri ?? name}
          dir="auto"
          onClick={() => openIn('editor')}
        >
          {name}
        </button>
        <span class="quiet source-state">{stateOf(run, source, failed, several)}</span>
        {source.url !== undefined && (
          <IconButton
            icon="external"
            label={say('details.openInBrowser', { title: name })}
            onClick={() => openIn('browser')}
          />
        )}
      </div>
      {source.read && <ReadMeter read={source.read} />}
      {sayMessages(source.warning_details, source.warnings ?? []).map((warning) => (
        <p key={warning} class="source-warning">
          <Icon name="warning" /> {warning}
        </p>
      ))}
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

/** Sources that couldn't be read, each with its remedies; not hidden in the details. */
export function SourceFailures({ run }: { run: RunState }) {
  const controller = useController();
  const sources = sourcesOf(run);
  const failed = sources.flatMap((source) => {
    const failure = run.failures.find(({ source_id: id }) => id === source.id);
    return failure ? [{ source, failure }] : [];
  });
  return (
    <>
      {failed.map(({ source, failure }) => (
        <div key={source.id} class="source-failure">
          <Icon name="error" />
          <div>
            {sources.length > 1 && <strong dir="auto">{nameOf(source)}</strong>}
            <p>{sayTold(failure)}</p>
            {run.end && (
              <div class="buttons">
                <Remedies
                  failure={failure}
                  address={source.url}
                  primary={!run.end.success}
                  onRetry={sources.length > 1 ? undefined : () => controller.runAgain(run, false)}
                  onRender={source.url === undefined ? undefined : () => controller.runAgain(run, true, 'always')}
                />
              </div>
            )}
          </div>
        </div>
      ))}
    </>
  );
}

function stateOf(run: RunState, source: Source, failed: boolean, several: boolean): string {
  if (failed) return say('run.notRead');
  if (run.end === null) {
    const progress = run.source_progress[source.id];
    const { done, total } = progress ?? {};
    if (done !== undefined && total !== undefined && done < total) return say('details.doneOfTotal', { done, total });
    if (run.sources_read.some(({ id }) => id === source.id)) return say('details.read');
    if (progress) return say(progress.stage === 'fetching' ? 'details.fetching' : 'details.reading');
    return several ? say('details.waiting') : '';
  }
  if (several && source.share !== undefined) return say('details.shareOfCitations', { share: percent(source.share) });
  return source.read ? say('details.shareRead', { share: percent(source.read.closely) }) : '';
}

function factsOf(source: Source): string[] {
  const facts = [source.site ?? '', source.author ?? '', source.date?.slice(0, 10) ?? ''];
  if (source.words !== undefined) facts.push(sayCount('words', source.words));
  if (source.pages !== undefined) facts.push(sayCount('pages', source.pages));
  if (source.private) facts.push(say('details.private'));
  return facts.filter(Boolean);
}

/** How much was read closely, skimmed, and not read. */
function ReadMeter({ read }: { read: ReadShare }) {
  if (read.closely >= 1) return null;
  const text = say('details.meter', {
    closely: percent(read.closely),
    skimmed: percent(read.skimmed),
    left: percent(read.left),
  });
  return (
    <div class="meter" role="img" aria-label={text} title={text}>
      <div class="meter-closely" style={{ width: `${read.closely * 100}%` }} />
      <div class="meter-skimmed" style={{ width: `${read.skimmed * 100}%` }} />
    </div>
  );
}

function Sections({ sections }: { sections: readonly SectionRead[] }) {
  if (sections.length === 0) return <p class="quiet">{say('details.noSections')}</p>;
  const whole = sections.every(({ read }) => read === 'closely');
  return (
    <ul class="sections">
      {sections.map(({ heading, read }, index) => (
        <li key={index} class={`section-${read}`}>
          <span class="section-heading">{heading || sayMessage(message('digest.changes.beginning'))}</span>
          {!whole && <span class="quiet">{say(`details.${read}`)}</span>}
        </li>
      ))}
    </ul>
  );
}
