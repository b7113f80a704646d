import { atCharacter } from './atCharacter.js';

/** Where words end only before this share of the limit, such as in an address, the text is cut inside of one. */
const LEAST_KEPT = 0.5;

/** The text itself, or what fits of it into `most` UTF-16 units, up to the end of a word, and "…". */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, atCharacter(text, most));
  const space = /\s/.test(text.charAt(kept.length)) ? kept.length : kept.search(/\s\S*$/);
  return `${(space >= most * LEAST_KEPT ? kept.slice(0, space) : kept).trimEnd()}…`;
}
