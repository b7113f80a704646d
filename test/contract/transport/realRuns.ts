import { createHash } from 'node:crypto';
import type { Provider, Runs, SourceReader } from '../../../src/agent/interfaces/index.js';
import { suggestActions } from '../../../src/agent/actions/suggest.js';
import { digest } from '../../../src/agent/digest/digest.js';
import { createGrounder } from '../../../src/agent/grounder.js';
import { createRuns } from '../../../src/agent/orchestrator/runs.js';
import { createMemoryStore } from '../../../src/agent/store/index.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A model that answers immediately, one word per turn of the event loop. */
const provider: Provider = {
  id: 'ollama',
  label: 'Test model',
  location: 'local',
  status: () =>
    Promise.resolve({ provider: 'ollama', label: 'Test model', location: 'local', available: true, state: 'ready' }),
  models: () => Promise.resolve([]),
  describe: () =>
    Promise.resolve({
      model: 'test',
      identity: 'test',
      contextTokens: 8_192,
      contextSource: 'asked',
      location: 'local',
    }),
  async *generate(_request, signal) {
    for (const word of ['The ', 'tides ', 'follow ', 'the ', 'moon.']) {
      await turn();
      signal.throwIfAborted();
      yield { type: 'text', text: word };
    }
    yield { type: 'done', reason: 'stop', usage: { promptTokens: 10, outputTokens: 5 } };
  },
};

/** Pages that don't need a network. */
const sourceReader: SourceReader = {
  async read(request, { signal }) {
    await turn();
    signal.throwIfAborted();
    const url = 'url' in request ? (request.url ?? '') : '';
    const markdown = `# Tides\n\nThe tides follow the moon, says ${url}.`;
    const contentHash = createHash('sha256').update(markdown).digest('hex');
    return {
      kind: 'url',
      format: 'markdown',
      title: 'Tides',
      url,
      markdown,
      contentHash,
      verbatim: false,
      warnings: [],
      hosts: [],
      readAt: '2026-01-01T00:00:00.000Z',
    };
  },
  close: () => Promise.resolve(),
};

/** The engine's own runs, digest, grounding, and store, with the test's model and pages. */
export function createRealRuns(): Runs {
  let ids = 0;
  return createRuns({
    learned: { of: () => Promise.resolve(new Map()), forget: () => Promise.resolve() },
    sourceReader,
    providers: {
      get: () => provider,
      choose: () => Promise.resolve({ provider, passedOver: [] }),
      status: () => Promise.resolve([]),
      models: () => Promise.resolve([]),
    },
    digest,
    grounder: createGrounder('', () => undefined),
    suggest: suggestActions,
    actionHost: { perform: () => Promise.resolve({ message: 'Done.' }) },
    clientMayRead: () => false,
    consent: { cloudProvider: () => Promise.resolve(false) },
    store: createMemoryStore(),
    settings: () => ({
      allowLocalAddresses: 'nobody',
      cache: true,
      language: undefined,
      length: 'medium',
      budget: { calls: 10, minutes: 1 },
      checkDoubtful: false,
      parallelCalls: 1,
    }),
    promptVersion: 'test',
    now: () => performance.now(),
    date: () => new Date().toISOString(),
    newId: () => `run-${++ids}`,
    log: () => undefined,
  });
}
