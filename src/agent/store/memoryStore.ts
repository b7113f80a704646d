import type { AgentEvent, RunRecord } from '../../protocol/index.js';
import type { CachedAnswer, RunLabel, Snapshot, Store } from '../interfaces/index.js';
import type { CacheKind } from './cacheTable.js';
import { exportLine } from './exportLine.js';
import { finalAnswerOf, changeRun } from './runTable.js';
import { searchTerms, searchTextOf } from './searchText.js';
import { attachTexts, detachTexts } from './storedCommand.js';
import { parseStored } from './storedJson.js';
import { describeSources, sourcesWithTexts } from './storedSources.js';

/** Enough for a session's runs, and small enough for an extension host. */
const MAX_CACHE_BYTES = 64 * 1024 * 1024;
/** Number of runs to keep, not counting pinned ones. */
const MAX_RUNS = 200;

interface StoredRun {
  record: RunRecord;
  label: RunLabel | undefined;
  answer: string;
}

/** A store that lasts as long as the process: used without the native module, and in tests. */
export function createMemoryStore({
  now = Date.now,
  maxCacheBytes = MAX_CACHE_BYTES,
}: { now?: () => number; maxCacheBytes?: number } = {}): Store {
  // Least recently used first (Map keeps insertion order). Values are JSON, so that callers don't share objects.
  const cache = new Map<string, { kind: CacheKind; key: string; value: string; runId?: string }>();
  let cacheBytes = 0;
  const previous = new Map<string, { createdAt: string; contentHash: string }>();
  const facts = new Map<string, string>();
  const runs = new Map<string, StoredRun>();
  const events = new Map<string, Map<number, string>>();
  /** By run: the command and its sources, as JSON without the texts. */
  const commands = new Map<string, string>();
  const sources = new Map<string, string>();
  /** Hashes of the texts that each run was given or read. */
  const texts = new Map<string, Set<string>>();

  const drop = (id: string) => {
    cacheBytes -= cache.get(id)?.value.length ?? 0;
    cache.delete(id);
  };
  const get = (kind: CacheKind, key: string): string | undefined => {
    const id = `${kind}\n${key}`;
    const entry = cache.get(id);
    if (!entry) return undefined;
    cache.delete(id);
    cache.set(id, entry);
    return entry.value;
  };
  const put = (kind: CacheKind, key: string, value: string, runId?: string): Promise<void> => {
    if (runId !== undefined && !runs.has(runId)) return Promise.resolve();
    if (value.length > maxCacheBytes / 4) return Promise.resolve();
    const id = `${kind}\n${key}`;
    drop(id);
    cache.set(id, { kind, key, value, runId });
    cacheBytes += value.length;
    for (const oldest of cache.keys()) {
      if (cacheBytes <= maxCacheBytes) break;
      drop(oldest);
    }
    return Promise.resolve();
  };
  const remove = (runId: string) => {
    for (const kept of [runs, events, commands, sources, texts]) kept.delete(runId);
    for (const [id, entry] of cache) if (entry.runId === runId) drop(id);
    const read = new Set([...texts.values()].flatMap((hashes) => [...hashes]));
    for (const [id, { kind, key }] of cache) if (kind === 'text' && !read.has(key)) drop(id);
    for (const [id, { kind, value }] of cache)
      if (kind === 'snapshot' && !read.has((JSON.parse(value) as Snapshot).source.contentHash)) drop(id);
  };
  const newestFirst = () =>
    [...runs.values()]
      .reverse()
      .sort(
        (left, right) =>
          Number(right.record.pinned) - Number(left.record.pinned) ||
          (left.record.started_at < right.record.started_at
            ? 1
            : left.record.started_at > right.record.started_at
              ? -1
              : 0),
      );
  const eventsOf = (runId: string, afterSeq: number) =>
    [...(events.get(runId) ?? [])]
      .filter(([seq]) => seq > afterSeq)
      .sort(([left], [right]) => left - right)
      .map(([, event]) => JSON.parse(event) as AgentEvent);
  const getTexts = (hashes: string[]) =>
    Promise.resolve(
      new Map(
        hashes.flatMap((hash) => {
          const text = get('text', hash);
          return text === undefined ? [] : [[hash, text] as const];
        }),
      ),
    );
  const putTexts = async (runId: string, read: Iterable<readonly [hash: string, text: string]>) => {
    const hashes = texts.get(runId) ?? new Set<string>();
    texts.set(runId, hashes);
    for (const [hash, text] of read) {
      hashes.add(hash);
      await put('text', hash, text);
    }
  };

  return {
    nodes: {
      get: (key) => Promise.resolve(get('node', key)),
      getMany: (keys) =>
        Promise.resolve(
          new Map(
            keys.flatMap((key) => {
              const text = get('node', key);
              return text === undefined ? [] : [[key, text] as const];
            }),
          ),
        ),
      put: (key, text, runId) => put('node', key, text, runId),
    },
    getAnswer: (key) => Promise.resolve(parseStored(get('answer', key)) as CachedAnswer | undefined),
    putAnswer: (key, answer, runId) => put('answer', key, JSON.stringify(answer), runId),
    getPrevious: (subject) => Promise.resolve(previous.get(subject)),
    putPrevious: (subject, contentHash) => {
      previous.set(subject, { createdAt: new Date(now()).toISOString(), contentHash });
      return Promise.resolve();
    },
    getSnapshotByUrl: (url) => {
      const head = parseStored(get('snapshot', url)) as Snapshot | undefined;
      const markdown = head && get('text', head.source.contentHash);
      return Promise.resolve(
        head && markdown !== undefined ? { ...head, source: { ...head.source, markdown } } : undefined,
      );
    },
    putSnapshot: async (url, { source: { markdown, ...descriptor }, ...head }) => {
      await put('text', descriptor.contentHash, markdown);
      await put('snapshot', url, JSON.stringify({ ...head, source: descriptor }));
    },
    getText: (contentHash) => Promise.resolve(get('text', contentHash)),
    getFact: (key) => Promise.resolve(parseStored(facts.get(key))),
    putFact: (key, value) => {
      facts.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
    keepFact: (key, value) => {
      if (!facts.has(key)) facts.set(key, JSON.stringify(value));
      return Promise.resolve(parseStored(facts.get(key)));
    },
    listFacts: (prefix) =>
      Promise.resolve(
        new Map([...facts].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => [key, parseStored(value)])),
      ),
    deleteFact: (key) => {
      facts.delete(key);
      return Promise.resolve();
    },

    putRun: (run, label) => {
      const { answer = '', label: known } = runs.get(run.run_id) ?? {};
      runs.set(run.run_id, { record: structuredClone(run), label: structuredClone(label) ?? known, answer });
      for (const { record } of newestFirst()
        .filter(({ record: { pinned, reason } }) => !pinned && reason !== null)
        .slice(MAX_RUNS))
        remove(record.run_id);
      return Promise.resolve();
    },
    updateRun: (runId, change) => {
      const run = runs.get(runId);
      if (run) run.record = changeRun(run.record, change);
      if (run && change.label) run.label = structuredClone(change.label);
      return Promise.resolve();
    },
    listRuns: ({ limit, search, thread, maySee }) => {
      const terms = searchTerms(search);
      const all = newestFirst().filter(({ label }) => !maySee || maySee(label));
      const threads = new Set(
        all
          .filter(({ record, answer }) => terms.every((term) => searchTextOf(record, answer).includes(term)))
          .map(({ record }) => record.thread_id),
      );
      const found = all.filter(
        ({ record }) => threads.has(record.thread_id) && (thread === undefined || record.thread_id === thread),
      );
      return Promise.resolve(found.slice(0, limit).map(({ record }) => structuredClone(record)));
    },
    listReceipts: (limit) => {
      const metered = [...runs.values()].flatMap(({ record: { run_id, title, started_at } }) =>
        eventsOf(run_id, 0).flatMap((event) =>
          event.type === 'receipt' ? [{ run_id, title, started_at, receipt: event.payload }] : [],
        ),
      );
      metered.sort((left, right) => (left.started_at < right.started_at ? 1 : -1));
      return Promise.resolve(metered.slice(0, limit).map(({ run_id, title, receipt }) => ({ run_id, title, receipt })));
    },
    getRun: (runId) => Promise.resolve(structuredClone(runs.get(runId)?.record)),
    getLabel: (runId) => Promise.resolve(structuredClone(runs.get(runId)?.label)),
    deleteRun: (runId) => {
      remove(runId);
      return Promise.resolve();
    },
    getCommand: async (runId) => {
      const json = commands.get(runId);
      return json === undefined ? undefined : attachTexts(json, getTexts);
    },
    putCommand: async (runId, command) => {
      if (!runs.has(runId)) return;
      const { json, texts: brought } = detachTexts(command);
      commands.set(runId, json);
      await putTexts(runId, brought);
    },
    getRunSources: (runId) => sourcesWithTexts(sources.get(runId) ?? '[]', getTexts),
    putRunSources: async (runId, read) => {
      if (!runs.has(runId)) return;
      sources.set(runId, describeSources(read));
      await putTexts(
        runId,
        read.map(({ source }) => [source.contentHash, source.markdown] as const),
      );
    },
    appendEvents: (runId, appended) => {
      const run = runs.get(runId);
      if (!run) return Promise.resolve(true);
      const stored = events.get(runId) ?? new Map<number, string>();
      events.set(runId, stored);
      for (const event of appended) if (!stored.has(event.seq ?? 0)) stored.set(event.seq ?? 0, JSON.stringify(event));
      run.answer = finalAnswerOf(appended) ?? run.answer;
      return Promise.resolve(true);
    },
    getEvents: (runId, afterSeq, most) => Promise.resolve(eventsOf(runId, afterSeq).slice(0, most)),
    markInterrupted: (reason, going) => {
      const except = going();
      const open = [...runs.values()].filter(({ record }) => record.reason === null && !except.includes(record.run_id));
      for (const run of open) run.record = changeRun(run.record, { reason, ended_at: new Date(now()).toISOString() });
      return Promise.resolve(open.map(({ record }) => record.run_id));
    },

    // eslint-disable-next-line @typescript-eslint/require-await -- the interface is asynchronous, and memory is not
    async *exportAll() {
      for (const { record } of newestFirst()) {
        yield exportLine({ kind: 'run', value: record });
        for (const event of eventsOf(record.run_id, 0)) yield exportLine({ kind: 'event', value: event });
      }
      for (const [key, value] of previous) yield exportLine({ kind: 'previous', key, value });
      for (const [key, value] of facts) yield exportLine({ kind: 'fact', key, value: parseStored(value) });
      for (const { kind, key, value } of cache.values())
        yield exportLine({ kind, key, value: kind === 'node' || kind === 'text' ? value : parseStored(value) });
    },
    clear: (what) => {
      cache.clear();
      cacheBytes = 0;
      previous.clear();
      if (what === 'all') {
        for (const kept of [runs, events, commands, sources, texts, facts]) kept.clear();
      }
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}
