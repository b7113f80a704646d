import { message } from '../../../protocol/messages/index.js';
import { formRange, sameAnchor, type Anchor } from '../sentence/anchors.js';
import { relatesNothing } from '../words/articles.js';
import { COMPARED } from '../sentence/clauses.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { hasWord, type Comparison, type Finding } from '../comparison.js';
import { isAdverb, isPreposition } from '../words/functionWords.js';
import { sameWord } from '../sentence/sides.js';
import type { Statement } from '../sentence/statement.js';
import { isUnitWord } from '../values/units.js';
import { hasVerbsFor, isVerb } from '../sentence/verbs.js';
import type { AnchorPlace } from './places.js';
import { rivalsOf } from './rivals.js';

/** One of the parts of a sentence that each say a number or a date of something else. */
interface Part {
  anchor: Anchor;
  /** What it is said of: the words before its verb or, if it has none, all of them. */
  label: readonly ComparableToken[];
  /** All its content words other than verbs. */
  words: readonly ComparableToken[];
  /** It has no verb of its own. */
  gapped: boolean;
}

/**
 * "The lid weighs 2.9 kg" where the source has "the pan weighs 2.9 kg, the lid 1.3 kg": the claim has what one part of a
 * sentence is about and the number or date of another part.
 */
export function checkCounterparts(comparison: Comparison): Finding[] {
  const { claim, index, near } = comparison;
  const everywhere = near.flatMap((sentence) =>
    index.statement(sentence).anchors.map((anchor) => ({ sentence, anchor })),
  );
  for (const anchor of claim.anchors) {
    if (!COUNTED.includes(anchor.kind)) continue;
    const [own, further] = everywhere.filter((place) => sameAnchor(anchor, place.anchor));
    if (own === undefined || further !== undefined) continue;
    const statement = index.statement(own.sentence);
    const rivals = rivalsOf(
      comparison,
      anchor,
      everywhere.filter(({ sentence }) => sentence === own.sentence),
    ).flatMap((place) => (isOfKind(anchor, place.anchor) ? [place.anchor] : []));
    const parts = partsAround(statement, [own.anchor, ...rivals]);
    const mine = parts.find((part) => part.anchor === own.anchor);
    const other =
      mine === undefined
        ? undefined
        : parts.find(
            (part) =>
              part !== mine &&
              isMeant(claim, part, mine) &&
              !claim.anchors.some((stated) => sameAnchor(stated, part.anchor)),
          );
    if (other === undefined) continue;
    return [
      {
        cap: 'doubtful',
        penalty: 1,
        reason: message('grounding.sourceSays', { said: other.anchor.raw, claimed: anchor.raw }),
        counter: own.sentence,
      },
    ];
  }
  return [];
}

/** A count of a few things is no counterpart of a measure. */
function isOfKind({ smallWord, unit }: Anchor, other: Anchor): boolean {
  return smallWord === other.smallWord && (unit === other.unit || unit === undefined || other.unit === undefined);
}

const COUNTED: readonly Anchor['kind'][] = ['number', 'date', 'year', 'time'];

/** The parts of a sentence between boundaries of clauses, with one of the anchors each. */
function partsAround(statement: Statement, anchors: readonly Anchor[]): Part[] {
  const { clauses, tokens } = statement;
  const ordered = [...anchors].sort((a, b) => a.from - b.from).filter((anchor, at, all) => !isTotal(anchor, all));
  return ordered.flatMap((anchor, at): Part[] => {
    const clause = clauses[anchor.from];
    const [previous, next] = [ordered[at - 1], ordered[at + 1]];
    // Two in one clause: neither has a part of its own.
    if ([previous, next].some((other) => other !== undefined && clauses[other.from] === clause)) return [];
    if (ordered.some((other) => other !== anchor && formRange(statement, anchor, other))) return [];
    const places = [...tokens.keys()].filter(
      (place) => clauses[place] === clause || (previous === undefined && place < anchor.from),
    );
    // "9 times more than the year before": an amount of change.
    if (places.some((place) => tokens[place]?.term === 'than')) return [];
    const telling = places.filter((place) => isTelling(statement, place));
    const verb = places.find((place) => isFinite(statement, place));
    const limit = verb ?? (hasVerbsFor(statement.language) ? tokens.length : anchor.from);
    const words = (of: readonly number[]): ComparableToken[] => of.map((place) => tokens[place] as ComparableToken);
    return [
      {
        anchor,
        label: words(telling.filter((place) => place < limit)),
        words: words(telling.filter((place) => !isVerb(statement, place))),
        gapped: verb === undefined && hasVerbsFor(statement.language),
      },
    ];
  });
}

/** Neither "compared with" nor "with fixed shifts". */
function isFinite(statement: Statement, at: number): boolean {
  const [before, token] = [statement.tokens[at - 1]?.term ?? '', statement.tokens[at]?.term ?? ''];
  return isVerb(statement, at) && !COMPARED.test(token) && !isPreposition(before) && !relatesNothing(before);
}

/** The total of "47 of 104" isn't a value of its own. */
function isTotal(anchor: Anchor, anchors: readonly Anchor[]): boolean {
  return anchors.some((other) => other.reach === anchor.to && other !== anchor);
}

function isTelling({ tokens, anchors }: Statement, at: number): boolean {
  const token = tokens[at];
  return (
    token?.content === true &&
    !token.stem.startsWith('#') &&
    !isUnitWord(token.term) &&
    !isAdverb(token.term) &&
    !COMPARED.test(token.term) &&
    !anchors.some(({ kind, from, to }) => kind !== 'name' && at >= from && at <= to)
  );
}

/** Whether a claim has what this part of a sentence is about, rather than its rival. */
export function isOfPart({ claim, index }: Comparison, { sentence, anchor }: AnchorPlace, rival: AnchorPlace): boolean {
  // With a second number, either may be what the claim has wrong.
  if (claim.anchors.filter(({ kind }) => kind !== 'name').length > 1) return false;
  if (sentence !== rival.sentence || !COUNTED.includes(anchor.kind) || !isOfKind(anchor, rival.anchor)) return false;
  const parts = partsAround(index.statement(sentence), [anchor, rival.anchor]);
  const [own, other] = [anchor, rival.anchor].map((sought) => parts.find((part) => part.anchor === sought));
  return own !== undefined && other !== undefined && isMeant(claim, own, other);
}

/** Whether a claim is about what a part is about, rather than about what another one is. */
function isMeant(claim: Statement, part: Part, own: Part): boolean {
  const apart = (words: readonly ComparableToken[], others: readonly ComparableToken[]): ComparableToken[] =>
    words.filter((word) => !others.some((other) => sameWord(word, other)));
  const theirs = apart(part.label, own.label);
  const mine = apart(part.gapped ? own.words : own.label, part.words);
  if (theirs.length === 0 || own.label.length === 0 || mine.length === 0) return false;
  if (!theirs.every((word) => hasWord(claim, word))) return false;
  if (!mine.every((word) => hasWord(claim, word))) return true;
  // "The lid of the pan": the first is meant.
  return part.gapped && placeIn(claim, theirs) < placeIn(claim, mine);
}

function placeIn({ tokens }: Statement, words: readonly ComparableToken[]): number {
  return tokens.findIndex((token) => words.some((word) => sameWord(token, word)));
}
