/** `offset`, or one more if it would split a surrogate pair. UTF-16 units. */
export function atCharacter(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset + 1 : offset;
}
