import { message } from '../../../protocol/index.js';
import { includesUnread } from './unreadFiles.js';
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
} from './xml/xml.js';

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

/** Whether a text of markup was escaped twice: it has no tags, but begins with an escaped one, which ends later. */
function isTwiceEscaped(text: string): boolean {
  const name = /^\s*&lt;([a-z][a-z\d]*)/i.exec(text)?.[1];
  return name !== undefined && !/<[a-z]/i.test(text) && text.includes(`&lt;/${name}&gt;`);
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
        return isHtml ? htmlToMarkdown(isTwiceEscaped(text) ? htmlText(text) : text, base).trim() : text;
      }
    }
  }
  return undefined;
}

/** The comments that WordPress stores with an entry, without those that wait for approval and those of programs. */
function commentsOf(entry: XmlElement, base: string | undefined): string {
  const comments = childElements(entry, 'wp:comment').filter(
    (comment) =>
      elementText(comment, 'wp:comment_approved') !== '0' &&
      !/^(?:pingback|trackback)$/.test(elementText(comment, 'wp:comment_type') ?? ''),
  );
  return comments
    .map((comment) => {
      const author = elementText(comment, 'wp:comment_author');
      const text = htmlToMarkdown(elementText(comment, 'wp:comment_content') ?? '', base).trim();
      return author === undefined ? text : `**${author}:** ${text}`;
    })
    .filter((comment) => comment !== '')
    .join('\n\n');
}

function authorOf(entry: Parent): string | undefined {
  const names = childElements(entry, 'author').map((author) => childText(author, ['name']) ?? lineOf(author));
  return names.filter((name) => name !== '').join(', ') || childText(entry, ['dc:creator', 'itunes:author']);
}

/** An entry of a feed, whatever its format. */
interface FeedEntry {
  name: string;
  link?: string;
  facts: (string | undefined)[];
  body: string;
}

/** A feed's title, description, and entries as Markdown, each entry in a section. */
function feedMarkdown(title: string, about: string | undefined, entries: readonly FeedEntry[]): string {
  const blocks: string[] = [];
  if (title !== '') blocks.push(`# ${title}`);
  if (about !== undefined && about !== title) blocks.push(about);
  for (const { name, link, facts, body } of entries) {
    blocks.push(
      `## ${link !== undefined && /^https?:/.test(link) ? `[${name.replace(/[[\]]/g, '\\$&')}](${link.replace(/[()\s]/g, encodeURIComponent)})` : name}`,
      facts.filter((fact) => fact !== undefined && fact !== '').join(' · '),
      body,
    );
  }
  return blocks.filter((block) => block !== '').join('\n\n');
}

const UNTITLED = 'Untitled';

/**
 * Reads a feed in RSS (0.9 to 2.0), Atom, or JSON: its entries in order, each a section with its link, date, author, and
 * text.
 */
export function readFeed(text: string, base: string | undefined): ParsedBody {
  if (/^\ufeff?\s*\{/.test(text)) return readJsonFeed(text, base);
  const feed = parseXml(text);
  const atom = elements(feed, 'entry');
  const entries = atom.length > 0 ? atom : elements(feed, 'item');
  const head = elements(feed, 'channel')[0] ?? elements(feed, 'feed')[0] ?? feed;
  const title = childText(head, ['title', 'dc:title']) ?? '';
  const about = childText(head, ['subtitle', 'description', 'tagline', 'itunes:summary']);
  const markdown = feedMarkdown(
    title,
    about,
    entries.map((entry) => {
      const link = linkOf(entry);
      return {
        name: childText(entry, ['title', 'media:title', 'dc:title']) ?? UNTITLED,
        link,
        facts: [childText(entry, ['pubDate', 'published', 'updated', 'dc:date']), authorOf(entry)],
        body: [bodyOf(entry, link ?? base) ?? '', commentsOf(entry, link ?? base)].filter(Boolean).join('\n\n'),
      };
    }),
  );
  return {
    title,
    author: authorOf(head) ?? childText(head, ['managingEditor']),
    date: childText(head, ['lastBuildDate', 'pubDate', 'updated', 'dc:date']),
    language: childText(head, ['language']) ?? elementText(feed, 'dc:language'),
    markdown,
    warnings: [
      ...(entries.length === 0 ? [message('sources.feedEmpty')] : includesUnread(textsElsewhere(entries))),
      ...(hasNextPage(head) ? [message('sources.feedContinues')] : []),
    ],
  };
}

/** Whether older entries are on pages of their own (RFC 5005). */
function hasNextPage(feed: Parent): boolean {
  const links = [...childElements(feed, 'link'), ...childElements(feed, 'atom:link')];
  return links.some(({ attribs }) => /^(?:next|prev-archive)$/i.test(attribs['rel'] ?? ''));
}

/** The addresses of texts that Atom's entries only refer to. */
function textsElsewhere(entries: readonly XmlElement[]): string[] {
  return entries
    .flatMap((entry) => childElements(entry, 'content'))
    .map(({ attribs }) => attribs['src'])
    .filter((address) => address !== undefined);
}

type Json = Readonly<Record<string, unknown>>;

const textOf = (object: Json, name: string): string | undefined => {
  const value = object[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};
const objectsIn = (value: unknown): Json[] =>
  Array.isArray(value) ? value.filter((item): item is Json => typeof item === 'object' && item !== null) : [];

/** Names of authors; version 1 has one in an object. */
function jsonAuthors({ authors, author }: Json): string | undefined {
  const names = objectsIn(authors ?? [author]).map((own) => textOf(own, 'name'));
  return names.filter((name) => name !== undefined).join(', ') || undefined;
}

/** Reads a JSON Feed (versions 1 and 1.1). */
function readJsonFeed(text: string, base: string | undefined): ParsedBody {
  let feed: Json;
  try {
    feed = JSON.parse(text.replace(/^\ufeff/, '')) as Json;
  } catch {
    // What is left of it can still be read as the text that it is.
    return { markdown: text, warnings: [] };
  }
  const items = objectsIn(feed['items']);
  const title = textOf(feed, 'title') ?? '';
  const entries = items.map((item) => {
    const link = textOf(item, 'url') ?? textOf(item, 'external_url');
    const html = textOf(item, 'content_html');
    return {
      name: textOf(item, 'title') ?? UNTITLED,
      link,
      facts: [textOf(item, 'date_published') ?? textOf(item, 'date_modified'), jsonAuthors(item)],
      body:
        html === undefined
          ? (textOf(item, 'content_text') ?? textOf(item, 'summary') ?? '')
          : htmlToMarkdown(html, link ?? base).trim(),
    };
  });
  return {
    title,
    author: jsonAuthors(feed),
    language: textOf(feed, 'language'),
    markdown: feedMarkdown(title, textOf(feed, 'description'), entries),
    warnings: [
      ...(items.length === 0 ? [message('sources.feedEmpty')] : []),
      ...(textOf(feed, 'next_url') === undefined ? [] : [message('sources.feedContinues')]),
    ],
  };
}
