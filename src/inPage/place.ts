import { attributeOf, boxOf, contains, matches, previousElementOf } from './domProperties.js';
import { alphaOf, channelsOf, isAnimated, isMoved, MIN_SIZE, opacityOf, type Channels } from './styles.js';

/** Elements whose text has no boxes of its own. */
const WITHOUT_BOXES = new Set(['math', 'select', 'option', 'optgroup', 'video', 'audio', 'canvas', 'title', 'desc']);
const PANEL_CLASS = /tab-?(?:pane|panel|content)|accordion|collaps|faq|answer|panel|toggle|expand/i;
const PANEL_ROLE = /^(?:tabpanel|region)$/;
const CONTROLS = 'button, summary, label, input, [role="button"], [role="tab"], [aria-expanded]';

/** What cuts off the text in it, in CSS pixels of the window. */
export interface Clip {
  /** Nothing fits into it. */
  isEmpty: boolean;
  left: number;
  right: number;
  isPositioned: boolean;
}

/** Where a text stands: what its element and those around it say about whether it is seen. */
export interface Place {
  /** The element; undefined above the body. */
  entered?: { element: Element; name: string; style: CSSStyleDeclaration; parent: Place };
  /** A style attribute already says that everything here is hidden. */
  isHidden: boolean;
  /** Of all elements around the text together, 0..1. */
  opacity: number;
  /** The color behind the text; null if it isn't known. */
  background: Channels | null;
  clip: Clip | null;
  /** A reader can scroll to it sideways. */
  isScrolled: boolean;
  /** A click gives it its size. */
  isOpened: boolean;
  /** Answers that have been found. */
  known: { isFolded?: boolean; isPlain?: boolean; isTextMask?: boolean };
}

/** The place of an element in another one. `opened`: ids of what the page opens with a click. */
export function enter(
  element: Element,
  name: string,
  style: CSSStyleDeclaration,
  parent: Place,
  opened: ReadonlySet<string>,
): Place {
  const alpha = alphaOf(style.backgroundColor);
  return {
    entered: { element, name, style, parent },
    isHidden: false,
    opacity: parent.opacity * opacityOf(style),
    background: alpha === 0 ? parent.background : alpha === 1 ? channelsOf(style.backgroundColor) : null,
    ...clipping(element, name, style, parent, opened),
    known: {},
  };
}

function clipping(
  element: Element,
  name: string,
  style: CSSStyleDeclaration,
  parent: Place,
  opened: ReadonlySet<string>,
): Pick<Place, 'clip' | 'isScrolled' | 'isOpened'> {
  const { position, overflow, overflowX } = style;
  const leaves = position === 'fixed' || (position === 'absolute' && parent.clip?.isPositioned === false);
  const around = { clip: leaves ? null : parent.clip, isScrolled: parent.isScrolled, isOpened: false };
  const isClipping = overflow !== 'visible';
  const isFlat = parseFloat(style.lineHeight) < MIN_SIZE;
  const hasBox = style.display !== 'inline' && style.display !== 'contents' && name !== 'body';
  if (!(isClipping || isFlat) || !hasBox) return around;
  const { left, right, width, height } = boxOf(element);
  const isPositioned = position !== 'static';
  if (height < MIN_SIZE || width < MIN_SIZE) {
    if (isClipping && isOpenedByClick(element, style, opened)) return { ...around, isOpened: true };
    return { ...around, clip: { isEmpty: true, left, right, isPositioned } };
  }
  if (!isClipping) return around;
  if (/auto|scroll/.test(overflowX))
    return { ...around, isScrolled: true, clip: around.clip?.isEmpty ? around.clip : null };
  if (overflowX === 'visible' || style.textOverflow === 'ellipsis' || around.clip?.isEmpty) return around;
  return { ...around, clip: { isEmpty: false, left, right, isPositioned } };
}

function isOpenedByClick(element: Element, style: CSSStyleDeclaration, opened: ReadonlySet<string>): boolean {
  if (isAnimated(style) || opened.has(attributeOf(element, 'id') ?? '')) return true;
  if (PANEL_ROLE.test(attributeOf(element, 'role') ?? '') || PANEL_CLASS.test(attributeOf(element, 'class') ?? ''))
    return true;
  const before = previousElementOf(element);
  return before !== null && (matches(before, CONTROLS) || contains(before, CONTROLS));
}

type Entered = NonNullable<Place['entered']>;

/** Whether something holds for the element of a place, or for one around it. */
function inherited(
  name: 'isFolded' | 'isTextMask',
  test: (entered: Entered, place: Place) => boolean,
): (place: Place) => boolean {
  const holds = (place: Place): boolean => {
    const { entered, known } = place;
    return (known[name] ??= entered !== undefined && (test(entered, place) || holds(entered.parent)));
  };
  return holds;
}

/** Without boxes, or without its place, until a click or a script gives it one. */
export const isFolded = inherited(
  'isFolded',
  ({ element, name, style }, { isOpened }) =>
    isOpened ||
    style.display === 'none' ||
    style.contentVisibility !== 'visible' ||
    WITHOUT_BOXES.has(name) ||
    (name === 'details' && attributeOf(element, 'open') === null) ||
    (isMoved(style) && isAnimated(style)),
);

export const isTextMask = inherited('isTextMask', ({ style }) => style.backgroundClip.includes('text'));

/** Whether nothing but the color lies behind the text, as far as the elements around it tell. */
export function isPlain({ entered, known }: Place): boolean {
  return (known.isPlain ??=
    entered === undefined ||
    (isPlainStyle(entered.style) && (alphaOf(entered.style.backgroundColor) === 1 || isPlain(entered.parent))));
}

const isPlainStyle = (style: CSSStyleDeclaration): boolean =>
  style.position === 'static' &&
  !style.display.includes('grid') &&
  !(parseFloat(style.marginTop) < 0) &&
  style.backgroundImage === 'none' &&
  style.mixBlendMode === 'normal' &&
  !/invert|hue|bright/.test(style.filter);
