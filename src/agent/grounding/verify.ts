import { guessLanguage, type Language } from '@regen-research/text';
import { analyseClaim } from './claim.js';
import { buildIndex } from './source-index.js';
import { judge } from './support.js';

export interface VerifyRequest {
  source: string;
  sentences: readonly string[];
}

export interface VerifyResult {
  /** The probability that the source supports the sentence; null where there is nothing to check or words cannot tell. */
  scores: (number | null)[];
  /** Sentences of the source, best first; offsets are UTF-16 units in it. */
  citations: { start: number; end: number }[][];
}

/** Too few words tell no language; the whole answer does. */
const TELLING_LETTERS = 60;

/** The language of one sentence of an answer: its own where it is plain, else the answer's. */
export function languageOf(sentence: string, answer: Language): Language {
  const own = guessLanguage(sentence);
  const ideographic = own === 'zh' || own === 'ja' || own === 'ko';
  return own !== 'und' && (answer === 'und' || ideographic || sentence.length >= TELLING_LETTERS) ? own : answer;
}

/** Scores sentences against one source and says which of its sentences they rest on; in the order given. */
export function verifySentences({ source, sentences }: VerifyRequest): VerifyResult {
  const index = buildIndex(source);
  const answer = guessLanguage(sentences.join('\n'));
  const scores: (number | null)[] = [];
  const citations: { start: number; end: number }[][] = [];
  for (const sentence of sentences) {
    const judgement = judge(analyseClaim(sentence, languageOf(sentence, answer)), index);
    scores.push(judgement.support);
    citations.push(judgement.evidence.flatMap((at) => {
      const found = index.sentences[at];
      return found === undefined ? [] : [{ start: found.start, end: found.end }];
    }));
  }
  return { scores, citations };
}
