import type { Span } from '@regen-research/text';
import type { GroundingResult } from '../interfaces/index.js';
import type { Citation, GroundedSentence } from '../../protocol/index.js';
import { answerSentences, marksIn, type Mark } from './answer.js';
import { groundIn, type Judgements } from './ground.js';
import type { SourceIndex, SourceText } from './sourceIndex.js';

/** A sentence-final mark, and what may follow it. */
const ENDED = /[.!?…。！？]["'”’»)\]】」』*_~`]*$/u;

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
  async finish(
    text: string,
    question: string,
    signal: AbortSignal,
  ): Promise<{ result: GroundingResult; untold: GroundedSentence[] }> {
    const result = await this.ground({ text, question }, signal);
    return { result, untold: this.untold(result) };
  }

  private async ground(
    request: { text: string; question?: string; sentences?: Span[] },
    signal: AbortSignal,
  ): Promise<GroundingResult> {
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

/**
 * The sentences of an unfinished answer that more text won't change: another one has started, or the sentence is
 * punctuated and its line is complete. A row is recognized as part of a table only once the next one is there.
 */
export function completeSentences(text: string, marks: readonly Mark[]): Span[] {
  const spans = answerSentences(text, marks);
  const last = spans.at(-1);
  if (last === undefined) return [];
  const rest = text.slice(last.end);
  const isOver =
    /\n[ \t]*\n/.test(rest) || (rest.includes('\n') && ENDED.test(text.slice(last.start, last.end).trim()));
  return isOver ? spans : spans.slice(0, -1);
}
