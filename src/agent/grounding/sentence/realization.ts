import { plainVerb, type Language } from '@regen-research/text';
import type { ComparableToken } from './comparable.js';
import { sameWord } from './sides.js';
import type { Statement } from './statement.js';

/** How a language shows whether something has happened or is only to happen. Patterns apply to single lowercase words. */
interface Forms {
  /** A verb form of what is only to happen, after one of `governors` or by itself (`future`). */
  open: RegExp;
  future?: RegExp;
  governors: RegExp;
  /** A verb form of what has happened, by itself or after one of `auxiliaries`. */
  past: RegExp;
  auxiliaries?: RegExp;
}

const FORMS: Partial<Record<Language, Forms>> = {
  en: {
    open: /^\p{L}+$/u,
    governors:
      /^(?:may|might|would|could|will|shall|should|must|can|(?:offer|ask|agree|want|hope|intend|threaten|expect|promis|decid|vot|attempt|tr(?=y|i)|seek|sought|wish|propos|aim|plan|urg|order|invit|advis|recommend|need|prepar|schedul|pledg|vow|undertak)\p{L}*|is|are|was|were|be|due|set|about|likely|unlikely|ready|willing|reluctant|free|right|chance|option|permission|offer|bid|proposal)$/u,
    past: /^\p{L}+ed$/u,
    auxiliaries: /^(?:has|have|had|was|were|been)$/u,
  },
  de: {
    open: /^\p{L}+(?:en|ern|eln)$/u,
    governors:
      /^(?:wird|werden|soll|sollen|sollte|sollten|will|wollen|wollte|kann|können|könnte|könnten|möchte|möchten|würde|würden|darf|dürfen|plan\p{L}*|beabsichtig\p{L}*|erwäg\p{L}*|hoff\p{L}*|bereit|vor)$/u,
    past: /^\p{L}+iert$|^(?:\p{L}{0,5}ge\p{L}+|(?:be|ver|er|ent|zer|über|unter)\p{L}+)(?:t|en)$/u,
    auxiliaries: /^(?:hat|haben|hatte|hatten|ist|sind|war|waren|wurde|wurden|worden)$/u,
  },
  fr: {
    open: /^\p{L}+(?:er|ir|re)$/u,
    future: /^\p{L}{3,}(?:era|eront|ira|iront|dra|dront|tra|tront|erait|eraient|irait|iraient)$/u,
    governors:
      /^(?:va|vont|veut|veulent|voudrait|peut|peuvent|pourrait|pourraient|pourra|pourront|doit|doivent|devrait|devraient|devra|devront|compte|comptent|prévoi\p{L}+|envisag\p{L}+|souhait\p{L}+|espèr\p{L}+|entend|entendent|promet\p{L}*|promis|propos\p{L}+)$/u,
    past: /^\p{L}{3,}(?:é|ée|és|ées|i|ie|is|ies|u|ue|us|ues|it|ite)$/u,
    auxiliaries: /^(?:a|ont|avait|avaient|est|sont|était|étaient|été|n'a|n'ont|n'est)$/u,
  },
  es: {
    open: /^\p{L}+(?:ar|er|ir)(?:se|l[aeo]s?)?$/u,
    future: /^\p{L}{3,}(?:ará|arán|erá|erán|irá|irán|aría|arían|ería|erían|iría|irían)$/u,
    governors:
      /^(?:va|van|quiere|quieren|puede|pueden|podría|podrían|podrá|podrán|debe|deben|deberá|deberán|debería|planea\p{L}*|prev[éei]\p{L}*|pretend\p{L}*|esper\p{L}+|intenta\p{L}*|prom\p{L}+|propon\p{L}+|propus\p{L}+|ofre\p{L}+|a|de)$/u,
    past: /^\p{L}{3,}(?:ó|aron|ieron|ad[oa]s?|id[oa]s?)$/u,
  },
  ru: {
    open: /^\p{L}+(?:ть|ться|ти|тись|чь)$/u,
    governors:
      /^(?:намер\p{L}+|планир\p{L}+|собира\p{L}+|хо[тч]\p{L}+|мо[гж]\p{L}+|долж\p{L}+|обеща\p{L}+|предл\p{L}+|готов\p{L}*|реш\p{L}+|прос\p{L}+|попрос\p{L}+|буд\p{L}+|пыта\p{L}+|смог\p{L}+|мечта\p{L}+|надеет\p{L}+|нужно|можно|обяза\p{L}+)$/u,
    past: /^\p{L}{3,}(?:л|ла|ло|ли)(?:ся|сь)?$/u,
  },
};

/** Words of a verb group between a governor and its verb. */
const MOST_BETWEEN = 4;
const BESIDE =
  /^(?:be|been|have|also|not|to|\p{L}+ly|now|soon|then|all|both|zu|nicht|auch|bald|de|à|d'|ne|pas|aussi|bientôt|être|ser|быть|a|que|no|también|не|и|скоро)$/u;
/** Followed by "to", it says what was possible or is done regularly: "had to", "used to", "began to". */
const IMPLIES = /^(?:had|used|began|started|continued|managed|able|helped|forced|made|came|went|enough|order|so)$/u;

/** The word that says that a verb's action is only to happen: "plans" in "plans to move"; undefined if it isn't said. */
export function openBy({ tokens, language, clauses }: Statement, at: number): string | undefined {
  const forms = FORMS[language];
  const token = tokens[at];
  if (forms === undefined || token === undefined) return undefined;
  if (forms.future?.test(token.term) === true) return token.term;
  if (language === 'de') {
    // The verb is at the end of its clause, its governor somewhere before.
    const governor = tokens.find(
      ({ term }, place) => place !== at && clauses[place] === clauses[at] && forms.governors.test(term),
    );
    return forms.open.test(token.term) && !forms.past.test(token.term) ? governor?.term : undefined;
  }
  let infinitive = false;
  // "To be sold": the participle after "be" is only to happen, too.
  let passive = false;
  for (let before = at - 1; before >= 0 && before >= at - MOST_BETWEEN; before--) {
    const { term } = tokens[before] as ComparableToken;
    if (IMPLIES.test(term)) return undefined;
    if (term === 'to') infinitive = true;
    if (PASSIVE.test(term)) passive = true;
    const modal = /^(?:may|might|would|could|will|shall|should|must|can)$/u.test(term);
    if (forms.governors.test(term) && (language !== 'en' || modal || infinitive))
      return passive || forms.open.test(token.term) ? term : undefined;
    if (!BESIDE.test(term) && !(infinitive && language === 'en')) return undefined;
  }
  return undefined;
}

const PASSIVE = /^(?:be|être|ser|быть)$/u;

/** Whether a verb says that something has happened. */
export function isDone(statement: Statement, at: number): boolean {
  const { tokens, language, clauses } = statement;
  const forms = FORMS[language];
  const token = tokens[at];
  if (forms === undefined || token === undefined || openBy(statement, at) !== undefined) return false;
  if (!forms.past.test(token.term) && (language !== 'en' || plainVerb(token.term) === undefined)) return false;
  // "Is sold", "the cut grass": without an auxiliary of the past, a participle doesn't tell.
  if (language === 'en') {
    const last = tokens
      .slice(Math.max(0, at - 2), at)
      .findLast(({ term }) => !BESIDE.test(term) || /^(?:be|been)$/u.test(term));
    return !/^(?:is|are|be|being|to|the|an?|its|his|her|their)$/u.test(last?.term ?? '');
  }
  return (
    forms.auxiliaries === undefined ||
    tokens.some(({ term }, place) => clauses[place] === clauses[at] && forms.auxiliaries?.test(term) === true)
  );
}

/** Says little without the next word: "came up", "took over". */
const LIGHT =
  /^(?:come|came|go|went|gone|get|got|have|had|has|make|made|take|took|taken|put|set|turn|turned|give|gave|given|do|did|done|keep|kept)$/u;

/** Whether two verbs have the same particle behind them, if they say little without one. */
export function sameParticle(claim: Statement, at: number, statement: Statement, place: number): boolean {
  return (
    claim.language !== 'en' ||
    !LIGHT.test(claim.tokens[at]?.term ?? '') ||
    claim.tokens[at + 1]?.term === statement.tokens[place + 1]?.term
  );
}

/** Whether two verbs are forms of one: "abgeschafft" and "abzuschaffen" as well. */
export function sameVerb(one: ComparableToken, other: ComparableToken, language: Language): boolean {
  if (sameWord(one, other)) return true;
  if (language === 'en') {
    const [mine, theirs] = [plainVerb(one.term), plainVerb(other.term)];
    return mine !== undefined && (mine === other.stem || mine === theirs);
  }
  const [mine, theirs] = [baseOf(one.term, language), baseOf(other.term, language)];
  return mine.length >= SHORTEST && mine === theirs;
}

const SHORTEST = 4;
const LONGEST = 6;

function baseOf(term: string, language: Language): string {
  const plain =
    language === 'de' ? term.replace(/^(\p{L}{0,5}?)(?:ge|zu)(?=\p{L}{4})/u, '$1').replace(/(?:en|t)$/u, '') : term;
  return plain.slice(0, language === 'de' ? LONGEST : language === 'ru' ? SHORTEST : LONGEST - 1);
}
