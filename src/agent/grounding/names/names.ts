import type { Claim } from '../claim.js';
import { isBeside, isCapital, type ComparableToken } from '../sentence/comparable.js';
import type { ComparedSource } from '../indexing/comparedSource.js';
import { isUnitWord } from '../values/units.js';
import { unknownPlaces } from './unspacedPlaces.js';

/** How much longer a form may be than the name it derives from ("Iraqi" from "Iraq"). */
const ENDING_LETTERS = 2;
const SHORTEST_NAME = 4;
/** The scales of temperature are named after people. */
const SCALE = /^(?:celsius|fahrenheit|kelvin)$/u;
/** A quarter of a year is compared as such. */
const QUARTER = /^(?:q[1-4]|[1-4]q)$/u;

/**
 * The capitalized words of a claim that its sources don't contain in any form, joined if adjacent ("Ada Lovelace"), and
 * the places in scripts without capital letters. `isCommon` words are neither names nor, in German, parts of one.
 */
export function unknownNames(
  claim: Claim,
  index: ComparedSource,
  isCommon: (word: ComparableToken) => boolean = () => false,
): { names: string[]; count: number } {
  const unknown: ComparableToken[] = [];
  const acronym = writtenOut(claim, index);
  const isName = (word: ComparableToken): boolean => isCapital(claim.text, word) && !isCommon(word);
  claim.words.forEach((word, position) => {
    if (!isName(word) || word.stem.startsWith('#') || isKnown(word, index)) return;
    // "175 degrees Celsius" for "175 °C": units are compared as such.
    if (SCALE.test(word.term) && isCounted(claim, position, false)) return;
    if (QUARTER.test(word.term) || word === acronym) return;
    const next = claim.words[position + 1];
    const beforeName = next !== undefined && isName(next) && isBeside(claim.text, word, next);
    const previous = claim.words[position - 1];
    const afterName = previous !== undefined && isName(previous) && isBeside(claim.text, previous, word);
    // In German every noun is capitalized: only one next to another is a name, unless that one is counted or measured.
    if (claim.language === 'de' && ((!beforeName && !afterName) || isCounted(claim, position, afterName))) return;
    // "Die Sonde Kestrel", "Bürgermeister Quist": the noun before a known name isn't a name.
    if (claim.language === 'de' && beforeName && isKnown(next, index)) return;
    if (opensSentence(claim, word) && !beforeName && !index.capitalised.has(word.term)) return;
    unknown.push(word);
  });
  const names: string[][] = [];
  unknown.forEach((word, at) => {
    const previous = unknown[at - 1];
    const name = claim.text.slice(word.start, word.end).replace(/['’]s$/, '');
    if (previous !== undefined && isBeside(claim.text, previous, word)) names.at(-1)?.push(name);
    else names.push([name]);
  });
  const places = unknownPlaces(claim, index);
  return { names: [...names.map((name) => name.join(' ')), ...places], count: unknown.length + places.length };
}

const ACRONYM = /^\p{Lu}{3,6}$/u;

/**
 * "NYC" where a source has only "New York City". Of two acronyms in a claim, neither is taken for a name that is written
 * out, since nothing would tell which of them did what.
 */
function writtenOut(claim: Claim, index: ComparedSource): ComparableToken | undefined {
  const isAcronym = (word: ComparableToken): boolean => ACRONYM.test(claim.text.slice(word.start, word.end));
  const [only, further] = claim.words.filter((word) => isAcronym(word) && !index.has(word.stem, word.prefix));
  if (only === undefined || further !== undefined) return undefined;
  return index.acronyms.has(claim.text.slice(only.start, only.end)) ? only : undefined;
}

/** "640 Zuschauer", "drei Tonnen Kabeljau": a number or a unit precedes the word or its neighbor. */
function isCounted({ words }: Claim, position: number, afterNoun: boolean): boolean {
  const before = words.slice(Math.max(0, position - (afterNoun ? 2 : 1)), position);
  return before.some(({ stem, term }) => stem.startsWith('#') || isUnitWord(term));
}

/** The first word of the sentence, or of a sentence inside it that is quoted or follows a colon. */
function opensSentence(claim: Claim, word: ComparableToken): boolean {
  return (
    word.start === claim.tokens[0]?.start ||
    /[:.!?…]["'“”‘’»)\]*_]*\s+["'“‘„«([*_]*$|["“„«]$/u.test(claim.text.slice(Math.max(0, word.start - 8), word.start))
  );
}

function isKnown(word: ComparableToken, index: ComparedSource): boolean {
  if (index.has(word.stem, word.prefix)) return true;
  const { term } = word;
  for (let length = Math.max(SHORTEST_NAME, term.length - ENDING_LETTERS); length < term.length; length++)
    if (index.has(term.slice(0, length))) return true;
  return false;
}
