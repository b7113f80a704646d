import type { Store } from '../interfaces/index.js';

/** How long writes wait for others, in order to share one transaction and one disk flush. */
const GATHER_MS = 40;
/**
 * How long a write is delayed at most while someone waits for a first word: the most that a killed process can lose.
 */
const LONGEST_HELD_MS = 250;

export interface WriteBehind {
  store: Store;
  /** Flushes queued writes; resolves when they are on disk. */
  flush(): Promise<unknown>;
  /** Someone is waiting for a first word: delays writes until the returned function is called. Idempotent. */
  urgent(): () => void;
}

/**
 * A store that batches writes, and delays them while someone waits for a first word: a read waits for the transaction
 * before it, which waits for the disk. Reads see queued values; a put resolves immediately.
 */
export function createWriteBehind(behind: Store): WriteBehind {
  /** By kind and key; a later put with the same key replaces the earlier one. */
  const held = new Map<string, { value: unknown; write: () => Promise<void> }>();
  let ordered: (() => Promise<void>)[] = [];
  let writing: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let since: number | undefined;
  let timer: NodeJS.Timeout | undefined;

  function flush(): Promise<unknown> {
    clearTimeout(timer);
    timer = since = undefined;
    const puts = [...held];
    const writes = ordered;
    ordered = [];
    // Submitted together, so that the store writes them in one transaction; reads see puts here until then. Runs come
    // first: what belongs to a run is stored only if the run is.
    const inTurn = writes.map((write) => write());
    const done = puts.map(([key, put]) =>
      put.write().then(() => {
        if (held.get(key) === put) held.delete(key);
      }),
    );
    return (writing = Promise.all([writing, ...inTurn, ...done]).then(() => undefined));
  }
  function look(): void {
    timer = undefined;
    if (waiting > 0 && performance.now() - (since ?? 0) < LONGEST_HELD_MS) timer = setTimeout(look, GATHER_MS);
    else void flush();
  }
  function gather(): void {
    since ??= performance.now();
    timer ??= setTimeout(look, GATHER_MS);
  }
  const put = (key: string, value: unknown, write: () => Promise<void>): Promise<void> => {
    held.set(key, { value, write });
    gather();
    return Promise.resolve();
  };
  /** For writes that depend on one another; resolves once written. */
  const inOrder = <T>(write: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      ordered.push(() => write().then(resolve, reject));
      gather();
    });
  const find = async <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const kept = held.get(key);
    return kept ? (kept.value as T) : read();
  };
  const settled = async <T>(work: () => Promise<T>): Promise<T> => {
    await flush();
    return work();
  };

  const store: Store = {
    nodes: {
      get: (key) => behind.nodes.get(key),
      getMany: (keys) => behind.nodes.getMany(keys),
      // A finished call is on disk before it is reported: it may have taken minutes. Its run is written with it,
      // because the call belongs to the run.
      put: async (key, text, runId) => {
        const others = flush();
        await behind.nodes.put(key, text, runId);
        await others;
      },
    },
    getAnswer: (key) => find(`answer ${key}`, () => behind.getAnswer(key)),
    putAnswer: (key, answer, runId) => put(`answer ${key}`, answer, () => behind.putAnswer(key, answer, runId)),
    getPrevious: (subject) => find(`previous ${subject}`, () => behind.getPrevious(subject)),
    putPrevious: (subject, contentHash) =>
      put(`previous ${subject}`, { createdAt: new Date().toISOString(), contentHash }, () =>
        behind.putPrevious(subject, contentHash),
      ),
    getSnapshotByUrl: (url) => find(`snapshot ${url}`, () => behind.getSnapshotByUrl(url)),
    putSnapshot: (url, snapshot) => put(`snapshot ${url}`, snapshot, () => behind.putSnapshot(url, snapshot)),
    getText: (contentHash) => settled(() => behind.getText(contentHash)),
    getFact: (key) => find(`fact ${key}`, () => behind.getFact(key)),
    putFact: (key, value) => put(`fact ${key}`, value, () => behind.putFact(key, value)),
    keepFact: (key, value) => settled(() => behind.keepFact(key, value)),
    listFacts: (prefix) => settled(() => behind.listFacts(prefix)),
    deleteFact: (key) => settled(() => behind.deleteFact(key)),
    putRun: (run, label) => inOrder(() => behind.putRun(run, label)),
    updateRun: (runId, change) => inOrder(() => behind.updateRun(runId, change)),
    appendEvents: (runId, events) => inOrder(() => behind.appendEvents(runId, events)),
    putCommand: (runId, command) => inOrder(() => behind.putCommand(runId, command)),
    putRunSources: (runId, sources) => inOrder(() => behind.putRunSources(runId, sources)),
    getCommand: (runId) => settled(() => behind.getCommand(runId)),
    getRunSources: (runId) => settled(() => behind.getRunSources(runId)),
    listRuns: (filter) => settled(() => behind.listRuns(filter)),
    listReceipts: (limit) => settled(() => behind.listReceipts(limit)),
    getRun: (runId) => settled(() => behind.getRun(runId)),
    getLabel: (runId) => settled(() => behind.getLabel(runId)),
    getEvents: (runId, afterSeq, most) => settled(() => behind.getEvents(runId, afterSeq, most)),
    deleteRun: (runId) => settled(() => behind.deleteRun(runId)),
    markInterrupted: (reason, going) => settled(() => behind.markInterrupted(reason, going)),
    async *exportAll() {
      await flush();
      yield* behind.exportAll();
    },
    clear: (what) => settled(() => behind.clear(what)),
    close: () => settled(() => behind.close()),
  };

  return {
    store,
    flush,
    urgent() {
      waiting++;
      let over = false;
      return () => {
        if (!over) waiting--;
        over = true;
      };
    },
  };
}
