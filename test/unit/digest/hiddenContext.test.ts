import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import type { DigestDependencies, DigestModel } from '../../../src/agent/interfaces/index.js';
import { createProviders } from '../../../src/agent/providers/index.js';
import { incompleteFor, textOf } from '../../../src/protocol/index.js';
import { HiddenContextServer, type HiddenContext } from '../../helpers/hiddenContextServer.js';
import { memoryStore, readAll, requestOf, type MemoryStore, type Read } from './harness.js';

/**
 * A document in which each paragraph has a unique word, so that what was actually read can be distinguished from what
 * was reported as read.
 */
function marked(bytes: number): { text: string; marks: string[] } {
  const marks: string[] = [];
  let text = '';
  while (text.length < bytes) {
    const mark = `mark${marks.length}x`;
    marks.push(mark);
    const section = marks.length % 12 === 0 ? `## Section ${marks.length}\n\n` : '';
    text += `${section}The ${mark} of the river stands at the bridge, which was built in ${1800 + (marks.length % 200)} by the people of the valley.\n\n`;
  }
  return { text, marks };
}

async function modelAt(url: string): Promise<DigestModel> {
  const provider = createProviders(() => ({ values: { openai: { baseUrl: url } } })).get('openai');
  if (!provider) throw new Error('There is no such provider.');
  const facts = await provider.describe(undefined);
  return {
    provider: provider.id,
    facts,
    generate: (request, signal) => provider.generate({ ...request, model: facts.model }, signal),
  };
}

interface Digested extends Read {
  unread: string[];
  port: number;
  server: HiddenContextServer;
}

/** For the run, a call is over only once its output is stored, which is after the server has forgotten it. */
function slowStore(): MemoryStore {
  const store = memoryStore();
  const put: MemoryStore['nodes']['put'] = async (key, text) => {
    await sleep(8);
    await store.nodes.put(key, text);
  };
  return { ...store, nodes: { ...store.nodes, put } };
}

async function digested(
  hidden: HiddenContext,
  bytes: number,
  store: MemoryStore = hidden.takesTime ? slowStore() : memoryStore(),
  port?: number,
  occupy: (server: HiddenContextServer) => Partial<Pick<DigestDependencies, 'sleep'>> = () => ({}),
): Promise<Digested> {
  const server = await HiddenContextServer.start(hidden, port);
  const listening = server.port;
  try {
    const { text, marks } = marked(bytes);
    const read = await readAll(
      requestOf(text, { fresh: true, budget: { calls: 5_000, minutes: 60 } }),
      await modelAt(server.url),
      store,
      occupy(server),
    );
    const seen = server.seen.join('\n');
    return { ...read, unread: marks.filter((mark) => !seen.includes(mark)), server, port: listening };
  } finally {
    await server.close();
  }
}

const contexts: fc.Arbitrary<HiddenContext> = fc.record({
  // As many small ones as large ones: 2,048 doubled up to six times, or something in between.
  contextTokens: fc.oneof(
    fc.constantFrom(2_048, 3_000, 4_096, 8_192, 16_384, 32_768, 131_072),
    fc.double({ min: 0, max: 6, noNaN: true }).map((doublings) => Math.floor(2_048 * 2 ** doublings)),
  ),
  slots: fc.integer({ min: 1, max: 8 }),
  sharedPool: fc.boolean(),
  manner: fc.constantFrom('refuses' as const, 'truncates' as const, 'halves' as const),
  charactersPerToken: fc.constantFrom(3.2, 3.8, 4.4),
});
/**
 * Before truncation is discovered, a truncated prompt counts like a complete one, and an ended call like one that still
 * generates.
 */
const cuttingPools: fc.Arbitrary<HiddenContext> = fc.record({
  contextTokens: fc.integer({ min: 2_048, max: 8_192 }),
  slots: fc.integer({ min: 3, max: 8 }),
  sharedPool: fc.constant(true),
  manner: fc.constantFrom('truncates' as const, 'halves' as const),
  charactersPerToken: fc.constantFrom(3.2, 3.8, 4.4),
  takesTime: fc.constant(true),
});
/** A chunk hardly larger than the largest prompt so far is the first that is too large. */
const justTooSmall: HiddenContext = {
  ...{ contextTokens: 6_556, slots: 5, sharedPool: true, manner: 'truncates' },
  ...{ charactersPerToken: 3.2, takesTime: true },
};
const overflowing: fc.Arbitrary<HiddenContext> = contexts.map((hidden) => ({
  ...hidden,
  contextTokens: Math.min(hidden.contextTokens, 8_192),
  overflowsNotes: true,
}));
const sizes = fc.constantFrom(2_000, 9_000, 40_000, 200_000, 1_000_000);

