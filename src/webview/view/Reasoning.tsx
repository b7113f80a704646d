import { useState } from 'preact/hooks';
import { say } from '../selectors/catalog/say.js';
import type { RunState } from '../state/model.js';
import { Fold } from './controls.js';

/** The model's reasoning: never part of the answer, shown on request, as plain text. */
export function Reasoning({ run }: { run: RunState }) {
  const [open, setOpen] = useState(false);
  if (run.reasoning === '') return null;
  return (
    <Fold summary={say('details.reasoning')} open={open} onToggle={setOpen}>
      {() => (
        <p class="reasoning" dir="auto">
          {run.reasoning}
        </p>
      )}
    </Fold>
  );
}
