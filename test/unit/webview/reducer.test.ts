import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  DEFAULT_QUERY,
  type AgentEvent,
  type HostMessage,
  type RunRecord,
  type StartAgent,
} from '../../../src/protocol/index.js';
import { announcementOf } from '../../../src/webview/selectors/announcements.js';
import { modelNotice } from '../../../src/webview/selectors/providers.js';
import { INITIAL_STATE, runToFollow, type SidebarState } from '../../../src/webview/state/model.js';
import { reduce, type Action } from '../../../src/webview/state/reducer.js';
import { completeRun, numbered, partials, plannedSummary, started } from '../../helpers/webview/scriptedRun.js';

const after = (state: SidebarState, ...actions: Action[]): SidebarState => actions.reduce(reduce, state);
const events = (...list: AgentEvent[]): Action => ({ type: 'events', events: list });
const host = (message: HostMessage): Action => ({ type: 'host', message });
const command: StartAgent = { type: 'start_agent', query: 'Why?', request_id: 'q1' };
const sent: Action = { type: 'start_sent', request_id: 'q1', command, beside: null };
const run = completeRun('run-1');
const asked = run.map((event): AgentEvent =>
  event.type === 'agent_start' ? { ...event, payload: { ...event.payload, request_id: 'q1' } } : event,
);

