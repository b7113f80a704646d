import { message } from '../../../protocol/messages/index.js';
import type { Alignment, Comparison, Finding } from '../comparison.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { sameWord } from '../sentence/sides.js';
import type { Statement } from '../sentence/statement.js';
import { relatesNothing } from '../words/articles.js';
import { BEFORE, UNTIL } from '../words/timePrepositions.js';

/** Maximum sentences to compare, best covered first. */
const MOST_SENTENCES = 2;
/** Share of the claim that a sentence must contain, by weight. */
const LEAST_COVERAGE = 0.38;

/** Number of words behind a limit that may tell the time. */
const NEAREST = 3;

/** A time before or until which something holds, after a denial or without one. */
const LIMIT = new RegExp(
  String.raw`(?<!\p{L})(?:jusqu['’]\p{L}+|${UNTIL}|${BEFORE}|(?:any )?earlier than|sooner than|früher als|раньше|прежде)(?!\p{L})`,
  'giu',
);
/** The marker of negations leaves out some of these before a limit: "pas avant" alone doesn't deny what is said. */
const DENIAL =
  /(?<!\p{L})(?:not|never|cannot|nicht|kein\p{L}*|nie|ne|no|nunca|не|никогда)(?!\p{L})|n['’]t(?!\p{L})|(?<!\p{L})n['’]/iu;
const DENIED = new RegExp(`(?:${DENIAL.source})[^.,;:]{0,60}$`, 'iu');
/** "Did not open until May" may paraphrase "was delayed until May", but nothing does the same for "before". */
const IS_UNTIL = new RegExp(`^(?:${UNTIL})`, 'iu');

interface Limit {
  word: string;
  denied: boolean;
  /** The first telling word behind it: "April" in "not before April". */
  time: ComparableToken;
}

function limitsIn({ text, tokens }: Statement): Limit[] {
  return [...text.matchAll(LIMIT)].flatMap(({ index, 0: word }) => {
    const end = index + word.length;
    const behind = tokens.filter(({ term, start }) => start >= end && !relatesNothing(term)).slice(0, NEAREST);
    const time = behind.find(({ content }) => content) ?? behind[0];
    return time === undefined || /[.,;:]/u.test(text.slice(end, time.start))
      ? []
      : [{ word, denied: DENIED.test(text.slice(0, index)), time }];
  });
}

/** "Begins before April" for "doesn't begin before April": the limit is the same, and only one of them is denied. */
export function checkLimit({ claim, alignments }: Comparison): Finding[] {
  const claimed = limitsIn(claim);
  const [limit] = claimed;
  if (limit === undefined || claimed.length > 1) return [];
  // "Until October not repaired": the denial may stand behind it.
  if (limit.denied ? IS_UNTIL.test(limit.word) : DENIAL.test(claim.text)) return [];
  return alignments
    .slice(0, MOST_SENTENCES)
    .filter(({ coverage }) => coverage >= LEAST_COVERAGE)
    .flatMap((alignment) => differing(limit, alignment))
    .slice(0, 1);
}

function differing({ denied, time, word }: Limit, { statement, sentence }: Alignment): Finding[] {
  const same = limitsIn(statement).filter((other) => sameWord(other.time, time));
  if (same.length === 0 || same.some((other) => other.denied === denied)) return [];
  return [
    {
      cap: 'unsupported',
      penalty: 1.2,
      reason: message(denied ? 'grounding.negationAdded' : 'grounding.negationDropped', { word }),
      counter: sentence,
    },
  ];
}
