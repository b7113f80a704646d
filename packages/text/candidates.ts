import { segmentBlocks } from './blocks.js';
import { guessLanguage } from './language.js';
import { maskMarkup } from './markup.js';
import { sentencesOfBlock } from './sentences.js';
import { tokenize } from './tokens.js';

/** A sentence that may stand in an offline summary; offsets in the text it was cut from. */
export interface Candidate {
  start: number;
  end: number;
  /** Its length for the budget; ideographs count by part. */
  words: number;
  /** Content stems in order; neighbours here are the concept bigrams. */
  stems: string[];
  /** Factor on its gain for numbers, dangling openings and boilerplate. */
  factor: number;
}

/** Two or so ideographs make a word. */
const WORDS_PER_IDEOGRAPH = 0.6;
const LEAST = { words: 6, stems: 3, wordsWithoutClosing: 10 };
const MOST_NUMERIC = 0.4;
const MOST_LINKED = 0.6;
const LINK_LABEL = /\[([^[\]\n]{1,500})\]\(/g;
/** Something that long without an end is a dump, not a sentence of a summary. */
const MOST_WORDS = 150;

const NUMBER_BONUS = 0.15;
const DANGLING_FACTOR = 0.8;
const BOILERPLATE_FACTOR = 0.5;

const DANGLING =
  /^(?:he|she|it|they|we|this|these|that|those|his|her|hers|its|their|theirs|such|him|them|but|however|and|or|so|also|then|thus|therefore|hence|moreover|furthermore|additionally|meanwhile|nevertheless|nonetheless|instead|otherwise|besides|still|yet|consequently|similarly|likewise|accordingly|finally|again|er|sie|es|diese[rsmn]?|aber|doch|und|oder|jedoch|außerdem|dennoch|daher|deshalb|il|elle|ils|elles|cela|ce|cette|ces|mais|et|donc|cependant|toutefois|ainsi|ello|este|esta|estos|estas|pero|y|sin embargo|además|así|он|она|оно|они|это|эта|эти|этот|но|и|однако|поэтому|также)(?=[\s,'’])/iu;
const BOILERPLATE =
  /\b(?:cookies?|subscribe|newsletter|sign up|log ?in|click here|read more|all rights reserved|copyright|privacy policy|terms of (?:use|service)|share this|follow us|advertisement|scroll down|good (?:morning|afternoon|evening)|thank(?:s| you)|welcome (?:to|back)|hello|ladies and gentlemen|contact us|javascript|last updated)\b|©|^(?:hi|okay|ok|um|uh|yeah)\b/iu;
const BYLINE =
  /^(?:by|from|von|par|por|автор:?)\s+\p{Lu}[\p{L}.'’-]+(?:\s+(?:and|und|et|y|и|\p{Lu}[\p{L}.'’-]*))*(?:[\s,|–—-].{0,60})?$|^(?:published|updated|posted|last modified|photo|image|credit|source)\b.{0,80}$/iu;
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const CLOSED = /[.!…。！｡;:]["'”’»)\]】」』*_\s]*$/u;
const QUESTION = /[?？]["'”’»)\]】」』*_\s]*$/u;

/** The sentences of a Markdown text that can stand in a summary, in order: no headings, code, tables, questions, bylines, fragments. */
export function summaryCandidates(text: string): Candidate[] {
  const masked = maskMarkup(text);
  const language = guessLanguage(masked);
  const candidates: Candidate[] = [];
  for (const block of segmentBlocks(text)) {
    if (block.kind === 'heading' || block.kind === 'code' || block.kind === 'table' || block.kind === 'rule') continue;
    for (const span of sentencesOfBlock(text, block)) {
      const sentence = masked.slice(span.start, span.end).trim();
      const raw = text.slice(span.start, span.end);
      const candidate =
        sentence === '' || /^#{1,6}\s/.test(raw) || isMostlyLinks(raw, sentence)
          ? undefined
          : candidateOf(sentence, language);
      if (candidate !== undefined) candidates.push({ ...span, ...candidate });
    }
  }
  return candidates;
}

/** Titles of products, tags, related pages: what leads elsewhere says little about the text that it stands in. */
function isMostlyLinks(raw: string, masked: string): boolean {
  if (!raw.includes('](')) return false;
  let linked = 0;
  for (const match of raw.matchAll(LINK_LABEL)) linked += lettersOf(match[1] ?? '');
  return linked > MOST_LINKED * lettersOf(masked);
}

const lettersOf = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

function candidateOf(
  sentence: string,
  language: ReturnType<typeof guessLanguage>,
): Omit<Candidate, 'start' | 'end'> | undefined {
  if (QUESTION.test(sentence) || /[:：][*_]*$/.test(sentence)) return undefined;
  const tokens = tokenize(sentence, language);
  let ideographs = 0;
  let numbers = 0;
  const stems: string[] = [];
  for (const token of tokens) {
    const first = token.term.charCodeAt(0);
    if (first >= 0x0e00 && IDEOGRAPH.test(token.term)) ideographs++;
    if (/^\d/.test(token.term)) numbers++;
    if (token.content) stems.push(token.stem);
  }
  const words = tokens.length - ideographs + Math.ceil(ideographs * WORDS_PER_IDEOGRAPH);
  if (words < LEAST.words || words > MOST_WORDS || new Set(stems).size < LEAST.stems) return undefined;
  if (numbers > MOST_NUMERIC * tokens.length) return undefined;
  if (words < LEAST.wordsWithoutClosing && !CLOSED.test(sentence)) return undefined;
  const opening = sentence.slice(0, 200).replace(/^[\s"'“‘„«*_(]+/u, '');
  if (sentence.length < 120 && BYLINE.test(opening)) return undefined;
  let factor = 1 + NUMBER_BONUS * Math.min(2, numbers);
  if (DANGLING.test(opening)) factor *= DANGLING_FACTOR;
  if (BOILERPLATE.test(sentence)) factor *= BOILERPLATE_FACTOR;
  return { words, stems, factor };
}
