import { message } from '../../../protocol/messages/index.js';
import { sameAnchor, type Anchor } from '../sentence/anchors.js';
import type { Alignment, Comparison, Finding } from '../comparison.js';
import type { Marked, Marker } from '../words/markers.js';
import { pointAlike } from '../words/poles.js';
import { writtenAt, type Statement } from '../sentence/statement.js';

/** At least and at most; since and in. */
export function bounds({ claim }: Comparison, best: Alignment): Finding | undefined {
  const { statement, sentence } = best;
  for (const anchor of claim.anchors) {
    const equal = statement.anchors.filter(
      (other) => other.kind === anchor.kind && other.readings[0] === anchor.readings[0] && other.raw !== '',
    );
    const same = equal.filter((other) => !repeats(statement, other, equal));
    for (const [one, other] of [
      ['atLeast', 'atMost'],
      ['atMost', 'atLeast'],
    ] as const)
      if (
        before(claim, anchor, one) &&
        same.length > 0 &&
        same.every((stated) => before(statement, stated, other) && !before(statement, stated, one))
      )
        return {
          cap: 'unsupported',
          penalty: 1,
          reason: message('grounding.bound', {
            said: `${writtenAt(statement, nearestBefore(statement, same[0] as Marked, other) ?? nearestBefore(statement, same[0] as Marked, one))} ${same[0]?.raw ?? ''}`,
          }),
          counter: sentence,
        };
    const invented = strictBefore(claim, anchor);
    if (
      invented !== undefined &&
      same.length > 0 &&
      !same.some((stated) => before(statement, stated, 'atMost') || before(statement, stated, 'atLeast')) &&
      !LIMIT.test(statement.text)
    )
      return {
        cap: 'doubtful',
        penalty: 0.8,
        reason: message('grounding.exclusiveAdded', { claimed: invented }),
        counter: sentence,
      };
    if (anchor.kind !== 'year' && anchor.kind !== 'date') continue;
    if (
      before(claim, anchor, 'since') &&
      !isEnded(claim, anchor) &&
      same.length > 0 &&
      same.every((stated) => isEnded(statement, stated))
    )
      return {
        cap: 'doubtful',
        penalty: 0.8,
        reason: message('grounding.otherSpan', { claimed: anchor.raw }),
        counter: sentence,
      };
    if (
      before(claim, anchor, 'since') &&
      !isWithin(claim, anchor, statement) &&
      same.length > 0 &&
      !same.some((stated) => before(statement, stated, 'since') || isSinceEvent(statement, stated)) &&
      !SINCE_THEN.test(statement.text) &&
      claim.language !== 'de' &&
      !statement.tokens.some(({ term }) => pointAlike(term, 'opened'))
    )
      return {
        cap: 'doubtful',
        penalty: 0.8,
        reason: message('grounding.otherSpan', { claimed: anchor.raw }),
        counter: sentence,
      };
  }
  return undefined;
}

/** "Were given away in 2012, and since then": it continued from there. */
const SINCE_THEN =
  /(?<!\p{L})(?:since then|ever since|since(?=\s*(?:[.,;]|$))|seither|seitdem|depuis(?: lors)?,|desde entonces|с тех пор)(?!\p{L})/iu;

/** "Since the first survey in 1984", "desde el primer censo de 1984"; "desde el puerto en 1984" is a place. */
function isSinceEvent({ text }: Statement, { start }: Marked): boolean {
  return SINCE_EVENT.test(text.slice(0, start));
}

const SINCE_EVENT =
  /(?<!\p{L})(?:since\s(?:\p{L}[\p{L}-]*\s){1,4}(?:in|of|on)\s(?:\p{L}+\s)?|(?:depuis|desde)\s(?:\p{L}[\p{L}-]*\s){1,4}(?:de|du|del)\s)$/iu;

/** "From 1961 to 1984": it didn't continue. */
function isEnded({ text }: Statement, anchor: Marked): boolean {
  return ENDED.test(text.slice(anchor.end, anchor.end + 40));
}

/** "From June to October" for "between June and October". */
function isWithin({ text, anchors }: Statement, anchor: Anchor, statement: Statement): boolean {
  const end = anchors.find(({ start }) => start > anchor.end);
  return (
    end !== undefined &&
    TO.test(text.slice(anchor.end, end.start)) &&
    statement.anchors.some((other) => sameAnchor(end, other))
  );
}

const UP_TO = String.raw`(?:to|until|till|through|bis|à|au|jusqu'en|jusqu'à|a|hasta|до|по)`;
const TO = new RegExp(String.raw`^\s${UP_TO}\s$`, 'u');

const ENDED = new RegExp(
  String.raw`^\s?(?:[-–—]|(?:[^.,;]{0,20}\s)?${UP_TO}\s(?:\p{L}+\s){0,2})\s?(?:1\d|20)\d\d|^年?(?:到|至|から)`,
  'u',
);

/** "At most" right before a number of a claim. */
function strictBefore({ text }: Statement, anchor: Marked): string | undefined {
  return STRICT_BOUND.exec(text.slice(Math.max(0, anchor.start - 24), anchor.start))?.[1];
}

const STRICT_BOUND =
  /(?<!\p{L})(at most|no more than|höchstens|maximal|au plus|au maximum|como máximo|a lo sumo|не более|最多|至多)\s?$/iu;
/** A sentence that states a limit in its own words. */
const LIMIT =
  /limit|max|capac|up to|only|just|exceed|most|within|ceiling|höchst|bis|nur|grenz|jusqu|seulement|plafond|hasta|sólo|solo|tope|до |только|предел|以内|以下|不超过|上限/iu;

function nearestBefore(statement: Statement, anchor: Marked, marker: Marker): Marked | undefined {
  return statement
    .marked(marker)
    .find(
      (span) =>
        (span.end <= anchor.start && anchor.start - span.end <= 4) ||
        (span.start >= anchor.end &&
          span.start - anchor.end <= 6 &&
          /\p{Script=Han}/u.test(statement.text.slice(span.start, span.end))),
    );
}

/** "Ninety (90) days": the same number once more. */
function repeats({ text }: Statement, anchor: Marked, equal: readonly Marked[]): boolean {
  return equal.some(({ end }) => end < anchor.start && /^\s?[([]$/u.test(text.slice(end, anchor.start)));
}

const OTHER_BOUND: Partial<Record<Marker, Marker>> = { atLeast: 'atMost', atMost: 'atLeast' };

function before(statement: Statement, anchor: Marked, marker: Marker): boolean {
  const span = nearestBefore(statement, anchor, marker);
  if (span !== undefined) return !isNegated(statement, span);
  const opposite = OTHER_BOUND[marker];
  const turned = opposite === undefined ? undefined : nearestBefore(statement, anchor, opposite);
  return turned !== undefined && isNegated(statement, turned);
}

/** "Do not take more than two": a comparative that is denied is the other bound. "Does not include people over 85" has no such one. */
function isNegated(statement: Statement, span: Marked): boolean {
  if (!COMPARATIVE.test(statement.text.slice(span.start, span.end))) return false;
  return statement
    .marked('negation')
    .some(({ end }) => end <= span.start && SHORT.test(statement.text.slice(end, span.start)));
}

/** A verb and little more between a denial and what it denies. */
const SHORT = /^\s(?:\p{L}+\s){0,4}$/u;

const COMPARATIVE =
  /^(?:(?:more|less|fewer|longer) than|(?:mehr|weniger|länger) als|(?:plus|moins) de|(?:más|menos) de|(?:более|менее|больше|меньше)(?: чем)?|exceed\p{L}*)$/iu;
