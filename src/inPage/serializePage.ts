import type { SerializeLimits, Serialized } from './contract.js';
import {
  attributeOf,
  attributesOf,
  bodyOf,
  boxOf,
  contentTypeOf,
  isElement,
  isText,
  localNameOf,
  matches,
  nodesIn,
  pageIn,
  parentOf,
  rootOf,
  textOf,
  windowOf,
} from './domProperties.js';
import { Hiding, isConsentLayer, showsText } from './hiding.js';
import { escapeAttribute, escapeText, Output } from './output.js';
import { enter, type Place } from './place.js';
import { shownChildren } from './shadowRoots.js';
import { textMarksOf } from './textMarks.js';
import { UnseenText } from './unseenText.js';

const DROPPED = new Set(['script', 'style', 'noscript', 'template', 'link']);
/** Elements of an SVG with a text of their own. */
const DRAWN_TEXT = new Set(['text', 'title', 'desc']);
const FRAMES = new Set(['iframe', 'frame', 'object', 'embed']);
const VOID = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'meta', 'source', 'track', 'wbr']);
/** Facts about a page, which a frame doesn't have for the page around it. */
const ABOUT_PAGE = new Set(['base', 'meta']);
/** What the reader calls elements that are none of HTML's, or whose contents it wouldn't take for markup. */
const TAGS: ReadonlyMap<string, string> = new Map([
  ['frameset', 'div'],
  ['object', 'div'],
  ['plaintext', 'pre'],
  ['xmp', 'pre'],
  ['listing', 'pre'],
]);
/** The reader takes these for visible. */
const ALWAYS_READ = new Set(['main', 'article']);
/** These end for the reader where a block begins, which would then be outside of what is hidden. */
const ENDING_EARLY = new Set(['p', 'li', 'dt', 'dd']);
/** Fields whose values aren't visible. */
const SECRET_FIELDS = 'input[type="password" i], input[type="hidden" i]';
/** Levels of nesting; deeper text comes without its elements, because a page could exhaust the stack. */
const MAX_DEPTH = 500;
/** Longest attribute, in UTF-16 units. An address or a label is shorter; the rest is pictures and data. */
const MAX_ATTRIBUTE = 10_000;
/** Attributes of an element: the browser looks for each among all of them. */
const MAX_ATTRIBUTES = 200;
/** Smallest frame of another site whose text counts, in CSS pixels: smaller ones are buttons and trackers. */
export const FOREIGN_FRAME = { width: 200, height: 100 };
/** Smallest frame that may hold much of the page's text; advertisements are smaller. */
const LARGE_FRAME = { width: 480, height: 320 };

export interface SerializeOptions {
  limits: SerializeLimits;
  /** What stands for a frame whose document is taken elsewhere; undefined if nobody takes it. Default: frames are read. */
  mark?: (frame: Element) => string | undefined;
  /** HTML that follows the last child of an element. */
  after?: (element: Element) => string[];
  /** Whether an element has come over the page by itself, and isn't read. */
  isLateLayer?: (element: Element, style: CSSStyleDeclaration) => boolean;
}

/**
 * The page as a person sees it, as HTML: shadow roots in the place of their hosts with their slots filled, frames in the
 * place of their elements, form values as they are; without scripts and invisible fields. Instead of the page's style
 * sheets, an element that they hide has a style attribute that says how, text that nobody can see is left out, and a
 * consent layer has the role of a dialog. Without `mark`, frames of the same origin are read, and others left out.
 */
export function serializePage(page: Document, options: SerializeOptions): Serialized {
  const output = new Output(options.limits);
  // A page can remove everything.
  const root = rootOf(page) as Element | null;
  if (!root) return { html: '', missing: [] };
  try {
    output.write('<!DOCTYPE html>');
    const walk = new PageWalk(page, output, options);
    walk.visit(root, walk.unseen.firstPlace(), 0);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    output.missing.add('end');
  }
  return { html: output.text(), missing: [...output.missing] };
}

