import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  actionSchema,
  commandSchema,
  MAX_QUERY_CHARACTERS,
  MAX_SOURCES,
  parseCommand,
  parseEvent,
  parseJson,
  textOf,
} from '../../../src/protocol/index.js';

/** Values that are almost commands, unlike most random ones. */
const nearCommand = fc.record(
  {
    type: fc.oneof(
      fc.constantFrom(
        'start_agent',
        'cancel_agent',
        'resume',
        'execute_action',
        'join_session',
        'list_runs',
        'update_run',
        'delete_run',
        'list_models',
        'ping',
      ),
      fc.anything(),
    ),
    query: fc.anything(),
    url: fc.anything(),
    sources: fc.anything(),
    document: fc.anything(),
    run_id: fc.oneof(fc.string(), fc.anything()),
    after_seq: fc.oneof(fc.integer(), fc.double(), fc.anything()),
    session_id: fc.anything(),
  },
  { requiredKeys: [] },
);

describe('parsing what arrives over the connection', () => {
  it("survives an event type that can't be converted to a string", () => {
    assert.equal(parseEvent({ type: { toString: '' }, payload: {} }).ok, false);
  });

  it('keeps the text of a document as it is, but for halves of surrogate pairs, which are no characters', () => {
    for (const field of ['text', 'markdown', 'html']) {
      const document = { [field]: 'The 😀 \ud83d tide\ude00, at dawn' };
      const result = parseCommand({ type: 'start_agent', query: 'Why?', document });
      assert.ok(result.ok && result.value.type === 'start_agent');
      assert.deepEqual(result.value.document, { [field]: 'The 😀 \ufffd tide\ufffd, at dawn' });
    }
  });

  it('never throws, whatever the value is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything({
            withBigInt: true,
            withDate: true,
            withMap: true,
            withSparseArray: true,
            withNullPrototype: true,
          }),
          nearCommand,
        ),
        (value) => {
          const command = parseCommand(value);
          if (!command.ok) assert.ok(textOf(command.reason).length > 0);
          const event = parseEvent(value);
          if (!event.ok) assert.ok(event.reason.length > 0);
        },
      ),
      { numRuns: 500 },
    );
  }).timeout(20_000);

  it('never throws, whatever the text is', () => {
    const almostJson = fc
      .array(fc.constantFrom('{', '}', '[', ']', '"', '\\', ':', ',', '1'))
      .map((characters) => characters.join(''));
    for (const text of [fc.string({ unit: 'binary' }), fc.json(), almostJson]) {
      fc.assert(
        fc.property(text, (sent) => assert.equal(typeof parseJson(sent).ok, 'boolean')),
        { numRuns: 200 },
      );
    }
  }).timeout(20_000);

  it('reads JSON like JSON.parse, unless it is too deep', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) =>
        assert.deepEqual(parseJson(JSON.stringify(value)), {
          ok: true,
          value: JSON.parse(JSON.stringify(value)) as unknown,
        }),
      ),
    );
    assert.equal(parseJson('{"a":"[[[[[[[[[[[[[[[[[[[[[[[[{{{{{{ \\" ["}').ok, true);
    assert.equal(parseJson('['.repeat(17) + ']'.repeat(17)).ok, false);
    assert.equal(parseJson('['.repeat(16) + ']'.repeat(16)).ok, true);
  });

  it('limits fields, names, and structure before any schema runs, in a frame and in a value', () => {
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`key${index}`, 1]));
    const frames = {
      keys: JSON.stringify({ type: 'ping', ...many }),
      elements: JSON.stringify({ type: 'ping', id: Array.from({ length: 5_000 }, () => 1) }),
      strings: JSON.stringify({ type: 'ping', id: Array.from({ length: 5_000 }, () => '') }),
      objects: JSON.stringify({ type: 'ping', id: Array.from({ length: 5_000 }, () => ({})) }),
      name: JSON.stringify({ type: 'ping', ['k'.repeat(300)]: 1 }),
      spaces: `{${' '.repeat(70_000)}"type":"ping"}`,
      digits: `{"type":"ping","id":${'1'.repeat(70_000)}}`,
    };
    for (const [name, frame] of Object.entries(frames)) assert.equal(parseJson(frame).ok, false, name);
    for (const value of [
      { type: 'ping', ...many },
      { type: 'ping', id: Array.from({ length: 5_000 }, () => 1) },
    ]) {
      const parsed = parseCommand(value);
      assert.match(parsed.ok ? '' : textOf(parsed.reason), /more than \d+ fields/);
    }
  });

  it('accepts the largest command a client has reason to send', () => {
    const sources = Array.from({ length: MAX_SOURCES }, (_, index) => ({
      uri: `file:///${index}`,
      title: '"\\'.repeat(100),
      range: { start: { line: 0, character: 0 }, end: { line: 9, character: 9 } },
    }));
    const command = { type: 'start_agent', query: 'q', sources, document: { text: '"\\ {[,'.repeat(500_000) } };
    const json = parseJson(JSON.stringify(command));
    assert.deepEqual(json.ok && parseCommand(json.value), { ok: true, value: command });
  });

  it('accepts commands from a client that knows only the core protocol', () => {
    assert.deepEqual(parseCommand({ type: 'start_agent', query: 'Summarize', url: 'https://example.org/' }), {
      ok: true,
      value: { type: 'start_agent', query: 'Summarize', url: 'https://example.org/' },
    });
    for (const command of [
      { type: 'cancel_agent', run_id: 'r' },
      { type: 'resume', run_id: 'r', after_seq: 0 },
      { type: 'execute_action', run_id: 'r', action_id: 'a' },
      { type: 'ping' },
    ])
      assert.equal(parseCommand(command).ok, true, command.type);
  });

  it('tells the sender what is wrong', () => {
    const reason = (value: unknown) => {
      const parsed = parseCommand(value);
      return parsed.ok ? '' : textOf(parsed.reason);
    };
    assert.match(reason(null), /JSON object/);
    assert.match(reason({ type: 'start' }), /start_agent/);
    assert.match(reason({ type: 'start_agent', query: '' }), /query must not be empty\./);
    assert.match(reason({ type: 'start_agent', query: 'x'.repeat(MAX_QUERY_CHARACTERS + 1) }), /query must be at most/);
    assert.match(reason({ type: 'resume', run_id: 'r', after_seq: -1 }), /after_seq/);
    assert.equal(reason({ type: 'start_agent' }), 'Invalid command: query is missing. Its type is string.');
    assert.equal(reason({ type: 'start_agent', query: 7 }), 'Invalid command: query must be of type string.');
    assert.equal(reason({ type: 'list_runs', query: 'x' }), 'Invalid command: unknown field "query".');
    assert.equal(
      reason({ type: 'start_agent', query: 'q', length: 'huge' }),
      'Invalid command: length must be one of "short", "medium", "long".',
    );
    assert.ok(reason({ type: 'x'.repeat(100_000) }).length < 1_000);
    assert.ok(reason({ type: 'ping', ['k'.repeat(100_000)]: 1 }).length < 1_000, "the input isn't echoed at length");
  });

  it("drops keys that the schema doesn't know", () => {
    const parsed = parseCommand(JSON.parse('{"type":"ping","__proto__":{"id":"x"}}'));
    assert.equal(parsed.ok, false);
    assert.equal(commandSchema.safeParse({ type: 'ping', toString: 1 }).success, false);
  });

  it('has no action that runs a command or leaves the web', () => {
    for (const action of [
      { action_type: 'run_command', label: 'Run', command: 'rm' },
      { action_type: 'open_link', label: 'Open', url: 'command:workbench.action.terminal.new' },
      { action_type: 'open_link', label: 'Open', url: 'javascript:alert(1)' },
      { action_type: 'open_link', label: 'Open', url: 'vscode://file/etc/passwd' },
      { action_type: 'open_link', label: '  ', url: 'https://example.org/' },
      { action_type: 'copy_answer', label: 'Copy', path: '../x' },
    ])
      assert.equal(actionSchema.safeParse(action).success, false, JSON.stringify(action));
  });
});
