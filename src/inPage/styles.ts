/** Red, green, and blue, 0..255. */
export type Channels = readonly [red: number, green: number, blue: number];

/** Opacity that nobody sees. */
export const FAINT = 0.02;
/** Size that nobody sees, in CSS pixels. */
export const MIN_SIZE = 2;
/** Beyond the page by this much, in CSS pixels, nobody scrolls. */
export const FAR = 1_000;

const ALPHA = /^(?:rgba\(.*,|[^]*\/)\s*([\d.e-]+)\)$/;
const CHANNELS = /^rgba?\((\d+), (\d+), (\d+)/;
const OPACITY_FILTER = /opacity\(([\d.e-]+)\)/g;
const COLORS = /(?:rgba?|color|oklab|oklch|lab|lch)\([^)]*\)/g;

/** Opacity of a computed color, 0..1. */
export const alphaOf = (color: string): number => Number(ALPHA.exec(color)?.[1] ?? 1);

export function channelsOf(color: string): Channels | null {
  const [, red, green, blue] = CHANNELS.exec(color) ?? [];
  return red === undefined ? null : [Number(red), Number(green), Number(blue)];
}

/** Opacity of an element, its filters included. */
export function opacityOf({ opacity, filter }: CSSStyleDeclaration): number {
  let product = Number(opacity);
  for (const [, share] of filter.matchAll(OPACITY_FILTER)) product *= Number(share);
  return product;
}

export const isAnimated = ({ transitionDuration, animationName, willChange }: CSSStyleDeclaration): boolean =>
  /[1-9]/.test(transitionDuration) || animationName !== 'none' || willChange !== 'auto';

export const isMoved = ({ transform, translate, scale }: CSSStyleDeclaration): boolean =>
  transform !== 'none' || translate !== 'none' || scale !== 'none';

export function isMaskedAway({ maskImage }: CSSStyleDeclaration): boolean {
  if (!maskImage.includes('gradient') || maskImage.includes('url(')) return false;
  const colors = maskImage.match(COLORS);
  return colors !== null && colors.every((color) => alphaOf(color) < FAINT);
}

// Of these, a descendant may have another value, and be seen.
export type StyleTest = (style: CSSStyleDeclaration) => boolean;
export const isInvisible: StyleTest = ({ visibility }) => visibility !== 'visible';
export const isTiny: StyleTest = ({ fontSize }) => parseFloat(fontSize) < MIN_SIZE;
export const isTransparent: StyleTest = ({ textShadow, backgroundClip, webkitTextFillColor }) =>
  alphaOf(webkitTextFillColor) < FAINT && textShadow === 'none' && !backgroundClip.includes('text');
