import { attributeOf, findIn, findInPage, parentOf, textOf } from './domProperties.js';

/** What a click shows: tabs, collapsed sections, menus. */
const OPENERS =
  '[aria-controls], [role="tab"][href^="#"], [data-toggle][href^="#"], [data-bs-toggle][href^="#"], [data-target^="#"], [data-bs-target^="#"]';
const OPENING = ['aria-controls', 'href', 'data-target', 'data-bs-target'];
const CONSENT = /cookie|consent|gdpr|rgpd|dsgvo|privacy|datenschutz|einwillig|confidentialit/i;
/** Longest text of a consent layer, in UTF-16 units. */
const MAX_LAYER = 4_000;
/** Beyond this, in CSS pixels, nobody scrolls. */
const OFF_SCREEN = -1_000;

type Test = (style: CSSStyleDeclaration) => boolean;

// Of these, a descendant may have another value, and be seen.
const isInvisible: Test = ({ visibility }) => visibility !== 'visible';
const isTiny: Test = ({ fontSize }) => parseFloat(fontSize) < 2;
const isTransparent: Test = ({ color, webkitTextFillColor, backgroundClip }) =>
  /^rgba\(.*, 0\)$/.test(color) && webkitTextFillColor === color && backgroundClip !== 'text';

/**
 * By test, elements with a descendant that it fails for: without them, nested elements would be searched again and again.
 */
export type Exceptions = Map<Test, WeakSet<Node>>;

function holdsForAll(test: Test, element: Element, exceptions: Exceptions): boolean {
  const known = exceptions.get(test) ?? new WeakSet();
  exceptions.set(test, known);
  if (known.has(element)) return false;
  const failing = findIn(element, '*').find((inner) => !test(getComputedStyle(inner)));
  if (!failing) return true;
  for (let node = parentOf(failing); node && node !== element; node = parentOf(node)) known.add(node);
  return false;
}

/** Whether text directly in an element of this style can be seen. */
export const showsText = (style: CSSStyleDeclaration): boolean =>
  !isInvisible(style) && !isTiny(style) && !isTransparent(style);

/** Ids of what the page opens with a click. */
export function openedIds(page: Document): Set<string> {
  const ids = new Set<string>();
  for (const opener of findInPage(page, OPENERS))
    for (const name of OPENING)
      for (const id of (attributeOf(opener, name) ?? '').split(/\s+/)) ids.add(id.replace(/^#/, ''));
  return ids;
}

/**
 * Declarations that hide the element, from whatever style sheet, as they would stand in its style attribute; empty if
 * nothing hides it. The reader judges them.
 */
export function hidingStyle(
  element: Element,
  style: CSSStyleDeclaration,
  opened: ReadonlySet<string>,
  exceptions: Exceptions,
): string {
  if (style.display === 'none') return opened.has(attributeOf(element, 'id') ?? '') ? '' : 'display:none';
  const found: string[] = [];
  if (isInvisible(style) && holdsForAll(isInvisible, element, exceptions)) found.push('visibility:hidden');
  if (Number(style.opacity) === 0) found.push('opacity:0');
  if (found.length > 0) {
    // How a page fades in what is scrolled to.
    if (/[1-9]/.test(style.transitionDuration)) found.push('transition:opacity');
    if (style.animationName !== 'none') found.push('animation:appear');
    if (style.transform !== 'none') found.push(`transform:${style.transform}`);
    if (style.willChange !== 'auto') found.push(`will-change:${style.willChange}`);
  }
  if (isTiny(style) && holdsForAll(isTiny, element, exceptions)) found.push('font-size:0');
  if (isTransparent(style) && holdsForAll(isTransparent, element, exceptions)) found.push('color:transparent');
  if (parseFloat(style.textIndent) <= OFF_SCREEN) found.push(`text-indent:${style.textIndent}`);
  if (style.position === 'absolute' || style.position === 'fixed') {
    for (const side of ['left', 'top'] as const)
      if (parseFloat(style[side]) <= OFF_SCREEN) found.push(`${side}:${style[side]}`);
    if (style.getPropertyValue('clip') !== 'auto') found.push(`clip:${style.getPropertyValue('clip')}`);
    if (parseFloat(style.width) <= 1 && parseFloat(style.height) <= 1 && style.overflow === 'hidden')
      found.push('width:1px;height:1px;overflow:hidden');
  }
  if (style.clipPath !== 'none') found.push(`clip-path:${style.clipPath}`);
  return found.join(';');
}

/** Whether the element is a question about cookies that lies over the page. */
export function isConsentLayer(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.position !== 'fixed') return false;
  if (findIn(element, 'button, [role="button"], a').length === 0) return false;
  const text = textOf(element);
  return text.length <= MAX_LAYER && CONSENT.test(text);
}
