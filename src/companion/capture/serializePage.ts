import { attributesOf, bodyOf, localNameOf, rootOf, textOf, typeOf } from './domProperties.js';
import { hidingStyle, isConsentLayer, openedIds, showsText, type Exceptions } from './hiding.js';
import { isElement, shownChildren } from './shadowRoots.js';

const DROPPED = new Set(['script', 'style', 'noscript', 'template', 'link', 'object', 'embed']);
const VOID = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'meta', 'source', 'track', 'wbr']);
/** Fields whose values aren't visible. */
const SECRET_FIELDS = 'input[type="password" i], input[type="hidden" i]';
/** Levels of nesting; deeper text comes without its elements, because a page could exhaust the stack. */
const MAX_DEPTH = 500;
/** Longest attribute, in UTF-16 units. An address or a label is shorter; the rest is pictures and data. */
const MAX_ATTRIBUTE = 10_000;

/**
 * The page as a person sees it, as HTML: shadow roots in the place of their hosts, frames of the same origin in the place
 * of their elements; without scripts and invisible fields. Instead of the page's style sheets, an element that they hide
 * has a style attribute that says how, and a consent layer has the role of a dialog. Ends after `limit` bytes.
 */
export function serializePage(page: Document, limit: number): string {
  const output = new Output(limit);
  output.write('<!DOCTYPE html>');
  visit(rootOf(page), { output, depth: 0, opened: openedIds(page), exceptions: new Map(), style: undefined });
  return output.text();
}

interface Place {
  output: Output;
  depth: number;
  /** Ids of what a click opens. */
  opened: ReadonlySet<string>;
  exceptions: Exceptions;
  /** The parent's style; null if it is hidden, and everything in it. undefined above the body. */
  style: CSSStyleDeclaration | null | undefined;
}

class Output {
  private readonly parts: string[] = [];
  private bytes = 0;

  constructor(private readonly limit: number) {}

  get isFull(): boolean {
    return this.bytes >= this.limit;
  }

  write(part: string): void {
    // At most three bytes per UTF-16 unit, and one for most units.
    this.bytes += part.length + 2 * (part.match(/[^\0-\x7f]/g)?.length ?? 0);
    if (!this.isFull) this.parts.push(part);
  }

  text(): string {
    return this.parts.join('');
  }
}

function visit(node: Node, place: Place): void {
  const { output, opened, exceptions } = place;
  if (output.isFull) return;
  if (typeOf(node) === Node.TEXT_NODE && !(place.style && !showsText(place.style)))
    output.write(escapeText((node as Text).data));
  if (!isElement(node)) return;
  const name = localNameOf(node);
  const isData = name === 'script' && (node as HTMLScriptElement).type === 'application/ld+json';
  if (DROPPED.has(name) && !isData) return;
  if (name === 'iframe' || name === 'frame') {
    // Null for a cross-origin frame.
    const page = (node as HTMLIFrameElement).contentDocument;
    const inner = page && bodyOf(page);
    if (!inner || isWithoutSize(node)) return;
    output.write('<section>');
    visit(inner, { ...place, opened: openedIds(page), style: place.style === null ? null : undefined });
    output.write('</section>');
    return;
  }
  if (name === 'slot') {
    visitAll(shownChildren(node), place);
    return;
  }
  const isPlaced = place.style !== null && name !== 'html' && name !== 'head' && !isData;
  const style = isPlaced ? getComputedStyle(node) : undefined;
  const hiding = style ? hidingStyle(node, style, opened, exceptions) : '';
  const role = style && name !== 'body' && isConsentLayer(node, style) ? 'dialog' : undefined;
  // The reader drops frame sets.
  const tag = name === 'frameset' ? 'div' : name;
  output.write(`<${tag}${shownAttributes(node, hiding, role)}>`);
  const inside = { ...place, style: hiding !== '' || name === 'head' ? null : (style ?? place.style) };
  if (name === 'textarea') output.write(escapeText((node as HTMLTextAreaElement).value));
  else if (isData) output.write(textOf(node).replace(/<\/(?=script)/gi, '<\\/'));
  else visitAll(shownChildren(node), inside);
  if (!VOID.has(name)) output.write(`</${tag}>`);
}

/** A frame that isn't displayed has no styles in it, either. */
function isWithoutSize(frame: Element): boolean {
  const { width, height } = Element.prototype.getBoundingClientRect.call(frame);
  return width < 1 || height < 1;
}

function visitAll(nodes: Iterable<Node>, place: Place): void {
  const depth = place.depth + 1;
  for (const node of nodes)
    if (depth <= MAX_DEPTH) visit(node, { ...place, depth });
    else writeText(node, place.output);
}

function writeText(root: Node, output: Output): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    isElement(node) && DROPPED.has(localNameOf(node)) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node: Node | null = root; node && !output.isFull; node = walker.nextNode())
    output.write(typeOf(node) === Node.TEXT_NODE ? escapeText((node as Text).data) : ' ');
}

/** Attributes as the page has them, with `hiding` in the style and another `role`, if there is one. */
function shownAttributes(element: Element, hiding: string, role: string | undefined): string {
  const isSecret = Element.prototype.matches.call(element, SECRET_FIELDS);
  const shown = new Map<string, string>();
  for (const { name, value } of attributesOf(element))
    if (!name.startsWith('on') && value.length <= MAX_ATTRIBUTE && !(isSecret && name === 'value'))
      shown.set(name, value);
  if (hiding !== '') shown.set('style', [shown.get('style'), hiding].filter(Boolean).join(';'));
  if (role !== undefined) shown.set('role', role);
  return [...shown]
    .map(([name, value]) => ` ${name}="${value.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`)
    .join('');
}

const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
