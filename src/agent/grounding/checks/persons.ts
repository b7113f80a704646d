import { message } from '../../../protocol/messages/index.js';
import type { Comparison, Finding } from '../comparison.js';
import { personNamesIn, type PersonName } from '../names/personNames.js';

const LEAST_COVERAGE = 0.4;
/** Characters before or after a name that are the same in both. */
const BESIDE = 2;

/**
 * A person whom the source doesn't mention where it names another. Chinese and Japanese names have no capital letters,
 * and their characters alone weigh little.
 */
export function checkPersons(comparison: Comparison): Finding[] {
  const { claim, index, alignments } = comparison;
  const [best] = alignments;
  if (best === undefined || best.coverage < LEAST_COVERAGE) return [];
  const mine = personNamesIn(claim.text, claim.language).filter((name) => !isMentioned(name, comparison));
  if (mine.length === 0) return [];
  // The whole sentence: the part that fits best may lack the name.
  const { text, language } = index.statement(best.sentence);
  const theirs = personNamesIn(text, language).filter(
    (name) => name.kind !== 'word' && !claim.text.includes(name.name) && !claim.text.includes(shorter(name)),
  );
  for (const name of mine)
    for (const other of theirs) {
      const same = areInOnePlace(claim.text, name, text, other);
      // "Golden autumn's" may look like a name; what is in the name's place is one.
      if (!same && (name.kind === 'word' || claim.text.startsWith('的', name.end))) continue;
      return [
        {
          cap: same ? 'unsupported' : 'doubtful',
          penalty: 1.2,
          reason: message('grounding.sourceSays', { said: other.name, claimed: name.name }),
          counter: best.sentence,
        },
      ];
    }
  return [];
}

function isMentioned(name: PersonName, { index, near }: Comparison): boolean {
  // A family name of one character is also part of other words.
  if (name.kind === 'family')
    return near.some((sentence) => {
      const { text, language } = index.statement(sentence);
      return personNamesIn(text, language).some(({ family }) => family === name.family);
    });
  return [name.name, shorter(name)].some((written) => index.verbatim(Array.from(written)).length > 0);
}

/** What else a name may be called: the family name, or without a verb of one character that may follow it. */
function shorter({ name, family, kind }: PersonName): string {
  if (kind === 'family' || name.length - family.length < 2) return name;
  return /^[\p{Script=Han}々]{2}/u.test(family) ? family : name.slice(0, -1);
}

function areInOnePlace(text: string, name: PersonName, other: string, theirs: PersonName): boolean {
  const after = text.slice(name.end, name.end + BESIDE);
  const before = text.slice(Math.max(0, name.start - BESIDE), name.start);
  return (
    (after.length === BESIDE && other.startsWith(after, theirs.end)) ||
    (before.length === BESIDE && other.slice(0, theirs.start).endsWith(before))
  );
}
