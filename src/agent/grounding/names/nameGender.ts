import type { Language } from '@regen-research/text';
import type { Anchor } from '../sentence/anchors.js';
import { genderOfFamilyName, genderOfFirstName, genderOfNoun, type Gender } from './genders.js';
import { sameName } from './sameName.js';
import type { ComparedSource } from '../indexing/comparedSource.js';
import type { Statement } from '../sentence/statement.js';

/**
 * The gender of a name in a sentence: from this mention or, for a family name alone, from mentions of the full name
 * nearby. `sentence`: around which one to look.
 */
export function genderOf(
  name: Anchor,
  statement: Statement,
  index: ComparedSource,
  sentence: number,
): Gender | undefined {
  const own = genderIn(name, statement);
  if (own !== undefined) return own;
  const [found, likely] = [new Set<Gender>(), new Set<Gender>()];
  const { source } = index.sentences.at(sentence) ?? {};
  for (let at = sentence - FARTHEST_NAME; at <= sentence + FARTHEST_NAME; at++) {
    if (index.sentences.at(at)?.source !== source || index.sentences.at(at) === undefined) continue;
    const other = index.statement(at);
    for (const anchor of other.anchors) {
      if (anchor.kind !== 'name' || !sameName(anchor.words, name.words)) continue;
      const gender = genderIn(anchor, other);
      if (gender !== undefined) found.add(gender);
      const shown = genderByPossessive(anchor, other);
      if (shown !== undefined) likely.add(shown);
    }
  }
  const shown = found.size > 0 ? found : likely;
  return shown.size === 1 ? [...shown][0] : undefined;
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

const POSSESSIVES: Partial<Record<Language, Record<string, Gender>>> = {
  en: { her: 'female', his: 'male' },
};

/** "Lisbet sold her share": a possessive after the only name so far, which is the subject, is about that person. */
function genderByPossessive(name: Anchor, { tokens, anchors, language, text }: Statement): Gender | undefined {
  const possessives = POSSESSIVES[language];
  if (possessives === undefined || anchors.some(({ kind, to }) => kind === 'name' && to < name.from)) return undefined;
  for (let at = name.to + 1; at < tokens.length; at++) {
    const { term, start } = tokens[at] as (typeof tokens)[number];
    if (anchors.some(({ kind, from }) => kind === 'name' && from === at) || PERSON.test(term)) return undefined;
    // "Of Lina Moor, his pupil": the possessor comes before.
    if (Object.hasOwn(possessives, term)) return /,\s*$/u.test(text.slice(0, start)) ? undefined : possessives[term];
  }
  return undefined;
}

const PERSON = /^(?:he|she|they|him|them|who|whose)$/u;
