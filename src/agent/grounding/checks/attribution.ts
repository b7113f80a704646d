import { message } from '../../../protocol/messages/index.js';
import type { ComparableToken } from '../comparable.js';
import { hasWord, sharedWith, type Alignment, type Comparison, type Finding } from '../comparison.js';
import { opensWithPronoun } from '../fit.js';
import { framesOf } from '../frames.js';
import type { Statement } from '../statement.js';

/** Maximum sentences to search for the speaker. */
const MOST_SENTENCES = 6;

/** What somebody says isn't a fact, and isn't what somebody else says. */
export function checkAttribution({ claim, index, alignments }: Comparison, best: Alignment): Finding | undefined {
  const [claimed] = framesOf(claim);
  // The speaker may be named in another sentence: the sentence that counts is the one with the statement.
  const { statement, sentence } =
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
  if (claimed === undefined) {
    const contested = statement.marked('hearsay')[0];
    if (contested === undefined || claim.has('hedge') || claim.has('denial') || claim.has('negation')) return undefined;
    return {
      cap: 'doubtful',
      penalty: 0.8,
      reason: message('grounding.attributionDropped', {
        said: statement.text.slice(contested.start, contested.end),
      }),
      counter: sentence,
    };
  }
  const stated = framesOf(statement)
    .map((frame) => ({
      ...frame,
      shared: sharedWith(claimed.said, frame.said, index),
    }))
    .sort((a, b) => b.shared - a.shared)[0];
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
  return {
    cap: 'doubtful',
    penalty: 1,
    reason: message('grounding.otherSpeaker', {
      said: written(statement, stated.holder),
      claimed: written(claim, claimed.holder),
    }),
    counter: sentence,
  };
}

function written(statement: Statement, tokens: readonly ComparableToken[]): string {
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first === undefined || last === undefined ? '' : statement.text.slice(first.start, last.end);
}
