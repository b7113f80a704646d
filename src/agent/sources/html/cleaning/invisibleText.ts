/**
 * Characters that readers don't see but models do: Unicode tags and supplementary variation selectors (which smuggle
 * whole sentences), bidirectional controls (which reorder text), soft hyphens and zero-width spaces (which split
 * words), and control characters.
 */
const INVISIBLE =
  /[\u{E0000}-\u{E01EF}\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\u00AD\u200B\u2060-\u2064\uFEFF]|(?![\t\n\f\r])\p{Cc}/gu;

/** Most texts of most pages contain nothing else, which takes far less time to see. */
const NOT_PLAIN = /[^\t\n\f\r\x20-\x7e]/;

/** The text without its invisible characters. Keeps joiners, which Indic scripts and emoji need. */
export function dropInvisible(text: string): string {
  return NOT_PLAIN.test(text) ? text.replace(INVISIBLE, '') : text;
}

/** Off screen or of no size: only machines read it. */
const UNSEEN_STYLE =
  /(?:^|;)\s*(?:font-size\s*:\s*(?:0(?![.\d])|0?\.\d+(?:px|pt)|0?\.[01]\d*r?em|1px)|(?:max-)?width\s*:\s*0(?:px)?\s*(?:;|!|$)|(?:left|top|right|bottom|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01]|clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0|polygon\(\s*0(?:px|%)?\s+0(?:px|%)?\s*,\s*0(?:px|%)?\s+0)|transform\s*:[^;]*translate(?:3d|x|y)?\(\s*(?:[^,)]*,\s*)?-(?:[5-9]\d{3}|\d{5,})px)/i;
/** Of no height: closed, if it is a panel. */
const CLOSED_STYLE = /(?:^|;)\s*(?:max-)?height\s*:\s*0(?:px)?\s*(?:;|!|$)/i;
const ONE_PIXEL = /(?:^|;)\s*width\s*:\s*1px\b[^]*\bheight\s*:\s*1px\b|\bheight\s*:\s*1px\b[^]*\bwidth\s*:\s*1px\b/i;
const CLIPPED = /(?:^|;)\s*overflow\s*:\s*hidden/i;
/** The color of text, unless it is only the mask of a picture behind it. */
const TEXT_COLOR = /(?:^|;)\s*color\s*:\s*([^;!]+)/i;
const BACKGROUND_COLOR = /(?:^|;)\s*background(?:-color)?\s*:\s*([^;!]+)/i;
const TEXT_MASK = /background-clip\s*:\s*text/i;
const NOT_DISPLAYED = /(?:^|;)\s*display\s*:\s*none/i;
const FADED = /(?:^|;)\s*(?:visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*(?:0(?:\.0\d*)?|\.0\d*)(?![.\d%]))/i;

const SCALED_AWAY = /(?:^|;)\s*transform\s*:\s*scale(?:3d|x|y)?\(\s*0(?:\.0+)?\s*[,)]/i;
const ANIMATED = /opacity|visibility|transition|animation|will-change/i;

const COLOR_NAMES: Readonly<Record<string, string>> = { white: '#ffffff', black: '#000000' };

/** A color in one notation, as far as common ones go. */
function colorOf(text: string): string {
  const color = text.trim().toLowerCase().replace(/\s+/g, '');
  const [, r, g, b] = /^rgba?\((\d+),(\d+),(\d+)(?:,1)?\)$/.exec(color) ?? [];
  if (r !== undefined) return `#${[r, g, b].map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
  return COLOR_NAMES[color] ?? color.replace(/^#(\w)(\w)(\w)$/, '#$1$1$2$2$3$3');
}

/** Text that can't be told from its background. */
function isColorless(style: string): boolean {
  const color = TEXT_COLOR.exec(style)?.[1];
  if (color === undefined || TEXT_MASK.test(style)) return false;
  const own = colorOf(color);
  const background = BACKGROUND_COLOR.exec(style)?.[1];
  return (
    own === 'transparent' ||
    /^rgba\(.*,0(?:\.0+)?\)$/.test(own) ||
    (background !== undefined && colorOf(background) === own)
  );
}

const isUnseen = (style: string): boolean =>
  UNSEEN_STYLE.test(style) || (ONE_PIXEL.test(style) && CLIPPED.test(style)) || isColorless(style);

/** What a style sheet moves away; other ways of hiding in a style sheet are undone by scripts more often than not. */
const MOVED_AWAY = /(?:^|;)\s*(?:left|top|text-indent)\s*:\s*-\d{4,}(?:px|em|rem)/i;

/** Whether declarations of a style sheet move an element off screen. */
export const movesAway = (style: string): boolean => MOVED_AWAY.test(style);

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
 * or `later` if a script shows it, which pages do with their entire text as well as with menus; `layer` if it is a dialog
 * over the page, which a reader closes.
 */
export type Hiding = 'unseen' | 'aside' | 'faded' | 'later' | 'layer';

const NOTE_ROLE = /^doc-(?:foot|end)note$/;
const NOTE_TYPE = /(?:^|\s)(?:(?:foot|end|rear)?note)(?:\s|$)/;

function isMovedAway(className: string, id: string | undefined, movedAway: ReadonlySet<string>): boolean {
  if (movedAway.size === 0) return false;
  return movedAway.has(`#${id}`) || className.split(/\s+/).some((own) => movedAway.has(`.${own}`));
}

/**
 * Whether and how an element with these attributes is hidden, judged by what a reader would see. `movedAway`
 * are the classes and ids that the page's own style sheets move off screen.
 */
export function hidingOf(
  name: string,
  attributes: Readonly<Record<string, string>>,
  movedAway: ReadonlySet<string> = new Set(),
): Hiding | undefined {
  // Some pages fade in their entire body with a script; treating it as hidden would hide the page itself.
  if (NEVER_HIDDEN.has(name)) return undefined;
  const { style = '', class: className = '', role } = attributes;
  // Books open their notes in a window.
  if (NOTE_ROLE.test(role ?? '') || NOTE_TYPE.test(attributes['epub:type'] ?? '')) return undefined;
  if ((style !== '' && isUnseen(style)) || UNSEEN_CLASS.test(className)) return 'unseen';
  if (isMovedAway(className, attributes['id'], movedAway)) return 'unseen';
  if (attributes['aria-hidden'] === 'true' && GLYPHS_CLASS.test(className)) return 'unseen';
  // The other tabs of a group are a click away; in documentation they contain the same text for other languages.
  const isPanel = role === 'tabpanel' || role === 'region' || PANEL_CLASS.test(className);
  if (CLOSED_STYLE.test(style) && !isPanel) return 'unseen';
  const isHidden = 'hidden' in attributes && attributes['hidden'] !== 'until-found';
  if ((isHidden || NOT_DISPLAYED.test(style)) && !isPanel) return 'later';
  if (SCALED_AWAY.test(style) && !ANIMATED.test(style)) return 'faded';
  if (FADED.test(style)) {
    const fadesIn =
      FADES_IN_STYLE.test(style) ||
      FADES_IN_CLASS.test(className) ||
      Object.keys(attributes).some((key) => /^data-(?:aos|anim|scroll|reveal|framer|wow|sal)/.test(key));
    if (!fadesIn) return 'faded';
  }
  if (name === 'dialog' || role === 'dialog' || role === 'alertdialog' || attributes['aria-modal'] === 'true')
    return 'layer';
  return attributes['aria-hidden'] === 'true' && role !== 'tabpanel' ? 'aside' : undefined;
}
