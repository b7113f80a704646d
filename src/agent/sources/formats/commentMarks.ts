/** A letter for each comment, because notes have numbers: a to z, aa, ab, and so on. */
export function commentMark(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : commentMark(Math.floor(index / 26) - 1) + letter;
}

/** HTML of a reference to a comment, as footnotes have it. */
export const commentReference = (mark: string): string => `<sup><a href="#fn-${mark}">${mark}</a></sup>`;

/** HTML of a comment at the end of the text. */
export const commentDefinition = (mark: string, html: string): string => `<div id="fn-${mark}">${html}</div>`;

export const COMMENT_REFERENCE = /<sup><a href="#fn-[a-z]+">[a-z]+<\/a><\/sup>/g;