const RUNS = Number(process.env.RUNS ?? 25);

describe('a server that does not report its context', function () {
  this.timeout(RUNS * 10_000);

  const kinds: {
    named: string;
    servers: fc.Arbitrary<HiddenContext>;
    documents: fc.Arbitrary<number>;
    share?: number;
    examples?: [HiddenContext, number][];
  }[] = [
    { named: 'of any kind', servers: contexts, documents: sizes },
    {
      named: 'that truncates prompts and shares one pool',
      servers: cuttingPools,
      documents: fc.constantFrom(20_000, 40_000, 80_000),
      share: 0.4,
      examples: [[justTooSmall, 80_000]],
    },
    {
      named: 'whose notes are longer and denser than requested',
      servers: overflowing,
      documents: fc.constantFrom(20_000, 60_000),
      share: 0.4,
    },
  ];
  for (const { named, servers, documents, share = 1, examples } of kinds) {
    it(`is read to the last word on the first run, with at most two rejected calls: one ${named}`, async () => {
      await fc.assert(
        fc.asyncProperty(servers, documents, async (hidden, bytes) => {
          const { result, unread, server } = await digested(hidden, bytes);
          assert.equal(result.incomplete, undefined);
          assert.equal(result.read.get('s1')?.closely, 1);
          assert.deepEqual(unread, [], 'the model saw everything reported as read');
          assert.ok(server.refused <= 2, `${server.refused} refused`);
        }),
        { endOnFailure: true, numRuns: Math.ceil(RUNS * share), examples },
      );
    });
  }
});

describe('a server that counts few tokens', function () {
  this.timeout(60_000);

  for (const charactersPerToken of [8, 12, 25, 60, 1_000])
    for (const manner of ['refuses', 'truncates', 'halves'] as const) {
      it(`is read in as few calls as others, and its context isn't taken for smaller (${charactersPerToken} characters a token, ${manner})`, async () => {
        const usual: HiddenContext = {
          ...{ contextTokens: 32_768, slots: 2, sharedPool: false },
          ...{ manner, charactersPerToken: 4 },
        };
        const { server: compared } = await digested(usual, 200_000);
        const store = memoryStore();
        const { result, unread, server } = await digested({ ...usual, charactersPerToken }, 200_000, store);
        assert.deepEqual([result.incomplete, unread, server.refused], [undefined, [], 0]);
        assert.ok(server.calls <= compared.calls + 1, `${server.calls} calls instead of ${compared.calls}`);
        const learned = JSON.stringify([...(await store.facts.listFacts('measures:')).values()]);
        assert.doesNotMatch(learned, /"context":/, learned);
      });
    }
});

describe('a model that reasons at length', function () {
  this.timeout(60_000);

  for (const [contextTokens, reasoningTokens] of [
    [2_048, 580],
    [4_096, 1_500],
    [8_192, 3_500],
    [32_768, 7_500],
  ] as const) {
    it(`gets as much output as its reasoning needs (${reasoningTokens} of ${contextTokens} tokens), once learned`, async () => {
      const hidden: HiddenContext = {
        ...{ contextTokens, reasoningTokens, slots: 1, sharedPool: false, manner: 'refuses' },
        ...{ charactersPerToken: 3.8, tells: true },
      };
      const store = memoryStore();
      const first = await digested(hidden, 60_000, store);
      assert.deepEqual([first.result.incomplete, first.unread, first.server.refused], [undefined, [], 0]);
      assert.equal(first.result.read.get('s1')?.closely, 1);
      const second = await digested(hidden, 60_000, store, first.port);
      assert.deepEqual([second.result.incomplete, second.unread], [undefined, []]);
      assert.ok(second.server.calls < first.server.calls, 'the next run starts with what was learned');
    });
  }
});

describe('a server restarted with more context', function () {
  this.timeout(60_000);

  for (const tells of [true, false]) {
    it(`needs fewer calls than before, whether it reports its context (${tells})`, async () => {
      const store = memoryStore();
      const before: HiddenContext = {
        contextTokens: 2_048,
        slots: 2,
        sharedPool: false,
        manner: 'refuses',
        charactersPerToken: 4,
        tells,
      };
      const first = await digested(before, 60_000, store);
      // Another text, so that no call of the first run is reused; the same port, so that it is the same server. Waits
      // until its connections are closed.
      await sleep(100);
      const again = { ...before, contextTokens: 16_384 };
      const { port } = first;
      const second = await digested(again, 60_001, store, port);
      assert.equal(second.result.incomplete, undefined);
      assert.deepEqual(second.unread, []);
      assert.equal(second.server.refused, 0);
      assert.ok(second.server.calls * 2 <= first.server.calls, `${first.server.calls}, then ${second.server.calls}`);
    });
  }
});

