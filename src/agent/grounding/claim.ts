import { isChatter, maskMarkup, tokenize, type Language, type Token } from '@regen-research/text';
import { comparableTokens, isIdeograph, type ComparableToken } from './sentence/comparable.js';
import type { Marked } from './words/markers.js';
import { hasNegation } from './words/negation.js';
import type { StatedNumber } from './values/numbers.js';

/** A sentence of an answer, split into what can be compared with a source. */
export interface Claim {
  text: string;
  language: Language;
  /** The text with markup, list markers, and references to "the passage" blanked out; offsets are those of `text`. */
  masked: string;
  /** All tokens, including stop words. */
  tokens: Token[];
  stems: string[];
  /** Content words in order, with repetitions. */
  words: ComparableToken[];
  numbers: StatedNumber[];
  negated: boolean;
  /** Talks about the source ("the passage does not mention …") or to the reader instead of repeating the source. */
  aboutSource: boolean;
}

/** Numbers that only count the answer's own items. */
const ENUMERATION =
  /^\W*(?:\d{1,3}[.)]|[a-z]\)|(?:step|option|tip|part|phase|point|reason|method)\s+\d{1,2}\s*[:.)–-])\s+/i;
/** The number of the next item, which splitting into sentences may leave behind the last one's period. */
const NEXT_MARK = /(?<!\S)\d{1,3}[.)]$/;
const ENDED = /[.!?]\S{0,2}$/;
/** "1) … 2) …" inside a sentence; a single number in parentheses is a statement. */
const INNER_MARK = /(?<=^|\s)\(?(\d{1,2})\)(?=\s)/g;
const SOURCE_NAME = String.raw`(?:passages?|texts?|contexts?|documents?|articles?|sources?|excerpts?|search results?|web ?pages?|pages?|information)`;
const SOURCE_PHRASE = String.raw`(?:(?:the|this|these|your|all)\s+)?(?:(?:given|provided|above|following|available|supplied|source)\s+)*${SOURCE_NAME}(?:\s+#?\d{1,2}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*-\s*)\d{1,2})*(?=\s*[,:)]|\s*$))?(?:\s+(?:provided|given|above|below|states?|mentions?|says?)(?=\W))?`;
/** Words about where the answer comes from aren't in the source, which isn't an error. */
const ATTRIBUTIONS = [
  new RegExp(
    String.raw`^\W*(?:based (?:up)?on|according to|from|as (?:stated|mentioned|described|noted|per)(?: in)?|in)\s+${SOURCE_PHRASE}\s*[,:]?`,
    'i',
  ),
  new RegExp(
    String.raw`,?\s*(?:based on|according to|as (?:stated|mentioned|described|noted) in)\s+${SOURCE_PHRASE}(?=\W*$)`,
    'i',
  ),
  /(?:\[(?:(?:see\s+)?(?:passages?|sources?|documents?|refs?\.?)\s+)?|\((?:see\s+)?(?:passages?|sources?|documents?|refs?\.?)\s+)#?\d{1,2}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*|\s*[-–]\s*)(?:(?:passage|source|document)\s+)?\d{1,2})*[)\]]/gi,
];
const ABOUT_SOURCE = [
  new RegExp(
    String.raw`\b${SOURCE_NAME}\b.{0,60}\b(?:do(?:es)?\s+not|don['’]t|doesn['’]t|did\s+not|no|not|never|without|lacks?|insufficient)\b.{0,40}\b(?:mention|specif|stat|provid|contain|includ|say|indicat|giv|discuss|explain|describ|offer|address|answer|explicit|information|detail)`,
    'i',
  ),
  /^\W*(?:(?:i(?:['’]m| am)?|we|it(?: is|['’]s)|sorry|unfortunately|therefore|as such|so|thus|hence)[\s,]+)*(?:unable|not possible|impossible|cannot|can['’]t|could not|couldn['’]t) (?:to )?(?:be )?(?:answer|determin|find|provid|conclu)/i,
  new RegExp(
    String.raw`\bno (?:specific |further |relevant |clear )*(?:information|mention|details?|answer)\b.{0,80}\b(?:in|from|by)\b.{0,20}${SOURCE_NAME}`,
    'i',
  ),
];

/** "It isn't stated", "gives no figure", in eight languages. */
const NOT_STATED = [
  /\b(?:(?:is|are|was|were)\s+not|isn['’]t|aren['’]t|wasn['’]t|never)\s+(?:\p{L}+ly\s+)?(?:stated|mentioned|given(?=\s*(?:$|[.,;:!?)]|in|by|here|and|or|but|although|though)(?!\p{L}))|specified|disclosed|said|reported|named|indicated|revealed|known|explained|provided|discussed)\b/iu,
  /\b(?:gives?|names?|provides?|offers?|mentions?|discloses?|states?|puts?)\s+(?:no|neither)\b/iu,
  /\b(?:(?:does|do|did)\s+not|(?:doesn|don|didn)['’]t)\s+(?:say|state|mention|specify|disclose|name|indicate|reveal|tell|explain)\b|\b(?:(?:does|do)\s+not|(?:doesn|don)['’]t)\s+give\b/iu,
  /\bnor\s+(?:does|do|did)\s+(?:\p{L}+\s+){1,3}(?:say|state|mention|specify|disclose|name|indicate|reveal|tell|explain|give)\b/iu,
  /(?:nenn(?:t|en)|gibt|geben|mach(?:t|en)|steht|stehen|sag(?:t|en)|erwähn(?:t|en)|enthält|enthalten|verrät|verraten)\s.{0,60}?(?:kein|nicht|nichts)|(?:nicht|kein\p{L}*)\s.{0,40}?(?:genannt|erwähnt|angegeben|gesagt|mitgeteilt|beziffert|bekannt)|geht\s.{0,60}nicht hervor/iu,
  /(?:ne|n['’])\s?(?:précise|dit|mentionne|indique|donne|révèle|est pas (?:précisé|mentionné|indiqué)|sont pas (?:précisés|mentionnés|indiqués))/iu,
  /\bno\s+(?:se\s+)?(?:menciona|indica|dice|precisa|especifica|da|revela|detalla|aclara|facilita|consta)/iu,
  /\bnão\s+(?:se\s+)?(?:menciona|indica|diz|dizem|especifica|dá|dão|revela|refere|informa|traz|trazem|consta)/iu,
  /не\s+(?:указан|сообщ|упомина|назван|говорит|приведен|уточня|раскры|сказано)/iu,
  /(?:没有|未|并未)(?:提到|提及|说明|给出|写明|透露|公布|指出|说)|未提|没提/u,
  /(?:書かれていない|述べられていない|触れられていない|記載(?:が|は)?ない|記載されていない|示されていない|明らかにしていない|言及(?:が|は)?ない|言及していない|書いていない)/u,
];

/** Where a text says that something isn't stated. */
export function silenceIn(text: string): Marked | undefined {
  for (const pattern of [...ABOUT_SOURCE, ...NOT_STATED]) {
    const found = pattern.exec(text);
    if (found !== null) return { start: found.index, end: found.index + found[0].length };
  }
  return undefined;
}

/** Says that something isn't stated. */
export function saysNothing(text: string): boolean {
  return silenceIn(text) !== undefined;
}

/** Blanks the number of the next item; of the same length. Each step looks at the end only, so the time is linear. */
function withoutNextMark(text: string): string {
  const whole = text.trimEnd();
  const mark = NEXT_MARK.exec(whole.slice(-5))?.[0];
  if (mark === undefined) return text;
  const before = whole.slice(0, -mark.length);
  const sentence = before.trimEnd();
  return before.includes('\n', sentence.length) && ENDED.test(sentence.slice(-3)) ? sentence.padEnd(text.length) : text;
}

/**
 * Splits a sentence into words, numbers, and negations, without markup, list markers, and references to "the passage".
 */
export function analyseClaim(text: string, language: Language): Claim {
  const blank = (found: string): string => ' '.repeat(found.length);
  let masked = maskMarkup(text).replace(ENUMERATION, blank);
  masked = withoutNextMark(masked);
  const marks = [...masked.matchAll(INNER_MARK)].map((match) => Number(match[1]));
  if (marks.includes(1) && marks.includes(2)) masked = masked.replace(INNER_MARK, blank);
  for (const attribution of ATTRIBUTIONS) {
    const without = masked.replace(attribution, blank);
    if (/[\p{L}\p{N}]/u.test(without)) masked = without;
  }
  const tokens = tokenize(masked, language);
  const comparable = comparableTokens(masked, tokens, language);
  return {
    text,
    language,
    masked,
    tokens,
    stems: comparable.tokens.map((token) => token.stem),
    words: comparable.tokens.filter((token) => token.content),
    numbers: comparable.numbers,
    negated: hasNegation(masked, language),
    aboutSource: isChatter(text) || saysNothing(text),
  };
}

/** Letters of the terms, with two per ideograph: how much a sentence says. */
export function claimLength(claim: Claim): number {
  return claim.tokens.reduce((sum, token) => sum + (isIdeograph(token.term) ? 2 : token.term.length + 1), -1);
}
