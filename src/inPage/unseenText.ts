import {
  boxOf,
  childElementsOf,
  findInPage,
  isElement,
  localNameOf,
  parentOf,
  rootOf,
  windowOf,
} from './domProperties.js';
import { isFolded, isPlain, isTextMask, type Place } from './place.js';
import { alphaOf, channelsOf, FAR, MIN_SIZE, type Channels } from './styles.js';

/** Elements around a text that are compared with their neighbors. */
const MAX_LEVELS = 12;
/** Children of one parent that are compared. */
const MAX_ROW = 300;
/** Widest gap in a row, in CSS pixels. */
const MAX_ROW_GAP = 200;
/** Elements that are searched for what may lie behind a text. */
const MAX_SEARCHED = 20_000;
const MAX_COVERS = 300;
/** Equal for the eye, of 255. */
const MAX_DIFFERENCE = 3;
/** Smallest side of a text of more than two letters; a letter can be narrower. */
const MIN_LETTER = 0.5;
const PICTURES = new Set(['img', 'video', 'canvas', 'svg', 'iframe', 'picture']);
const WHITE: Channels = [255, 255, 255];

interface Span {
  left: number;
  right: number;
}

/**
 * Judges by geometry and color which text of a page nobody can see, whatever style sheet hides it. In doubt, text is seen:
 * what a click opens, what a script moves in, items of a carousel.
 */
export class UnseenText {
  private readonly range = Document.prototype.createRange.call(document);
  private readonly width: number;
  private readonly window: Window;
  /** Of each parent, the children in one row with a visible one. */
  private readonly rows = new Map<Node, ReadonlySet<Element>>();
  private covers: { boxes: DOMRect[] | null } | undefined;

  constructor(private readonly page: Document) {
    this.width = boxOf(rootOf(page)).width;
    this.window = windowOf(page) ?? window;
  }

  /** Above the body. */
  firstPlace(): Place {
    return {
      isHidden: false,
      opacity: 1,
      background: this.canvasColor(),
      clip: null,
      isScrolled: false,
      isOpened: false,
      known: { isFolded: false, isPlain: true, isTextMask: false },
    };
  }

  /** The color under everything; null if it isn't known, as in a frame, which may let another page shine through. */
  private canvasColor(): Channels | null {
    const { backgroundColor, backgroundImage, colorScheme } = getComputedStyle(rootOf(this.page));
    if (this.window !== this.window.top || backgroundImage !== 'none') return null;
    if (alphaOf(backgroundColor) === 0 && !colorScheme.includes('dark')) return WHITE;
    return alphaOf(backgroundColor) === 1 ? channelsOf(backgroundColor) : null;
  }

  isUnseen(node: Text, place: Place): boolean {
    const text = node.data.trim();
    // A tab that was never in front may have no size yet.
    if (text === '' || this.width < MIN_SIZE) return false;
    const { clip } = place;
    if (clip?.isEmpty) return !isFolded(place);
    this.range.selectNodeContents(node);
    let isThin = true;
    for (const box of this.range.getClientRects()) {
      if (box.height < MIN_SIZE || box.width < (text.length > 2 ? MIN_SIZE : MIN_LETTER)) continue;
      isThin = false;
      if (this.isOutside(box, place)) continue;
      return this.isColoredLikeBackground(place, box);
    }
    if (isFolded(place)) return false;
    const { scrollX } = this.window;
    const visible = clip ?? { left: -scrollX, right: this.width - scrollX };
    return isThin || !this.isBesideVisible(parentOf(node), visible);
  }

  /** Whether a box lies where nobody scrolls, or is clipped away. */
  isOutside({ left, right, bottom }: DOMRect, { clip, isScrolled }: Place): boolean {
    const { scrollX, scrollY } = this.window;
    if (right + scrollX <= -FAR || bottom + scrollY <= -FAR) return true;
    if (!isScrolled && left + scrollX >= this.width + FAR) return true;
    return clip !== null && (clip.isEmpty || right <= clip.left || left >= clip.right);
  }

  private isBesideVisible(from: Node | null, visible: Span): boolean {
    let node = from;
    for (let level = 0; node && isElement(node) && level < MAX_LEVELS; level++) {
      const { left, right } = boxOf(node);
      if (right > visible.left && left < visible.right) return false;
      const parent = parentOf(node);
      if (parent && isElement(parent) && this.rowOf(parent, visible).has(node)) return true;
      node = parent;
    }
    return false;
  }

  private rowOf(parent: Element, visible: Span): ReadonlySet<Element> {
    const known = this.rows.get(parent);
    if (known) return known;
    const boxes = [...childElementsOf(parent)]
      .slice(0, MAX_ROW)
      .map((child) => ({ child, box: boxOf(child) }))
      // A wide one would connect what stands far apart.
      .filter(({ box }) => box.width >= MIN_SIZE && box.width <= 2 * (visible.right - visible.left))
      .sort((one, other) => one.box.left - other.box.left);
    const kept = new Set<Element>();
    let run: typeof boxes = [];
    let end = -Infinity;
    const close = () => {
      if (run.some(({ box }) => box.right > visible.left && box.left < visible.right))
        for (const { child } of run) kept.add(child);
      run = [];
    };
    for (const one of boxes) {
      if (one.box.left > end + MAX_ROW_GAP) close();
      run.push(one);
      end = Math.max(end, one.box.right);
    }
    close();
    this.rows.set(parent, kept);
    return kept;
  }

  private isColoredLikeBackground(place: Place, { left, right, top, bottom }: DOMRect): boolean {
    const { entered, background } = place;
    const color = background && entered ? channelsOf(entered.style.webkitTextFillColor) : null;
    if (!color || !background || !entered || !areAlike(color, background)) return false;
    if (!isPlain(place) || isFolded(place) || isTextMask(place)) return false;
    const { textShadow, webkitTextStrokeWidth } = entered.style;
    if (textShadow !== 'none' || parseFloat(webkitTextStrokeWidth) > 0) return false;
    this.covers ??= { boxes: this.findCovers() };
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const lies = (box: DOMRect) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
    return this.covers.boxes !== null && !this.covers.boxes.some(lies);
  }

  /** What may lie between the text and the background of the elements around it; null if that is too much. */
  private findCovers(): DOMRect[] | null {
    const elements = findInPage(this.page, 'body *');
    if (elements.length > MAX_SEARCHED) return null;
    const found: DOMRect[] = [];
    for (const element of elements) {
      if (found.length > MAX_COVERS) return null;
      const { position, backgroundColor, backgroundImage } = getComputedStyle(element);
      const isPositioned = position === 'absolute' || position === 'fixed';
      const isLayer = isPositioned && (alphaOf(backgroundColor) > 0 || backgroundImage !== 'none');
      if (isLayer || PICTURES.has(localNameOf(element))) found.push(boxOf(element));
    }
    return found;
  }
}

const areAlike = (one: Channels, other: Channels): boolean =>
  one.every((channel, index) => Math.abs(channel - (other[index] ?? 0)) <= MAX_DIFFERENCE);
