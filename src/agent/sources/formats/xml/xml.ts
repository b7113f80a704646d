import { DomHandler, DomUtils, ElementType, parseDocument, Parser } from 'htmlparser2';
import { decodeUnicode } from '../../charset.js';
import { withDeclaredEntities } from '../../declaredEntities.js';
import { escapeMarkup } from '../escapeMarkup.js';
import { canonicalNames } from './xmlNames.js';
import type { XmlDocument, XmlElement, XmlNode, XmlText } from './xmlTree.js';

export type { XmlDocument, XmlElement, XmlNode, XmlText } from './xmlTree.js';

/** Maximum depth of a document. Real ones stay under 200; deeper elements lose their tags, not their text. */
const MAX_DEPTH = 1_000;
/** Maximum open elements in the tokenizer, whose stack has quadratic cost. */
const MAX_OPEN_ELEMENTS = 12_000;

/** Builds a document whose depth recursion can handle. */
class BoundedHandler extends DomHandler {
  /** Open elements below the deepest that is kept. */
  private below = 0;

  override onopentag(name: string, attributes: Record<string, string>): void {
    if (this.below === 0 && this.tagStack.length < MAX_DEPTH) super.onopentag(name, attributes);
    else if (++this.below > MAX_OPEN_ELEMENTS) throw new Error('its elements are nested too deeply');
  }

  override onclosetag(): void {
    if (this.below > 0) this.below--;
    else super.onclosetag();
  }
}

/** The text of an XML file. */
export function decodeXml(bytes: Uint8Array): string {
  return decodeUnicode(bytes)?.text ?? new TextDecoder('windows-1252').decode(bytes);
}

/**
 * Parses XML leniently; of a DTD, only short entities in the file itself are expanded. Missing input yields an empty document. Names use the
 * customary prefixes of their namespaces, such as `dc:title` and `w:p`, whatever prefixes the file uses.
 */
export function parseXml(input: Uint8Array | string | undefined): XmlDocument {
  const text = typeof input === 'object' ? decodeXml(input) : (input ?? '');
  const handler = new BoundedHandler(undefined, { xmlMode: true });
  new Parser(handler, { xmlMode: true }).end(withDeclaredEntities(text));
  const document = handler.root;
  canonicalNames(document);
  return document;
}

export function isXmlElement(node: XmlNode): node is XmlElement {
  return node.type === ElementType.ElementType.Tag;
}

export function isXmlText(node: XmlNode): node is XmlText {
  return node.type === ElementType.ElementType.Text;
}

/** All elements with this name below a node, in order. */
export function elements(node: XmlDocument | XmlElement, name: string): XmlElement[] {
  return DomUtils.getElementsByTagName(name, node, true);
}

/** The child elements of a node, with this name or all. */
export function childElements(node: XmlDocument | XmlElement, name?: string): XmlElement[] {
  return node.children.filter(
    (child): child is XmlElement => isXmlElement(child) && (name === undefined || child.name === name),
  );
}

export function firstChild(node: XmlDocument | XmlElement | undefined, name: string): XmlElement | undefined {
  return node === undefined ? undefined : childElements(node, name)[0];
}

/** The trimmed text of the first element with this name below a node; undefined if missing or empty. */
export function elementText(node: XmlDocument | XmlElement, name: string): string | undefined {
  const [first] = DomUtils.getElementsByTagName(name, node, true, 1);
  return first === undefined ? undefined : ownText(first);
}

/** The trimmed text of an element; undefined if empty. */
export function ownText(element: XmlElement): string | undefined {
  const text = DomUtils.textContent(element).trim();
  return text === '' ? undefined : text;
}

/** An element's content, serialized as markup. */
export function innerMarkup(element: XmlElement): string {
  return element.children.map(markupOf).join('');
}

/** A node, serialized as markup, without comments. */
export function markupOf(node: XmlNode): string {
  if (isXmlText(node)) return escapeMarkup(node.data);
  if (node.type === ElementType.ElementType.CDATA) return node.children.map(markupOf).join('');
  if (!isXmlElement(node)) return '';
  const attributes = Object.entries(node.attribs).map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`);
  return `<${node.name}${attributes.join('')}>${innerMarkup(node)}</${node.name}>`;
}

/** The text of an HTML fragment, such as a title that was escaped into XML. */
export function htmlText(html: string): string {
  return DomUtils.textContent(parseDocument(html));
}

/** The element's own text nodes, including whitespace at their edges. */
export function directText(element: XmlElement): string {
  return element.children.map((child) => (isXmlText(child) ? child.data : '')).join('');
}
