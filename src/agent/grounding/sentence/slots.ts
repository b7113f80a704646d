import type { Language } from '@regen-research/text';
import { relatesNothing } from '../words/articles.js';
import type { Statement } from './statement.js';

/** The role that a preposition gives to the word it governs. */
export type Slot = 'from' | 'to' | 'by' | 'before' | 'after' | 'until' | 'since' | 'with' | 'without' | 'than';

const PREPOSITIONS: Partial<Record<Language, Record<string, Slot>>> = {
  en: slots(
    'from from|to to into onto|by by|before before|after after|until until till|since since|with with|without without|than than',
  ),
  de: slots(
    'from von vom aus|to auf nach zu zum zur|by um|before vor|after nach|until bis|since seit|with mit|without ohne|than als',
  ),
  fr: slots('from de du des d|to à au aux|before avant|after après|until jusqu|since depuis|with avec|without sans'),
  es: slots('from de del desde|to a al|until hasta|with con|without sin'),
  ru: slots('from с со от из у|to до к|by на|before перед|after после|with вместе|without без'),
};
/** After the word in Japanese, before it in Chinese. */
const UNSPACED: Partial<Record<Language, Record<string, Slot>>> = {
  zh: slots('from 从 由|to 到 至'),
  ja: slots('from から|to まで へ'),
};
/** Words that may occur between a preposition and what it governs. */
const MOST_BETWEEN = 2;
const VAGUE =
  /^(?:about|around|nearly|almost|just|over|under|only|some|etwa|rund|fast|knapp|gut|environ|près|presque|unos|unas|casi|около|почти|约|近)$/u;

function slots(list: string): Record<string, Slot> {
  return Object.fromEntries(
    list.split('|').flatMap((line) => {
      const [slot, ...words] = line.split(' ');
      return words.map((word) => [word, slot as Slot] as const);
    }),
  );
}

/** A word's slot, by the preposition before it (in Japanese, the particle after it). */
export function slotOf(statement: Statement, from: number, to = from): Slot | undefined {
  const { tokens, text, language } = statement;
  const unspaced = UNSPACED[language];
  if (unspaced !== undefined) {
    const [first, last] = [tokens[from]?.start ?? 0, tokens[to]?.end ?? 0];
    const [before, behind] = [text.slice(Math.max(0, first - 2), first).trimEnd(), text.slice(last, last + 12)];
    for (const [word, slot] of Object.entries(unspaced))
      if (
        language === 'zh'
          ? before.endsWith(word)
          : new RegExp(`^[\\p{Script=Han}\\p{Script=Katakana}\\d,.%％ ]{0,5}${word}`, 'u').test(behind)
      )
        return slot;
    return undefined;
  }
  const known = PREPOSITIONS[language];
  if (known === undefined) return undefined;
  for (let at = from - 1, between = 0; at >= 0; at--) {
    const token = tokens[at] as (typeof tokens)[number];
    if (/[,;:()]/u.test(text.slice(token.end, tokens[at + 1]?.start ?? token.end))) return undefined;
    if (Object.hasOwn(known, token.term)) {
      // "Avec de l'alcool": a partitive article, not a preposition.
      const before = tokens[at - 1]?.term ?? '';
      return known[token.term] === 'from' && Object.hasOwn(known, before) ? known[before] : known[token.term];
    }
    if (relatesNothing(token.term) || VAGUE.test(token.term)) continue;
    if (!token.content || token.stem.startsWith('#') || ++between > MOST_BETWEEN) return undefined;
  }
  return undefined;
}
