import { ElementType } from 'htmlparser2';
import type { XmlDocument, XmlElement } from './xmlTree.js';

/**
 * Customary prefixes of namespaces; '' for vocabularies whose names have no prefix. If several have the same prefix, the
 * first is the one to write.
 */
const NAMESPACES: Readonly<Record<string, string>> = {
  'http://www.w3.org/2005/Atom': '',
  'http://purl.org/atom/ns#': '',
  'http://purl.org/rss/1.0/': '',
  'http://my.netscape.com/rdf/simple/0.9/': '',
  'http://backend.userland.com/RSS2': '',
  'http://www.w3.org/1999/xhtml': '',
  'http://www.w3.org/2000/svg': '',
  'http://www.w3.org/ns/ttml': '',
  'http://www.w3.org/2006/10/ttaf1': '',
  'http://www.idpf.org/2007/opf': '',
  'urn:oasis:names:tc:opendocument:xmlns:container': '',
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
  'http://schemas.openxmlformats.org/package/2006/content-types': '',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://search.yahoo.com/mrss/': 'media',
  'http://www.w3.org/2001/04/xmlenc#': 'enc',
  'http://schemas.openxmlformats.org/package/2006/metadata/core-properties': 'cp',
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': '',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': '',
  'http://schemas.openxmlformats.org/presentationml/2006/main': 'p',
  'http://purl.oclc.org/ooxml/presentationml/main': 'p',
  'http://schemas.openxmlformats.org/drawingml/2006/chart': 'c',
  'http://purl.oclc.org/ooxml/drawingml/chart': 'c',
  'http://schemas.openxmlformats.org/drawingml/2006/diagram': 'dgm',
  'http://purl.oclc.org/ooxml/drawingml/diagram': 'dgm',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'http://schemas.microsoft.com/office/2006/xmlPackage': 'pkg',
  'urn:schemas-microsoft-com:office:spreadsheet': '',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'urn:oasis:names:tc:opendocument:xmlns:office:1.0': 'office',
  'urn:oasis:names:tc:opendocument:xmlns:text:1.0': 'text',
  'urn:oasis:names:tc:opendocument:xmlns:table:1.0': 'table',
  'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0': 'draw',
  'urn:oasis:names:tc:opendocument:xmlns:presentation:1.0': 'presentation',
  'urn:oasis:names:tc:opendocument:xmlns:style:1.0': 'style',
  'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0': 'fo',
  'urn:oasis:names:tc:opendocument:xmlns:meta:1.0': 'meta',
  'http://www.w3.org/1998/Math/MathML': 'math',
  'http://www.w3.org/1999/xlink': 'xlink',
};

/** Prefixes by namespace; files differ in how they capitalize the address. */
const PREFIXES: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMESPACES).map(([namespace, prefix]) => [namespace.toLowerCase(), prefix]),
);

/** Declares prefixes on an element that doesn't yet, for names written in what is below it. */
export function declareNamespaces(element: XmlElement, prefixes: readonly string[]): void {
  for (const [namespace, prefix] of Object.entries(NAMESPACES))
    if (prefixes.includes(prefix)) element.attribs[`xmlns:${prefix}`] ??= namespace;
}

type Scope = ReadonlyMap<string, string>;

function scopeOf(element: XmlElement, outer: Scope): Scope {
  let scope: Map<string, string> | undefined;
  for (const [name, value] of Object.entries(element.attribs)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    scope ??= new Map(outer);
    scope.set(name === 'xmlns' ? '' : name.slice(6), value.trim());
  }
  return scope ?? outer;
}

function canonical(name: string, scope: Scope, isAttribute: boolean): string {
  const colon = name.indexOf(':');
  if (colon < 0 && isAttribute) return name;
  const local = name.slice(colon + 1);
  const prefix = PREFIXES.get((scope.get(colon < 0 ? '' : name.slice(0, colon)) ?? '').toLowerCase());
  return prefix === undefined ? name : prefix === '' ? local : `${prefix}:${local}`;
}

/** Renames a document's elements and attributes to their customary names, based on their namespaces. */
export function canonicalNames(document: XmlDocument): void {
  const pending: [node: XmlDocument | XmlElement, scope: Scope][] = [[document, new Map()]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [node, scope] = next;
    for (const child of node.children) {
      if (child.type !== ElementType.ElementType.Tag) continue;
      const inner = scopeOf(child, scope);
      if (inner.size > 0) {
        child.name = canonical(child.name, inner, false);
        child.attribs = Object.fromEntries(
          Object.entries(child.attribs).map(([name, value]) => [canonical(name, inner, true), value]),
        );
      }
      pending.push([child, inner]);
    }
  }
}