describe("what was learned about a server that doesn't report its context", function () {
  this.timeout(60_000);
  const small: HiddenContext = {
    contextTokens: 2_500,
    slots: 2,
    sharedPool: false,
    manner: 'refuses',
    charactersPerToken: 4,
  };

  for (const manner of ['refuses', 'truncates', 'halves'] as const) {
    it(`stays valid as long as the server does, at the cost of one call per run (${manner})`, async () => {
      const store = memoryStore();
      const first = await digested({ ...small, manner }, 60_000, store);
      await sleep(100);
      const second = await digested({ ...small, manner }, 60_001, store, first.port);
      assert.deepEqual([second.result.incomplete, second.unread], [undefined, []]);
      assert.ok(second.server.refused <= 1);
      assert.ok(second.server.calls <= first.server.calls + 1);
    });

    it(`is learned again if the server restarts with less (${manner})`, async () => {
      const store = memoryStore();
      const first = await digested({ ...small, manner, contextTokens: 7_000 }, 60_000, store);
      await sleep(100);
      const second = await digested({ ...small, manner }, 60_001, store, first.port);
      assert.deepEqual([second.result.incomplete, second.unread], [undefined, []]);
      assert.equal(second.result.read.get('s1')?.closely, 1);
      assert.ok(second.server.refused <= 2);
    });
  }
});

describe('a server whose context another program uses', function () {
  this.timeout(60_000);
  const pools = [true, false].map((tells): HiddenContext => ({
    contextTokens: 4_096,
    slots: 4,
    sharedPool: true,
    manner: 'refuses',
    charactersPerToken: 4,
    tells,
  }));

  for (const pool of pools) {
    const name = pool.tells ? 'reported' : 'hidden';
    it(`is waited for, with growing pauses, and has all of its context in the next run (${name})`, async () => {
      const store = memoryStore();
      const alone = await digested(pool, 60_000, memoryStore());
      const waits: number[] = [];
      const first = await digested(pool, 60_000, store, undefined, (server) => {
        server.onCall = (call) => {
          if (call === 8) server.occupiedTokens = 3_900;
        };
        return {
          sleep: (milliseconds) => {
            if (waits.push(milliseconds) === 4) server.occupiedTokens = 0;
            return Promise.resolve();
          },
        };
      });
      assert.deepEqual([first.result.incomplete, first.unread], [undefined, []]);
      assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000]);
      await sleep(100);
      const second = await digested(pool, 60_001, store, first.port);
      assert.deepEqual([second.result.incomplete, second.unread], [undefined, []]);
      // The number varies with the measured rates; half of the context would take twice as many.
      const [calls, most] = [second.server.calls, alone.server.calls * 1.5];
      assert.ok(calls <= most, `${calls} of ${most}`);
    });

    it(`is abandoned after two minutes: what was read is kept, and the server's message is quoted (${name})`, async () => {
      let waited = 0;
      const { result, server, unread, events } = await digested(pool, 120_000, memoryStore(), undefined, (occupied) => {
        occupied.onCall = (call) => {
          if (call === 12) occupied.occupiedTokens = 4_096;
        };
        return { sleep: (milliseconds) => Promise.resolve(void (waited += milliseconds)) };
      });
      const closely = result.read.get('s1')?.closely ?? 0;
      assert.ok(closely > 0.05 && closely < 1, `${closely} read`);
      assert.ok(unread.length > 0);
      assert.match(result.text, /word/);
      assert.match(
        incompleteFor(result.incomplete).incomplete ?? '',
        /Context size has been exceeded.*Another program/,
      );
      assert.ok(waited >= 60_000 && waited <= 180_000, `waited ${waited} ms`);
      assert.ok(server.refused < 30, `${server.refused} refused`);
      assert.ok(events.some((event) => event.type === 'progress' && /another program/.test(textOf(event.sentence))));
    });

    it(`gets smaller parts if it stays half full from the beginning, for that run only (${name})`, async () => {
      const store = memoryStore();
      const noWait = { sleep: () => Promise.resolve() };
      const first = await digested(pool, 60_000, store, undefined, (server) => {
        server.occupiedTokens = 2_200;
        return noWait;
      });
      assert.deepEqual([first.result.incomplete, first.unread], [undefined, []]);
      await sleep(100);
      const second = await digested(pool, 60_001, store, first.port, () => noWait);
      assert.deepEqual([second.result.incomplete, second.unread], [undefined, []]);
      assert.ok(second.server.calls * 1.5 <= first.server.calls, `${first.server.calls}, then ${second.server.calls}`);
    });
  }
});
