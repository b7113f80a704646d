import * as vscode from 'vscode';
import type { Engine } from '../../agent/index.js';
import type { EventOf } from '../../protocol/index.js';
import type { Disposable } from '../disposable.js';
import { sayTold } from '../translation.js';
import type { SidebarView } from './sidebarView.js';

/** Longer runs are shown as VS Code progress while the sidebar is hidden, and can be canceled there. */
const LONG_RUN_MS = 5_000;

interface Followed {
  title: string;
  /** Whether the run has taken long. */
  long: boolean;
  timer: NodeJS.Timeout;
  report?: (progress: { message?: string; increment?: number }) => void;
  end?: () => void;
  reported: number;
  /** The run's latest message, including those from before it was shown. */
  latest?: EventOf<'progress'>;
}

/** Shows long runs as VS Code progress while the sidebar is hidden. Returns a function that stops doing so. */
export function showRunProgress(
  engine: Engine,
  sidebar: Pick<SidebarView, 'visible' | 'onDidChangeVisibility'>,
): Disposable {
  const followed = new Map<string, Followed>();

  function settle(runId: string, run: Followed) {
    if (sidebar.visible) hide(run);
    else if (run.long && !run.end) show(runId, run);
  }
  /** Removes the notification; the run continues. */
  function hide(run: Followed) {
    run.end?.();
    run.end = run.report = undefined;
    run.reported = 0;
  }

  function show(runId: string, run: Followed) {
    void vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Reading {0}', run.title),
        cancellable: true,
      },
      (progress, token) => {
        token.onCancellationRequested(() => engine.runs.cancel(runId, { trust: 'user' }));
        run.report = (value) => progress.report(value);
        if (run.latest) update(run, run.latest);
        return new Promise<void>((resolve) => (run.end = resolve));
      },
    );
  }
  function update(run: Followed, { payload }: EventOf<'progress'>) {
    if (!run.report) return;
    const share = payload.total ? ((payload.done ?? 0) / payload.total) * 100 : run.reported;
    run.report({ message: sayTold(payload), increment: Math.max(0, share - run.reported) });
    run.reported = Math.max(run.reported, share);
  }
  const stop = engine.runs.listen({ trust: 'user' }, (_session, event) => {
    const { run_id: runId } = event;
    if (runId === undefined) return;
    const run = followed.get(runId);
    if (event.type === 'agent_start') {
      const started: Followed = {
        title: event.payload.sources[0]?.title ?? event.payload.query,
        long: false,
        timer: setTimeout(() => {
          started.long = true;
          settle(runId, started);
        }, LONG_RUN_MS),
        reported: 0,
      };
      followed.set(runId, started);
    } else if (run && event.type === 'progress') {
      run.latest = event;
      update(run, event);
    } else if (run && event.type === 'agent_end') {
      clearTimeout(run.timer);
      run.end?.();
      followed.delete(runId);
    }
  });
  const watching = sidebar.onDidChangeVisibility(() => {
    for (const [runId, run] of followed) settle(runId, run);
  });
  return {
    dispose() {
      stop();
      watching.dispose();
      for (const run of followed.values()) {
        clearTimeout(run.timer);
        run.end?.();
      }
    },
  };
}
