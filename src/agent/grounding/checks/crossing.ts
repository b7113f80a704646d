import { message } from '../../../protocol/messages/index.js';
import { sameAnchor, type Anchor } from '../sentence/anchors.js';
import { areDerivedNames } from '../names/sameName.js';
import type { ComparableToken } from '../sentence/comparable.js';
import type { Comparison, Finding } from '../comparison.js';
import { membersOf, type Member } from '../sentence/members.js';
import { sameWord } from '../sentence/sides.js';
import type { Statement } from '../sentence/statement.js';
import { isVerbAt } from '../sentence/verbs.js';

/**
 * "Korvo will handle timber, while Ilmasuu is meant for containers" doesn't support "containers will be handled in
 * Korvo": a name from one part can't be combined with what only another part says about another name.
 */
export function checkCrossing({ claim, index, alignments }: Comparison): Finding[] {
  const [best] = alignments;
  if (best === undefined) return [];
  const statement = index.statement(best.sentence);
  const members = membersOf(statement);
  if (members.length < 2 || membersOf(claim).length > 1) return [];
  for (const anchor of claim.anchors) {
    if (anchor.kind !== 'name') continue;
    const own = membersWith(statement, members, (other) => sameAnchor(anchor, other));
    if (own.length !== 1) continue;
    for (const [at, member] of members.entries()) {
      if (at === own[0]) continue;
      const rival = statement.anchors.find(
        (other) =>
          other.kind === 'name' &&
          isWithin(other, member) &&
          !areDerivedNames(anchor.raw, other.raw) &&
          !claim.anchors.some((mine) => sameAnchor(mine, other)) &&
          membersWith(statement, members, (same) => sameAnchor(other, same)).length === 1,
      );
      const word =
        rival === undefined
          ? undefined
          : onlyIn(claim, statement, members, at, members[own[0] as number] as Member, rival);
      if (rival === undefined || word === undefined) continue;
      return [
        {
          cap: 'doubtful',
          penalty: 1,
          reason: message('grounding.sourceSays', { said: rival.raw, claimed: anchor.raw }),
          counter: best.sentence,
        },
      ];
    }
  }
  return [];
}

function isWithin({ from, to }: Anchor, member: Member): boolean {
  return from >= member.from && to <= member.to;
}

function membersWith(statement: Statement, members: readonly Member[], test: (anchor: Anchor) => boolean): number[] {
  return members.flatMap((member, at) =>
    statement.anchors.some((anchor) => isWithin(anchor, member) && test(anchor)) ? [at] : [],
  );
}

/** A content word of the claim, not a verb or a name, that only one of the members has. */
function onlyIn(
  claim: Statement,
  statement: Statement,
  members: readonly Member[],
  number: number,
  own: Member,
  rival: Anchor,
): ComparableToken | undefined {
  const named = (of: Statement, at: number): boolean => of.anchors.some(({ from, to }) => at >= from && at <= to);
  return claim.tokens.find((token, at) => {
    if (!token.content || token.stem.startsWith('#') || named(claim, at)) return false;
    if (isVerbAt(claim.tokens, at, claim.language)) return false;
    const places = statement.tokens.flatMap((other, place) => (sameWord(token, other) ? [place] : []));
    return (
      places.length > 0 &&
      places.every(
        (place) =>
          place >= (members[number]?.from ?? 0) &&
          place <= (members[number]?.to ?? -1) &&
          !named(statement, place) &&
          !isVerbAt(statement.tokens, place, statement.language) &&
          !isImplied(statement, own, place, rival),
      )
    );
  });
}

/** Stands for a noun of an earlier part. */
const SUBSTITUTE =
  /^(?:it|them|him|her|this|that|those|one|ones|es|ihn|sie|ihr|das|dies\p{L}*|celui|celle|ceux|celles|la|le|les|lo|los|las|его|её|их|это)$/u;

/**
 * Whether a part has a word of an earlier one without repeating it: as its subject, by a pronoun, or because it has no
 * verb.
 */
function isImplied(statement: Statement, own: Member, place: number, rival: Anchor): boolean {
  if (!own.shared.has(place)) return false;
  const { tokens, language } = statement;
  const first = tokens.findIndex((_, at) => isVerbAt(tokens, at, language));
  if (own.gapped || place < first) return true;
  const words = tokens.slice(own.from, own.to + 1);
  const verb = words.findIndex((_, at) => isVerbAt(words, at, language));
  const pronouns = words.flatMap(({ term }, at) => (SUBSTITUTE.test(term) ? [at] : []));
  // "The one in Belmont" stands for the noun before "in Arden".
  return pronouns.some((at) => at > verb) || (pronouns.length > 0 && place < rival.from);
}
