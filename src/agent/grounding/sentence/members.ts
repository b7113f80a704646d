import type { Language } from '@regen-research/text';
import type { Anchor } from './anchors.js';
import { isArticle, relatesNothing } from '../words/articles.js';
import { isNotYet } from './clauses.js';
import type { ComparableToken } from './comparable.js';
import type { Marker } from '../words/markers.js';
import { areOpposites, hasOpposite, polesOf } from '../words/poles.js';
import { sameWord } from './sides.js';
import type { Statement } from './statement.js';
import { isVerbIn } from './verbs.js';
import { isJoining, isPreposition, isRelative } from '../words/functionWords.js';
import { isUnspaced } from '../words/unspaced.js';

/** A part of a sentence that makes a separate statement: what applies to one doesn't have to apply to another. */
export interface Member {
  /** Positions of its first and last token. */
  from: number;
  to: number;
  /** Tokens of earlier members that are implied in it: their subject, or everything if it doesn't have its own verb. */
  shared: ReadonlySet<number>;
  /** It has no verb; the previous member's is implied. */
  gapped: boolean;
}

/** Starts something that applies in addition to what came before. */
const CONTRAST: Partial<Record<Language, RegExp>> = {
  en: /^(?:but|while|whereas|though|although|yet)$/,
  de: /^(?:aber|sondern|während|obwohl|doch)$/,
  fr: /^(?:mais|tandis)$/,
  es: /^(?:pero|sino|mientras|aunque)$/,
  ru: /^(?:но|а|хотя|однако)$/,
};
/** "But if A, B" is one statement, "although A, B" two. */
const COORDINATING = /^(?:but|yet|aber|sondern|doch|mais|pero|sino|но|а|однако)$/u;
const AND: Partial<Record<Language, RegExp>> = {
  en: /^and$/,
  de: /^und$/,
  fr: /^et$/,
  es: /^[ye]$/,
  ru: /^и$/,
};
/** "All but one", "nothing but": not a contrast. */
const NO_CONTRAST =
  /^(?:all|nobody|everything|everybody|everyone|niemand|personne|nadie|никто|nothing|none|anything|no|cannot|tout|nichts|alles)$/;
/** "…, but only when the cover is open" qualifies what it stands behind. */
const ONLY_IF =
  /^(?:but only (?:if|when|where|after|with)|aber nur (?:wenn|falls|mit|bei)|mais seulement (?:si|quand)|pero solo (?:si|cuando)|но только (?:если|когда))(?!\p{L})/iu;
const ONLY_IF_REACH = 24;
/** Something that was named before. */
const ANAPHOR =
  /^(?:it|they|them|this|these|that|those|he|she|him|her|its|their|one|ones|er|sie|es|ihn|ihm|ihnen|dieser?|dieses|diese|il|elle|ils|elles|en|celle|celui|ceux|celles|éste|ésta|ella|él|el|он|она|оно|они|её|его|их|им)$/u;
/** A word that governs a verb also governs one joined to it without a subject: "has not been cleaned and painted". */
const GOVERNING: readonly Marker[] = ['negation', 'hedge', 'plan', 'condition', 'denial', 'hearsay', 'speech'];
/** Minimum tokens of a member in unspaced scripts. */
const SHORTEST_UNSPACED = 4;
const MOST_TOPIC = 8;
/** A member with fewer content words completes its meaning with words of the previous one. */
const ELLIPTIC = 4;

function wordsIn(words: Partial<Record<Language, RegExp>>, language: Language): RegExp | undefined {
  return words[language === 'und' ? 'en' : language];
}

const known = new WeakMap<Statement, readonly Member[]>();

/** The members of a sentence in order; one for a simple sentence. */
export function membersOf(statement: Statement): readonly Member[] {
  let members = known.get(statement);
  if (members === undefined) known.set(statement, (members = findMembers(statement)));
  return members;
}

