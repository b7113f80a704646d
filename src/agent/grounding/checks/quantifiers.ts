import { message } from '../../../protocol/messages/index.js';
import { clauseAt, hasWord, type Alignment, type Comparison, type Finding } from '../comparison.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { sameWord } from '../sentence/sides.js';
import { isVerb } from '../sentence/verbs.js';
import { isArticle } from '../words/articles.js';
import { isJoining, isPreposition } from '../words/functionWords.js';
import type { Marked } from '../words/markers.js';
import { areSynonyms } from '../words/synonyms.js';
import { writtenAt, type Statement } from '../sentence/statement.js';

/** "Every hour" is a rate; "all day" isn't. */
function isRate({ text }: Statement, { start, end }: Marked): boolean {
  return EACH.test(text.slice(start, end)) && PER_TIME.test(text.slice(end));
}

const EACH = /^(?:every|jede|chaque|cada|кажд)/iu;
const PER_TIME =
  /^\s(?:(?:other|second|two|three|four|few|\d+)\s)?(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|\p{L}+days?|Stunden?|Tage?|Wochen?|Monate?|Quartale?|Jahre?|heures?|jours?|semaines?|mois|années?|ans|horas?|días?|semanas?|mes(?:es)?|años?|час\p{L}*|день|недел\p{L}*|месяц\p{L}*|год)(?!\p{L})/iu;

