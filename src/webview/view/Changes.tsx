import type { SectionChange } from '../../protocol/index.js';
import { useState } from 'preact/hooks';
import type { RunState } from '../state/model.js';
import { count, dayOf } from '../selectors/amounts.js';
import { Fold, Icon } from './controls.js';

const SIGNS: Record<SectionChange['change'], string> = { added: '+', removed: '−', rewritten: '~' };

/** What is different since the same question was answered last. */
export function Changes({ run }: { run: RunState }) {
  const [open, setOpen] = useState(true);
  const changes = run.summary?.changes;
  if (!changes) return null;
  return (
    <Fold
      class="changes"
      open={open}
      onToggle={setOpen}
      summary={
        <>
          <Icon name="diff" /> What changed{since(changes.since)}: {count(changes.sections.length, 'section')}
        </>
      }
    >
      {() => (
        <>
          {changes.summary && <p dir="auto">{changes.summary}</p>}
          <ul class="sections">
            {changes.sections.map(({ heading, change }, index) => (
              <li key={index} class={`change-${change}`}>
                <span class="section-heading">
                  <span class="change-sign" aria-hidden="true">
                    {SIGNS[change]}
                  </span>
                  {heading || 'Beginning'}
                </span>
                <span class="quiet">{change}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Fold>
  );
}

/** Of today the time is enough. */
function since(timestamp: string): string {
  const date = new Date(timestamp);
  if (Number.isNaN(date.getTime())) return '';
  const time = date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  return ` since ${dayOf(timestamp, Date.now()) === 'Today' ? '' : `${date.toLocaleDateString(undefined, { day: 'numeric', month: 'short' })}, `}${time}`;
}
