/** Parts of `length` UTF-16 units each; never between the halves of a surrogate pair. */
export function* textSlices(text: string, length: number): Generator<string, void> {
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + length);
    if (to < text.length && isLowSurrogate(text.charCodeAt(to))) to++;
    yield text.slice(from, to);
    from = to;
  }
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
