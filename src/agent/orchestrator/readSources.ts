import {
  AgentError,
  failureOf,
  message,
  asWritten,
  textOf,
  toAgentError,
  told,
  type Message,
  type RunEvent,
  type SourceInfo,
  type StartAgent,
} from '../../protocol/index.js';
import type { DigestSource, Requester, Source } from '../interfaces/index.js';
import { wordsOf } from './countWords.js';
import type { RunDependencies } from './dependencies.js';
import { readAs } from './readAs.js';
import type { RequestedSource } from './requestedSource.js';

export async function infoOf(id: string, source: Source): Promise<SourceInfo> {
  return {
    id,
    kind: source.kind,
    format: source.format,
    title: source.title,
    url: source.url,
    uri: source.uri,
    site: source.site,
    author: source.author,
    publication: source.publication,
    date: source.date,
    language: source.language,
    words: await wordsOf(source),
    characters: source.markdown.length,
    content_hash: source.contentHash,
    pages: source.pageStarts?.length,
    rendered: source.rendered,
    private: source.private,
    ...warningsOf(source),
  };
}

function warningsOf({ warnings }: Source): Pick<SourceInfo, 'warnings' | 'warning_details'> {
  if (warnings.length === 0) return {};
  // Earlier versions stored their text only.
  const details = warnings.map((warning: Message | string) =>
    typeof warning === 'string' ? asWritten(warning) : warning,
  );
  return { warnings: details.map((sentence) => textOf(sentence)), warning_details: details };
}

export interface SourcesRequest {
  sources: RequestedSource[];
  requester: Requester;
  command: Pick<StartAgent, 'fresh' | 'render'>;
  /**
   * Called once all sources have been read or failed, unless that was stopped. `local`: one of them is on the user's
   * own machine or network, or needed the user's confirmation for that reason. `read`: those that were read.
   */
  onSourcesKnown(local: boolean, read: readonly DigestSource[]): void;
}

/**
 * Reads all sources in parallel. A failure is an `error` event and doesn't end the run; the first one is thrown only if
 * all sources fail.
 */
export async function readSources(
  { sources, requester, command, onSourcesKnown }: SourcesRequest,
  dependencies: RunDependencies,
  emit: (event: RunEvent | Promise<RunEvent>) => void,
  signal: AbortSignal,
): Promise<DigestSource[]> {
  const failures: AgentError[] = [];
  // Counting the words of megabytes takes tens of milliseconds, for which the model needn't wait.
  const tell = (id: string, source: Source): void =>
    emit(infoOf(id, source).then((info) => ({ type: 'source_read', payload: { source: info } })));
  const { fresh = false, render = dependencies.settings().render } = command;
  const readOne = async (item: RequestedSource): Promise<DigestSource | undefined> => {
    const { id } = item;
    try {
      if ('source' in item) {
        tell(id, item.source);
        return { id, source: item.source };
      }
      const source = await readAs(
        item.request,
        requester,
        {
          signal,
          fresh,
          render,
          onProgress: ({ sentence, ...progress }) =>
            emit({ type: 'progress', payload: { ...told(sentence), ...progress, source_id: id } }),
        },
        dependencies,
      );
      tell(id, source);
      return { id, source };
    } catch (error) {
      const failure = toAgentError(error);
      if (signal.aborted) return undefined;
      failures.push(failure);
      if (sources.length > 1) {
        emit({
          type: 'error',
          payload: { ...failureOf(failure), source_id: id },
        });
      }
      return undefined;
    }
  };
  const read = (await Promise.all(sources.map(readOne))).filter((source) => source !== undefined);
  if (!signal.aborted)
    onSourcesKnown(
      read.some(({ source }) => source.local === true) ||
        (requester.trust === 'user' &&
          failures.some(({ code }) => code === 'blocked_address' || code === 'consent_needed')),
      read,
    );
  if (signal.aborted) throw new AgentError('cancelled', message('runs.stoppedWhileReading'));
  if (read.length === 0) {
    const [first] = failures;
    if (first && sources.length === 1) throw first;
    throw new AgentError(first?.code ?? 'read_failed', message('runs.noSourceRead'), { cause: first });
  }
  return read;
}
