import { MathMLToLaTeX } from 'mathml-to-latex';

/** Elements by which MathML carries other notations along, or that draw nothing. */
const ANNOTATION = /<(annotation|annotation-xml|none|mphantom)\b[^>]*>[\s\S]*?<\/\1>/g;

/** The TeX of a formula's MathML; its bare text where it is none that can be understood. */
export function texOfMathml(markup: string, text: string): string {
  if (!/<m(?:frac|sup|sub|subsup|sqrt|root|over|under|underover|table|row|i|n|o|fenced|text)\b/.test(markup))
    return text;
  try {
    const tex = MathMLToLaTeX.convert(`<math>${markup.replace(ANNOTATION, '')}</math>`);
    return tex.replace(/\s+/g, ' ').trim() || text;
  } catch {
    return text;
  }
}

const FORMULA_NAME = /(?:^|[\s_/-])(?:la)?tex(?:$|[\s_./?-])|math|formula|equation|codecogs|mimetex|katex/i;
const LIKE_TEX =
  /\\(?:frac|sqrt|sum|int|prod|alpha|beta|gamma|pi|theta|lambda|mu|sigma|partial|infty|left|right|cdot|times|leq?|geq?|neq|displaystyle|mathrm|mathbf|text|begin|operatorname|hat|bar|vec|lim|log|sin|cos|to|in|approx)\b|[\w)}]\^\{|[\w)}]_\{/;

/** The TeX of a picture of a formula, which stands in its `alt`. */
export function texOfImage(attributes: Readonly<Record<string, string>>): string | undefined {
  const alt = (attributes['data-latex'] ?? attributes['data-formula'] ?? attributes['alt'] ?? '').trim();
  if (alt === '' || alt.length > 2_000 || /^(?:formula|equation|math|latex|image)\d*$/i.test(alt)) return undefined;
  const named = FORMULA_NAME.test(`${attributes['class'] ?? ''} `) || FORMULA_NAME.test(attributes['src'] ?? '');
  // A caption of some words that stands on a picture from a folder named "math" is no formula.
  const like =
    LIKE_TEX.test(alt) || (named && /[=<>^_\\+≤≥]|^[a-z]$|\d/i.test(alt) && !/(?:\b[a-z]{4,}\b.*){3}/i.test(alt));
  if (!like) return undefined;
  return alt
    .replace(/^\$+|\$+$/g, '')
    .replace(/^\{?\\displaystyle\s*([\s\S]*?)\}?$/, '$1')
    .trim();
}