/** "All" or "always" where the source has no such word. */
export function generality({ claim }: Comparison, best: Alignment): Finding | undefined {
  const { statement, sentence } = best;
  const wide = claim
    .marked('universal')
    .find(
      (span) =>
        !isRate(claim, span) && !isTotal(claim, span) && !isPair(claim, span, best) && !isWeak(claim, span, best),
    );
  // "Not all" is less than all; "on all systems it doesn't start" isn't.
  const limited =
    wide !== undefined &&
    /(?<!\p{L})(?:not|n['’]t|no|nicht|pas|no|не)\s(?:\p{L}+\s)?$/iu.test(claim.text.slice(0, wide.start));
  if (wide === undefined || claim.has('allBut') || limited) return undefined;
  if (statement.marked('universal').some((span) => !isRate(statement, span)) || statement.has('none')) return undefined;
  return {
    cap: 'doubtful',
    penalty: 0.7,
    reason: message('grounding.wider', { claimed: writtenAt(claim, wide) }),
    counter: sentence,
  };
}

/** "Both the nave and the tower", "the nave and the tower both", where the source joins them; "or both" allows less. */
function isPair(claim: Statement, { start, end }: Marked, best: Alignment): boolean {
  const { text, tokens } = claim;
  if (!/^both$/iu.test(text.slice(start, end))) return false;
  if (/(?<!\p{L})or\s$/iu.test(text.slice(0, start))) return true;
  const both = tokens.findIndex((token) => token.start >= start);
  const behind = tokens.findIndex(({ term }, at) => at > both && term === 'and');
  const before = tokens.findLastIndex(({ term }, at) => at < both && term === 'and');
  return (
    (behind > 0 && isPhrase(claim, both + 1, behind, best) && areJoined(claim, behind, best)) ||
    (before > 0 && isPhrase(claim, before + 1, both, best) && areJoined(claim, before, best))
  );
}

/**
 * Whether words of a claim are nothing but a noun phrase of the source: "both trials found headaches and nausea" joins
 * no trials. Several words could be a subject with its verb, so that they must open a phrase in the source, too.
 */
function isPhrase(claim: Statement, from: number, to: number, { matched, statement }: Alignment): boolean {
  const first = isArticle(claim.tokens[from]?.term ?? '') ? from + 1 : from;
  const words = [...claim.tokens.keys()].slice(first, to);
  if (words.length === 0 || words.some((at) => claim.tokens[at]?.content !== true || isVerb(claim, at))) return false;
  if (words.length === 1) return true;
  const place = matched[first];
  if (place === undefined) return false;
  const opening = statement.tokens[place - 1];
  return (
    opening === undefined ||
    isArticle(opening.term) ||
    isPreposition(opening.term) ||
    isJoining(opening.term) ||
    claim.tokens.slice(0, from).some((token) => sameWord(token, opening))
  );
}

/** Whether the words on both sides of an "and" are joined by one in the source. */
function areJoined({ tokens }: Statement, and: number, { matched, statement }: Alignment): boolean {
  const left = matched[tokens.findLastIndex(({ content }, at) => content && at < and)];
  const right = matched[tokens.findIndex(({ content }, at) => content && at > and)];
  return (
    left !== undefined &&
    right !== undefined &&
    statement.tokens.slice(Math.min(left, right), Math.max(left, right)).some(({ term }) => term === 'and')
  );
}

/** "If any remains" supposes; "without any" and "resists any change" widen nothing that the source doesn't limit. */
function isWeak(claim: Statement, { start, end }: Marked, { statement }: Alignment): boolean {
  if (!/^any$/iu.test(claim.text.slice(start, end))) return false;
  const before = claim.text.slice(0, start);
  return SUPPOSING.test(before) || (HINDERING.test(before) && !limitsMore(claim, { start, end }, statement));
}

/** Whether the source has a quantity, or a word that the claim lacks, or has only on the other side of what hinders. */
function limitsMore(claim: Statement, { start, end }: Marked, statement: Statement): boolean {
  const hindering = claim.tokens.findLast((token) => token.end <= start);
  const at = statement.tokens.findIndex((token) => sameWord(token, hindering));
  const hindered = claim.tokens.filter((token) => token.start >= end);
  return (
    at < 0 ||
    PARTIAL.some((marker) => statement.has(marker)) ||
    !statement.tokens.every(
      (token, place) =>
        !token.content || (place > at ? hindered.some((other) => sameWord(other, token)) : hasWord(claim, token)),
    )
  );
}

const SUPPOSING = /(?<!\p{L})(?:if|whether)\s(?:\p{L}+\s)?$/iu;
const HINDERING =
  /(?<!\p{L})(?:without|(?:resist|prevent|avoid|hinder|block|stop|forbid|prohibit|reject|refus|den(?:y|ie)|lack)\p{L}*)\s$/iu;
/** Quantities that are less than all. */
const PARTIAL = ['allBut', 'most', 'fraction', 'some', 'few'] as const;

const QUANTIFIERS = ['allBut', 'all', 'most', 'fraction', 'some', 'few', 'none'] as const;
type Quantifier = (typeof QUANTIFIERS)[number];
const CONFLICTS: Record<Quantifier, readonly Quantifier[]> = {
  all: ['most', 'fraction', 'some', 'few', 'none', 'allBut'],
  most: ['few', 'none', 'some'],
  fraction: ['all', 'none', 'allBut', 'few'],
  some: ['none', 'all'],
  few: ['all', 'most', 'none', 'some'],
  none: ['all', 'most', 'fraction', 'some', 'few', 'allBut'],
  allBut: ['all', 'none', 'fraction', 'some', 'few'],
};

/** "No" of "no more than". */
function isBound({ text }: Statement, { start, end }: Marked): boolean {
  return /^no$/iu.test(text.slice(start, end)) && /^\s\p{L}+\sthan(?!\p{L})/iu.test(text.slice(end));
}

/** "Half of all stops", "two of all the wells": what a share is taken of. */
function isTotal({ text }: Statement, { start, end }: Marked): boolean {
  return ALL.test(text.slice(start, end)) && SHARE_OF.test(text.slice(0, start));
}

const ALL = /^(?:all|every|aller|tou(?:te)?s|tod[oa]s|всех)$/iu;
const SHARE_OF =
  /(?:half|third|quarter|\p{L}+ths?|percent|per cent|most|majority|some|few|many|several|number|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|Hälfte|Drittel|Viertel|Prozent|Mehrheit|moitié|tiers|quart|pour cent|plupart|mitad|tercio|cuarta parte|por ciento|mayoría|половин\p{L}|треть|четверть|процент\p{L}*|большинств\p{L})\s(?:of|de|из|\p{L}{0,0})\s?$/iu;

function quantifierIn(statement: Statement, clauses: ReadonlySet<number>): { quantifier: Quantifier; span: Marked }[] {
  const found: { quantifier: Quantifier; span: Marked }[] = [];
  for (const quantifier of QUANTIFIERS)
    for (const span of statement.marked(quantifier)) {
      const clause = clauseAt(statement, span);
      if (clause === undefined || !clauses.has(clause) || isRate(statement, span)) continue;
      if (isBound(statement, span) || isTotal(statement, span)) continue;
      if (!found.some((other) => other.span.start < span.end && span.start < other.span.end))
        found.push({ quantifier, span });
    }
  return found;
}

/** "Some liquids" and "each molecule": the quantities are of different things. */
function countOthers(claim: Statement, span: Marked, statement: Statement, other: Marked): boolean {
  const mine = countedBehind(claim, span);
  const theirs = countedBehind(statement, other);
  return (
    mine !== undefined &&
    theirs !== undefined &&
    !hasWord(statement, mine) &&
    !hasWord(claim, theirs) &&
    !areSynonyms(mine.term, theirs.term)
  );
}

/** The word right behind a quantity, except "of" and articles. */
function countedBehind({ text, tokens }: Statement, { end }: Marked): ComparableToken | undefined {
  const counted = tokens.find(({ content, start }) => content && start >= end);
  return counted !== undefined && /^\s(?:(?:of|the|its|their|his|her)\s){0,2}$/iu.test(text.slice(end, counted.start))
    ? counted
    : undefined;
}

/** Most, half, some, few, or none of the same things: a claim must not have another one. */
export function quantifiers({ claim }: Comparison, best: Alignment): Finding | undefined {
  const { statement, sentence, clauses } = best;
  const everywhere = new Set(claim.clauses);
  const claimed = quantifierIn(claim, everywhere);
  const stated = quantifierIn(statement, clauses);
  for (const { quantifier, span } of claimed) {
    if (stated.some((other) => other.quantifier === quantifier)) continue;
    if (quantifier === 'none' && statement.has('negation')) continue;
    const conflict = stated.find((other) => CONFLICTS[quantifier].includes(other.quantifier));
    if (conflict === undefined || (conflict.quantifier === 'none' && claim.has('negation'))) continue;
    if (countOthers(claim, span, statement, conflict.span)) continue;
    return {
      cap: 'unsupported',
      penalty: 1,
      reason: message('grounding.quantifier', {
        said: writtenAt(statement, conflict.span),
        claimed: writtenAt(claim, span),
      }),
      counter: sentence,
    };
  }
  return undefined;
}
