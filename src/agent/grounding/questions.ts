import { silenceIn } from './claim.js';
import { sharedWith } from './comparison.js';
import type { ComparedSource } from './indexing/comparedSource.js';
import { sameAnchor, type Anchor } from './sentence/anchors.js';
import { bearerOf } from './sentence/bearers.js';
import type { ComparableToken } from './sentence/comparable.js';
import { hasAgentBehind } from './sentence/passive.js';
import { sameWord } from './sentence/sides.js';
import type { Statement } from './sentence/statement.js';
import { isVerb } from './sentence/verbs.js';
import { ARTICLES, isArticle } from './words/articles.js';
import { isPreposition } from './words/functionWords.js';
import type { Marked } from './words/markers.js';
import { isUnspaced } from './words/unspaced.js';

/** The kind of answer that would show that something isn't left out; `none`: it can't be told by form. */
type Kind = 'why' | 'whether' | 'when' | 'where' | 'who' | 'name' | 'count' | 'amount' | 'what' | 'none';

/** What a sentence says is left out: the kind of answer, and the token that asks for it. */
interface Question {
  kind: Kind;
  at: number;
}

/** A question about a source, and the sentence of the source that has its words. */
interface Asked {
  claim: Statement;
  statement: Statement;
  about: readonly ComparableToken[];
  index: ComparedSource;
}

/** Words that ask, by what they ask for, and nouns that stand for a question: "the reason for". */
const KINDS: readonly [Kind, RegExp][] = [
  ['why', /^(?:why|reasons?|warum|weshalb|wieso|grund|gründe|pourquoi|raisons?|motivos?|почему|зачем|причин\p{L})$/u],
  ['whether', /^(?:whether|if|ob|si|ли)$/u],
  ['when', /^(?:when|dates?|wann|datum|quand|cuándo|fecha|когда|дат\p{L})$/u],
  ['where', /^(?:where|wo|où|dónde|где)$/u],
  ['who', /^(?:who|wer|qui|quién(?:es)?|кто)$/u],
  [
    'name',
    /^(?:whom|whose|which|names?|wen|wem|wessen|welche[rnms]?|namen?|quel(?:le)?s?|noms?|cuál(?:es)?|nombres?|кого|кому|как(?:ой|ая|ое|ие))$/u,
  ],
  ['amount', /^(?:how|wie|wieviele?|combien|cuánt[oa]s?|сколько)$/u],
  ['none', /^(?:comment|cómo|как)$/u],
  ['what', /^(?:what|was|que|qué|quoi)$/u],
];
/** Chinese and Japanese words that ask for something else than a number. */
const UNSPACED = /为什么|为何|怎[么样]|谁|哪|什么|是否|なぜ|どう|どの|誰|どこ|何(?![人個台冊年本円])|かどうか/u;
/** Behind "how": a number, of a measure or of things, is asked for. */
const MEASURE =
  /^(?:much|many|long|old|tall|high|deep|far|often|large|big|wide|heavy|fast|viele?n?|lange|alt|hoch|tief|weit|oft|groß|breit|schwer|schnell)$/u;
const COUNTING = /^(?:many|vielen?|viele|wieviele|combien|cuánt[oa]s|сколько)$/u;
/** "Doesn't mention that it opened again". */
const THAT = /^\s(?:that|dass|daß|que|что)(?!\p{L})/iu;
/** Share of the words asked about, by weight, that stand in the part of a sentence that gives its reason, so it isn't theirs. */
const IN_REASON = 0.5;
const IN_RESULT = 0.8;
const TIMES: readonly Anchor['kind'][] = ['date', 'year', 'time'];
/** Words between a number and what it counts, or between a verb and its number. */
const MOST_BETWEEN = 2;

/** The first question in a sentence that says that something is left out; without one, a number is asked for. */
export function questionOf(claim: Statement): Question {
  const { text, tokens, language } = claim;
  if (isUnspaced(language) && UNSPACED.test(text)) return { kind: 'none', at: 0 };
  const at = tokens.findIndex(({ term }) => kindOf(term) !== undefined);
  const { term } = tokens[at] ?? {};
  const kind = term === undefined ? undefined : kindOf(term);
  if (term === undefined || kind === undefined)
    return { kind: THAT.test(text.slice(silenceIn(text)?.end)) ? 'whether' : 'amount', at };
  // "To whom", "an wen", "à qui": the one who does it isn't asked for.
  if (kind === 'who' && isPreposition(tokens[at - 1]?.term ?? '')) return { kind: 'name', at };
  if (!/^(?:how|wie)$/u.test(term)) return { kind: kind === 'amount' && isOfThings(claim, at) ? 'count' : kind, at };
  const measure = tokens[at + 1]?.term ?? '';
  if (!MEASURE.test(measure)) return { kind: 'none', at };
  return COUNTING.test(measure) ? { kind: 'count', at: at + 1 } : { kind: 'amount', at };
}

function kindOf(term: string): Kind | undefined {
  return KINDS.find(([, words]) => words.test(term))?.[0];
}

