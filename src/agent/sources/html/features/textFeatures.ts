import { hasBoilerplateWords, hasDate, hasPrice } from './textPatterns.js';
import { flag, share } from './blockMeasures.js';
import type { FeatureTable } from './blockView.js';

const SENTENCE_END = /[.!?。！？…:]["'”’»)\]]*$/u;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** What a block's words alone reveal about it. */
export const TEXT_FEATURES: FeatureTable = {
  words: ({ block }) => Math.log1p(block.words),
  characters: ({ block }) => (block.words > 0 ? Math.min(20, block.text.length / block.words) : 20),
  linkShare: ({ block }) => share(block.linkWords, block.words),
  plainWords: ({ block }) => Math.log1p(Math.max(0, block.words - block.linkWords)),
  sentence: ({ block }) => flag(SENTENCE_END.test(block.text)),
  sentences: ({ sample }) => Math.min(12, count(sample, /[.!?。！？](?=\s|$|["”’»])/gu)),
  commas: ({ sample, block }) => share(count(sample, /[,;、，；]/g) * 8, Math.min(block.words, 400)),
  digits: ({ sample }) => share(count(sample, /\d/g), sample.length),
  // Running text contains short function words in nearly every language with spaces.
  shortWords: ({ sample, block }) =>
    share(count(sample, /(?<![\p{L}\p{N}])\p{Ll}{1,3}(?![\p{L}\p{N}])/gu), Math.min(block.words, 400)),
  capitals: ({ sample, block }) => share(count(sample, /(?<![\p{L}\p{N}])\p{Lu}/gu), Math.min(block.words, 400)),
  upper: ({ sample }) => flag(/\p{Lu}{2}/u.test(sample) && sample === sample.toUpperCase()),
  lowerStart: ({ sample }) => flag(/^\p{Ll}/u.test(sample)),
  letters: ({ sample }) => flag(/\p{L}{2}/u.test(sample)),
  question: ({ block }) => flag(/[?？;]$/u.test(block.text)),
  colon: ({ block }) => flag(/[:：]$/u.test(block.text)),
  separators: ({ sample }) => Math.min(4, count(sample, /[|•·›»/→]/gu)),
  sign: ({ sample }) => flag(/[©@]|https?:/u.test(sample)),
  arrow: ({ block }) => flag(/^[←‹«<]|[→›»>]$/u.test(block.text)),
  boilerplate: ({ sample, block }) => flag(block.words <= 40 && hasBoilerplateWords(sample)),
  date: ({ sample, block }) => flag(block.words <= 14 && hasDate(sample)),
  // "Read also: …", in any language: a few words and a colon before a link.
  leadLink: ({ block, sample }) =>
    flag(block.linkWords >= 3 && block.words - block.linkWords <= 5 && /^[\p{L}\p{M} '’]{3,30}[:：»]/u.test(sample)),
  price: ({ sample, block }) => flag(block.words <= 14 && hasPrice(sample)),
};