/** HTML of some elements of a page, each as it would be in the whole. */
export function serializeElements(page: Document, elements: readonly Element[], limits: SerializeLimits): string[] {
  return elements.map((element) => {
    const output = new Output(limits);
    const walk = new PageWalk(page, output, { limits });
    try {
      walk.visit(element, walk.placeAround(element), 0);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    return output.text();
  });
}

/** Writes one document, and others for its frames. */
class PageWalk {
  readonly unseen: UnseenText;
  private readonly hiding: Hiding;
  private readonly isDrawing: boolean;
  private readonly isInFrame: boolean;

  constructor(
    private readonly page: Document,
    private readonly output: Output,
    private readonly options: SerializeOptions,
  ) {
    this.unseen = new UnseenText(page);
    this.hiding = new Hiding(page);
    this.isDrawing = contentTypeOf(page) === 'image/svg+xml';
    this.isInFrame = (windowOf(page) ?? window) !== window.top;
  }

  visit(node: Node, place: Place, depth: number): void {
    this.output.visit();
    if (isText(node)) this.writeText(node, place);
    if (!isElement(node)) return;
    const name = localNameOf(node).toLowerCase();
    if (this.isInFrame && (this.isHead(node, name) || ABOUT_PAGE.has(name) || isData(node, name))) return;
    if (isData(node, name)) this.output.write(dataOf(node));
    else if (FRAMES.has(name)) this.writeFrame(node, name, place, depth);
    else if (name === 'slot') this.visitAll(shownChildren(node), place, depth);
    else if (!DROPPED.has(name)) this.writeElement(node, name, place, depth);
  }

  /** Whether it is the page's own, which isn't shown. A script may put elements of this name into the text. */
  private isHead(element: Element, name: string): boolean {
    return name === 'head' && parentOf(element) === rootOf(this.page);
  }

  private visitAll(nodes: Iterable<Node>, place: Place, depth: number): void {
    for (const node of nodes)
      if (depth < MAX_DEPTH) this.visit(node, place, depth + 1);
      else this.writeDeep(node);
  }

  private writeText(node: Text, place: Place): void {
    const judged = !place.isHidden && place.entered !== undefined;
    if (judged && (!showsText(place) || (!this.output.isHurried && this.unseen.isUnseen(node, place)))) return;
    this.output.write(escapeText(node.data));
  }

  private writeElement(element: Element, name: string, place: Place, depth: number): void {
    const isRoot = name === 'html' && element === rootOf(this.page);
    const isJudged = !place.isHidden && !isRoot && !this.isHead(element, name);
    const style = isJudged ? getComputedStyle(element) : undefined;
    if (style && this.options.isLateLayer?.(element, style)) return;
    const hiding = style ? this.hiding.styleOf(element, style, place) : '';
    const role = style && name !== 'body' && isConsentLayer(element, style) ? 'dialog' : undefined;
    const tag = this.tagOf(element, name, hiding);
    const marks = style ? textMarksOf(name, style) : '';
    this.output.write(`<${tag}${shownAttributes(element, [hiding, marks].filter(Boolean).join(';'), role)}>`);
    if (name === 'textarea') this.output.write(escapeText((element as HTMLTextAreaElement).value));
    else this.visitAll(shownChildren(element), this.inside(element, name, style, hiding, place), depth);
    for (const html of this.options.after?.(element) ?? []) this.output.write(html);
    if (!VOID.has(name)) this.output.write(`</${tag}>`);
  }

  /** What the element is for the reader. */
  private tagOf(element: Element, name: string, hiding: string): string {
    if (this.isDrawing) return DRAWN_TEXT.has(name) ? 'p' : name === 'tspan' ? 'span' : 'div';
    const isPage = name === 'html' || name === 'body';
    if (isPage && (!this.isOwn(element) || (this.isInFrame && hides(hiding)))) return 'div';
    if (hides(hiding) && (ENDING_EARLY.has(name) || (ALWAYS_READ.has(name) && isGone(hiding)))) return 'div';
    return TAGS.get(name) ?? name;
  }

  /** Whether it is the root or the body of the page. A script may put elements of these names into the text. */
  private isOwn(element: Element): boolean {
    return element === rootOf(this.page) || element === bodyOf(this.page);
  }

  /** The place that an element stands in. */
  placeAround(element: Element): Place {
    const parent = parentOf(element);
    const around = parent && (isElement(parent) ? parent : (parent as Partial<ShadowRoot>).host);
    if (!around || around === rootOf(this.page)) return this.unseen.firstPlace();
    const place = this.placeAround(around);
    if (place.isHidden) return place;
    const style = getComputedStyle(around);
    return this.inside(around, localNameOf(around), style, this.hiding.styleOf(around, style, place), place);
  }

  private inside(
    element: Element,
    name: string,
    style: CSSStyleDeclaration | undefined,
    hiding: string,
    place: Place,
  ): Place {
    if (this.isHead(element, name)) return { ...place, isHidden: true };
    if (!style) return place;
    return hides(hiding) ? { ...place, isHidden: true } : enter(element, name, style, place, this.hiding.opened);
  }

  private writeFrame(frame: Element, name: string, place: Place, depth: number): void {
    const page = pageIn(frame);
    const box = boxOf(frame);
    const { width, height } = page ? { width: 1, height: 1 } : FOREIGN_FRAME;
    const isRead = this.options.mark ? this.options.mark(frame) !== undefined : page !== null;
    // Shows its contents if it can't show what it is for.
    if (name === 'object' && !isRead) this.writeElement(frame, name, place, depth);
    if (box.width < width || box.height < height) return;
    const style = place.isHidden ? undefined : getComputedStyle(frame);
    const hiding = style ? this.hiding.styleOf(frame, style, place) : '';
    if (style && this.unseen.isOutside(box, place)) return;
    if (!isRead && hiding === '' && !place.isHidden && isLargeDocument(frame, name, box))
      this.output.missing.add('frames');
    const inner = page && textRootOf(page);
    const mark = this.options.mark?.(frame);
    if (mark === undefined && (this.options.mark || !inner)) return;
    this.output.write(`<section${hiding === '' ? '' : ` style="${escapeAttribute(hiding)}"`}>`);
    if (mark !== undefined) this.output.write(mark);
    else if (inner) {
      const walk = new PageWalk(page, this.output, { limits: this.options.limits });
      const isHidden = place.isHidden || hiding !== '';
      walk.visitAll([inner], { ...walk.unseen.firstPlace(), isHidden }, depth);
    }
    this.output.write('</section>');
  }

  private writeDeep(root: Node): void {
    if (isElement(root) && DROPPED.has(localNameOf(root))) return;
    const write = (node: Node) => {
      this.output.visit();
      this.output.write(isText(node) ? escapeText(node.data) : ' ');
    };
    write(root);
    for (const node of nodesIn(root, (element) => DROPPED.has(localNameOf(element)))) write(node);
  }
}

/** Whether declarations hide an element. The reader can't tell whether a shape cuts the text off. */
const hides = (hiding: string): boolean => hiding !== '' && !/^clip-path:[^;]*$/.test(hiding);

/** Whether an element has no place in the page, rather than being faded in. */
const isGone = (hiding: string): boolean => hiding.startsWith('display:none');

/** What to read of a frame's page: an SVG has no body. */
const textRootOf = (page: Document): Element | null => {
  const [body, root]: (Element | null)[] = [bodyOf(page), rootOf(page)];
  return body ?? root ?? null;
};

export const isLarge = ({ width, height }: DOMRect): boolean =>
  width >= LARGE_FRAME.width && height >= LARGE_FRAME.height;

/** Whether a frame shows a document that it doesn't share, rather than a picture or a player. */
function isLargeDocument(frame: Element, name: string, box: DOMRect): boolean {
  if (!isLarge(box)) return false;
  const allowed = `${attributeOf(frame, 'allow') ?? ''} ${attributeOf(frame, 'allowfullscreen') === null ? '' : 'fullscreen'}`;
  if (/fullscreen|autoplay|encrypted-media/.test(allowed)) return false;
  const address = attributeOf(frame, name === 'object' ? 'data' : 'src') ?? '';
  if (name === 'object' || name === 'embed')
    return /pdf|html/.test(`${attributeOf(frame, 'type') ?? ''} ${address.toLowerCase()}`);
  return /^https?:|^\/|^[^:]*$/.test(address);
}

/** Facts about the page for programs, which the reader uses. */
const isData = (element: Element, name: string): boolean =>
  name === 'script' && (element as HTMLScriptElement).type === 'application/ld+json';

const dataOf = (script: Element): string =>
  `<script type="application/ld+json">${textOf(script).replace(/<\/(?=script)/gi, '<\\/')}</script>`;

/** Attributes as the page has them, with `declarations` in the style and another `role`, if there is one. */
function shownAttributes(element: Element, declarations: string, role: string | undefined): string {
  const isSecret = matches(element, SECRET_FIELDS);
  const shown = new Map<string, string>();
  const attributes = attributesOf(element);
  for (let index = 0; index < Math.min(attributes.length, MAX_ATTRIBUTES); index++) {
    const { name, value } = attributes[index] as Attr;
    if (!name.startsWith('on') && value.length <= MAX_ATTRIBUTE && !(isSecret && name === 'value'))
      shown.set(name, value);
  }
  if (declarations !== '') shown.set('style', [shown.get('style'), declarations].filter(Boolean).join(';'));
  if (role !== undefined) shown.set('role', role);
  return [...shown].map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
}
