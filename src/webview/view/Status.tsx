import type { RunState } from '../state/model.js';
import { statusLine } from '../words/status.js';
import { useController } from './context.js';
import { Icon, Spinner } from './controls.js';

/** The one line of true progress. It keeps its place and height when the run ends, so that nothing jumps. */
export function Status({ run }: { run: RunState }) {
  const controller = useController();
  const { text, share, aside } = statusLine(run);
  const running = run.end === null;
  const icon = run.end?.reason === 'completed' ? 'check' : run.end?.reason === 'failed' ? 'error' : 'stop';
  return (
    <div class={`status${running ? ' running' : ''}`}>
      <div class="status-row">
        {running ? <Spinner /> : <Icon name={icon} />}
        <span class="status-text" title={text}>{text}</span>
        {aside && <span class="quiet status-aside">{aside}</span>}
        {running && <button type="button" class="text-button" aria-label="Stop" title="Stop; what was written is kept" onClick={() => controller.stop(run.run_id)}><Icon name="stop" /> <span>Stop</span></button>}
      </div>
      <div class="bar" role={share === null ? undefined : 'progressbar'} aria-label={share === null ? undefined : text} aria-valuenow={share === null ? undefined : Math.round(share * 100)}>
        {share !== null && <div class="bar-done" style={{ width: `${share * 100}%` }} />}
      </div>
    </div>
  );
}
