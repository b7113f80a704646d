import { message } from '../../../protocol/messages/index.js';
import { hasWord, otherWord, sharedWith, type Comparison, type Finding } from '../comparison.js';
import type { ComparedSource } from '../indexing/comparedSource.js';
import { personNamesIn } from '../names/personNames.js';
import { sameName } from '../names/sameName.js';
import { isAdjunct } from '../sentence/adjunct.js';
import type { Anchor } from '../sentence/anchors.js';
import { bearerOf } from '../sentence/bearers.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { sameWord } from '../sentence/sides.js';
import type { Statement } from '../sentence/statement.js';
import { isVerb } from '../sentence/verbs.js';
import { isUnspaced } from '../words/unspaced.js';

/** Maximum sentences that may say it, best covered first. */
const MOST_SENTENCES = 2;
/** Share of the claim's words except names, by weight, that the sentence must have behind "the latter". */
const LEAST_PREDICATE = 0.5;
/** How many sentences before "the former" name the two. */
const NAMED_BACK = 3;

const REFERENCE =
  /(?<!\p{L})(?:(?<first>the former|erstere[rsnm]?)|the latter|letztere[rsnm]?|ce dernier|cette dernière|(?:este|esta) últim[oa]|quest['’]ultim[oa]|последн(?:ий|яя|ее)(?=\s\p{Ll}))(?!\p{L})/giu;

interface Reference {
  text: string;
  isFirst: boolean;
  start: number;
  /** Share of the claim's words except names, by weight, between it and the next one. */
  said: number;
}

/**
 * "The older system is cheaper" for "A replaces B. The former is cheaper": of two that were named, "the former" is the first
 * one and "the latter" the last one. A noun that the sentence before lacks can't be meant at all.
 */
export function checkFormerLatter(comparison: Comparison): Finding[] {
  const { claim, index, weights, alignments } = comparison;
  if (isUnspaced(claim.language)) return checkUnspaced(comparison);
  if (claim.text.search(REFERENCE) >= 0) return [];
  const subject = claim.tokens.findIndex((_, at) => at > 0 && isVerb(claim, at));
  for (const { sentence } of alignments.slice(0, MOST_SENTENCES)) {
    const statement = index.statement(sentence);
    const [reference] = referencesIn(statement, claim, weights).sort((a, b) => b.said - a.said);
    if (reference === undefined || reference.said < LEAST_PREDICATE) continue;
    const names = namedBefore(statement, reference.start, sentence, index);
    const isIn = ({ words }: Anchor, of: readonly Anchor[]): boolean =>
      of.some((other) => sameName(other.words, words));
    const claimed = claim.anchors.filter(({ kind }) => kind === 'name');
    const meant = reference.isFirst ? names[0] : names.at(-1);
    const mine = claimed.find((name) => isIn(name, names));
    const counter = sentence;
    if (meant !== undefined && mine !== undefined)
      return isIn(meant, claimed)
        ? []
        : [
            {
              cap: 'doubtful',
              penalty: 1,
              reason: message('grounding.sourceSays', { said: meant.raw, claimed: mine.raw }),
              counter,
            },
          ];
    const head = subject < 0 ? undefined : bearerOf(claim, subject);
    const noun = head?.name === undefined ? head?.words.at(-1) : undefined;
    const before = index.neighbours(sentence).find((at) => at < sentence);
    if (noun === undefined || before === undefined || !index.has(noun.stem, noun.prefix)) continue;
    if (hasWord(statement, noun) || hasWord(index.statement(before), noun)) continue;
    return [otherWord(reference.text, noun.term, counter)];
  }
  return [];
}

function referencesIn(statement: Statement, claim: Statement, weights: readonly number[]): Reference[] {
  const isNamed = (place: number): boolean =>
    claim.anchors.some(({ kind, from, to }) => kind === 'name' && place >= from && place <= to);
  const total = weights.reduce((sum, weight, place) => sum + (isNamed(place) ? 0 : weight), 0);
  const found = [...statement.text.matchAll(REFERENCE)];
  return found.flatMap(({ 0: text, index: start, groups }, at) => {
    const end = found[at + 1]?.index ?? statement.text.length;
    const behind = statement.tokens.filter((token) => token.start >= start + text.length && token.end <= end);
    const [next] = behind;
    // "The former mayor" is a person of old.
    if (next === undefined) return [];
    const isNoun = next.content && !isVerb(statement, statement.tokens.indexOf(next)) && !isPredicateIn(claim, next);
    if (isNoun) return [];
    const said = claim.tokens.reduce(
      (sum, token, place) => sum + (behind.some(({ stem }) => stem === token.stem) ? (weights[place] ?? 0) : 0),
      0,
    );
    return [{ text, isFirst: groups?.['first'] !== undefined, start, said: said / total }];
  });
}

/** Whether a claim has a word right behind a name: "Marc Delorme dirige" for "ce dernier dirige". */
function isPredicateIn({ tokens, anchors }: Statement, word: ComparableToken): boolean {
  return tokens.some(
    (token, at) => sameWord(token, word) && anchors.some(({ kind, to }) => kind === 'name' && to === at - 1),
  );
}

/** The names of the nearest clause or sentence before a position that has two. */
function namedBefore(statement: Statement, end: number, sentence: number, index: ComparedSource): Anchor[] {
  const { source } = index.sentences.at(sentence) ?? {};
  for (let back = 0; back <= NAMED_BACK && index.sentences.at(sentence - back)?.source === source; back++) {
    const stated = back === 0 ? statement : index.statement(sentence - back);
    const names = stated.anchors.filter(({ kind, start }) => kind === 'name' && (back > 0 || start < end));
    // "In Zell" says where they are, but "the club of Morval" is one of the two.
    const apart = names.filter((name) => !isAdjunct(stated, name));
    const found = [apart, names].find((of) => of.some((name) => !sameName(name.words, of[0]?.words ?? [])));
    if (found !== undefined) return found;
  }
  return [];
}

const UNSPACED_REFERENCE = /前者|后者|後者/gu;

/** "前者迁居海滨，后者留在城里": of two persons that the sentence before names, the claim has the other one. */
function checkUnspaced({ claim, index, alignments }: Comparison): Finding[] {
  const [mine, further] = personNamesIn(claim.text, claim.language);
  const sentence = alignments
    .slice(0, MOST_SENTENCES)
    .map((alignment) => alignment.sentence)
    .find((at) => index.textOf(at).search(UNSPACED_REFERENCE) >= 0);
  if (sentence === undefined || mine === undefined || further !== undefined) return [];
  const statement = index.statement(sentence);
  const found = [...statement.text.matchAll(UNSPACED_REFERENCE)];
  const before = index.neighbours(sentence).find((at) => at < sentence);
  if (before === undefined) return [];
  const names = personNamesIn(index.textOf(before), claim.language).map(({ name }) => name);
  const [first, last] = [names[0], names.at(-1)];
  if (first === undefined || last === undefined || first === last || !names.includes(mine.name)) return [];
  const said = claim.tokens.filter(({ content, start }) => content && (start < mine.start || start >= mine.end));
  const starts = [
    ...found.map(({ index: start }) => start),
    ...personNamesIn(statement.text, claim.language).map(({ start }) => start),
  ];
  const shares = found.map(({ index: start }) => {
    const end = Math.min(statement.text.length, ...starts.filter((other) => other > start));
    return sharedWith(
      said,
      statement.tokens.filter((token) => token.start > start && token.end <= end),
      index,
    );
  });
  const share = Math.max(...shares);
  const reference = found[shares.indexOf(share)];
  const meant = reference?.[0].startsWith('前') === true ? first : last;
  if (share < LEAST_PREDICATE || shares.filter((other) => other === share).length > 1 || meant === mine.name) return [];
  return [
    {
      cap: 'doubtful',
      penalty: 1,
      reason: message('grounding.sourceSays', { said: meant, claimed: mine.name }),
      counter: sentence,
    },
  ];
}