/** "Combien de tonnes", "сколько книг", unlike "combien coûte" and "сколько стоил". */
function isOfThings(claim: Statement, at: number): boolean {
  const next = claim.tokens.findIndex(({ content }, place) => place > at && content);
  return COUNTING.test(claim.tokens[at]?.term ?? '') && next >= 0 && next - at <= MOST_BETWEEN && !isVerb(claim, next);
}

/** Whether a sentence answers a question. */
export function isAnswered(question: Question, asked: Asked): boolean {
  const { claim, statement } = asked;
  const isNew = (anchor: Anchor): boolean => !claim.anchors.some((own) => sameAnchor(own, anchor));
  const found = statement.anchors.filter(isNew);
  const numbers = found.filter(({ kind }) => kind !== 'name' && !TIMES.includes(kind));
  switch (question.kind) {
    case 'why':
      return givesReason(asked);
    case 'whether':
      return true;
    case 'when':
      return found.some(({ kind }) => TIMES.includes(kind));
    case 'where':
      return found.some((anchor) => anchor.kind === 'name' && PLACED.test(statement.text.slice(0, anchor.start)));
    case 'who':
      return found.some(({ kind }) => kind === 'name') || namesDoer(asked);
    case 'name':
      return found.some(({ kind }) => kind === 'name');
    case 'count':
      return numbers.some((anchor) => counts(anchor, question.at, asked));
    case 'amount':
      return numbers.length > 0;
    case 'what':
      return numbers.some((anchor) => isOfVerb(anchor, asked)) || namesObject(asked);
    case 'none':
      return false;
  }
}

const PLACED = new RegExp(
  String.raw`(?<!\p{L})(?:in|at|near|on|from|to|im|am|bei|nach|aus|à|en|au|aux|dans|chez|de|a|в|на|из)\s(?:(?:${ARTICLES})\s)?$`,
  'iu',
);

/** "So children swim in the lake" is why they do, not why the pool was closed. */
function givesReason({ statement, about, index }: Asked): boolean {
  const { text, tokens } = statement;
  const partBehind = ({ start, end }: Marked, stop: RegExp): readonly ComparableToken[] => {
    const length = text.slice(end).search(stop);
    const part = tokens.filter((token) => token.start >= end && (length < 0 || token.end <= end + length));
    // "Because of heavy rain the match was moved": nothing shows where the reason ends.
    const isOpen = length < 0 && !/\p{L}/u.test(text.slice(0, start));
    return isOpen ? part.filter(({ content }) => content).slice(0, 1) : part;
  };
  const shared = (span: Marked, stop: RegExp): number => sharedWith(about, partBehind(span, stop), index);
  return (
    statement.marked('cause').some((span) => shared(span, /[,;]/u) < IN_REASON) ||
    statement.marked('effect').some((span) => shared(span, /;/u) >= IN_RESULT)
  );
}

/** "The council approved it", "it was paid for by the county": who did what is asked about. */
function namesDoer({ statement, about }: Asked): boolean {
  const isAsked = (token: ComparableToken): boolean => about.some((word) => sameWord(word, token));
  return statement.tokens.some((token, at) => {
    if (!token.content || !isAsked(token) || !isVerb(statement, at)) return false;
    if (hasAgentBehind(statement, token)) return true;
    const doer = statement.has('passive') ? undefined : bearerOf(statement, at);
    return doer !== undefined && doer.words.length > 0 && !doer.words.some(isAsked);
  });
}

/** "How many books": the number counts what is asked about. */
function counts({ to, unit, start, end }: Anchor, at: number, { claim, statement, about }: Asked): boolean {
  const noun = claim.tokens.slice(at + 1).find(({ content }) => content);
  if (noun === undefined || !about.some((word) => sameWord(word, noun))) return false;
  const own = statement.tokens.filter((token) => token.start >= start && token.end <= end);
  const behind = statement.tokens.slice(to + 1, to + 1 + MOST_BETWEEN);
  return (
    (unit !== undefined && own.some((token) => sameWord(token, noun))) || behind.some((token) => sameWord(token, noun))
  );
}

/** "What the repairs cost": the number stands right behind a verb that is asked about. */
function isOfVerb({ from }: Anchor, { statement, about }: Asked): boolean {
  return statement.tokens.some(
    (token, at) =>
      at < from && from - at <= MOST_BETWEEN && isVerb(statement, at) && about.some((word) => sameWord(word, token)),
  );
}

/** "What the museum sold": an object of the last verb that is asked about. */
function namesObject({ statement, about }: Asked): boolean {
  const last = about.at(-1);
  const at = statement.tokens.findIndex((token) => sameWord(token, last));
  if (at < 0 || !isVerb(statement, at) || statement.has('passive')) return false;
  const [article, object] = statement.tokens.slice(at + 1, at + 3);
  if (article === undefined || object === undefined || !isArticle(article.term)) return false;
  return object.content && !about.some((word) => sameWord(word, object));
}
