import assert from 'node:assert/strict';
import type { AgentEvent, StartAgent } from '../../../src/protocol/index.js';
import {
  shownText,
  INITIAL_STATE,
  notesOf,
  runToContinue,
  type SidebarState,
} from '../../../src/webview/state/model.js';
import { reduce, type Action } from '../../../src/webview/state/reducer.js';
import { fromSaved, toSave } from '../../../src/webview/state/savedState.js';
import { note, numbered, partials, started } from '../../helpers/webview/scriptedRun.js';

const after = (state: SidebarState, ...actions: Action[]): SidebarState => actions.reduce(reduce, state);
const events = (...list: AgentEvent[]): Action => ({ type: 'events', events: list });
const connected: Action = { type: 'link', link: 'open' };
const interrupted: AgentEvent = {
  type: 'agent_end',
  payload: { success: false, reason: 'interrupted' },
  run_id: 'old',
  seq: 6,
};
const command: StartAgent = { type: 'start_agent', query: 'Why?', request_id: 'q1' };
const sent: Action = { type: 'start_sent', request_id: 'q1', command, beside: null };
const again: StartAgent = { type: 'start_agent', query: 'Why?', continue_run: 'old', request_id: 'q2' };
const goOn: Action = { type: 'start_sent', request_id: 'q2', command: again, beside: null, replaces: 'old' };
const begun = numbered('old', [
  started({ request_id: 'q1' }),
  note('- One', 0),
  note('- T', 1),
  ...partials('One two three.', 7),
]);
const anew = numbered('new', [started({ request_id: 'q2' }), note('- O', 0), ...partials('One two three. Four.', 5)]);

/** The sidebar after a reload, with what the agent still knows about the run. */
function reloaded(): SidebarState {
  const before = after(INITIAL_STATE, connected, sent, events(...begun));
  return after(
    INITIAL_STATE,
    { type: 'restored', ...fromSaved(structuredClone(toSave(before))) },
    connected,
    events(...begun, interrupted),
  );
}

describe('a run interrupted by a restart of the agent', () => {
  it('case 69: is continued once it is known to be interrupted, with a single request', () => {
    assert.equal(runToContinue(after(INITIAL_STATE, connected, sent, events(...begun))), null);
    const state = reloaded();
    assert.equal(runToContinue(state)?.run_id, 'old');
    assert.equal(runToContinue(after(state, { type: 'link', link: 'lost' })), null);
    assert.equal(runToContinue(after(state, goOn)), null);
    assert.equal(runToContinue(after(state, goOn, connected)), null);
  });

  it('continues in place, and keeps its text until the new run catches up', () => {
    let state = after(reloaded(), goOn);
    const lengths: number[] = [];
    for (const event of anew) {
      state = after(state, events(event));
      const run = state.runs[state.thread[0] ?? ''];
      assert.ok(run);
      lengths.push(shownText(run).length);
      assert.ok('One two three. Four.'.startsWith(shownText(run)));
      assert.deepEqual(
        notesOf(run).map(({ text }) => text),
        ['- One', '- T'],
      );
    }
    assert.deepEqual(state.thread, ['new']);
    assert.deepEqual(state.pending, []);
    assert.deepEqual(
      lengths,
      lengths.toSorted((a, b) => a - b),
    );
    assert.equal(lengths.at(-1), 'One two three. Four.'.length);
    const whole = after(
      state,
      events({
        type: 'agent_end',
        payload: { success: true, reason: 'completed' },
        run_id: 'new',
        seq: anew.length + 1,
      }),
    ).runs.new;
    assert.deepEqual([whole?.carried, whole?.notes.length], [null, 1]);
    assert.equal(
      toSave(
        after(
          state,
          events({
            type: 'agent_end',
            payload: { success: true, reason: 'completed' },
            run_id: 'new',
            seq: anew.length + 1,
          }),
        ),
      ).unfinished,
      null,
    );
  });

  it('gives way to an answer that says something else', () => {
    const state = after(
      reloaded(),
      goOn,
      events(...numbered('new', [started({ request_id: 'q2' }), ...partials('Other words')])),
    );
    assert.ok(state.runs.new);
    assert.equal(shownText(state.runs.new), 'Other words');
  });

  it('keeps the earlier text if the reader stops it before the new run catches up', () => {
    const state = after(
      reloaded(),
      goOn,
      events(...anew.slice(0, 4), {
        type: 'agent_end',
        payload: { success: false, reason: 'cancelled' },
        run_id: 'new',
        seq: 5,
      }),
    );
    assert.equal(state.runs.new?.answer, 'One two three.');
    assert.equal(runToContinue(state), null);
  });

  it('is requested again if the agent that received the request was shutting down', () => {
    const refused = after(
      reloaded(),
      goOn,
      events({
        type: 'error',
        payload: { code: 'interrupted', message: 'The agent is shutting down.', retryable: true, request_id: 'q2' },
      }),
    );
    assert.equal(refused.problem, null);
    assert.equal(runToContinue(refused), null);
    assert.equal(runToContinue(after(refused, connected))?.run_id, 'old');
  });

  it('is left alone if the reader stopped it or opened it from the history', () => {
    const stopped = after(
      INITIAL_STATE,
      connected,
      sent,
      events(...begun, { ...interrupted, payload: { success: false, reason: 'cancelled' } }),
    );
    assert.equal(toSave(stopped).unfinished, null);
    const opened = after(
      INITIAL_STATE,
      connected,
      { type: 'thread_shown', run_ids: ['old'] },
      events(...begun, interrupted),
    );
    assert.equal(runToContinue(opened), null);
  });
});
