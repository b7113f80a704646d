import { messageOf, type AgentEvent } from '../../protocol/index.js';
import type { Asker, Runs } from '../interfaces/index.js';

type Listener = Parameters<Runs['listen']>[1];
type DeletionListener = Parameters<Runs['listenForDeletions']>[0];

export interface RunListeners extends Pick<Runs, 'listen' | 'listenForDeletions'> {
  /** Tells those with this trust, or only those of one assistant. A listener that fails is logged. */
  tell(trust: Asker['trust'], sessionId: string, event: AgentEvent, caller?: string): void;
  /** Tells all that a run, or (undefined) every run, was deleted. */
  tellDeleted(runId: string | undefined): void;
}

/** Who is told what happens to runs. Who may know of which run is for the caller to decide. */
export function createRunListeners(log: (message: string) => void): RunListeners {
  const byTrust = { user: new Set<Listener>(), client: new Set<Listener>(), companion: new Set<Listener>() };
  /** Listeners of one assistant, which are also among those of programs. */
  const byCaller = new Map<string, Set<Listener>>();
  const ofDeletions = new Set<DeletionListener>();

  return {
    tell(trust, sessionId, event, caller) {
      for (const listener of caller === undefined ? byTrust[trust] : (byCaller.get(caller) ?? [])) {
        try {
          listener(sessionId, event);
        } catch (error) {
          // A failing listener must not affect the run.
          log(`A listener failed: ${messageOf(error)}`);
        }
      }
    },
    tellDeleted(runId) {
      for (const listener of ofDeletions) listener(runId);
    },
    listen({ trust, caller }, listener) {
      byTrust[trust].add(listener);
      if (caller !== undefined) byCaller.set(caller, (byCaller.get(caller) ?? new Set()).add(listener));
      return () => {
        byTrust[trust].delete(listener);
        if (caller === undefined) return;
        byCaller.get(caller)?.delete(listener);
        if (byCaller.get(caller)?.size === 0) byCaller.delete(caller);
      };
    },
    listenForDeletions(listener) {
      ofDeletions.add(listener);
      return () => ofDeletions.delete(listener);
    },
  };
}
