import { isIrregularForm, type Language } from '@regen-research/text';
import { isAdverb } from '../words/functionWords.js';
import type { Statement } from './statement.js';

/** The closed class of auxiliaries, and verbs whose past tense has no distinct ending. */
const VERBS: Partial<Record<Language, RegExp>> = {
  en: /^(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|isn't|aren't|wasn't|weren't|hasn't|haven't|won't|can't|cannot|doesn't|don't|didn't|cost|cut|hit|put|set|shut|beat|bore|quit|let|spread|split|burst|hurt|remains?|stays?|works?|contains?|includes?|costs?|(?!(?:need|feed|seed|weed|reed|deed|heed|speed|bleed|breed|greed|creed|steed|indeed|exceed|proceed|succeed|bed|red|shed|sled|hundred|sacred|hatred|kindred|infrared|united)$)\p{L}{2,}ed)$/u,
  de: /^(?:(?:(?:ver|be|ent|er|ge|zer)?(?:lieh|half|bat|bot|band|fand|sprang|begann|gewann|rief|ließ|stieß|hieß|hielt|fing|ging|gab|las|sah|trat|traf|stahl|starb|brach|warf|fuhr|trug|schlug|lud|schuf|hob|schob|flog|floh|zog|schoss|griff|litt|schnitt|blieb|schien|schwieg|trieb|wies)(?:en)?)|ist|sind|war|waren|hat|haben|hatte|hatten|wird|werden|wurde|wurden|kann|können|konnte|soll|sollen|will|wollen|muss|müssen|darf|dürfen|bleibt|bleiben|gibt|gab|liegt|steht|kommen|kommt|gehen|geht|stehen|liegen|fahren|fährt|nehmen|nimmt|geben|zahlen|wohnen|leben|gehören|gelten|verkaufen|kaufen|arbeiten|fordern|meinen|sagen|halten|finden|findet|lief|ging|kam|nahm|schloss|fiel|stieg|sank|verlor|gewann|hielt|ließ|schrieb|sprach|traf|trug|wuchs|zog|fällt|hält|läuft|lässt|(?!nicht$|laut$|oft$|selbst$|erst\p{L}?$|nackt$|leicht$|recht$|schlecht$|zuletzt$|insgesamt$)\p{Ll}{3,}(?:te|ten|et|elt|ert|ht|gt|ßt|ft|bt|llt|nt|mt|kt))$/u,
  fr: /^(?:est|sont|était|étaient|a|ont|avait|avaient|sera|seront|fut|furent|peut|peuvent|doit|doivent|va|vont|reste|restent|coûte|coûtent|n'a|n'ont|n'est|(?!\p{Ll}*ités?$)\p{Ll}{2,}(?:é|ée|és|ées|ait|aient|era|eront|irent|èrent|ira|iront))$/u,
  es: /^(?:es|son|era|eran|fue|fueron|ha|han|había|está|están|sigue|siguen|tiene|tienen|puede|pueden|será|serán|va|van|hay|cuesta|cuestan|\p{Ll}{2,}(?:ó|aron|ieron|aba|aban|ía|ían|ará|arán|erá|erán|irá|irán))$/u,
  ru: /^(?:есть|был|была|было|были|будет|будут|может|могут|(?!\p{Ll}*тели$|\p{Ll}*сил[аы]?$)\p{Ll}{2,}(?:л|ла|ло|ли|лся|лась|лось|лись|ет|ёт|ит|ют|ут|ят|ется|ится|ются|ятся))$/u,
};

/** Whether verbs can be recognized by their form in a language. */
export function hasVerbsFor(language: Language): boolean {
  return VERBS[language] !== undefined;
}

/** Followed by a verb in its base form. */
const MODAL =
  /^(?:may|might|can|could|will|would|shall|should|must|to|not|cannot|do|does|did|peut|peuvent|doit|doivent|pourra|puede|pueden|debe|deben|podrá|может|могут|должен|должны)$/u;

/** Whether a word is used as a verb: by its form, or because it follows a modal. */
export function isVerbAt(
  tokens: readonly { term: string; content: boolean }[],
  at: number,
  language: Language,
): boolean {
  const token = tokens[at];
  return (
    token !== undefined &&
    (isVerbLike(token.term, language) ||
      (token.content && MODAL.test(tokens[at - 1 - Number(isAdverb(tokens[at - 1]?.term ?? ''))]?.term ?? '')))
  );
}

/** Whether a token of a sentence looks like a verb. German capitalizes nouns, so "Hälfte" isn't one. */
export function isVerbIn({ text, language }: { text: string; language: Language }, token: Word): boolean {
  if (isVerbLike(token.term, language))
    return !(language === 'de' && token.start > 0 && /^\p{Lu}/u.test(text.slice(token.start, token.start + 2)));
  return language === 'en' && THIRD_PERSON.test(token.term) && hasObject(text, token);
}

const known = new WeakMap<Statement, readonly boolean[]>();

/** Whether a token is used as a verb; known for the whole sentence at once, because it is asked again and again. */
export function isVerb(statement: Statement, at: number): boolean {
  let found = known.get(statement);
  if (found === undefined) {
    const { tokens, language, anchors } = statement;
    const named = anchors.filter(({ kind, from, to }) => kind === 'name' && from <= to);
    found = tokens.map(
      (token, place) =>
        (isVerbIn(statement, token) || isVerbAt(tokens, place, language)) &&
        !named.some(({ from, to }) => place >= from && place <= to),
    );
    known.set(statement, found);
  }
  return found[at] === true;
}

/** A plural or the third person of a regular verb. */
const THIRD_PERSON = /^\p{Ll}{2,}[^aious]s$|^\p{Ll}{2,}[io]es$/u;
/** "Mixes the glazes", "employs 29 people": a plural noun has no article or number right behind it. */
const OBJECT =
  /^\s(?:the|an?|its|his|her|their|them|it|him|no|every|all|some|any|this|these|both|each|about|only|more than|up to|\d)(?![\p{L}])/iu;
/** After an article, a preposition, a number, or an adjective's plural it is a noun. */
const NOUN_BEFORE =
  /(?:^|\s)(?:the|an?|its|his|her|their|of|in|on|at|for|with|within|without|by|to|from|after|before|during|over|under|since|until|between|among|through|into|about|than|as|like|per|these|those|all|some|many|most|few|several|two|three|four|five|six|\d[\d.,]*)\s$/iu;

/** "Version 4.2 adds a map": the number counts nothing. */
const NUMBERED_BEFORE = /(?:^|\s)\p{Lu}\p{L}+\s\d[\d.,]*\s$/u;

/** "She intends to": a pronoun right before it. */
const SUBJECT_BEFORE = /(?:^|[\s"“(])(?:he|she|it|who|which)\s$/iu;

function hasObject(text: string, { start, term }: Word): boolean {
  if (SUBJECT_BEFORE.test(text.slice(Math.max(0, start - 7), start))) return true;
  return (
    OBJECT.test(text.slice(start + term.length, start + term.length + 12)) &&
    (!NOUN_BEFORE.test(text.slice(Math.max(0, start - 10), start)) ||
      NUMBERED_BEFORE.test(text.slice(Math.max(0, start - 24), start)))
  );
}

interface Word {
  term: string;
  start: number;
}

/** Whether a word looks like a finite verb or a participle; never true in languages without known endings. */
export function isVerbLike(term: string, language: Language): boolean {
  const english = language === 'en' || language === 'und';
  return (english ? VERBS.en : VERBS[language])?.test(term) === true || (english && isIrregularForm(term));
}
