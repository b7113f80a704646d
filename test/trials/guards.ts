/** A line of code that keeps a promise, its replacement, and the test that must then fail. */
export interface Guard {
  /** What it guards, in a few words; with its case number in docs/THREATS.md, if it has one. */
  guards: string;
  file: string;
  /** Occurs exactly once in the file. */
  pattern: string;
  replacement: string;
  test: string;
  /** Part of the test's name. */
  named: string;
}

const FRAMES = 'test/unit/server/frames.test.ts';
const HANDSHAKE = 'test/unit/server/handshake.test.ts';
const SESSIONS = 'test/contract/transport/sessions.test.ts';
const FETCH = 'test/unit/sources/fetchPage.test.ts';
const FORGETTING = 'test/unit/store/forgetting.test.ts';
const TROUBLE = 'test/unit/store/storeTrouble.test.ts';
const CLIENT = 'src/agent/server/sessionClient.ts';
const AUTHORIZE = 'src/agent/server/authorize.ts';
const RUNS = 'src/agent/store/runTable.ts';

export const GUARDS: readonly Guard[] = [
  {
    guards: 'case 1: the token',
    file: AUTHORIZE,
    pattern: 'isSameToken(offered, policy.token)',
    replacement: 'true',
    test: HANDSHAKE,
    named: 'case 6: an empty',
  },
  {
    guards: 'case 2: the origin',
    file: AUTHORIZE,
    pattern: '!policy.origins.has(origin)',
    replacement: 'false',
    test: HANDSHAKE,
    named: 'case 2',
  },
  {
    guards: 'case 3: null is no origin',
    file: 'src/agent/server/agentSocketServer.ts',
    pattern: 'if (isOrigin) origins.add(origin);',
    replacement: 'origins.add(origin);',
    test: HANDSHAKE,
    named: 'case 3',
  },
  {
    guards: 'case 7: no token in the address',
    file: AUTHORIZE,
    pattern: 'if (url.startsWith(`${AGENT_PATH}?`))',
    replacement: 'if (false)',
    test: HANDSHAKE,
    named: 'case 7',
  },
  {
    guards: 'case 10: the time of a handshake',
    file: 'src/agent/server/agentSocketServer.ts',
    pattern: '() => socket.destroy(), limits.handshakeMs',
    replacement: '() => undefined, limits.handshakeMs',
    test: HANDSHAKE,
    named: 'case 10: an upgrade',
  },
  {
    guards: 'case 12: the number of clients',
    file: 'src/agent/server/agentSocketServer.ts',
    pattern: 'clients.size >= limits.connections',
    replacement: 'false',
    test: HANDSHAKE,
    named: 'case 12',
  },
  {
    guards: 'case 16: the size of a frame',
    file: 'src/agent/server/agentSocketServer.ts',
    pattern: 'maxPayload: limits.maxFrameBytes,',
    replacement: '',
    test: FRAMES,
    named: 'case 16: a message over',
  },
  {
    guards: 'case 18: the number of fragments',
    file: 'src/agent/server/agentSocketServer.ts',
    pattern: 'maxFragments: limits.maxFragments,',
    replacement: '',
    test: FRAMES,
    named: 'case 18',
  },
  {
    guards: 'case 20: the rate of commands',
    file: CLIENT,
    pattern: 'if (this.rate.take(1)) return true;',
    replacement: 'return true;',
    test: SESSIONS,
    named: 'case 20',
  },
  {
    guards: 'case 20: the cost of a replay',
    file: CLIENT,
    pattern: 'this.rate.charge(Math.max(spent, events.length / limits.replayedPerCommand));',
    replacement: 'void spent;',
    test: FRAMES,
    named: 'case 20',
  },
  {
    guards: 'case 21: the rate of pings',
    file: 'src/agent/server/webSocketClient.ts',
    pattern: 'if (pings.take(1)) webSocket.pong(data);',
    replacement: 'if (pings) webSocket.pong(data);',
    test: FRAMES,
    named: 'case 21',
  },
  {
    guards: 'case 22: a client that takes next to nothing',
    file: 'src/agent/server/outbox.ts',
    pattern: '(passed / 1000) * slowestBytesPerSecond',
    replacement: '1',
    test: 'test/unit/server/outbox.test.ts',
    named: 'case 22: gives up on',
  },
  {
    guards: 'case 22: the next page of a replay waits',
    file: CLIENT,
    pattern: 'if (!(await this.outbox.drained()))',
    replacement: 'if (this.gone)',
    test: FRAMES,
    named: 'case 22: a replay is read',
  },
  {
    guards: 'case 68: live events during a replay',
    file: CLIENT,
    pattern: 'if (this.replaying.has(runId)) return;',
    replacement: '',
    test: SESSIONS,
    named: 'case 68: resume delivers',
  },
  {
    guards: 'case 42: permission for a redirect\u2019s target',
    file: 'src/agent/sources/fetch/fetchPage.ts',
    pattern: 'allowLocal: first && options.allowLocal === true',
    replacement: 'allowLocal: options.allowLocal === true',
    test: FETCH,
    named: 'follows no redirect',
  },
  {
    guards: 'case 45: own ports',
    file: 'src/agent/sources/fetch/fetchPage.ts',
    pattern: 'OWN_PORTS.includes(port) || blocked.includes(port)',
    replacement: 'false',
    test: FETCH,
    named: 'case 45',
  },
  {
    guards: 'case 45: the ports of the model servers',
    file: 'src/agent/engine.ts',
    pattern: '...localProviderPorts(settings())',
    replacement: '',
    test: 'test/contract/engine/gateway.test.ts',
    named: 'case 45',
  },
  {
    guards: 'case 46, 48: the size of a page as it is sent',
    file: 'src/agent/sources/fetch/fetchPage.ts',
    pattern: 'maxCompressedBytes: options.maxCompressedBytes ?? MAX_BYTES',
    replacement: 'maxCompressedBytes: Infinity',
    test: FETCH,
    named: 'case 4[68]',
  },
  {
    guards: 'case 46, 48: the size of a page unpacked',
    file: 'src/agent/sources/fetch/fetchPage.ts',
    pattern: 'maxBytes: options.maxBytes ?? MAX_BYTES',
    replacement: 'maxBytes: Infinity',
    test: FETCH,
    named: 'case 4[68]',
  },
  {
    guards: 'case 53: one wait for a lock',
    file: 'src/agent/store/guardedDatabase.ts',
    pattern: 'isLocked ? IMPATIENT_MS : this.busyTimeoutMs',
    replacement: 'this.busyTimeoutMs',
    test: TROUBLE,
    named: 'case 53: a lock that lasts',
  },
  {
    guards: 'case 53: a failed statement is reset',
    file: 'src/agent/store/sqliteConnection.ts',
    pattern: 'statement.finalize(() => reject(error));',
    replacement: 'reject(error);',
    test: TROUBLE,
    named: 'case 53: a lock that lasts',
  },
  {
    guards: 'case 55: the journal',
    file: 'src/agent/store/openDatabase.ts',
    pattern: 'PRAGMA journal_mode = DELETE;',
    replacement: 'PRAGMA journal_mode = OFF;',
    test: TROUBLE,
    named: 'case 55: the journal',
  },
  {
    guards: 'case 77: consent at the gateway',
    file: 'src/agent/providers/gateway.ts',
    pattern: "(carriesText && may !== 'send')",
    replacement: '(carriesText && false)',
    test: 'test/unit/providers/gateway.test.ts',
    named: 'case 77',
  },
  {
    guards: 'case 77: consent is bound to the host',
    file: 'src/agent/engine.ts',
    pattern: "`${provider}@${host ?? ''}`",
    replacement: "`${provider}${host ? '' : ''}`",
    test: 'test/contract/engine/gateway.test.ts',
    named: 'case 77: consent for one host',
  },
  {
    guards: 'case 79: the label of a run',
    file: 'src/agent/orchestrator/access.ts',
    pattern: "broughtBy === 'user'",
    replacement: 'false',
    test: 'test/contract/engine/trust.test.ts',
    named: 'user asked for, of a supplied text',
  },
  {
    guards: 'case 80: a deleted run\u2019s copies in the gaps',
    file: 'src/agent/store/sqliteStore.ts',
    pattern: 'await scrubber.scrub();',
    replacement: '',
    test: FORGETTING,
    named: 'case 80: no text',
  },
  {
    guards: 'case 80: what no other run has read',
    file: RUNS,
    pattern: '"DELETE FROM cache WHERE kind = \'text\' AND key NOT IN (SELECT hash FROM run_texts)"',
    replacement: "'SELECT 1'",
    test: FORGETTING,
    named: 'case 80: no text',
  },
  {
    guards: 'case 59: texts of the recheck are quoted',
    file: 'src/agent/orchestrator/recheck.ts',
    pattern: 'text: asData(sentence.text)',
    replacement: 'text: sentence.text',
    test: 'test/unit/orchestrator/recheck.test.ts',
    named: 'case 59',
  },
  {
    guards: 'case 37: garbage in a stream',
    file: 'src/agent/providers/wire/eventStream.ts',
    pattern: 'if (!EVENT_LINE.test(line))',
    replacement: 'if (false)',
    test: 'test/contract/providers/oddServers.test.ts',
    named: 'case 37',
  },
];
