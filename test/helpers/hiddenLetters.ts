/** ASCII text in Unicode's tag characters, which are invisible to people but not to models. */
export function inHiddenLetters(text: string): string {
  return text.replace(/[ -~]/g, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0)));
}
