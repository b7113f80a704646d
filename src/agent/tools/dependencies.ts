import type { Citation, Receipt, SourceInfo, SourceRequest, Summary, SummarySentence } from '../../protocol/index.js';
import type { Asker, NamedSource, Passage, ReadProgress, RunLabel, Runs, Source, Store } from '../interfaces/index.js';

export interface CheckRequest {
  text: string;
  /** Spans of the sentences in `text`. Default: found in the text. */
  sentences?: readonly { start: number; end: number }[];
  sources: readonly NamedSource[];
}

/** What the tools are built from. */
export interface ToolDependencies {
  runs: Runs;
  store: Pick<Store, 'getRunSources'>;
  /** Reads with the caller's permissions. Throws AgentError. */
  read(
    request: SourceRequest,
    asker: Asker,
    context: { signal: AbortSignal; onProgress(progress: ReadProgress): void },
  ): Promise<Source>;
  /** Judges each sentence of a text against its sources. */
  check(request: CheckRequest, signal: AbortSignal): Promise<{ sentences: SummarySentence[]; citations: Citation[] }>;
  describe(id: string, source: Source): Promise<SourceInfo>;
  passagesOf(source: Source): Passage[];
  maySee(asker: Asker, label: RunLabel): boolean;
  /** Exports an answer, with the corrections that the caller may see, as a document. */
  toMarkdown(
    answer: { runId: string; threadId: string; query: string; summary: Summary; receipt?: Receipt },
    asker: Asker,
  ): Promise<string>;
  /** URIs of the open folders, for resolving relative paths. */
  folders(): readonly string[];
  newId(): string;
}
