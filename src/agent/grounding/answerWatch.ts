import { completeSentences, marksIn } from '@regen-research/text';
import type { AnswerEnd, GroundingRequest, GroundingResult } from '../interfaces/index.js';
import type { Citation, GroundedSentence } from '../../protocol/index.js';
import { groundIn, type Judgements } from './ground.js';
import type { SourceIndex, SourceText } from './indexing/sourceIndex.js';

/** Location of a citation in its source. */
export type PlaceCitation = (citation: Citation) => Citation;

/**
 * Grounds a growing answer. Each sentence is judged once, when it is complete, and the result is reused for the whole
 * answer, so that finishing a long answer costs no more than its last sentence.
 */
export class AnswerWatch {
  private readonly judged: Judgements = new Map();
  private told: string[] = [];

  constructor(
    private readonly sources: readonly SourceText[],
    private readonly index: SourceIndex,
    private readonly placed: PlaceCitation,
  ) {}

  /** The earlier text was discarded. */
  restart(): void {
    this.told = [];
  }

  /** The complete sentences of an unfinished answer that haven't been reported yet. */
  async look(text: string, isCurrent: () => boolean, signal: AbortSignal): Promise<GroundedSentence[]> {
    const sentences = completeSentences(text, marksIn(text, this.sources));
    const result = await this.ground({ text, sentences }, signal);
    // An answer that restarted meanwhile may say the same thing, so sentences that nobody receives aren't reported.
    return isCurrent() ? this.untold(result) : [];
  }

  /** The whole answer, and its sentences that haven't been reported yet. */
  async finish(end: AnswerEnd, signal: AbortSignal): Promise<{ result: GroundingResult; untold: GroundedSentence[] }> {
    const result = await this.ground(end, signal);
    return { result, untold: this.untold(result) };
  }

  private async ground(request: Omit<GroundingRequest, 'sources'>, signal: AbortSignal): Promise<GroundingResult> {
    const sources = [...this.sources];
    const result = await groundIn(this.index, { ...request, sources }, this.judged, signal);
    return { ...result, citations: result.citations.map(this.placed) };
  }

  private untold({ sentences, citations }: GroundingResult): GroundedSentence[] {
    const byId = new Map(citations.map((citation) => [citation.id, citation]));
    return sentences.flatMap((sentence, index) => {
      const grounded = { ...sentence, index, citations: sentence.citations.flatMap((id) => byId.get(id) ?? []) };
      const told = JSON.stringify(grounded);
      if (this.told[index] === told) return [];
      this.told[index] = told;
      return [grounded];
    });
  }
}
