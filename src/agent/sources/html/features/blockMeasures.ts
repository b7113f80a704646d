import type { PageBlock } from '../blocks.js';

/** What the blocks of a group have in common: a heading, a template, a container. */
export interface Group {
  blocks: number;
  words: number;
  links: number;
  prose: number;
}

/** Maximum distance, in blocks; greater ones are treated the same. */
export const FAR = 40;
const PROSE_WORDS = 20;

export const flag = (condition: boolean): number => (condition ? 1 : 0);
export const share = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 0);

/** Running text, as opposed to a label, a name, or a list of links. */
export const isProse = ({ words, linkWords }: PageBlock): boolean => words >= PROSE_WORDS && linkWords < 0.4 * words;
