import type { Language } from '@regen-research/text';
import type { Anchor } from './anchors.js';
import { ideograph } from '../values/fractions.js';
import { isAdverb } from '../words/functionWords.js';
import type { Statement } from './statement.js';

/** "The largest" is the first by size, "the second-largest" the second. */
export interface Rank {
  value: number;
  /** What it is ranked by, as the beginning of a word or one ideograph. */
  by: string;
  /** Position of its first token. */
  at: number;
  start: number;
  end: number;
}

/** Words that end like a superlative. */
const NO_SUPERLATIVE =
  /^(?:west|east|north\p{L}*|south\p{L}*|mid\p{L}*|forest|interest|test|contest|rest|arrest|guest|quest|request|conquest|bequest|harvest|suggest|digest|protest|honest|modest|invest|manifest|latest|chest|nest|pest|vest|crest|priest|attest|detest|ingest|infest|tempest|\p{L}*fest|best|zest)$/u;
const SUPERLATIVES: Partial<Record<Language, RegExp>> = {
  en: /^\p{L}{2,}est$/u,
  de: /^\p{L}{3,}(?:st|ßt)e[nrsm]?$/u,
};
/** Stands before what something is ranked by. */
const MOST: Partial<Record<Language, RegExp>> = {
  en: /^(?:most|least)$/u,
  fr: /^plus$/u,
  es: /^más$/u,
  ru: /^(?:сам(?:ый|ая|ое|ого|ой)|по)$/u,
};
const GERMAN_RANKS = ['zweit', 'dritt', 'viert', 'fünft', 'sechst'];
const GERMAN_RANK = new RegExp(`^(${GERMAN_RANKS.join('|')})(?=\\p{L}{4})`, 'u');
const UNSPACED: Partial<Record<Language, RegExp>> = {
  zh: /第(?<rank>[二三四五六七八九十])(?<by>[大高长多远深宽重快小低短少])|最(?<most>[大高长多远深宽重快小低短少])/gu,
  ja: /(?<rank>[2-9２-９二三四五六七八九])番目に(?<by>\p{Script=Han})|最も?(?<most>[大高長多遠深広重速小低短少])/gu,
};
/** Letters by which two forms of a word are compared. */
const BEGINNING = 4;
/** Maximum distance between an ordinal and "most" or what follows it. */
const REACH = 2;

/** The superlatives of a sentence, each with its rank; none that is one of several. */
export function ranksIn(statement: Statement): Rank[] {
  const { tokens, text, language } = statement;
  const unspaced = UNSPACED[language];
  if (unspaced !== undefined)
    return [...text.matchAll(unspaced)].map((match): Rank => {
      const { rank, by = '', most } = match.groups ?? {};
      const [start, end] = [match.index, match.index + match[0].length];
      const at = Math.max(
        0,
        tokens.findIndex((token) => token.end > start),
      );
      const value = rank === undefined ? 1 : ideograph(rank.normalize('NFKC'));
      return { value, by: most ?? by, at, start, end };
    });
  return tokens.flatMap((token, at): Rank[] => {
    const { term, start } = token;
    const isOneOf =
      /(?:one|some|two|three|among|eine[rsm]?|un[ea]?|один|одна) (?:of|der|des|de|из) (?:\p{L}+ ){0,2}$/iu.test(
        text.slice(0, start),
      );
    if (isOneOf) return [];
    const { end } = token;
    if (SUPERLATIVES[language]?.test(term) === true && !NO_SUPERLATIVE.test(term)) {
      const joined = language === 'de' ? GERMAN_RANK.exec(term)?.[1] : undefined;
      const by = term.slice(joined?.length ?? 0).slice(0, BEGINNING);
      if (joined !== undefined) return [{ value: GERMAN_RANKS.indexOf(joined) + 2, by, at, start, end }];
      const ordinal = ordinalBefore(statement, at, 1);
      return [{ value: ordinal?.readings[0] ?? 1, by, at, start: ordinal?.start ?? start, end }];
    }
    if (MOST[language]?.test(term) !== true) return [];
    const measure = tokens.slice(at + 1, at + 1 + REACH).find((word) => word.content && !isAdverb(word.term));
    const ordinal = ordinalBefore(statement, at, REACH);
    // In French, Spanish, and Russian the same word also compares, and "by length" alone ranks nothing.
    if (measure === undefined || (ordinal === undefined && !isSuperlative(statement, at))) return [];
    const by = measure.term.slice(0, BEGINNING);
    return [{ value: ordinal?.readings[0] ?? 1, by, at, start: ordinal?.start ?? start, end: measure.end }];
  });
}

function isSuperlative({ tokens, language }: Statement, at: number): boolean {
  if (language === 'en') return true;
  if (language === 'ru') return tokens[at]?.term !== 'по';
  return /^(?:le|la|les|el|los|las)$/u.test(tokens[at - 1]?.term ?? tokens[at - 2]?.term ?? '');
}

/** The ordinal right before a position. */
function ordinalBefore({ anchors }: Statement, at: number, reach: number): Anchor | undefined {
  return anchors.find(({ kind, to }) => kind === 'ordinal' && to < at && at - to <= reach);
}
