export const DROPPED = new Set([
  'script',
  'style',
  'svg',
  'iframe',
  'object',
  'embed',
  'canvas',
  'template',
  'audio',
  'video',
  'map',
  'select',
  'datalist',
  'textarea',
  'noframes',
  // Ruby annotations; the text is complete without them.
  'rt',
  'rp',
  'rtc',
]);
/** Parts of ruby annotations, which the next base ends. */
export const READING = /^r(?:t|p|tc)$/;
/** Elements that show a value of a range. */
export const GAUGE = /^(?:meter|progress)$/;
export const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'frame',
  'param',
  'source',
  'track',
  'wbr',
]);
/** Elements with neither text nor metadata. Every node is expensive in the DOM. */
export const SILENT = new Set([
  'img',
  'source',
  'track',
  'area',
  'frame',
  'param',
  'col',
  'colgroup',
  'embed',
  'wbr',
  'hr',
  'link',
  'base',
]);
export const KEPT_ATTRIBUTES = new Set([
  'author',
  'depth',
  'id',
  'class',
  'href',
  'lang',
  'role',
  'itemprop',
  'itemscope',
  'itemtype',
  'datetime',
  'colspan',
  'rowspan',
  'start',
  'checked',
  'data-language',
  'data-lang',
  'data-author',
  'action',
]);
export const META_ATTRIBUTES = new Set(['name', 'property', 'content', 'itemprop', 'http-equiv']);
export const INLINE_TAG =
  /^(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|nobr|output|q|rb|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|[a-z]+-[\w-]+)$/;
/** Elements whose tags a page may omit or repeat; the document gets one of each, with the first one's attributes. */
export const FRAME = new Set(['html', 'head', 'body']);
/** Attributes that matter only on these elements. */
export const OWN_ATTRIBUTES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries<readonly string[]>({
    ol: ['type', 'reversed'],
    font: ['size'],
    input: ['type'],
    li: ['type', 'value', 'data-mark'],
    td: ['indent', 'data-line-number'],
    span: ['data-line-number'],
    a: ['epub:type', 'rel'],
  }),
);
export const RAW_TEXT = new Set(['script', 'style', 'noscript', 'template', 'option']);
/** Elements that are written as others, which the next steps know better. */
export const RENAMED: ReadonlyMap<string, string> = new Map([
  ['output', 'span'],
  ['rb', 'span'],
  ['menu', 'ul'],
  ['dir', 'ul'],
  ['dialog', 'div'],
  // Code whose content the DOM would keep escaped.
  ['xmp', 'pre'],
  ['listing', 'pre'],
  ['plaintext', 'pre'],
  // Only those that a person copies from.
  ['textarea', 'pre'],
]);
/** Elements whose white space is part of the text, and classes of those whose style sheet says so. */
export const PREFORMATTED = /^(?:pre|code)$/;
export const PREFORMATTED_CLASS =
  /(?:^|\s)(?:code|blob-code(?:-inner)?|line-code|code-line|crayon-(?:line|pre)|fragment|syntaxhighlighter|linenums|hljs-ln-code|cm-content|CodeMirror-code|view-lines|ace_text-layer)(?:\s|$)/;
