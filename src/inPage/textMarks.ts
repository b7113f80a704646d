/** Elements without a meaning of their own, which pages style as scripts. */
const NEUTRAL = new Set(['span', 'font', 'small', 'big']);
/** These say it themselves. */
const STRIKING = new Set(['s', 'strike', 'del']);
const SCRIPT = /^(?:super|sub)$/;

/**
 * Declarations that raise, lower, or strike an element's text, from whatever style sheet, as they would stand in its
 * style attribute; empty if nothing does. The reader writes them as marks.
 */
export function textMarksOf(name: string, { verticalAlign, textDecorationLine }: CSSStyleDeclaration): string {
  const marks: string[] = [];
  if (NEUTRAL.has(name) && SCRIPT.test(verticalAlign)) marks.push(`vertical-align:${verticalAlign}`);
  if (!STRIKING.has(name) && textDecorationLine.includes('line-through')) marks.push('text-decoration:line-through');
  return marks.join(';');
}
