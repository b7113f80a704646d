import { message } from '../../../protocol/messages/index.js';
import { isArticle, relatesNothing } from '../words/articles.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { coverageWithout, type Alignment, type Comparison, type Finding } from '../comparison.js';
import { pointAlike } from '../words/poles.js';
import { synonymsOf } from '../words/synonyms.js';
import { isVerbIn } from '../sentence/verbs.js';

/** The nearest sentence must contain this share of the rest of the claim, by weight. */
const LEAST_REST = 0.75;
/** Opens an adverbial. */
const ADVERBIAL =
  /^(?:with|during|by|in|at|on|under|through|inside|via|behind|near|beneath|beside|within|across|around|along|until|till|since|mit|bis|seit|während|durch|bei|in|im|auf|unter|avec|depuis|pendant|par|dans|sur|sous|con|hasta|desde|durante|por|en|sobre|bajo)$/u;
/** "Half of them students". */
const PART = /^(?:of (?:them|whom|which)|\S+ (?:davon|darunter)|(?:entre|de) (?:eux|elles|ellos|ellas|quienes))$/u;
/** "With the help of", "in the end": phrases that add nothing. */
const LIGHT =
  /^(?:time|times|year|years|way|case|cases|end|total|average|addition|place|fact|form|part|area|process|means|help|order|basis|course|period|terms|view|past|future|moment|favou?r|charge|purpose|reason|amount|number|rate|level|manner|rest|whole|same|other|others|own|result|Zeit|Jahr|Ende|Fall|Rahmen|Zusammenhang|Hilfe|Weise|Teil|temps|an|ans|fin|cas|cadre|total|moyenne|fait|façon|partie|tiempo|año|años|final|caso|total|media|hecho|forma|parte)$/iu;

/**
 * "… near Trondheim with a borrowed lens": an adverbial none of whose words the source has anywhere, in a claim that is
 * otherwise close to a sentence, was added.
 */
export function checkAdditions(comparison: Comparison): Finding[] {
  const { claim, alignments } = comparison;
  const [best] = alignments;
  if (best === undefined) return [];
  for (const span of addedIn(comparison, best)) {
    const [first, last] = [span[0] as ComparableToken, span.at(-1) as ComparableToken];
    if (coverageWithout(comparison, best, span) < LEAST_REST) continue;
    return [
      {
        cap: 'doubtful',
        penalty: 0.6,
        reason: message('grounding.notInSource', { what: `"${claim.text.slice(first.start, last.end)}"` }),
      },
    ];
  }
  return [];
}

/** Adverbials of a claim without any word of the source. */
function addedIn({ claim, index }: Comparison, { statement }: Alignment): ComparableToken[][] {
  const { tokens, text } = claim;
  const found: ComparableToken[][] = [];
  tokens.forEach((opening, at) => {
    const ofThem = PART.test(
      tokens
        .slice(Math.max(0, at - 1), at + 1)
        .map(({ term }) => term)
        .join(' '),
    );
    if (at === 0 || opening.content || (!ofThem && !ADVERBIAL.test(opening.term))) return;
    const span: ComparableToken[] = [opening];
    for (let next = at + 1; next < tokens.length; next++) {
      const token = tokens[next] as ComparableToken;
      const apart = /[,;:.()]/u.test(text.slice(tokens[next - 1]?.end ?? 0, token.start));
      if (
        apart ||
        ADVERBIAL.test(token.term) ||
        (!token.content && !relatesNothing(token.term)) ||
        (isVerbIn(claim, token) && next > at + 2)
      )
        break;
      span.push(token);
    }
    const content = span.filter(({ content: telling }) => telling);
    const hasArticle = span.some(({ content: telling, term }) => !telling && isArticle(term));
    if (content.length === 0 || (content.length < 2 && !hasArticle && !ofThem)) return;
    const isAnchored = (token: ComparableToken): boolean =>
      claim.anchors.some(({ start, end }) => token.start >= start && token.end <= end);
    const isAbsent = (token: ComparableToken): boolean =>
      !token.stem.startsWith('#') &&
      !LIGHT.test(token.term) &&
      !isAnchored(token) &&
      !index.has(token.stem, token.prefix) &&
      !synonymsOf(token).some(({ stem, prefix }) => index.has(stem, prefix)) &&
      !statement.tokens.some((other) => pointAlike(token.term, other.term));
    // "Through the school app": the noun is new, even if what describes it isn't.
    const head = content.at(-1) as ComparableToken;
    const isDescribed = content.length > 1 && !content.some(isAnchored) && !isVerbIn(claim, head) && isAbsent(head);
    if (content.every(isAbsent) || isDescribed) found.push(span);
  });
  return found;
}
