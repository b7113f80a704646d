import type { Anchor } from './anchors.js';
import { genderOfFamilyName, genderOfFirstName, genderOfNoun, type Gender } from './genders.js';
import { sameName } from './sameName.js';
import type { SourceIndex } from './sourceIndex.js';
import type { Statement } from './statement.js';

/**
 * The gender of a name in a sentence: from this mention or, for a family name alone, from mentions of the full name
 * nearby. `sentence`: around which one to look.
 */
export function genderOf(name: Anchor, statement: Statement, index: SourceIndex, sentence: number): Gender | undefined {
  const own = genderIn(name, statement);
  if (own !== undefined) return own;
  const found = new Set<Gender>();
  const { source } = index.sentences[sentence] ?? {};
  for (let at = sentence - FARTHEST_NAME; at <= sentence + FARTHEST_NAME; at++) {
    if (index.sentences[at]?.source !== source || index.sentences[at] === undefined) continue;
    const other = index.statement(at);
    for (const anchor of other.anchors) {
      if (anchor.kind !== 'name' || !sameName(anchor.words, name.words)) continue;
      const gender = genderIn(anchor, other);
      if (gender !== undefined) found.add(gender);
    }
  }
  return found.size === 1 ? [...found][0] : undefined;
}

/** Maximum distance of a mention of the full name, in sentences. */
const FARTHEST_NAME = 20;

/** The gender that this mention alone shows: by the noun before the name, a first name, or the name's ending. */
export function genderIn({ from, to }: Anchor, { tokens }: Statement): Gender | undefined {
  const noun = genderOfNoun(tokens[from - 1]?.term ?? '');
  if (noun !== undefined) return noun;
  const [first, last] = [tokens[from], tokens[to]];
  if (first === undefined || last === undefined) return undefined;
  const title = genderOfNoun(first.term);
  // "Founder Agnes Holm": the first name may come second.
  const second = to - from > 1 ? tokens[from + 1] : undefined;
  return (
    title ?? genderOfFamilyName(last.term) ?? genderOfFirstName(first.term) ?? genderOfFirstName(second?.term ?? '')
  );
}
