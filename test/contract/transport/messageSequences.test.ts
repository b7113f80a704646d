import type { Requester, StartOutcome } from '../../../src/agent/interfaces/index.js';
import type { StartAgent } from '../../../src/protocol/index.js';
import { ScriptedRuns } from '../../unit/server/scriptedRuns.js';
import { checkMessageSequences } from './messageSequences.js';
import { createRealRuns } from './realRuns.js';
import { transports } from './transports.js';

/** Runs that progress by themselves: some words, one per turn of the event loop, then the end. */
class SelfPlayingRuns extends ScriptedRuns {
  override start(command: StartAgent, requester: Requester): StartOutcome {
    const outcome = super.start(command, requester);
    if (outcome.started) this.play(outcome.runId, requester.sessionId, 0);
    return outcome;
  }

  private play(runId: string, sessionId: string, words: number): void {
    setImmediate(() => {
      if (!this.active(sessionId).includes(runId)) return;
      if (words === 6) this.end(runId);
      else {
        this.say(runId, `word ${words} `);
        this.play(runId, sessionId, words + 1);
      }
    });
  }
}

for (const [name, open] of Object.entries(transports)) {
  describe(`random messages over ${name}`, () => {
    it('case 24: one agent_start, exactly one agent_end, nothing after it, no gap', async () => {
      await checkMessageSequences(async () => {
        const runs = new SelfPlayingRuns();
        return { runs, transport: await open(runs) };
      }, 60);
    }).timeout(60_000);

    it('case 24: the same with the runs of the engine', async () => {
      await checkMessageSequences(async () => {
        const runs = createRealRuns();
        return { runs, transport: await open(runs) };
      }, 40);
    }).timeout(60_000);
  });
}
