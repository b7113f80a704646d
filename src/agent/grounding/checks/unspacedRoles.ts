import { message } from '../../../protocol/messages/index.js';
import type { Comparison, Finding } from '../comparison.js';

/** Maximum sentences to compare, best covered first. */
const MOST_SENTENCES = 3;
/** Minimum length of a run, in characters. */
const SHORTEST = 2;
const CLAUSE = /[，；。]/u;
/** What stands before these is acted on, and what follows acts. */
const PASSIVE = /被|遭到?|受到|由(?!于)/gu;
/** What follows these is acted on, although the verb comes later. */
const OBJECT = /[把将向对给跟]/gu;
/** "The founder of B": a verb used as a noun doesn't show roles by word order. */
const NOMINAL = /^[了过着]?[的者]/u;

/** Where, when, or how, which may stand before or behind the subject. */
const ADVERBIAL = /^[在从于以因为按当每]|[中里上下时后前年月日天]$/u;

interface Run {
  text: string;
  at: number;
}

/**
 * "海河队击败了青山队" for "青山队击败了海河队": Chinese shows who does what to whom by word order and particles. Of three runs of
 * characters that a claim shares with a sentence, the outer two must be on the same sides of the middle one.
 */
export function checkUnspacedRoles({ claim, index, alignments }: Comparison): Finding[] {
  if (claim.language !== 'zh') return [];
  for (const { sentence } of alignments.slice(0, MOST_SENTENCES)) {
    const { text } = index.statement(sentence);
    for (const part of new Set([text, ...text.split(CLAUSE)])) {
      const reversed = reversedIn(claim.text, part);
      if (reversed === undefined) continue;
      return [{ cap: 'doubtful', penalty: 1, reason: message('grounding.swapped', reversed), counter: sentence }];
    }
  }
  return [];
}

/** Two runs, the agent and the patient in a claim, whose roles a part of a sentence reverses. */
function reversedIn(claim: string, part: string): { one: string; other: string } | undefined {
  const shared = sharedRuns(claim, part);
  for (const verb of shared.filter((run) => !ADVERBIAL.test(run))) {
    const mine = sidesOf(claim, verb, shared);
    const theirs = sidesOf(part, verb, shared);
    const agent = mine?.agents.find((run) => theirs?.patients.includes(run));
    const patient = mine?.patients.find((run) => theirs?.agents.includes(run));
    if (agent !== undefined && patient !== undefined) return { one: agent, other: patient };
  }
  return undefined;
}

/** The longest runs of two or more ideographs that occur exactly once in each of two texts. */
function sharedRuns(one: string, other: string): string[] {
  const runs: string[] = [];
  for (let at = 0; at < one.length;) {
    let length = 0;
    while (/\p{Script=Han}/u.test(one.charAt(at + length)) && other.includes(one.slice(at, at + length + 1))) length++;
    const run = one.slice(at, at + length);
    if (length >= SHORTEST && isOnce(run, one) && isOnce(run, other)) runs.push(run);
    at += Math.max(1, length);
  }
  return runs;
}

function isOnce(run: string, text: string): boolean {
  return text.indexOf(run) === text.lastIndexOf(run);
}

/** What acts and what is acted on, around a run that may be a verb. */
function sidesOf(
  text: string,
  verb: string,
  runs: readonly string[],
): { agents: string[]; patients: string[] } | undefined {
  const at = text.indexOf(verb);
  if (NOMINAL.test(text.slice(at + verb.length))) return undefined;
  const placed: Run[] = runs.flatMap((run) => (run === verb ? [] : [{ text: run, at: text.indexOf(run) }]));
  const before = text.slice(0, at);
  const [passive, object] = [PASSIVE, OBJECT].map((mark) => [...before.matchAll(mark)].at(-1)?.index ?? -1) as [
    number,
    number,
  ];
  const mark = Math.max(passive, object);
  const front = placed.filter((run) => run.at < (mark < 0 ? at : mark)).map((run) => run.text);
  const behind = placed.filter((run) => run.at > at).map((run) => run.text);
  const between = placed.filter((run) => run.at > mark && run.at < at).map((run) => run.text);
  if (mark < 0) return { agents: front, patients: behind };
  return passive > object ? { agents: between, patients: front } : { agents: front, patients: [...between, ...behind] };
}
