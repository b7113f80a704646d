import type { Language } from '@regen-research/text';
import { otherWord, sharedWith, type Comparison, type Finding } from '../comparison.js';
import type { ComparableToken } from '../sentence/comparable.js';
import type { Marked } from '../words/markers.js';
import { writtenAt, type Statement } from '../sentence/statement.js';

/** Share of an event's words, and of what happens before or after it, that both sentences must have. */
const LEAST = { event: 0.5, main: 0.4 };
/** Maximum sentences to look at, best covered first. */
const MOST_SENTENCES = 2;

/** What comes before what follows these words, and what comes after it. */
const ORDER: Partial<Record<Language, { before: RegExp; after: RegExp }>> = {
  en: {
    before: /(?<!\p{L})(?:before|until|till|prior to|ahead of)(?!\p{L})/iu,
    after: /(?<!\p{L})(?:after|once|as soon as|following|(?<=\s)when)(?!\p{L})/iu,
  },
  de: {
    before: /(?<!\p{L})(?:bevor|ehe|vor|bis)(?!\p{L})/iu,
    after: /(?<!\p{L})(?:nachdem|sobald|nach)(?!\p{L})/iu,
  },
  fr: {
    before: /(?<!\p{L})(?:avant|jusqu['’](?:à|au|aux|en))(?!\p{L})/iu,
    after: /(?<!\p{L})(?:après|dès|une fois|lorsque|quand)(?!\p{L})/iu,
  },
  es: {
    before: /(?<!\p{L})(?:antes de(?:l| que)?|hasta(?: que)?)(?!\p{L})/iu,
    after: /(?<!\p{L})(?:después de(?:l| que)?|tras|una vez|en cuanto|cuando)(?!\p{L})/iu,
  },
  ru: {
    before: /(?<!\p{L})(?:до|перед|прежде чем|пока не)(?!\p{L})/iu,
    after: /(?<!\p{L})(?:после|как только|когда)(?!\p{L})/iu,
  },
};
/** "Not before" and "not until" are "after". */
const DENIED = /(?<!\p{L})(?:not|never|no|cannot|nicht|kein\p{L}*|nie|ne|n|pas|не|nunca)(?!\p{L})|n['’]t(?!\p{L})/iu;

interface Sequence {
  order: 'before' | 'after';
  main: ComparableToken[];
  event: ComparableToken[];
  marker: Marked;
}

/**
 * "Is paid before the invoice is sent" for "is paid once the invoice has been sent": the same two things in the other
 * order.
 */
export function checkSequence({ claim, index, alignments }: Comparison): Finding[] {
  const claimed = sequenceIn(claim);
  if (claimed === undefined) return [];
  for (const { sentence } of alignments.slice(0, MOST_SENTENCES)) {
    const statement = index.statement(sentence);
    const stated = sequenceIn(statement);
    if (stated === undefined || stated.order === claimed.order) continue;
    // "Was delayed until April" for "wasn't bought until April": the denial is compared elsewhere.
    if (writtenAt(statement, stated.marker).toLowerCase() === writtenAt(claim, claimed.marker).toLowerCase()) continue;
    const known = (words: readonly ComparableToken[]): ComparableToken[] =>
      words.filter(({ stem, prefix }) => index.has(stem, prefix));
    const shares = (words: readonly ComparableToken[], others: readonly ComparableToken[], least: number): boolean =>
      known(words).length > 0 && sharedWith(known(words), others, index) >= least;
    if (!shares(claimed.event, stated.event, LEAST.event) || !shares(claimed.main, stated.main, LEAST.main)) continue;
    return [otherWord(writtenAt(statement, stated.marker), writtenAt(claim, claimed.marker), sentence)];
  }
  return [];
}

/** What a sentence puts before or after an event; undefined if it has no such word, or several. */
function sequenceIn({ text, tokens, language }: Statement): Sequence | undefined {
  const words = ORDER[language];
  if (words === undefined) return undefined;
  const [before, after] = [words.before.exec(text), words.after.exec(text)];
  const found = before ?? after;
  if (found === null || (before !== null && after !== null)) return undefined;
  const marker = { start: found.index, end: found.index + found[0].length };
  const opens = text.slice(0, marker.start).trim() === '';
  const comma = text.slice(marker.end).search(/[,;:]/u);
  const limit = comma < 0 ? text.length : marker.end + comma;
  const content = tokens.filter((token) => token.content);
  const event = content.filter(({ start, end }) => start >= marker.end && end <= limit);
  const main = content.filter(({ start, end }) => (opens ? start >= limit : end <= marker.start));
  const mainText = opens ? text.slice(limit) : text.slice(0, marker.start);
  if (event.length === 0 || main.length === 0) return undefined;
  const denied = DENIED.test(mainText);
  // "Before seven, you needn't dismount" doesn't say what happens then.
  if (denied && opens) return undefined;
  return { order: (before !== null) !== denied ? 'before' : 'after', main, event, marker };
}
