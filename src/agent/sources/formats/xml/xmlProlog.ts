/** What may stand before the first tag: a declaration, processing instructions, and comments. */
const PROLOG_PART = /\s+|<\?[^>]*\?>|<!--[^]*?-->/y;

/** A text from its first tag or document type, as the format of XML and HTML is recognized by it. Linear. */
export function afterProlog(text: string): string {
  const part = new RegExp(PROLOG_PART);
  let at = 0;
  while (part.test(text)) at = part.lastIndex;
  return text.slice(at);
}
