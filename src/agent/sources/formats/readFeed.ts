import { htmlToMarkdown } from './markdownOfHtml.js';
import type { ParsedBody } from './parsedSource.js';
import { elements, elementText, parseXml, type XmlDocument, type XmlElement } from './xml.js';

function firstText(node: XmlDocument | XmlElement, names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = elementText(node, name);
    if (text !== undefined) return text;
  }
  return undefined;
}

function oneLine(text: string): string {
  return text
    .replace(/<[^>]{0,500}>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function linkOf(entry: XmlElement): string | undefined {
  const links = elements(entry, 'link');
  const page = links.find(
    ({ attribs }) => attribs['href'] !== undefined && (attribs['rel'] ?? 'alternate') === 'alternate',
  );
  return page?.attribs['href'] ?? elementText(entry, 'link') ?? elementText(entry, 'guid');
}

/** An RSS (0.9 to 2.0) or Atom feed: its entries in order, each a section with its link, date, author and text. */
export function readFeed(text: string, base: string | undefined): ParsedBody {
  const feed = parseXml(text);
  const atom = elements(feed, 'entry');
  const entries = atom.length > 0 ? atom : elements(feed, 'item');
  const head = elements(feed, 'channel')[0] ?? feed;
  // The first `title` in document order is the feed's own, in every dialect.
  const title = oneLine(elementText(head, 'title') ?? '');
  const about = firstText(head, ['subtitle', 'description', 'tagline']);
  const blocks: string[] = [];
  if (title !== '') blocks.push(`# ${title}`);
  if (about !== undefined && oneLine(about) !== title) blocks.push(oneLine(about));
  for (const entry of entries) {
    const name = oneLine(elementText(entry, 'title') ?? '') || 'Untitled';
    const link = linkOf(entry);
    blocks.push(
      `## ${link !== undefined && /^https?:/.test(link) ? `[${name.replace(/[[\]]/g, '\\$&')}](${link.replace(/[()\s]/g, encodeURIComponent)})` : name}`,
    );
    const facts = [
      firstText(entry, ['pubDate', 'published', 'updated', 'dc:date']),
      firstText(entry, ['dc:creator', 'name', 'author']),
    ].filter((fact) => fact !== undefined);
    if (facts.length > 0) blocks.push(facts.map(oneLine).join(' · '));
    const body = firstText(entry, ['content:encoded', 'content', 'description', 'summary']);
    if (body !== undefined) blocks.push(/<[a-z!]/i.test(body) ? htmlToMarkdown(body, link ?? base).trim() : body);
  }
  return {
    title,
    author: oneLine(firstText(head, ['managingEditor', 'dc:creator']) ?? '') || undefined,
    date: firstText(head, ['lastBuildDate', 'pubDate', 'updated']),
    language: elementText(head, 'language'),
    markdown: blocks.filter((block) => block !== '').join('\n\n'),
    warnings: entries.length === 0 ? ['The feed has no entries.'] : [],
  };
}
