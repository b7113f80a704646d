import { atCharacter } from '@regen-research/text';

/** Parts of `length` UTF-16 units each; never between the halves of a surrogate pair. */
export function* textSlices(text: string, length: number): Generator<string, void> {
  for (let from = 0; from < text.length;) {
    const to = Math.min(text.length, atCharacter(text, from + length));
    yield text.slice(from, to);
    from = to;
  }
}
