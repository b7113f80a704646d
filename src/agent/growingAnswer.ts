import { AnswerWatch, SourceIndex } from './grounding/index.js';
import type { GroundingSource } from './groundingMessages.js';
import type { AnswerEnd, GroundingResult } from './interfaces/index.js';
import { createPlaceOf, type PlacedSource } from './placeOf.js';
import type { Citation, GroundedSentence } from '../protocol/index.js';

/** Sources with their index, which is built in slices as soon as this is created. */
export interface IndexedSources {
  /** Rejects with the signal's reason. */
  readonly watch: Promise<AnswerWatchMaker>;
  /** Likewise. */
  readonly index: Promise<SourceIndex>;
}

type AnswerWatchMaker = () => AnswerWatch;

/** `earlier`: the index of an earlier version of the sources, which nobody else uses; it may become this one. */
export function indexSources(
  sources: readonly GroundingSource[],
  signal: AbortSignal,
  earlier?: Promise<SourceIndex>,
): IndexedSources {
  const texts = sources.map(({ id, markdown, language }) => ({ id, text: markdown, language }));
  const byId = new Map<string, PlacedSource>(sources.map((source) => [source.id, source]));
  const placeOf = createPlaceOf();
  const placed = (citation: Citation): Citation => {
    const source = byId.get(citation.source_id);
    return source ? { ...citation, ...placeOf(source, citation.start, citation.end) } : citation;
  };
  const build = async (): Promise<SourceIndex> => {
    const known = await earlier?.catch(() => undefined);
    return known?.edit(texts) ? known : SourceIndex.buildPatiently(texts, signal);
  };
  const index = build();
  const watch = index.then((built) => () => new AnswerWatch(texts, built, placed));
  // Avoids an unhandled rejection if nobody is waiting when it is canceled.
  watch.catch(() => undefined);
  return { watch, index };
}

/** Grounds one answer as it grows. Updates that arrive while it is busy are handled together. */
export class GrowingAnswer {
  private text = '';
  private generation = 0;
  private looking: Promise<void> | undefined;
  private stale = false;
  private watch: AnswerWatch | undefined;
  private readonly left = new AbortController();

  constructor(
    private readonly sources: IndexedSources,
    private readonly onSentences: (sentences: GroundedSentence[], generation: number) => void,
  ) {}

  /** A new `generation` voids the earlier text. */
  push(text: string, generation: number): void {
    this.text = generation === this.generation ? this.text + text : text;
    if (generation !== this.generation) this.watch?.restart();
    this.generation = generation;
    this.stale = true;
    this.looking ??= this.look().finally(() => (this.looking = undefined));
    this.looking.catch(() => undefined);
  }

  async finish(end: AnswerEnd, generation: number): Promise<GroundingResult> {
    this.stale = false;
    await this.looking?.catch(() => undefined);
    const watch = await this.watching();
    if (generation !== this.generation) watch.restart();
    const { result, untold } = await watch.finish(end, this.left.signal);
    if (untold.length > 0) this.onSentences(untold, generation);
    return result;
  }

  close(): void {
    this.left.abort(new Error('The answer was abandoned.'));
  }

  private async watching(): Promise<AnswerWatch> {
    return (this.watch ??= (await this.sources.watch)());
  }

  private async look(): Promise<void> {
    const watch = await this.watching();
    while (this.stale) {
      this.stale = false;
      const { generation } = this;
      const isCurrent = () => generation === this.generation;
      const sentences = await watch.look(this.text, isCurrent, this.left.signal);
      if (sentences.length > 0) this.onSentences(sentences, generation);
      // Process the updates that arrived in the meantime first.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
