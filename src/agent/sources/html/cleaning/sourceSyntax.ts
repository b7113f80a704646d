/** Whether a page is written as XML, where any element may close itself. */
export function isXhtml(source: string): boolean {
  const head = source.slice(0, 2_048);
  return (
    /^\s*<\?xml\s/.test(head) ||
    /<html\s[^>]{0,500}\bxmlns\s*=/i.test(head) ||
    /<!doctype\s+html\s+public\s+["'][^"']*xhtml/i.test(head)
  );
}

/**
 * Spells `<![CDATA[` so that the tokenizer ends it at the next ">", as browsers do, where it opens no section: everywhere
 * in HTML, and in XHTML where nothing closes it. The length stays the same.
 */
export function withoutOpenSections(source: string, xhtml: boolean): string {
  if (!source.includes('<![CDATA[')) return source;
  const closed = xhtml ? Math.max(0, source.lastIndexOf(']]>')) : 0;
  return source.slice(0, closed) + source.slice(closed).replaceAll('<![CDATA[', '<![cdata[');
}
