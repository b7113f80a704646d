import { MathMLToLaTeX } from 'mathml-to-latex';

/** What MathJax 2 draws next to each script with a formula's TeX. */
export const DRAWN_FORMULA =
  /(?:^|\s)(?:MathJax(?:_Preview|_Display|_SVG|_SVG_Display|_CHTML|_MathML)?|mjx-chtml|MJXc-display)(?:\s|$)/;
/** What contains a formula of KaTeX, drawn and perhaps written. */
export const FORMULA_CLASS = /(?:^|\s)katex(?:\s|$)/;

/** MathML elements that contain other notations, or that display nothing. */
const ANNOTATION = /<(annotation|annotation-xml|mphantom)\b[^>]*>[\s\S]*?<\/\1>/g;
/** The place of a script that an element doesn't have, by which the others are counted. */
const NO_SCRIPT = /<none\b[^>]*>(?:\s*<\/none>)?/g;

/** The TeX of a formula's MathML, or its plain text if it can't be converted. */
export function texOfMathml(markup: string, text: string): string {
  if (!/<m(?:frac|sup|sub|subsup|sqrt|root|over|under|underover|table|row|i|n|o|fenced|text)\b/.test(markup))
    return text;
  try {
    const tex = MathMLToLaTeX.convert(
      `<math>${markup.replace(ANNOTATION, '').replace(NO_SCRIPT, '<mrow></mrow>')}</math>`,
    );
    return tex.replace(/\s+/g, ' ').trim() || text;
  } catch {
    return text;
  }
}

const FORMULA_NAME = /(?:^|[\s_/-])(?:la)?tex(?:$|[\s_./?-])|math|formula|equation|codecogs|mimetex|katex/i;
const LIKE_TEX =
  /\\(?:frac|sqrt|sum|int|prod|alpha|beta|gamma|pi|theta|lambda|mu|sigma|partial|infty|left|right|cdot|times|leq?|geq?|neq|displaystyle|mathrm|mathbf|text|begin|operatorname|hat|bar|vec|lim|log|sin|cos|to|in|approx)\b|[\w)}]\^\{|[\w)}]_\{/;

const MAX_IMAGE_TEX = 2_000;
const NO_DESCRIPTION = /^(?:formula|equation|math|latex|image)\d*$/i;
const FORMULA_IMAGE = /(?:^|[\s_-])(?:la)?tex(?:$|[\s_-])|(?:^|[\s_-])(?:math|formula|equation)(?:$|[\s_-])/i;
/** The part of an address that is the TeX of the image that a service draws, and instructions for drawing it. */
const ADDRESS_TEX = /[?&](?:latex|tex|math|chl|formula)=([^&#]+)/i;
const INSTRUCTIONS = /^(?:\\(?:inline|dpi\{\d+\}|[bf][gn]_\w+|(?:tiny|small|large|huge)(?![a-z]))[\s;]*)+/i;

/** What addresses ask of other services. */
const PARAMETERS = /^[\w-]+=[\w.,%+-]*(?:&[\w-]+=[\w.,%+-]*)*$/;

/** The TeX in the address of an image that a service draws from it. */
function texOfAddress(address: string): string | undefined {
  const query = address.indexOf('?');
  if (query < 0 || !FORMULA_NAME.test(address.slice(0, query + 1))) return undefined;
  try {
    const tex = decodeURIComponent(ADDRESS_TEX.exec(address)?.[1] ?? address.slice(query + 1))
      .replaceAll('&space;', ' ')
      .replace(INSTRUCTIONS, '')
      .trim();
    const isTex = ADDRESS_TEX.test(address) || (/[\\^_=]/.test(tex) && !PARAMETERS.test(tex));
    return isTex && tex !== '' && tex.length <= MAX_IMAGE_TEX ? tex : undefined;
  } catch {
    return undefined;
  }
}

/** Whether an image is a formula by its class, which nothing describes. */
export const isUnreadFormula = ({ class: className = '', alt = '' }: Readonly<Record<string, string>>): boolean =>
  FORMULA_IMAGE.test(className) && (alt.trim() === '' || NO_DESCRIPTION.test(alt.trim()));

/** The TeX of an image of a formula, from its `alt` or its address. */
export const texOfImage = (attributes: Readonly<Record<string, string>>): string | undefined =>
  texOfAlt(attributes) ?? texOfAddress(attributes['src'] ?? '');

function texOfAlt(attributes: Readonly<Record<string, string>>): string | undefined {
  const alt = (attributes['data-latex'] ?? attributes['data-formula'] ?? attributes['alt'] ?? '').trim();
  if (alt === '' || alt.length > MAX_IMAGE_TEX || NO_DESCRIPTION.test(alt)) return undefined;
  const named = FORMULA_NAME.test(`${attributes['class'] ?? ''} `) || FORMULA_NAME.test(attributes['src'] ?? '');
  // A caption of several words on an image from a folder named "math" isn't a formula.
  const like =
    LIKE_TEX.test(alt) || (named && /[=<>^_\\+≤≥]|^[a-z]$|\d/i.test(alt) && !/(?:\b[a-z]{4,}\b.*){3}/i.test(alt));
  if (!like) return undefined;
  return alt
    .replace(/^\$+|\$+$/g, '')
    .replace(/^\{?\\displaystyle\s*([\s\S]*?)\}?$/, '$1')
    .trim();
}

/** None contains the beginning of another, so that looking for one takes no long. */
const DELIMITED = /\\\(((?:(?!\\[()])[^]){1,1000})\\\)|\\\[((?:(?!\\[[\]])[^]){1,3000})\\\]|\$\$([^$]{1,3000})\$\$/g;
/** Anything that isn't TeX, such as the escaped brackets of a pattern, lacks these, or begins with a space and a word. */
const TEX_SIGN = /[=^_<>+*/±×]|\\[a-z]{2}|^\s*[\da-z]\s*$/i;

/** More formulas of a page stay as they are written. */
export const MAX_DELIMITED = 4_000;

/** A text in pieces that each end with a formula, if it has formulas between the delimiters that scripts look for, at `most` so many. */
export function delimitedTex(
  text: string,
  most: number,
): { before: string; tex: string; display: boolean }[] | undefined {
  if (!/\\[([]|\$\$/.test(text)) return undefined;
  const pieces: { before: string; tex: string; display: boolean }[] = [];
  let from = 0;
  for (const { 0: whole, 1: inline, 2: display, 3: dollars, index } of text.matchAll(DELIMITED)) {
    const tex = inline ?? display ?? dollars ?? '';
    if (pieces.length >= most) break;
    if (!TEX_SIGN.test(tex)) continue;
    pieces.push({ before: text.slice(from, index), tex, display: inline === undefined });
    from = index + whole.length;
  }
  if (pieces.length === 0) return undefined;
  return [...pieces, { before: text.slice(from), tex: '', display: false }];
}