describe('the sidebar state during a run', () => {
  it('shows a run from start to end', () => {
    const state = after(INITIAL_STATE, sent, events(...asked));
    assert.deepEqual(state.thread, ['run-1']);
    assert.deepEqual(state.pending, []);
    const shown = state.runs['run-1'];
    assert.equal(shown?.answer, plannedSummary().text);
    assert.equal(shown.summary?.citations.length, 5);
    assert.deepEqual(
      shown.actions.map(({ id }) => id),
      ['a1', 'a2', 'a3'],
    );
    assert.equal(shown.end?.reason, 'completed');
  });

  it('announces start and completion, and nothing in between', () => {
    const said: string[] = [];
    let state = after(INITIAL_STATE, sent);
    for (const event of asked) {
      const next = reduce(state, events(event));
      if (next.announcement !== state.announcement) said.push(announcementOf(next));
      state = next;
    }
    assert.deepEqual(said, [
      'Started.',
      'The answer is complete. 5 sentences: 1 verbatim, 2 supported, 1 doubtful, 1 unsupported.',
    ]);
  });

  it('case 68: the state is the same whether the stream broke off, repeated, or lost events', () => {
    const whole = after(INITIAL_STATE, sent, events(...asked)).runs['run-1'];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(asked.length), fc.nat(asked.length)), { maxLength: 6 }), (cuts) => {
        let state = after(INITIAL_STATE, sent);
        for (const [from, to] of cuts) state = after(state, events(...asked.slice(from, to)));
        // The events that a resume delivers after the last processed event.
        state = after(state, events(...asked.slice(state.runs['run-1']?.seq ?? 0)));
        assert.deepEqual(state.runs['run-1'], whole);
      }),
    );
  });

  it('case 68: requests the missing events once if one arrives too early', () => {
    const gap = after(INITIAL_STATE, sent, events(...asked.slice(0, 3), ...asked.slice(5, 8)));
    assert.equal(gap.runs['run-1']?.resume, 'needed');
    assert.equal(gap.runs['run-1'].seq, 3);
    const waiting = after(gap, { type: 'resume_asked', run_ids: ['run-1'] }, events(...asked.slice(8, 9)));
    assert.equal(waiting.runs['run-1']?.resume, 'asked');
    assert.equal(after(waiting, events(...asked.slice(3))).runs['run-1']?.end?.reason, 'completed');
  });

  it('accepts merged partials, and requests them individually if it has already seen part of them', () => {
    const joined = (firstSeq: number, seq: number): AgentEvent => ({
      type: 'partial_summary',
      payload: { text: 'abc' },
      run_id: 'r',
      first_seq: firstSeq,
      seq,
    });
    const begun = after(INITIAL_STATE, events(...numbered('r', [started(), ...partials('x')])));
    const whole = after(begun, events(joined(3, 5))).runs.r;
    assert.deepEqual([whole?.answer, whole?.seq, whole?.resume], ['xabc', 5, 'none']);
    const overlapping = after(begun, events(joined(2, 4))).runs.r;
    assert.deepEqual([overlapping?.answer, overlapping?.seq, overlapping?.resume], ['x', 2, 'needed']);
  });

  it('stops waiting for a refused action', () => {
    const state = after(
      INITIAL_STATE,
      sent,
      events(...asked),
      { type: 'action_sent', run_id: 'run-1', action_id: 'a3' },
      events({
        type: 'error',
        run_id: 'run-1',
        payload: {
          code: 'action_refused',
          message: 'Not here.',
          message_key: 'actions.spent',
          message_args: {},
          retryable: false,
        },
      }),
    );
    assert.deepEqual(state.runs['run-1']?.outcomes.a3, {
      action_id: 'a3',
      action_type: 'save_note',
      success: false,
      message: 'Not here.',
      message_key: 'actions.spent',
      message_args: {},
    });
    assert.equal(state.problem, null);
  });

  it('stops waiting for that action only if the agent names it', () => {
    const state = after(
      INITIAL_STATE,
      sent,
      events(...asked),
      { type: 'action_sent', run_id: 'run-1', action_id: 'a2' },
      { type: 'action_sent', run_id: 'run-1', action_id: 'a3' },
      events({
        type: 'error',
        run_id: 'run-1',
        payload: { code: 'action_failed', message: 'No.', retryable: false, action_id: 'a2', request_id: 'q7' },
      }),
    );
    const { a2, a3 } = state.runs['run-1']?.outcomes ?? {};
    assert.equal(typeof a2 === 'object' && a2.message, 'No.');
    assert.equal(a3, 'running');
  });

  it('requests every unfinished run again after reconnecting', () => {
    const cut = after(
      INITIAL_STATE,
      sent,
      events(...asked.slice(0, 6)),
      { type: 'link', link: 'lost' },
      { type: 'link', link: 'open' },
    );
    assert.equal(cut.runs['run-1']?.resume, 'needed');
    const ended = after(INITIAL_STATE, sent, events(...asked), { type: 'link', link: 'open' });
    assert.equal(ended.runs['run-1']?.resume, 'none');
  });

  it("case 69: a run that the restarted agent doesn't know is interrupted, and its text stays", () => {
    const lost: AgentEvent = {
      type: 'error',
      run_id: 'run-1',
      payload: { code: 'unknown_run', message: 'No such run.', retryable: false },
    };
    const state = after(INITIAL_STATE, sent, events(...asked.slice(0, 8)), events(lost));
    assert.equal(state.runs['run-1']?.end?.reason, 'interrupted');
    assert.notEqual(state.runs['run-1'].answer, '');
    const restored = after(
      INITIAL_STATE,
      { type: 'restored', thread: ['run-1'], unfinished: null, composer: INITIAL_STATE.composer, deleted: null },
      events(lost),
    );
    assert.deepEqual(restored.thread, []);
  });

  it('keeps notes in reading order, in whatever order they arrive, and replaces restarted ones', () => {
    const state = after(
      INITIAL_STATE,
      events(
        ...numbered('run-1', [
          started(),
          { type: 'partial_summary', payload: { chunk_index: 2, heading: 'C', text: 'c' } },
          { type: 'partial_summary', payload: { chunk_index: 0, heading: 'A', text: 'a' } },
          { type: 'partial_summary', payload: { chunk_index: 2, text: 'c' } },
          { type: 'partial_summary', payload: { chunk_index: 1, heading: 'B', text: 'b', cached: true } },
          { type: 'partial_summary', payload: { chunk_index: 0, text: 'new', restart: true } },
          ...partials('first try'),
          { type: 'partial_summary', payload: { text: 'second', restart: true } },
        ]),
      ),
    );
    assert.deepEqual(
      state.runs['run-1']?.notes.map(({ heading, text }) => heading + text),
      ['Anew', 'Bb', 'Ccc'],
    );
    assert.equal(state.runs['run-1'].answer, 'second');
  });
});

