import { message } from '../../../protocol/index.js';
import { htmlToMarkdown } from './markdownOfHtml.js';
import type { ParsedBody } from './parsedSource.js';
import {
  childElements,
  elements,
  elementText,
  firstChild,
  htmlText,
  innerMarkup,
  ownText,
  parseXml,
  type XmlDocument,
  type XmlElement,
} from './xml.js';

type Parent = XmlDocument | XmlElement;

/** The text of the first of these children that has one. Only children: a feed's logo has a title as well. */
function childText(node: Parent, names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const child of childElements(node, name)) {
      const text = lineOf(child);
      if (text !== '') return text;
    }
  }
  return undefined;
}

/** A title or name as one line of text. RSS doesn't say whether it is HTML, but it usually is; Atom says. */
function lineOf(element: XmlElement): string {
  const type = element.attribs['type'];
  const text = type === 'xhtml' ? innerMarkup(element) : (ownText(element) ?? '');
  const isText = type === 'text' || type === 'text/plain';
  return (isText ? text : htmlText(text)).replace(/\s+/g, ' ').trim();
}

function linkOf(entry: XmlElement): string | undefined {
  const links = childElements(entry, 'link');
  const page = links.find(
    ({ attribs }) => attribs['href'] !== undefined && (attribs['rel'] ?? 'alternate') === 'alternate',
  );
  return page?.attribs['href'] ?? childText(entry, ['link', 'guid']);
}

/** Elements that contain an entry's text, most complete first. */
const BODIES = ['content:encoded', 'content', 'description', 'summary', 'itunes:summary', 'media:description'];

function bodyOf(entry: XmlElement, base: string | undefined): string | undefined {
  const group = firstChild(entry, 'media:group');
  for (const name of BODIES) {
    for (const parent of group === undefined ? [entry] : [entry, group]) {
      for (const element of childElements(parent, name)) {
        if (element.attribs['type'] === 'xhtml') return htmlToMarkdown(innerMarkup(element), base).trim();
        const text = ownText(element);
        if (text === undefined) continue;
        const isHtml = element.attribs['type'] !== 'text' && /<[a-z!]|&(?:#\d+|[a-z]\w+);/i.test(text);
        return isHtml ? htmlToMarkdown(text, base).trim() : text;
      }
    }
  }
  return undefined;
}

function authorOf(entry: Parent): string | undefined {
  const names = childElements(entry, 'author').map((author) => childText(author, ['name']) ?? lineOf(author));
  return names.filter((name) => name !== '').join(', ') || childText(entry, ['dc:creator', 'itunes:author']);
}

/**
 * Reads an RSS (0.9 to 2.0) or Atom feed: its entries in order, each a section with its link, date, author, and text.
 */
export function readFeed(text: string, base: string | undefined): ParsedBody {
  const feed = parseXml(text);
  const atom = elements(feed, 'entry');
  const entries = atom.length > 0 ? atom : elements(feed, 'item');
  const head = elements(feed, 'channel')[0] ?? elements(feed, 'feed')[0] ?? feed;
  const title = childText(head, ['title', 'dc:title']) ?? '';
  const about = childText(head, ['subtitle', 'description', 'tagline', 'itunes:summary']);
  const blocks: string[] = [];
  if (title !== '') blocks.push(`# ${title}`);
  if (about !== undefined && about !== title) blocks.push(about);
  for (const entry of entries) {
    const name = childText(entry, ['title', 'media:title', 'dc:title']) ?? 'Untitled';
    const link = linkOf(entry);
    blocks.push(
      `## ${link !== undefined && /^https?:/.test(link) ? `[${name.replace(/[[\]]/g, '\\$&')}](${link.replace(/[()\s]/g, encodeURIComponent)})` : name}`,
    );
    const facts = [childText(entry, ['pubDate', 'published', 'updated', 'dc:date']), authorOf(entry)].filter(
      (fact) => fact !== undefined && fact !== '',
    );
    if (facts.length > 0) blocks.push(facts.join(' · '));
    blocks.push(bodyOf(entry, link ?? base) ?? '');
  }
  return {
    title,
    author: authorOf(head) ?? childText(head, ['managingEditor']),
    date: childText(head, ['lastBuildDate', 'pubDate', 'updated', 'dc:date']),
    language: childText(head, ['language']) ?? elementText(feed, 'dc:language'),
    markdown: blocks.filter((block) => block !== '').join('\n\n'),
    warnings: entries.length === 0 ? [message('sources.feedEmpty')] : [],
  };
}
