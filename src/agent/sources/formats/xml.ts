import { DomUtils, parseDocument } from 'htmlparser2';
import { decodeText } from '../charset.js';

export type XmlDocument = ReturnType<typeof parseDocument>;
export type XmlElement = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/** XML as a tree, leniently; entities of a DTD are not expanded. Missing input is an empty document. */
export function parseXml(input: Uint8Array | string | undefined): XmlDocument {
  const text = input === undefined ? '' : typeof input === 'string' ? input : decodeText(input).text;
  return parseDocument(text, { xmlMode: true });
}

/** All elements of this name below a node, in order. */
export function elements(node: XmlDocument | XmlElement, name: string): XmlElement[] {
  return DomUtils.getElementsByTagName(name, node, true);
}

/** The trimmed text of the first element of this name; undefined where it is missing or empty. */
export function elementText(node: XmlDocument | XmlElement, name: string): string | undefined {
  const [first] = DomUtils.getElementsByTagName(name, node, true, 1);
  return first === undefined ? undefined : ownText(first);
}

/** The trimmed text of an element; undefined where it is empty. */
export function ownText(element: XmlElement): string | undefined {
  const text = DomUtils.textContent(element).trim();
  return text === '' ? undefined : text;
}
