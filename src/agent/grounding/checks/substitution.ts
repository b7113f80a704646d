import { message } from '../../../protocol/messages/index.js';
import { hasWord, type Alignment, type Comparison, type Finding } from '../comparison.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { isLight } from '../words/functionWords.js';
import { pointAlike } from '../words/poles.js';
import { phraseAt, written } from '../sentence/statement.js';
import { isVerb } from '../sentence/verbs.js';
import { isUnspaced } from '../words/unspaced.js';

const LEAST_COVERAGE = 0.55;
/** Minimum letters of a word to compare. */
const SHORTEST_MODIFIER = 4;
/** A longer gap is another sentence, not another word. */
const LONGEST_GAP = { words: 2, ideographs: 8 };

/**
 * A word of the claim in the exact position of another word of the sentence. A paraphrase uses new words, but a word
 * that the source uses elsewhere for something else was moved here.
 */
export function checkSubstitution(comparison: Comparison): Finding[] {
  const [best] = comparison.alignments;
  if (best === undefined) return [];
  if (best.coverage < LEAST_COVERAGE || best.coverage === 1) return [];
  const { claim, index } = comparison;
  // What another part of the sentence says was left out or borrowed, not replaced.
  const whole = index.statement(best.sentence);
  const unspaced = isUnspaced(claim.language);
  const longest = unspaced ? LONGEST_GAP.ideographs : LONGEST_GAP.words;
  for (const gap of gapsOf(comparison, best)) {
    const strange = gap.claimed.filter((token) => !hasWord(whole, token));
    const replaced = gap.stated.filter((token) => !hasWord(claim, token));
    if (strange.length === 0 || replaced.length === 0 || gap.claimed.length > longest || gap.stated.length > longest)
      continue;
    // A quantity has checks of its own, and no word replaces one.
    if (replaced.every(({ stem }) => stem.startsWith('#'))) continue;
    if (strange.some((token) => claim.anchors.some(({ start, end }) => token.start >= start && token.end <= end)))
      continue;
    if (strange.some((token) => replaced.some((other) => pointAlike(token.term, other.term)))) continue;
    const moved = strange.filter((token) => isNearby(comparison, token));
    if (moved.length < strange.length) continue;
    // A single character is rarely a word that something else could replace.
    if (unspaced && (replaced.length < 2 || !standTogether(comparison, moved))) continue;
    if (namedBeside(comparison, best, moved)) continue;
    return [
      {
        cap: 'doubtful',
        penalty: 0.6,
        reason: message('grounding.otherWord', {
          said: written(best.statement, replaced),
          claimed: written(claim, strange),
        }),
        counter: best.sentence,
      },
    ];
  }
  const modifier = otherModifier(comparison, best);
  return modifier === undefined ? [] : [modifier];
}

/** "The pravoxil group" for "the dentamir group": a different word right before the same one. */
function otherModifier(comparison: Comparison, best: Alignment): Finding | undefined {
  const { claim } = comparison;
  const { statement, matched } = best;
  for (const [at, head] of claim.tokens.entries()) {
    const place = matched[at];
    const [mine, theirs] = [claim.tokens[at - 1], place === undefined ? undefined : statement.tokens[place - 1]];
    if (
      place === undefined ||
      mine === undefined ||
      theirs === undefined ||
      !head.content ||
      !mine.content ||
      !theirs.content
    )
      continue;
    if (mine.term.length < SHORTEST_MODIFIER || mine.stem.startsWith('#') || theirs.stem.startsWith('#')) continue;
    if (statement.clauses[place] !== statement.clauses[place - 1] || claim.clauses[at] !== claim.clauses[at - 1])
      continue;
    if (
      hasWord(comparison.index.statement(best.sentence), mine) ||
      hasWord(claim, theirs) ||
      !isNearby(comparison, mine) ||
      pointAlike(mine.term, theirs.term)
    )
      continue;
    if (namedBeside(comparison, best, [mine])) continue;
    return {
      cap: 'doubtful',
      penalty: 0.6,
      reason: message('grounding.otherWord', {
        said: phraseAt(statement, theirs, (place) => isVerb(statement, place)),
        claimed: phraseAt(claim, mine, (place) => isVerb(claim, place)),
      }),
      counter: best.sentence,
    };
  }
  return undefined;
}

/**
 * Whether the source uses a word close by, and the word isn't one that stands for almost anything. In a long source,
 * every common word occurs somewhere.
 */
function isNearby({ index, near }: Comparison, { term, stem }: ComparableToken): boolean {
  return !isLight(term) && index.has(stem) && near.some((sentence) => index.statement(sentence).positions.has(stem));
}

interface Gap {
  claimed: ComparableToken[];
  stated: ComparableToken[];
}

/** Content words of both between two matched words that are consecutive in both. */
function gapsOf({ claim }: Comparison, { statement, matched }: Alignment): Gap[] {
  const gaps: Gap[] = [];
  const anchors = claim.tokens.flatMap((token, at) => {
    const place = matched[at];
    return token.content && place !== undefined ? [{ at, place }] : [];
  });
  for (let next = 1; next < anchors.length; next++) {
    const left = anchors[next - 1] as { at: number; place: number };
    const right = anchors[next] as { at: number; place: number };
    if (right.place <= left.place) continue;
    gaps.push({
      claimed: claim.tokens.slice(left.at + 1, right.at).filter((token) => token.content),
      stated: statement.tokens.slice(left.place + 1, right.place).filter((token) => token.content),
    });
  }
  return gaps;
}

/** The previous sentence names what a pronoun here refers to; the next one may continue the topic. */
function namedBeside({ index }: Comparison, { sentence }: Alignment, moved: readonly ComparableToken[]): boolean {
  return index.neighbours(sentence).some((beside) => moved.every((token) => hasWord(index.statement(beside), token)));
}

function standTogether({ index, near }: Comparison, tokens: readonly ComparableToken[]): boolean {
  if (tokens.length < 2) return false;
  const run = tokens.map((token) => token.term).join('');
  return near.some((sentence) => index.statement(sentence).text.includes(run));
}
