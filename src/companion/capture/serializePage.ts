import { attributesOf, bodyOf, childNodesOf, localNameOf, rootOf, textOf, typeOf } from './domProperties.js';
import { isElement, shownChildren } from './shadowRoots.js';

const DROPPED = new Set(['script', 'style', 'noscript', 'template', 'link', 'object', 'embed']);
const VOID = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'meta', 'source', 'track', 'wbr']);
/** Fields whose values aren't visible. */
const SECRET_FIELDS = 'input[type="password" i], input[type="hidden" i]';
/** Levels of nesting; the reader accepts fewer, and a page could exhaust the stack. */
const MAX_DEPTH = 1_000;
/** Longest attribute, in UTF-16 units. An address or a label is shorter; the rest is pictures and data. */
const MAX_ATTRIBUTE = 10_000;

/**
 * The page as a person sees it, as HTML: shadow roots in the place of their hosts, frames of the same origin in the place
 * of their elements; without scripts, styles, and invisible fields. Ends after `limit` bytes.
 */
export function serializePage(page: Document, limit: number): string {
  const output = new Output(limit);
  output.write('<!DOCTYPE html>');
  visit(rootOf(page), output, 0);
  return output.text();
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

function visit(node: Node, output: Output, depth: number): void {
  if (output.isFull || depth > MAX_DEPTH) return;
  if (typeOf(node) === Node.TEXT_NODE) output.write(escapeText((node as Text).data));
  if (!isElement(node)) return;
  const name = localNameOf(node);
  const isData = name === 'script' && (node as HTMLScriptElement).type === 'application/ld+json';
  if (DROPPED.has(name) && !isData) return;
  if (name === 'iframe') {
    // Null for a cross-origin frame.
    const page = (node as HTMLIFrameElement).contentDocument;
    const inner = page && bodyOf(page);
    if (inner) visitAs('section', childNodesOf(inner), output, depth);
    return;
  }
  if (name === 'slot') {
    visitAll(shownChildren(node), output, depth);
    return;
  }
  output.write(`<${name}${shownAttributes(node)}>`);
  if (name === 'textarea') output.write(escapeText((node as HTMLTextAreaElement).value));
  else if (isData) output.write(textOf(node).replace(/<\/(?=script)/gi, '<\\/'));
  else visitAll(shownChildren(node), output, depth);
  if (!VOID.has(name)) output.write(`</${name}>`);
}

function visitAs(name: string, nodes: Iterable<Node>, output: Output, depth: number): void {
  output.write(`<${name}>`);
  visitAll(nodes, output, depth);
  output.write(`</${name}>`);
}

function visitAll(nodes: Iterable<Node>, output: Output, depth: number): void {
  for (const node of nodes) visit(node, output, depth + 1);
}

function shownAttributes(element: Element): string {
  const isSecret = Element.prototype.matches.call(element, SECRET_FIELDS);
  return [...attributesOf(element)]
    .filter(
      ({ name, value }) => !name.startsWith('on') && value.length <= MAX_ATTRIBUTE && !(isSecret && name === 'value'),
    )
    .map(({ name, value }) => ` ${name}="${value.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`)
    .join('');
}

const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