function findMembers(statement: Statement): Member[] {
  const { tokens } = statement;
  const starts = [0];
  for (let at = 1; at < tokens.length; at++) if (opensMember(statement, starts.at(-1) ?? 0, at)) starts.push(at);
  return starts.map((from, number) => {
    const to = (starts[number + 1] ?? tokens.length) - 1;
    return {
      from,
      to,
      shared: number === 0 ? new Set() : sharedBy(statement, from, to),
      gapped: number > 0 && !tokens.slice(from, to + 1).some((token) => isVerbIn(statement, token)),
    };
  });
}

function opensMember(statement: Statement, from: number, at: number): boolean {
  const { tokens, text, language } = statement;
  const [previous, token] = [tokens[at - 1], tokens[at]];
  if (previous === undefined || token === undefined) return false;
  const between = text.slice(previous.end, token.start);
  if (/[;；]/u.test(between)) return true;
  if (isUnspaced(language))
    return (
      (language === 'zh' ? /[，,]/u : /[、，]/u).test(between) &&
      at - from >= SHORTEST_UNSPACED &&
      segmentEnd(statement, at) - at >= SHORTEST_UNSPACED - 1 &&
      !/如果|如[无有需遇未]|若|只要|只有|除|因为|由于|虽然|尽管|^[当在]/u.test(
        text.slice(tokens[from]?.start ?? 0, token.start),
      )
    );
  if (isNotYet(previous.term, token.term)) return false;
  if (
    wordsIn(CONTRAST, language)?.test(token.term) === true &&
    !NO_CONTRAST.test(previous.term) &&
    !ONLY_IF.test(text.slice(token.start, token.start + ONLY_IF_REACH))
  )
    return !/ing$/.test(tokens[at + 1]?.term ?? '');
  const comma = /[,(]/u.test(between);
  // "Although A, B".
  const opening = tokens[from]?.term ?? '';
  if (comma && from === 0 && wordsIn(CONTRAST, language)?.test(opening) === true && !COORDINATING.test(opening))
    return true;
  if (comma && ((language === 'de' && isMainClause(statement, at)) || repeatsVerb(statement, from, at))) return true;
  if (wordsIn(AND, language)?.test(token.term) === true)
    return opensClause(statement, from, at) || isElided(statement, from, at + 1);
  // What stands in parentheses at the end belongs to what is before it.
  return comma && (isGapped(statement, from, at) || (!between.includes('(') && isRest(statement, from, at)));
}

/** "The mayor voted for it, two members voted against it": the same verb behind a subject of its own. */
function repeatsVerb(statement: Statement, from: number, at: number): boolean {
  const { tokens } = statement;
  const behind = tokens.slice(at, segmentEnd(statement, at) + 1);
  const verb = behind.findIndex((token) => token.content && isVerbIn(statement, token));
  return (
    behind.some(({ content }, place) => content && place < verb) &&
    (behind[0]?.content === true || relatesNothing(behind[0]?.term ?? '')) &&
    !behind.slice(0, verb).some(({ term }) => ANAPHOR.test(term) || isRelative(term) || OPENS_ADJUNCT.test(term)) &&
    tokens.slice(from, at).some((token) => token.content && isVerbIn(statement, token) && sameWord(token, behind[verb]))
  );
}

/** "…, die Pferde bleiben in Ulm": in a German main clause the verb comes second, in a relative clause last. */
function isMainClause(statement: Statement, at: number): boolean {
  const [article, noun, verb] = statement.tokens.slice(at, at + 3);
  return (
    article !== undefined &&
    noun !== undefined &&
    verb !== undefined &&
    isArticle(article.term) &&
    /^\p{Lu}/u.test(statement.text.slice(noun.start)) &&
    isVerbIn(statement, verb) &&
    segmentEnd(statement, at) > at + 2
  );
}

/** Whether the parts before and after "and" each have a verb. */
function opensClause(statement: Statement, from: number, at: number): boolean {
  const { tokens } = statement;
  const end = segmentEnd(statement, at + 1);
  const before = tokens.slice(from, at);
  if (opposesVerb(before, tokens.slice(at + 1, end + 1))) return true;
  const isVerb = (token: ComparableToken): boolean =>
    isVerbIn(statement, token) ||
    (token.content && !/^\p{Lu}|^#/u.test(token.stem) && repeats(before, token.stem, statement));
  // "In Norway and Finland and fell in Sweden": the first "and" joins nouns, the second opens the clause.
  const next = tokens.findIndex(
    ({ term }, place) => place > at && wordsIn(AND, statement.language)?.test(term) === true,
  );
  const behind = tokens.slice(at + 1, next < 0 ? end + 1 : Math.min(next, end + 1));
  const verb = behind.findIndex(isVerb);
  const [found] = behind.slice(verb);
  if (verb < 0 || found === undefined) return false;
  if (!before.some((token) => isVerbIn(statement, token) || token.stem === found.stem)) return false;
  if (verb > 1 || (verb === 1 && behind[0]?.content === true)) return true;
  const [first, last] = [before[0]?.start ?? 0, before.at(-1)?.end ?? 0];
  return !GOVERNING.some((marker) =>
    statement.marked(marker).some(({ start, end: stop }) => start >= first && stop <= last),
  );
}

/** "Adds a map and removes the menu", "ouvre à neuf heures et ferme à midi": the opposite of a word before, with words of its own. */
function opposesVerb(before: readonly ComparableToken[], behind: readonly ComparableToken[]): boolean {
  const [first] = behind;
  return (
    first?.content === true &&
    behind.some(({ content }, at) => at > 0 && content) &&
    before.some(({ term }, at) => at > 0 && at < before.length - 1 && areOpposites(first.term, term))
  );
}

/** "Anna earned … and Boris earned …": both contain the same word that isn't a name or number. */
function repeats(before: readonly { stem: string }[], stem: string, { anchors, tokens }: Statement): boolean {
  return (
    before.some((token) => token.stem === stem) &&
    !anchors.some(({ from, to }) => tokens.slice(from, to + 1).some((token) => token.stem === stem))
  );
}

/**
 * "Anna works in Lyon, Boris in Ghent": two anchors of the same kinds on either side of a comma, without a verb after
 * it.
 */
function isGapped(statement: Statement, from: number, at: number): boolean {
  const { anchors, tokens, language } = statement;
  const end = segmentEnd(statement, at);
  const within = (low: number, high: number): Anchor[] =>
    anchors.filter((anchor) => anchor.from >= low && anchor.to <= high);
  const [before, behind] = [within(from, at - 1), within(at, end)];
  const others = behind.filter(({ kind }) => kind !== 'name');
  const names = behind.length - others.length;
  if (names === 0 || behind.length < 2) return false;
  // "Caspar 20 kilometers and covered in ice": a participle behind "and" has no subject of its own.
  const and = tokens.findIndex(({ term }, place) => place > at && wordsIn(AND, language)?.test(term) === true);
  if (tokens.slice(at, and < 0 ? end + 1 : Math.min(and, end + 1)).some((token) => isVerbIn(statement, token)))
    return false;
  if (!tokens.slice(from, at).some(({ term, content }) => content && !/^\p{Lu}/u.test(term))) return false;
  const count = (list: readonly Anchor[], kind: Anchor['kind']): number =>
    list.filter((anchor) => anchor.kind === kind).length;
  // A list of names is one member; so are two names with nothing between them.
  const apart = behind.every((anchor, next) => {
    const previous = behind[next - 1];
    return (
      previous === undefined || anchor.from - previous.to > 1 || (anchor.unit !== undefined && previous.kind === 'name')
    );
  });
  return (
    apart && (['name', 'number', 'year', 'date'] as const).every((kind) => count(before, kind) >= count(behind, kind))
  );
}

/**
 * "Pupils pay nothing, teachers half", "dogs must stay outside, guide dogs needn't": the last part, without a verb or
 * with one at its end.
 */
function isRest(statement: Statement, from: number, at: number): boolean {
  const { tokens, language } = statement;
  const end = segmentEnd(statement, at);
  const rest = tokens.slice(at, end + 1);
  const [first] = rest;
  if (
    end !== tokens.length - 1 ||
    first === undefined ||
    rest.some(({ term }) => wordsIn(AND, language)?.test(term) === true)
  )
    return false;
  if ((!first.content && !relatesNothing(first.term) && !ANAPHOR.test(first.term)) || OPENS_ADJUNCT.test(first.term))
    return false;
  if (SUBORDINATE.test(tokens[from]?.term ?? '') || polesOf(first.term).length > 0) return false;
  if (tokens.slice(from, at).filter(({ content }) => content).length < 2) return false;
  // "…, weather permitting" adds a condition.
  if (/\p{L}{3}ing$/u.test(rest.at(-1)?.term ?? '') && rest.length <= 3) return false;
  if (rest.some((token, next) => isVerbIn(statement, token) && !(next === rest.length - 1 && POLAR.test(token.term))))
    return false;
  return rest.filter(({ content }) => content).length >= 2 || POLAR.test(rest.at(-1)?.term ?? '');
}

/** Opens a relative clause or an adverbial, not another subject. */
const OPENS_ADJUNCT =
  /^(?:which|who|whose|where|except|excluding|unless|außer|ausgenommen|sauf|excepté|hormis|excepto|salvo|menos|кроме|qui|que|dont|mainly|mostly|especially|including|sofern|soweit|falls|wenn|weil|dass|sodass|darunter|davon|wovon|dont|según|laut|selon|according|both|all|each|if|when|because|since|as|while|of|despite|contrary|unlike|notwithstanding|trotz|entgegen|malgré|contrairement|pese|вопреки|несмотря)$/u;
/** A clause that starts with it is subordinate, so a main clause follows. */
const SUBORDINATE =
  /^(?:because|if|when|since|as|after|before|instead|although|though|while|until|once|wenn|weil|falls|sofern|als|da|nachdem|bevor|obwohl|während|statt|parce|si|quand|lorsque|comme|après|avant|porque|cuando|como|tras|если|когда|после|потому)$/u;

/** Says yes or no instead of a verb. */
export const POLAR =
  /^(?:not|cannot|\p{L}+n't|nicht|schon|doch|nichts|kein\p{L}*|pas|non|oui|no|sí|tampoco|nada|нет|да|can|may|must|do|does|did|is|are|was|were|has|have|had|will)$/u;

function isPolar(token: ComparableToken | undefined): boolean {
  return token !== undefined && POLAR.test(token.term);
}

/** The last token before the next comma, semicolon, or parenthesis. */
function segmentEnd({ tokens, text }: Statement, at: number): number {
  let end = at;
  while (
    end + 1 < tokens.length &&
    !/[,;，；、()]/u.test(text.slice(tokens[end]?.end ?? 0, tokens[end + 1]?.start ?? 0))
  )
    end++;
  return end;
}

function sharedBy(statement: Statement, from: number, to: number): ReadonlySet<number> {
  const { tokens, language } = statement;
  const own = tokens.slice(from, to + 1);
  const content = own.filter((token) => token.content).length;
  const verb = own.findIndex((token) => isVerbIn(statement, token));
  const unspaced = isUnspaced(language);
  const all = new Set(tokens.keys());
  if (verb < 0 && wordsIn(AND, language)?.test(own[0]?.term ?? '') === true && isElided(statement, 0, from + 1)) {
    const predicate = tokens.findIndex((token) => isVerbIn(statement, token));
    const inAdjunct = (at: number): boolean =>
      statement.anchors.some(
        ({ kind, from: first, to: last }) =>
          kind === 'name' && at >= first && at <= last && isPreposition(tokens[first - 1]?.term ?? ''),
      );
    return new Set([...all].filter((at) => at < from && (at >= predicate || inAdjunct(at))));
  }
  // The member doesn't share words if it contains their opposites: "less soot but more dust".
  const pointing = own.filter(({ term }) => hasOpposite(term));
  for (const at of all)
    if (at >= from || pointing.some(({ term }) => areOpposites(term, tokens[at]?.term ?? ''))) all.delete(at);
  if (unspaced) return new Set([...all].filter((at) => at < topicEnd(statement)));
  const afterSemicolon = /[;；]/u.test(statement.text.slice(tokens[from - 1]?.end ?? 0, tokens[from]?.start ?? 0));
  const lastVerb = own.findLastIndex((token) => isVerbIn(statement, token));
  // "But bread cannot": the rest is implied from the previous member.
  const elliptic =
    !afterSemicolon &&
    ((verb < 0 && content < ELLIPTIC) ||
      (verb >= 0 &&
        ((verb === own.length - 1 && (isPolar(own.at(-1)) || !own.slice(0, verb).some((token) => token.content))) ||
          (lastVerb === own.length - 1 && isPolar(own.at(-1)) && content < ELLIPTIC))));
  if (CONTRASTED.test(own.find(({ term }) => !relatesNothing(term) && !isJoining(term))?.term ?? '')) {
    const lead = leadEnd(statement);
    for (const at of all) if (at >= lead) all.delete(at);
    return all;
  }
  if (
    own.some((token, at) => ANAPHOR.test(token.term) || isClitic(statement, own, at)) ||
    elliptic ||
    (!afterSemicolon && isPolar(own.at(-1)))
  ) {
    // "Members pay 40 pounds, guests 55": the part names its own subject.
    const predicate = tokens.findIndex((token) => isVerbIn(statement, token));
    if (verb < 0 && elliptic && replacesSubject(statement, own) && predicate < from)
      for (const at of all) if (at < predicate) all.delete(at);
    // "Three were hurt, one of them badly" doesn't repeat the verb before it, unlike "but bread cannot".
    const complete = verb >= 0 && !elliptic && !isPolar(own.at(-1)) && own.slice(verb).some(({ content }) => content);
    const denials = statement.marked('negation');
    const isOwn = (token: ComparableToken): boolean =>
      isVerbIn(statement, token) || denials.some(({ start, end }) => token.start >= start && token.end <= end);
    if (complete) for (const at of all) if (isOwn(tokens[at] as ComparableToken)) all.delete(at);
    return all;
  }
  const first = tokens.findIndex((token) => isVerbIn(statement, token));
  const hasSubject = verb > 0 && own.slice(0, verb).some((token) => token.content);
  const lead = leadEnd(statement);
  const limit = hasSubject ? lead : first < 0 ? from : Math.max(first, lead);
  for (const at of all) if (at >= limit) all.delete(at);
  return all;
}

/**
 * "The organ will be restored by Ekholm and the bells by Tyrell", "A rose 5 % and B 3 %": behind "and", another subject with
 * a counterpart of what follows the verb.
 */
function isElided(statement: Statement, from: number, at: number): boolean {
  const { tokens, anchors, language } = statement;
  const rest = tokens.slice(at, segmentEnd(statement, at) + 1);
  if (rest.some((token) => isVerbIn(statement, token) || wordsIn(AND, language)?.test(token.term) === true))
    return false;
  const verb = tokens.findIndex((token, place) => place >= from && place < at && isVerbIn(statement, token));
  if (verb < 0) return false;
  const behind = rest.findIndex(
    ({ content, term, stem }) => stem.startsWith('#') || !(content || relatesNothing(term)),
  );
  const subject = rest.slice(0, behind).filter(({ content }) => content);
  if (behind < 1 || subject.length === 0 || subject.length > LONGEST_SUBJECT) return false;
  // "And ends on 29 February": a verb whose form doesn't show it.
  if (rest[0]?.content === true && !anchors.some(({ kind, from: place }) => kind === 'name' && place === at))
    return false;
  const leads = (place: number): string | undefined =>
    tokens.slice(Math.max(0, place - 3), place).findLast(({ content, term }) => !content && !relatesNothing(term))
      ?.term;
  const isNumber = ({ kind, smallWord }: Anchor): boolean => kind !== 'name' && smallWord !== true;
  const counterpart = anchors.find(({ from: place }) => place >= at + behind);
  if (counterpart === undefined) return false;
  const direct = counterpart.from === at + behind;
  if (direct ? !isNumber(counterpart) : !isPreposition(rest[behind]?.term ?? '')) return false;
  return anchors.some(
    (other) =>
      other.kind === counterpart.kind &&
      other.unit === counterpart.unit &&
      other.from > verb &&
      other.to < at &&
      (direct || leads(other.from) === leads(counterpart.from)),
  );
}

/** Content words of a subject without its verb. */
const LONGEST_SUBJECT = 3;

/** "The other says that …" has a subject of its own. */
const CONTRASTED = /^(?:others?|another|latter|rest|remaining|andere[rns]?|autres?|otr[oa]s?|друг(?:ой|ая|ие))$/u;

/** A part without a verb that opens with another noun, followed by a number: "guests 55", "the wife 12". */
function replacesSubject({ anchors }: Statement, own: readonly ComparableToken[]): boolean {
  const [first, second] = own.filter(({ content, term }) => content && !isJoining(term));
  return (
    first !== undefined &&
    second !== undefined &&
    !first.stem.startsWith('#') &&
    polesOf(first.term).length === 0 &&
    second.stem.startsWith('#') &&
    own.filter(({ content }) => content).length === 2 &&
    !anchors.some(({ kind, start, end }) => kind !== 'name' && first.start >= start && first.end <= end)
  );
}

/** "La suspendió": an article before a verb is a pronoun. */
function isClitic(statement: Statement, tokens: readonly ComparableToken[], at: number): boolean {
  const { language } = statement;
  const next = tokens[at + 1];
  return (
    (language === 'es' || language === 'fr') &&
    /^(?:l[aeo]s?|l)$/u.test(tokens[at]?.term ?? '') &&
    next !== undefined &&
    isVerbIn(statement, next)
  );
}

/** Where the topic shared by later members ends in unspaced scripts: before the first number or polar word. */
function topicEnd({ tokens, anchors }: Statement): number {
  const first = tokens.findIndex(({ term }) => polesOf(term).length > 0 || /^[はがも没不有是]$/u.test(term));
  const anchored = anchors.find(({ kind }) => kind !== 'name')?.from ?? MOST_TOPIC;
  return Math.min(MOST_TOPIC, first < 0 ? MOST_TOPIC : first, anchored === 0 ? MOST_TOPIC : anchored);
}

/** Where an adverbial before the first comma ends: "In 2019, …" applies to everything after it. */
function leadEnd(statement: Statement): number {
  const { tokens, text } = statement;
  const [first] = tokens;
  if (first === undefined || first.content) return 0;
  const at = tokens.findIndex(
    (token, next) => next > 0 && /[,，]/u.test(text.slice((tokens[next - 1] ?? token).end, token.start)),
  );
  // "No concert was canceled, although …": a clause of its own.
  return at < 0 || at > 6 || tokens.slice(0, at).some((token) => isVerbIn(statement, token)) ? 0 : at;
}

/** A sentence reduced to one member and the words implied in it; offsets stay those of the sentence. */
export function restrictTo(statement: Statement, { from, to }: Member, kept: ReadonlySet<number>): Statement {
  const { tokens, text } = statement;
  const last = tokens.length - 1;
  const start = from === 0 ? 0 : (tokens[from]?.start ?? 0);
  const end = to === last ? text.length : (tokens[to + 1]?.start ?? text.length);
  let blanked = '';
  const positions = new Map<number, number>();
  const isKept = (at: number): boolean => (at >= from && at <= to) || kept.has(at);
  tokens.forEach((token, at) => {
    if (!isKept(at)) return;
    positions.set(at, positions.size);
    if (at >= from || token.end > start) return;
    blanked +=
      ' '.repeat(Math.max(0, token.start - blanked.length)) +
      text.slice(Math.max(token.start, blanked.length), token.end);
  });
  blanked += ' '.repeat(Math.max(0, start - blanked.length)) + text.slice(start, end);
  return statement.restricted(blanked.padEnd(text.length), positions);
}
