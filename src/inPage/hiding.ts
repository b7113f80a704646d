import { attributeOf, contains, findIn, findInPage, parentOf, textOf } from './domProperties.js';
import { isTextMask, type Place } from './place.js';
import {
  FAINT,
  FAR,
  isAnimated,
  isInvisible,
  isMaskedAway,
  isTiny,
  isTransparent,
  opacityOf,
  type StyleTest,
} from './styles.js';

/** What a click shows: tabs, collapsed sections, menus. */
const OPENERS =
  '[aria-controls], [role="tab"][href^="#"], [data-toggle][href^="#"], [data-bs-toggle][href^="#"], [data-target^="#"], [data-bs-target^="#"]';
const OPENING = ['aria-controls', 'href', 'data-target', 'data-bs-target'];
const CONSENT = /cookie|consent|gdpr|rgpd|dsgvo|privacy|datenschutz|einwillig|confidentialit/i;
/** Longest text of a consent layer, in UTF-16 units. */
const MAX_LAYER = 4_000;
const AGREEING = 'button, [role="button"], a';

/**
 * By test, elements with a descendant that it fails for: without them, nested elements would be searched again and again.
 */
type Exceptions = Map<StyleTest, WeakSet<Node>>;

/** Says how style sheets hide the elements of a page. */
export class Hiding {
  /** Ids of what the page opens with a click. */
  readonly opened: ReadonlySet<string>;
  private readonly exceptions: Exceptions = new Map();

  constructor(page: Document) {
    this.opened = openedIds(page);
  }

  /**
   * Declarations that hide the element, from whatever style sheet, as they would stand in its style attribute; empty if
   * nothing hides it. The reader judges them. `parent`: the place around the element.
   */
  styleOf(element: Element, style: CSSStyleDeclaration, parent: Place): string {
    if (style.display === 'none') return this.opened.has(attributeOf(element, 'id') ?? '') ? '' : 'display:none';
    const found: string[] = [];
    if (isInvisible(style) && this.holdsForAll(isInvisible, element)) found.push('visibility:hidden');
    const isFaint = parent.opacity * opacityOf(style) < FAINT;
    if (isFaint) found.push('opacity:0');
    if (found.length > 0) {
      // How a page fades in what is scrolled to.
      if (/[1-9]/.test(style.transitionDuration)) found.push('transition:opacity');
      if (style.animationName !== 'none') found.push('animation:appear');
      if (style.transform !== 'none') found.push(`transform:${style.transform}`);
      if (style.willChange !== 'auto') found.push(`will-change:${style.willChange}`);
    }
    const isFilteredAway = isFaint && Number(style.opacity) >= FAINT && !isAnimated(style);
    const isSkipped = style.contentVisibility === 'hidden' && attributeOf(element, 'hidden') !== 'until-found';
    const isSmall = isTiny(style) && this.holdsForAll(isTiny, element);
    if (isFilteredAway || isSkipped || isMaskedAway(style) || isSmall) found.push('font-size:0');
    if (isTransparent(style) && !isTextMask(parent) && this.holdsForAll(isTransparent, element))
      found.push('color:transparent');
    found.push(...movedAway(element, style));
    if (style.clipPath !== 'none') found.push(`clip-path:${style.clipPath}`);
    return found.join(';');
  }

  private holdsForAll(test: StyleTest, element: Element): boolean {
    const known = this.exceptions.get(test) ?? new WeakSet();
    this.exceptions.set(test, known);
    if (known.has(element)) return false;
    const failing = findIn(element, '*').find((inner) => !test(getComputedStyle(inner)));
    if (!failing) return true;
    for (let node: Node | null = parentOf(failing); node && node !== element; node = parentOf(node)) known.add(node);
    return false;
  }
}

/** Whether text directly in a place can be seen, as far as styles tell. */
export function showsText(place: Place): boolean {
  if (!place.entered) return true;
  const { style } = place.entered;
  return !isInvisible(style) && !isTiny(style) && (!isTransparent(style) || isTextMask(place));
}

function openedIds(page: Document): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const opener of findInPage(page, OPENERS))
    for (const name of OPENING)
      for (const id of (attributeOf(opener, name) ?? '').split(/\s+/)) if (id !== '') ids.add(id.replace(/^#/, ''));
  return ids;
}

function movedAway(element: Element, style: CSSStyleDeclaration): string[] {
  const found: string[] = [];
  if (parseFloat(style.textIndent) <= -FAR) found.push(`text-indent:${style.textIndent}`);
  if (style.position === 'absolute' || style.position === 'fixed') {
    for (const side of ['left', 'top'] as const)
      if (parseFloat(style[side]) <= -FAR) found.push(`${side}:${style[side]}`);
    const clip = style.getPropertyValue('clip');
    if (clip !== 'auto') found.push(`clip:${clip}`);
    if (parseFloat(style.width) <= 1 && parseFloat(style.height) <= 1 && style.overflow === 'hidden')
      found.push('width:1px;height:1px;overflow:hidden');
  }
  if (style.position !== 'static' && parseFloat(style.bottom) <= -FAR && setsBottom(element))
    found.push(`bottom:${style.bottom}`);
  return found;
}

/** Whether "bottom" has a value of its own, not the one that follows from "top". Firefox doesn't tell. */
function setsBottom(element: Element): boolean {
  const { computedStyleMap } = Element.prototype as Partial<Element>;
  const set = computedStyleMap?.call(element).get('bottom') as Partial<CSSUnitValue> | undefined;
  return set?.unit === 'px' && (set.value ?? 0) <= -FAR;
}

/** Whether the element is a question about cookies that lies over the page. */
export function isConsentLayer(element: Element, { position }: CSSStyleDeclaration): boolean {
  if (position !== 'fixed' || !contains(element, AGREEING)) return false;
  const text = textOf(element);
  return text.length <= MAX_LAYER && CONSENT.test(text);
}