describe('the sidebar state around runs', () => {
  it('puts a follow-up and a rerun below, and a new question in their place', () => {
    const first = after(INITIAL_STATE, sent, events(...asked));
    const second = (beside: string | null) =>
      after(
        first,
        { type: 'start_sent', request_id: 'q2', command: { ...command, request_id: 'q2' }, beside },
        events(...numbered('run-2', [started({ request_id: 'q2' })])),
      );
    assert.deepEqual(second('run-1').thread, ['run-1', 'run-2']);
    assert.deepEqual(second(null).thread, ['run-2']);
  });

  it("shows another client's run only if it doesn't interrupt anything", () => {
    const other = numbered('run-7', [started()]);
    assert.deepEqual(after(INITIAL_STATE, events(...other)).thread, ['run-7']);
    const drafting = after(INITIAL_STATE, { type: 'query_edited', query: 'half a thought' }, events(...other));
    assert.deepEqual([drafting.thread, drafting.elsewhere], [[], 'run-7']);
    assert.equal(
      after(
        drafting,
        events({ type: 'agent_end', payload: { success: true, reason: 'completed' }, run_id: 'run-7', seq: 2 }),
      ).elsewhere,
      null,
    );
  });

  it('offers to join or stop the conflicting run', () => {
    const busy: AgentEvent = { type: 'agent_busy', payload: { message: 'Busy.', run_id: 'run-9', request_id: 'q1' } };
    const state = after(INITIAL_STATE, sent, events(busy));
    assert.deepEqual(state.busy, { run_id: 'run-9', command });
    assert.deepEqual(state.announcement, { kind: 'busy', run_id: 'run-9' });
    assert.deepEqual(state.pending, []);
    assert.equal(after(INITIAL_STATE, events(busy)).busy, null, 'the reply to another client’s request');
  });

  it('treats "busy" as accepted if a request was repeated after a lost connection', () => {
    const state = after(
      INITIAL_STATE,
      sent,
      events(...asked.slice(0, 3)),
      sent,
      events({ type: 'agent_busy', payload: { message: 'Busy.', run_id: 'run-1', request_id: 'q1' } }),
    );
    assert.equal(state.busy, null);
    assert.deepEqual(state.pending, []);
  });

  it('shows the reply to the latest search, in whatever order replies arrive', () => {
    const found = (requestId: string, title: string): AgentEvent => ({
      type: 'runs',
      payload: { request_id: requestId, runs: [{ title } as RunRecord] },
    });
    const state = after(
      INITIAL_STATE,
      { type: 'history_searched', search: 'ti', request_id: 's1' },
      { type: 'history_searched', search: 'tide', request_id: 's2' },
      events(found('s2', 'Tides'), found('s1', 'Tiles')),
    );
    assert.deepEqual(
      state.history.runs?.map(({ title }) => title),
      ['Tides'],
    );
  });

  it('keeps the latest list of models when an earlier one arrives after it', () => {
    const listed = (request: string | undefined, id: string): AgentEvent => ({
      type: 'models',
      payload: {
        request_id: request,
        models: [{ provider: 'ollama', id, label: id, location: 'local' }],
        providers: [],
      },
    });
    const asked = after(
      INITIAL_STATE,
      { type: 'models_asked', request_id: 'm1' },
      { type: 'models_asked', request_id: 'm2' },
      events(listed('m2', 'new'), listed('m1', 'old')),
    );
    assert.deepEqual(
      asked.models?.models.map(({ id }) => id),
      ['new'],
    );
    assert.equal(after(asked, events(listed(undefined, 'told'))).models?.models[0]?.id, 'told');
  });

  it('follows up on the current answer unless the question has its own sources or starts a new thread', () => {
    const answered = after(INITIAL_STATE, sent, events(...asked));
    assert.equal(runToFollow(answered)?.run_id, 'run-1');
    assert.equal(runToFollow(after(answered, { type: 'asked_anew', anew: true })), null);
    const chip = { key: 'url:x', title: 'x', kind: 'url', request: { url: 'https://example.org' } } as const;
    assert.equal(runToFollow(after(answered, { type: 'chip_added', chip })), null);
    const failed: AgentEvent = {
      type: 'agent_end',
      payload: { success: false, reason: 'failed' },
      run_id: 'run-1',
      seq: 2,
    };
    assert.equal(runToFollow(after(INITIAL_STATE, sent, events(...asked.slice(0, 1), failed))), null);
  });

  it('clears the composer when its own question is accepted, and otherwise keeps a draft', () => {
    const drafted = after(INITIAL_STATE, { type: 'query_edited', query: 'A draft' });
    assert.equal(after(drafted, sent, events(...asked)).composer.query, 'A draft');
    assert.equal(after(drafted, { ...sent, composed: true }, events(...asked)).composer.query, '');
  });

  it('keeps a refused question and what to retry', () => {
    const state = after(
      INITIAL_STATE,
      { type: 'query_edited', query: 'Why?' },
      sent,
      events({
        type: 'error',
        payload: { code: 'invalid_url', message: 'Not a URL.', retryable: false, request_id: 'q1' },
      }),
    );
    assert.equal(state.problem?.code, 'invalid_url');
    assert.equal(state.failed_command, command);
    assert.equal(state.composer.query, 'Why?');
  });

  it('puts an address that could not be read back into the composer, unless there is a draft', () => {
    const url = 'https://exmaple.org/tides';
    const sources = [{ id: 's1', kind: 'url' as const, title: url, url }];
    const failing = (id: string, query: string, more: Partial<Parameters<typeof started>[0]> = {}) =>
      events(
        ...numbered(id, [
          started({ query, sources, request_id: 'q1', ...more }),
          { type: 'error', payload: { code: 'fetch_failed', message: 'Not found.', retryable: false } },
          { type: 'agent_end', payload: { success: false, reason: 'failed' } },
        ]),
      );
    const composed = { ...sent, composed: true };
    const failed = after(INITIAL_STATE, composed, failing('run-1', 'Why?'));
    assert.equal(failed.composer.query, `${url} Why?`);
    assert.equal(after(INITIAL_STATE, composed, failing('run-1', DEFAULT_QUERY)).composer.query, url);
    assert.equal(after(INITIAL_STATE, failing('run-1', 'Why?')).composer.query, '', "another client's");
    for (const more of [{ sources: [] }, { follow_up: 'run-0' }])
      assert.equal(
        after(INITIAL_STATE, composed, failing('run-1', 'Why?', more)).composer.query,
        '',
        'no address typed',
      );
    const typing: Action = { type: 'query_edited', query: 'A draft' };
    assert.equal(after(INITIAL_STATE, typing, sent, failing('run-1', 'Why?')).composer.query, 'A draft');
    // Trying again takes it out; a run on other addresses doesn't.
    const again = events(
      ...numbered('run-2', [started({ query: 'Why?', sources, request_id: 'q1', repeats: 'run-1' })]),
    );
    assert.equal(after(failed, sent, again).composer.query, '');
    assert.equal(after(failed, typing, sent, again).composer.query, 'A draft');
  });

  it('binds to the active document again when it changes', () => {
    const document = (title: string): HostMessage => ({
      type: 'active_document',
      document: { uri: `file:///${title}`, title, dirty: false },
    });
    const dismissed = after(
      INITIAL_STATE,
      host(document('a.md')),
      { type: 'document_dismissed', dismissed: true },
      host(document('a.md')),
    );
    assert.equal(dismissed.composer.document_dismissed, true);
    assert.equal(after(dismissed, host(document('b.md'))).composer.document_dismissed, false);
  });

  it("case 65: an old or damaged saved state can't break the page", async () => {
    const { fromKept, fromSaved, toSave } = await import('../../../src/webview/state/savedState.js');
    for (const value of [
      undefined,
      null,
      3,
      'x',
      [],
      {},
      { version: 2 },
      { version: 1 },
      { version: 1, thread: [1, {}], composer: { chips: [{}, 4], query: 7 } },
    ]) {
      assert.deepEqual(fromSaved(value), {
        thread: [],
        unfinished: null,
        composer: INITIAL_STATE.composer,
        deleted: null,
        saved_at: 0,
      });
    }
    const state = after(INITIAL_STATE, sent, events(...asked), { type: 'query_edited', query: 'and?' });
    const kept = { ...toSave(state), saved_at: 7 };
    assert.deepEqual(fromSaved(structuredClone(kept)), {
      thread: ['run-1'],
      unfinished: null,
      composer: state.composer,
      deleted: null,
      saved_at: 7,
    });
    assert.deepEqual(fromKept(JSON.stringify(kept)), fromSaved(kept));
    for (const text of [null, '', '{', '[]']) assert.deepEqual(fromKept(text).thread, []);
  });
});

