import { anchorOf } from './contentCuts.js';
import type { Chunk } from './chunks.js';
import { hashOf } from './hashOf.js';
import type { Run } from './run.js';

/**
 * Chunks of these sources that were read closely for this question in any run: an edit must not undo what was chosen or
 * continued.
 */
export class ReadingMemory {
  /** Hash of the question, the exact model, and the sources' names. */
  readonly subject: string;
  private readonly key: string;

  constructor(private readonly run: Run) {
    const { request, dependencies } = run;
    const subject = request.sources.map(({ source }) => source.url ?? source.uri ?? source.title);
    const told = [
      dependencies.model.provider,
      dependencies.model.facts.identity,
      request.question,
      request.language ?? null,
      ...subject,
    ];
    this.subject = hashOf(told).slice(0, 24);
    this.key = `read:${this.subject}`;
  }

  /** Anchors of the chunks. */
  async recall(): Promise<ReadonlySet<string>> {
    return new Set((await this.run.dependencies.nodes.get(this.key))?.split(' '));
  }

  async remember(chunks: readonly Chunk[]): Promise<void> {
    await this.run.dependencies.nodes.put(this.key, chunks.map(anchorOf).join(' '));
  }
}
