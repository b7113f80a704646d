import {
  childElements,
  elements,
  isXmlText,
  isXmlElement,
  parseXml,
  type XmlDocument,
  type XmlElement,
} from './xml/xml.js';

/** Parts of a drawing that it only uses elsewhere. */
const UNSEEN = new Set(['defs', 'symbol', 'style', 'script', 'metadata', 'clipPath', 'mask', 'pattern', 'marker']);

const textOf = (element: XmlElement): string =>
  element.children
    .map((child) => (isXmlText(child) ? child.data : isXmlElement(child) ? textOf(child) : ''))
    .join('')
    .replace(/\s+/g, ' ');

/** What a vector drawing (SVG) says: its title, its description, and its labels, in order. */
export function drawingText(drawing: XmlElement): string[] {
  const labels: string[] = [];
  const visit = (element: XmlElement): void => {
    if (UNSEEN.has(element.name)) return;
    if (element.name === 'text') labels.push(textOf(element).trim());
    else for (const child of childElements(element)) visit(child);
  };
  visit(drawing);
  const about = ['title', 'desc'].flatMap((name) => childElements(drawing, name)).map((own) => textOf(own).trim());
  return [...about, ...labels].filter((line) => line !== '');
}

/** The drawings in a page, outermost ones. */
export function drawingsIn(page: XmlDocument | string): XmlElement[] {
  const all = elements(typeof page === 'string' ? parseXml(page) : page, 'svg');
  const inner = new Set(all.flatMap((drawing) => childElements(drawing).flatMap((own) => elements(own, 'svg'))));
  return all.filter((drawing) => !inner.has(drawing));
}
