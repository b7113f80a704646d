/**
 * Characters that a reader never sees but a model does: Unicode tags and supplementary variation selectors
 * (which smuggle whole sentences), bidirectional controls (which reorder what is read), soft hyphens and
 * zero-width spaces (which cut words in two), and control characters.
 */
const INVISIBLE =
  /[\u{E0000}-\u{E01EF}\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\u00AD\u200B\u2060-\u2064\uFEFF]|(?![\t\n\f\r])\p{Cc}/gu;

/** The text without its invisible characters. Joiners, which Indic scripts and emoji need, stay. */
export function dropInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

const HIDING_STYLE =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])|(?:max-)?(?:width|height)\s*:\s*0(?:px)?\s*(?:;|!|$)|(?:left|top|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01])/i;

/** Class names by which style sheets the world over take an element off the screen. */
const HIDING_CLASS =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only|s-only)?|a11y-hidden|element-invisible|visuallyhidden|offscreen|off-screen|u-hidden(?:-visually)?)(?:\s|$)/i;

const NEVER_HIDDEN = new Set(['html', 'body', 'main', 'article']);

/** Whether an element with these attributes is kept from the reader's eyes. */
export function isHidden(name: string, attributes: Readonly<Record<string, string>>): boolean {
  // The other tabs of a group are a click away; in documentation they hold the same text for other languages.
  if (attributes['role'] === 'tabpanel') return false;
  // Pages fade their whole body in with a script; what would be hidden there is the page itself.
  if (NEVER_HIDDEN.has(name)) return false;
  if ('hidden' in attributes && attributes['hidden'] !== 'until-found') return true;
  if (attributes['aria-hidden'] === 'true') return true;
  const style = attributes['style'];
  if (style !== undefined && HIDING_STYLE.test(style)) return true;
  const className = attributes['class'];
  return className !== undefined && HIDING_CLASS.test(className);
}
