import { AgentError, message, toAgentError, type SourceRequest } from '../../protocol/index.js';
import type { Asker, NamedSource, ReadProgress, RunLabel, Source } from '../interfaces/index.js';
import type { ToolDependencies } from './dependencies.js';
import type { ToolSource } from './inputs.js';
import type { UnreadOutput } from './outputs.js';
import { createShelf } from './shelf.js';
import { nameOfSource, requestOf } from './sourceRequest.js';

/** Number of runs whose sources are searched, newest first. */
const MAX_RUNS = 200;

/** A source that was read, and the latest run that read it. */
export interface ReadBefore {
  source: Source;
  runId?: string;
}

export interface ToolReading {
  asker: Asker;
  signal: AbortSignal;
  onProgress(progress: ReadProgress): void;
}

/** What tools have read, plus everything read earlier that the caller may see. */
export interface Library {
  /** Throws AgentError. */
  read(source: ToolSource, reading: ToolReading): Promise<Source>;
  /** Reads all requests concurrently. Failures are reported; if all fail, throws the first failure. */
  readAll(
    sources: readonly ToolSource[],
    reading: ToolReading,
  ): Promise<{ sources: NamedSource[]; unread: UnreadOutput }>;
  /** Newest first, each text once. */
  readBefore(asker: Asker): AsyncIterable<ReadBefore>;
  /** A text as it was read. Throws `not_found`. */
  snapshot(contentHash: string, asker: Asker): Promise<Source>;
  /** Forgets what tools read. What runs read is the store's. */
  forget(): void;
}

function labelOf(request: SourceRequest, source: Source, { trust, caller }: Asker): RunLabel {
  const isText = !('url' in request) && !('uri' in request);
  return {
    askedBy: trust,
    local: source.local === true,
    broughtBy: isText ? trust : undefined,
    caller: isText ? caller : undefined,
    documents: 'uri' in request ? [request.uri] : [],
    settled: true,
  };
}

export function createLibrary(
  dependencies: Pick<ToolDependencies, 'runs' | 'store' | 'read' | 'maySee' | 'folders'>,
): Library {
  const { runs, store, maySee, folders } = dependencies;
  const shelf = createShelf(maySee);

  async function* readBefore(asker: Asker): AsyncGenerator<ReadBefore> {
    const seen = new Set<string>();
    for (const source of shelf.all(asker)) {
      if (seen.has(source.contentHash)) continue;
      seen.add(source.contentHash);
      yield { source };
    }
    for (const { run_id: runId } of await runs.list({ limit: MAX_RUNS }, asker)) {
      for (const source of (await store.getRunSources(runId)).values()) {
        if (seen.has(source.contentHash)) continue;
        seen.add(source.contentHash);
        yield { source, runId };
      }
    }
  }

  async function snapshot(contentHash: string, asker: Asker): Promise<Source> {
    const shelved = shelf.get(contentHash, asker);
    if (shelved) return shelved;
    for await (const { source } of readBefore(asker)) if (source.contentHash === contentHash) return source;
    throw new AgentError('not_found', message('tools.snapshotGone'));
  }

  async function read(named: ToolSource, { asker, signal, onProgress }: ToolReading): Promise<Source> {
    if (named.snapshot !== undefined) return snapshot(named.snapshot, asker);
    const request = requestOf(named, folders());
    const source = await dependencies.read(request, asker, { signal, onProgress });
    shelf.put(source, labelOf(request, source, asker));
    return source;
  }

  return {
    read,
    readBefore,
    snapshot,
    forget: () => shelf.clear(),
    async readAll(named, reading) {
      const unread: UnreadOutput = [];
      let first: AgentError | undefined;
      const sources = await Promise.all(
        named.map(async (one, index): Promise<NamedSource | undefined> => {
          try {
            return { id: `s${index + 1}`, source: await read(one, reading) };
          } catch (error) {
            const failure = toAgentError(error);
            first ??= failure;
            unread.push({ name: nameOfSource(one), code: failure.code, message: failure.message });
            return undefined;
          }
        }),
      );
      reading.signal.throwIfAborted();
      const readable = sources.filter((source) => source !== undefined);
      if (readable.length === 0 && first) throw first;
      return { sources: readable, unread };
    },
  };
}
