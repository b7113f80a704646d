import { message } from '../../../protocol/messages/index.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { hasWord, sharedWith, type Alignment, type Comparison, type Finding } from '../comparison.js';
import { isContinued } from './continued.js';
import { opensWithPronoun } from '../fit.js';
import type { Marked } from '../words/markers.js';
import { denialsIn, framesOf } from '../sentence/frames.js';
import { sameName } from '../names/sameName.js';
import { pronounSpeaker } from '../sentence/speakers.js';
import { written, type Statement } from '../sentence/statement.js';

/** Maximum sentences to search for the speaker. */
const MOST_SENTENCES = 6;

/**
 * "Opponents deny that it saves water" doesn't support "the minister denies that it saves water". Who denies something
 * speaks against somebody else, so this compares only denials with denials.
 */
export function checkDenier({ claim, index, alignments }: Comparison): Finding[] {
  const [claimed] = denialsIn(claim);
  if (claimed === undefined || claimed.holder.length === 0) return [];
  for (const { sentence } of alignments.slice(0, MOST_SENTENCES)) {
    const statement = index.statement(sentence);
    const next = index.neighbours(sentence).find((at) => at > sentence);
    // "The club doubts that": what is denied is in the sentence before.
    const behind = next === undefined ? [] : denialsIn(index.statement(next)).filter(({ said }) => said.length === 0);
    const stated =
      denialsIn(statement).find(
        ({ holder, said }) => holder.length > 0 && sharedWith(claimed.said, said, index) >= LEAST_DENIED,
      ) ??
      behind.find(
        ({ holder }) => holder.length > 0 && sharedWith(claimed.said, statement.tokens, index) >= LEAST_DENIED,
      );
    if (stated === undefined) continue;
    const source = behind.includes(stated) && next !== undefined ? index.statement(next) : statement;
    const known = claimed.holder.some((token) => index.has(token.stem, token.prefix));
    if (!known || sharedWith(claimed.holder, stated.holder, index) > 0) return [];
    return [otherSpeaker(claim, claimed.holder, source, stated.holder, sentence)];
  }
  return [];
}

const LEAST_DENIED = 0.5;
/** How much more of what a claim reports one speaker says than another of the same sentence. */
const LEAST_CONTRAST = 0.4;

/** What somebody says isn't a fact, and isn't what somebody else says. */
export function checkAttribution({ claim, index, alignments }: Comparison, best: Alignment): Finding | undefined {
  const [claimed] = framesOf(claim);
  // The speaker may be named in another sentence: the sentence that counts is the one with the statement.
  const { statement: part, sentence } =
    claimed === undefined
      ? best
      : alignments
          .slice(0, MOST_SENTENCES)
          .reduce((likeliest, other) =>
            sharedWith(claimed.said, other.statement.tokens, index) >
            sharedWith(claimed.said, likeliest.statement.tokens, index)
              ? other
              : likeliest,
          );
  if (isContinued({ claim, index }, { sentence })) return undefined;
  // The part with the statement may lack its speaker.
  const statement = claimed === undefined ? part : index.statement(sentence);
  if (claimed === undefined) {
    const contested = statement.marked('hearsay')[0];
    if (contested === undefined || isGivenReason(claim, statement, contested, index)) return undefined;
    if (claim.has('hedge') || claim.has('denial') || claim.has('negation')) return undefined;
    // "The import was long assumed" says itself that it is a belief.
    if (
      statement.tokens.some(
        (token) =>
          token.content &&
          token.start >= contested.start &&
          token.end <= contested.end &&
          claim.positions.has(token.stem),
      )
    )
      return undefined;
    return {
      cap: 'doubtful',
      penalty: 0.8,
      reason: message('grounding.attributionDropped', {
        said: statement.text.slice(contested.start, contested.end),
      }),
      counter: sentence,
    };
  }
  const frames = framesOf(statement)
    .map((frame) => ({
      ...frame,
      shared: sharedWith(claimed.said, frame.said, index),
    }))
    .sort((a, b) => b.shared - a.shared);
  const [stated] = frames;
  // "He says it stopped, while the operator told us that it kept rolling": whoever "he" is, it isn't the operator.
  const contrasted =
    stated?.holder.length === 0 && stated.shared > 0
      ? frames.find(
          ({ holder, shared }) =>
            holder.length > 0 &&
            sharedWith(claimed.holder, holder, index) > 0 &&
            stated.shared - shared >= LEAST_CONTRAST,
        )
      : undefined;
  if (contrasted !== undefined)
    return otherSpeaker(claim, claimed.holder, statement, statement.tokens.slice(0, 1), sentence);
  // "Critics called it cold; she considered it her best": the pronoun may be the claim's speaker.
  if (frames.some(({ holder, shared }) => holder.length === 0 && shared > 0)) {
    const speaker = stated?.holder.length === 0 ? pronounSpeaker(stated, statement, sentence, index) : undefined;
    const name = claim.anchors.find(
      ({ kind, start, end }) =>
        kind === 'name' && claimed.holder.some((token) => token.start >= start && token.end <= end),
    );
    return speaker?.name === undefined || name === undefined || sameName(speaker.name.words, name.words)
      ? undefined
      : otherSpeaker(claim, claimed.holder, speaker.statement, speaker.words, sentence);
  }
  if (claimed.holder.length === 0 || stated === undefined || stated.holder.length === 0 || stated.shared < 0.3)
    return undefined;
  if (sharedWith(claimed.holder, stated.holder, index) > 0) return undefined;
  const known = claimed.holder.filter((token) => index.has(token.stem, token.prefix));
  if (known.length < claimed.holder.length / 2) return undefined;
  // The speaker who denies something isn't the one who claims it.
  if ((claim.has('negation') && !statement.has('negation')) || claim.has('denial')) return undefined;
  const around = index.neighbours(sentence).map((at) => index.statement(at));
  if (opensWithPronoun(statement) && around.some((other) => claimed.holder.some((token) => hasWord(other, token))))
    return undefined;
  return otherSpeaker(claim, claimed.holder, statement, stated.holder, sentence);
}

/**
 * "Sued because it claimed to be owed the rent": what is claimed is only the reason for what the claim repeats. A claim that
 * gives a reason, in whatever words, states it as a fact.
 */
function isGivenReason(
  claim: Statement,
  { text, tokens }: Statement,
  contested: Marked,
  index: Comparison['index'],
): boolean {
  const before = tokens.filter(({ content, end }) => content && end <= contested.start);
  const said = tokens.filter(({ content, start }) => content && start >= contested.end);
  return (
    REASON_BEFORE.test(text.slice(0, contested.start)) &&
    !claim.has('cause') &&
    !REASON_BEFORE.test(claim.text) &&
    sharedWith(before, claim.tokens, index) >= LEAST_DENIED &&
    sharedWith(said, claim.tokens, index) < LEAST_DENIED
  );
}

const REASON_BEFORE =
  /\P{L}(?:because|since|after|weil|da|nachdem|parce qu[e'’]|après qu[e'’]|porque|después de que|потому что|после того как)\s[^,;]*$/iu;

/** The source has somebody else say it. */
function otherSpeaker(
  claim: Statement,
  claimed: readonly ComparableToken[],
  statement: Statement,
  said: readonly ComparableToken[],
  sentence: number,
): Finding {
  const reason = message('grounding.otherSpeaker', {
    said: written(statement, said),
    claimed: written(claim, claimed),
  });
  return { cap: 'doubtful', penalty: 1, reason, counter: sentence };
}
