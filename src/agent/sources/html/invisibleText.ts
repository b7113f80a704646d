/**
 * Characters that readers don't see but models do: Unicode tags and supplementary variation selectors (which smuggle
 * whole sentences), bidirectional controls (which reorder text), soft hyphens and zero-width spaces (which split
 * words), and control characters.
 */
const INVISIBLE =
  /[\u{E0000}-\u{E01EF}\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\u00AD\u200B\u2060-\u2064\uFEFF]|(?![\t\n\f\r])\p{Cc}/gu;

/** The text without its invisible characters. Keeps joiners, which Indic scripts and emoji need. */
export function dropInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** Off screen or of zero size: only machines read it. */
const UNSEEN_STYLE =
  /(?:^|;)\s*(?:font-size\s*:\s*0(?![.\d])|(?:max-)?(?:width|height)\s*:\s*0(?:px)?\s*(?:;|!|$)|(?:left|top|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01])/i;
const NOT_DISPLAYED = /(?:^|;)\s*display\s*:\s*none/i;
const FADED = /(?:^|;)\s*(?:visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?(?![.\d]))/i;
/** Content that a script fades in when the reader scrolls to it. */
const FADES_IN_STYLE = /(?:^|;)\s*(?:-webkit-)?(?:transform|transition|animation|will-change|filter)\b[\w-]*\s*:/i;
const FADES_IN_CLASS =
  /(?:^|[\s_-])(?:aos|wow|reveal\w*|fade\w*|animat\w*|scroll\w*|appear\w*|in-?view|slide-?(?:in|up)|lazy\w*|framer|motion|elementor-invisible|sal|entrance)(?:$|[\s_-])/i;

/** Common class names that move an element off screen. */
const UNSEEN_CLASS =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only|s-only)?|a11y-hidden|element-invisible|visuallyhidden|offscreen|off-screen|u-hidden(?:-visually)?)(?:\s|$)/i;
/** Glyphs drawn for a formula that is next to them. */
const GLYPHS_CLASS =
  /(?:^|\s)(?:katex-html|MathJax(?:_Preview|_Display|_SVG)?|mjx-\w+|mwe-math-fallback-image\S*)(?:\s|$)/;

const NEVER_HIDDEN = new Set(['html', 'body', 'main', 'article']);
/** A click away: other tabs, FAQ answers, collapsed sections. */
const PANEL_CLASS =
  /(?:^|[\s_-])(?:tab-?(?:pane|panel|content)|accordion|collaps\w*|faq|answer|panel|toggle-?content|expandable)(?:$|[\s_-]|__)/i;

/**
 * How an element is hidden: `unseen` if nobody ever sees it; `aside` if it is hidden from screen readers only; `faded`
 * or `later` if a script shows it, which pages do with their entire text as well as with menus.
 */
export type Hiding = 'unseen' | 'aside' | 'faded' | 'later';

/** Whether and how an element with these attributes is hidden. Judged by what a reader would see. */
export function hidingOf(name: string, attributes: Readonly<Record<string, string>>): Hiding | undefined {
  // Some pages fade in their entire body with a script; treating it as hidden would hide the page itself.
  if (NEVER_HIDDEN.has(name)) return undefined;
  const { style = '', class: className = '', role } = attributes;
  if (UNSEEN_STYLE.test(style) || UNSEEN_CLASS.test(className)) return 'unseen';
  if (attributes['aria-hidden'] === 'true' && GLYPHS_CLASS.test(className)) return 'unseen';
  // The other tabs of a group are a click away; in documentation they contain the same text for other languages.
  const isPanel = role === 'tabpanel' || role === 'region' || PANEL_CLASS.test(className);
  const isHidden = 'hidden' in attributes && attributes['hidden'] !== 'until-found';
  if ((isHidden || NOT_DISPLAYED.test(style)) && !isPanel) return 'later';
  if (FADED.test(style)) {
    const fadesIn =
      FADES_IN_STYLE.test(style) ||
      FADES_IN_CLASS.test(className) ||
      Object.keys(attributes).some((key) => /^data-(?:aos|anim|scroll|reveal|framer|wow|sal)/.test(key));
    if (!fadesIn) return 'faded';
  }
  return attributes['aria-hidden'] === 'true' && role !== 'tabpanel' ? 'aside' : undefined;
}
