import { message } from '../../../protocol/messages/index.js';
import type { Comparison, Finding } from '../comparison.js';
import { pointAlike, polesOf } from '../words/poles.js';
import type { Statement } from '../sentence/statement.js';

/** "X is quieter than Y", in Japanese: the one that is said to be so, and what it is compared with. */
const MORE_SO = /(?<subject>[^、,。\s]{1,20}?)の(?:方|ほう)が/u;
/** "X is better than Y": the first topic of a sentence with a standard. */
const TOPIC = /^\s*(?<subject>[^、,。\s]{1,24}?)は/u;
const THAN = /(?:^|が|は|も|、|,)(?<standard>[^、,。が\s]{1,20}?)より/u;

/** "A is quieter than B" where the source has "B is quieter than A", or "A is quieter" where it says so of B. */
export function checkReversedStandard({ claim, index, alignments }: Comparison): Finding[] {
  const [best] = alignments;
  if (claim.language !== 'ja' || best === undefined || claim.has('negation') || best.statement.has('negation'))
    return [];
  const other = otherSubject(claim, index.statement(best.sentence));
  if (other !== undefined)
    return [{ cap: 'doubtful', penalty: 1, reason: message('grounding.otherWord', other), counter: best.sentence }];
  const mine = comparedIn(claim);
  // A part of the sentence may lack its topic.
  const theirs = comparedIn(best.statement) ?? comparedIn(index.statement(best.sentence));
  if (mine === undefined || theirs === undefined) return [];
  if (!mine.subject.endsWith(theirs.standard) || !theirs.subject.endsWith(mine.standard)) return [];
  // "A is louder than B" is the same as "B is quieter than A".
  const ways = waysOf(best.statement);
  if (!waysOf(claim).every((way) => ways.some((other) => other === way || pointAlike(way, other)))) return [];
  return [
    {
      cap: 'doubtful',
      penalty: 1.2,
      reason: message('grounding.sidesChanged'),
      counter: best.sentence,
    },
  ];
}

/** "The battery of X lasts longer" where the source says so of Y, in the same words. */
function otherSubject(claim: Statement, statement: Statement): { said: string; claimed: string } | undefined {
  const [mine, theirs] = [claim, statement].map(({ text }) => {
    const found = MORE_SO.exec(text);
    const subject = found?.groups?.subject?.split('は').at(-1);
    return found === null || subject === undefined
      ? undefined
      : { subject, said: text.slice(found.index + found[0].length).replace(/[。.\s]+$/u, '') };
  });
  if (mine === undefined || theirs === undefined || mine.said.length < 2) return undefined;
  const standard = comparedIn(claim)?.standard;
  // "More people cross A than B" where more people cross B.
  if (standard !== undefined)
    return !THAN.test(statement.text) &&
      isSame(standard, theirs.subject) &&
      !isSame(mine.subject, theirs.subject) &&
      polesOf(mine.said.split('より').at(-1)?.slice(0, 1) ?? '').some(({ topic, side }) =>
        polesOf(theirs.said.slice(0, 1)).some((other) => other.topic === topic && other.side === side),
      )
      ? { said: theirs.subject, claimed: mine.subject }
      : undefined;
  return theirs.said.includes(mine.said) && !isSame(mine.subject, theirs.subject)
    ? { said: theirs.subject, claimed: mine.subject }
    : undefined;
}

function comparedIn({ text }: Statement): { subject: string; standard: string } | undefined {
  const subject = MORE_SO.exec(text)?.groups?.subject?.split('は').at(-1) ?? TOPIC.exec(text)?.groups?.subject;
  const standard = THAN.exec(text)?.groups?.standard?.split('は').at(-1);
  return subject === undefined || standard === undefined ? undefined : { subject, standard };
}

function waysOf({ tokens }: Statement): string[] {
  return tokens.flatMap(({ term }) => (polesOf(term).length > 0 ? [term] : []));
}

/** Who says something, in Chinese: what stands before the verb of speech that a comma follows. */
const SPEECH =
  /(?:^|[，。；！？\s])(?<speaker>[^，。；！？：\s]{2,16}?)(?:则|也|还|却|曾|随后|当天|同时)?(?:(?:认为|表示|指出|强调|介绍说|说|称)[，：]|(?:认为|主张|建议|希望|要求|担心)，?)(?<said>.{4,})$/u;
/** Share of the pairs of letters of what is said that its sentence must have, and that the other may have. */
const SAID = { here: 0.4, elsewhere: 0.25 };

/** "The bureau holds that X" where the expert points out X in the source, and the bureau says something else. */
export function checkSpeaker({ claim, index, near }: Comparison): Finding[] {
  if (claim.language !== 'zh') return [];
  const claimed = speechIn(claim);
  if (claimed === undefined) return [];
  const sought = lettersIn(claimed.said);
  const speeches = near.flatMap((sentence) => {
    const speech = speechIn(index.statement(sentence));
    if (speech === undefined) return [];
    const share = sought.filter((pair) => speech.said.includes(pair)).length / Math.max(1, sought.length);
    return [{ sentence, speaker: speech.speaker, share }];
  });
  const own = speeches.filter(({ speaker }) => isSame(speaker, claimed.speaker));
  const other = speeches.find(({ speaker, share }) => !isSame(speaker, claimed.speaker) && share >= SAID.here);
  if (other === undefined || own.length === 0 || own.some(({ share }) => share > SAID.elsewhere)) return [];
  return [
    {
      cap: 'doubtful',
      penalty: 1,
      reason: message('grounding.otherSpeaker', { said: other.speaker, claimed: claimed.speaker }),
      counter: other.sentence,
    },
  ];
}

function speechIn({ text }: Statement): { speaker: string; said: string } | undefined {
  const { speaker, said } = SPEECH.exec(text)?.groups ?? {};
  return speaker === undefined || said === undefined ? undefined : { speaker, said };
}

function lettersIn(text: string): string[] {
  return [...text.matchAll(/(?=(\p{Script=Han}{2}))/gu)].map((match) => match[1] as string);
}

/** "Officer Li Na" and "Li Na" are the same. */
function isSame(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one);
}