describe('a deletion', () => {
  const shown = after(INITIAL_STATE, { type: 'thread_shown', run_ids: ['run-1', 'run-2'] });
  const deleted = after(shown, { type: 'thread_deleted', run_ids: ['run-1', 'run-2'], title: 'Why?' });

  it('takes the thread off the screen, and undo brings it back', () => {
    assert.deepEqual(deleted.thread, []);
    const { thread, history } = after(deleted, { type: 'deletion_undone' });
    assert.deepEqual([thread, history.deleted], [['run-1', 'run-2'], null]);
  });

  it('does not replace what was opened meanwhile', () => {
    const opened = after(deleted, { type: 'thread_shown', run_ids: ['run-3'] }, { type: 'deletion_undone' });
    assert.deepEqual(opened.thread, ['run-3']);
  });

  it('leaves the screen alone if another thread was on it', () => {
    const other = after(shown, { type: 'thread_deleted', run_ids: ['run-9'], title: 'Else' });
    assert.deepEqual(after(other, { type: 'deletion_undone' }).thread, ['run-1', 'run-2']);
  });
});

describe('the notice that another model answers', () => {
  const answeredBy = (notSetUp: boolean): SidebarState =>
    after(
      INITIAL_STATE,
      { type: 'thread_shown', run_ids: ['run-1'] },
      events(
        ...numbered('run-1', [
          started(),
          {
            type: 'provider_changed',
            payload: {
              from: 'ollama',
              to: 'mock',
              model: 'mock-extractive',
              location: 'mock',
              reason: "Ollama isn't reachable.",
              from_not_set_up: notSetUp ? true : undefined,
            },
          },
        ]),
      ),
    );
  const READY = { label: 'Ollama', location: 'local', available: true, state: 'ready', message: '' } as const;

  it('reports no fault of a model that was never set up, even once it is', () => {
    const state = answeredBy(true);
    assert.equal(modelNotice(state)?.level, 'info');
    const later: SidebarState = { ...state, providers: [{ ...READY, provider: 'ollama', model: 'x' }] };
    assert.deepEqual(modelNotice(later), modelNotice(state));
    assert.equal(modelNotice({ ...later, knows_demo: true }), null);
  });

  it('reports the fault of one that was', () => {
    assert.equal(modelNotice({ ...answeredBy(false), knows_demo: true })?.level, 'warning');
  });
});
