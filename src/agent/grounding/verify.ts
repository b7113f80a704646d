import { guessLanguage, tokenize, type Language } from '@regen-research/text';
import type { SupportBand } from '../../protocol/index.js';
import { textOf } from '../../protocol/messages/index.js';
import { analyseClaim } from './claim.js';
import { reasonsOf } from './reasons.js';
import { buildIndex, type SourceIndex } from './indexing/sourceIndex.js';
import { judge } from './support.js';

export interface VerifyRequest {
  source: string;
  sentences: readonly string[];
}

export interface VerifyResult {
  /** The probability that the source supports the sentence; null if there is nothing to check or words can't tell. */
  scores: (number | null)[];
  /** Sentences of the source, best first; offsets are UTF-16 units in it. */
  citations: { start: number; end: number }[][];
  bands: SupportBand[];
  /** Why a sentence isn't fully supported, in English, with the source's own words if they contradict it. */
  reasons: VerifyReason[][];
}

export interface VerifyReason {
  key: string;
  text: string;
  /** Words of the source that contradict the sentence, at UTF-16 offsets in it. */
  counter_evidence?: { start: number; end: number; quote: string };
}

/**
 * The language of one sentence of an answer: its own if its words show it (English words can't judge a German sentence
 * in an English answer), or else the answer's, or else the source's.
 */
export function languageOf(sentence: string, answer: Language, index: SourceIndex): Language {
  const own = guessLanguage(sentence.replace(QUOTED, ' '));
  if (own !== 'und') return own;
  if (answer !== 'und') return answer;
  const source = index.languages[0] ?? 'und';
  return likelierLanguage(sentence, source, index) ?? source;
}

/** Titles and quotes may be in another language. */
const QUOTED = /["“„«‹「『][^"”“»›」』]*["”“»›」』]/gu;

/** Languages distinguished only by their function words. */
const ALPHABETIC: readonly Language[] = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'];
/** Minimum share of content words that a sentence in the source's language has in common with it. */
const LEAST_KNOWN = 0.5;

/**
 * A language of which the sentence contains more function words than of the source's language, if the source lacks most
 * of its words.
 */
function likelierLanguage(sentence: string, source: Language, index: SourceIndex): Language | undefined {
  if (!ALPHABETIC.includes(source)) return undefined;
  const functionWords = (language: Language): number =>
    tokenize(sentence, language).filter(({ content, term }) => !content && /^\p{L}{2}/u.test(term)).length;
  const words = tokenize(sentence, source).filter(({ content, term }) => content && !/\d/.test(term));
  const known = words.filter(({ stem }) => index.has(stem)).length;
  if (words.length < 3 || known >= LEAST_KNOWN * words.length) return undefined;
  const own = functionWords(source);
  return ALPHABETIC.filter((language) => language !== source)
    .map((language) => ({ language, count: functionWords(language) }))
    .filter(({ count }) => count > own)
    .sort((a, b) => b.count - a.count)[0]?.language;
}

/** Scores sentences against one source, and finds the source's sentences that they are based on; in the order given. */
export function verifySentences({ source, sentences }: VerifyRequest): VerifyResult {
  const index = buildIndex(source);
  const answer = guessLanguage(sentences.join('\n'));
  const scores: (number | null)[] = [];
  const citations: { start: number; end: number }[][] = [];
  const bands: SupportBand[] = [];
  const reasons: VerifyReason[][] = [];
  for (const sentence of sentences) {
    const judgement = judge(analyseClaim(sentence, languageOf(sentence, answer, index)), index);
    scores.push(judgement.support);
    bands.push(judgement.band);
    reasons.push(
      reasonsOf(judgement).map(({ message, counter }) => {
        const place = counter === undefined ? undefined : index.sentences.at(counter);
        return {
          key: message.key,
          text: textOf(message),
          counter_evidence:
            place === undefined
              ? undefined
              : {
                  start: place.start,
                  end: place.end,
                  quote: source.slice(place.start, place.end),
                },
        };
      }),
    );
    citations.push(
      judgement.evidence.flatMap((at) => {
        const found = index.sentences.at(at);
        return found === undefined ? [] : [{ start: found.start, end: found.end }];
      }),
    );
  }
  return { scores, citations, bands, reasons };
}
