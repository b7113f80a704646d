import { tokenize } from '@regen-research/text';
import { saysNothing, type Claim } from './claim.js';
import type { SourceIndex } from './indexing/sourceIndex.js';

/** What a sentence says that the source doesn't mention, in its quotation marks. */
export interface QuotedAbsence {
  /** A quotation that the source has nevertheless, and the sentence that has it. */
  found?: { quote: string; sentence: number };
}

const QUOTED = /["“”„«「『‘]\s?([^"“”„«»」』’]{1,120}?)\s?["”“»」』’]/gu;
/** Besides quotations, such a sentence only names the source and says that something is missing there. */
const FRAME =
  /^(?:not?|never|n['’]t|does|do|did|is|are|was|were|be|been|\p{L}+n['’]t|ne|n|pas|nicht|kein\p{L}*|не|sources?|texts?|documents?|articles?|passages?|pages?|excerpts?|context|website|quellen?|texte?|artikel|dokumente?|berichte?|reports?|textes?|rapports?|artículos?|textos?|documentos?|informes?|fuentes?|источник\p{L}*|отчёт\p{L}*|текст\p{L}*|стать\p{L}*|документ\p{L}*|mention\p{L}*|contain\p{L}*|includ\p{L}*|use[sd]?|name[sd]?|say|says|said|appear\p{L}*|occur\p{L}*|found|cover\p{L}*|discuss\p{L}*|refer\p{L}*|word|words|term|terms|phrase|expression|anywhere|anything|erwähn\p{L}*|enth[aä]lt\p{L}*|vorkomm\p{L}*|kommt|kommen|wort|wörter|begriffe?|mentionn?\p{L}*|contien\p{L}*|parl\p{L}*|mots?|terme|menciona\p{L}*|não|fontes?|ou|contiene\p{L}*|habla|palabras?|término|упомина\p{L}*|содерж\p{L}*|слов\p{L}*|given|provided|above|selected|this|these|there)$/iu;

/** Whether a word only names the source or says that something is in it or missing there. */
export function isFrame(term: string): boolean {
  return FRAME.test(term);
}

/**
 * "The source doesn't mention “x”" can be looked up. Undefined if a sentence says more than that, or if the source has all
 * words of a quotation without having it as quoted: then it may mention it in other words.
 */
export function quotedAbsenceIn(claim: Claim, index: SourceIndex): QuotedAbsence | undefined {
  if (!saysNothing(claim.text)) return undefined;
  const quotes = [...claim.masked.matchAll(QUOTED)];
  if (quotes.length === 0) return undefined;
  const outside = claim.words.filter(
    ({ start, end }) => !quotes.some(({ index: from, 0: whole }) => start >= from && end <= from + whole.length),
  );
  if (
    !outside.every(
      ({ term, stem }) =>
        isFrame(term) || stem.startsWith('#') || /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u.test(term),
    )
  )
    return undefined;
  for (const [, quote = ''] of quotes) {
    const tokens = tokenize(quote, index.languageOf(0));
    const terms = tokens.map(({ term }) => term);
    const [sentence] = terms.length === 0 ? [] : index.verbatim(terms);
    if (sentence !== undefined) return { found: { quote, sentence } };
    // "Panels on the roof" for "roof panels", "bridges" for "bridge".
    const content = tokens.filter((token) => token.content);
    if (content.length > 0 && content.every(({ stem }) => index.has(stem))) return undefined;
  }
  return {};
}
