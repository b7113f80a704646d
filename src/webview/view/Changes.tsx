import { message, type Changes as ChangesSince, type SectionChange } from '../../protocol/index.js';
import { useState } from 'preact/hooks';
import type { RunState } from '../state/model.js';
import { dayOf } from '../selectors/amounts.js';
import { say, sayCount, sayMessage, sayMessages, sayTime } from '../selectors/catalog/say.js';
import { Fold, Icon } from './controls.js';

const SIGNS: Record<SectionChange['change'], string> = { added: '+', removed: '−', rewritten: '~' };

/** What has changed since the same question was last answered. */
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
          <Icon name="diff" /> {changesTitle(changes)}
        </>
      }
    >
      {() => (
        <>
          {changes.summary && <p dir="auto">{sayMessages(changes.summary_details, [changes.summary]).join(' ')}</p>}
          <ul class="sections">
            {changes.sections.map(({ heading, change }, index) => (
              <li key={index} class={`change-${change}`}>
                <span class="section-heading">
                  <span class="change-sign" aria-hidden="true">
                    {SIGNS[change]}
                  </span>
                  {heading || sayMessage(message('digest.changes.beginning'))}
                </span>
                <span class="quiet">{say(`changes.${change}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Fold>
  );
}

function changesTitle({ since, sections }: ChangesSince): string {
  const counted = sayCount('sections', sections.length);
  const date = new Date(since);
  if (Number.isNaN(date.getTime())) return say('changes.title', { sections: counted });
  // For today, the time is enough.
  const isToday = dayOf(since, Date.now()) === say('day.today');
  const time = sayTime(date, {
    hour: 'numeric',
    minute: '2-digit',
    ...(isToday ? {} : { day: 'numeric', month: 'short' }),
  });
  return say('changes.titleSince', { time, sections: counted });
}
