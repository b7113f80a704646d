import type { SectionChange } from '../../agent/protocol/index.js';
import { useState } from 'preact/hooks';
import type { RunState } from '../state/model.js';
import { count } from '../words/amounts.js';
import { Fold, Icon } from './controls.js';

const SIGNS: Record<SectionChange['change'], string> = { added: '+', removed: '−', rewritten: '~' };

/** What is different since the same question was answered last. */
export function Changes({ run }: { run: RunState }) {
  const [open, setOpen] = useState(true);
  const changes = run.summary?.changes;
  if (!changes) return null;
  const since = new Date(changes.since);
  const when = Number.isNaN(since.getTime()) ? '' : ` since ${since.toLocaleDateString(undefined, { day: 'numeric', month: 'short' })}, ${since.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })}`;
  return (
    <Fold class="changes" open={open} onToggle={setOpen} summary={<><Icon name="diff" /> What changed{when}: {count(changes.sections.length, 'section')}</>}>
      {() => (
        <>
          {changes.summary && <p>{changes.summary}</p>}
          <ul class="sections">
            {changes.sections.map(({ heading, change }, index) => (
              <li key={index} class={`change-${change}`}><span class="section-heading"><span aria-hidden="true">{SIGNS[change]} </span>{heading || 'Beginning'}</span><span class="quiet">{change}</span></li>
            ))}
          </ul>
        </>
      )}
    </Fold>
  );
}
