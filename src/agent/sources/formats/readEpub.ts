import { AgentError, message, type Message } from '../../../protocol/index.js';
import { decodeText } from '../charset.js';
import { htmlToMarkdown } from './markdownOfHtml.js';
import { openZip, resolveEntry } from './openZip.js';
import type { ParsedBody, ParseProgress } from './parsedSource.js';
import { elements, elementText, ownText, parseXml } from './xml.js';

/**
 * Reads an EPUB 2 or 3: the chapters of its spine in order, without navigation. Throws `encrypted` if chapters have
 * DRM.
 */
export async function readEpub(bytes: Uint8Array, onProgress: ParseProgress): Promise<ParsedBody> {
  // Chapters may have any extension; images are excluded.
  const files = openZip(bytes, (name) => !/\.(?:jpe?g|png|gif|webp|svg|css|js|otf|ttf|woff2?|mp[34]|m4a)$/i.test(name));
  const names = [...files.keys()];
  const container = names.find((name) => /(?:^|\/)META-INF\/container\.xml$/i.test(name));
  // A book may have been zipped with its folder, or without its container.
  const root = container?.slice(0, -'META-INF/container.xml'.length) ?? '';
  const declared = elements(parseXml(files.get(container ?? '')), 'rootfile')[0]?.attribs['full-path'];
  const packagePath =
    declared !== undefined && files.has(root + declared) ? root + declared : names.find((name) => /\.opf$/i.test(name));
  const packageFile = packagePath === undefined ? undefined : files.get(packagePath);
  if (packagePath === undefined || packageFile === undefined)
    throw new AgentError('parser_failed', message('sources.epubDamaged'));
  const book = parseXml(packageFile);
  const items = new Map(elements(book, 'item').map((item) => [item.attribs['id'] ?? '', item.attribs]));
  const encryption = parseXml(files.get(`${root}META-INF/encryption.xml`));
  // Embedded fonts are often listed as well, but they aren't chapters.
  const encrypted = new Set(
    [...elements(encryption, 'enc:CipherReference'), ...elements(encryption, 'CipherReference')].map(({ attribs }) =>
      resolveEntry(root, attribs['URI'] ?? ''),
    ),
  );
  const chapters = elements(book, 'itemref')
    .map(({ attribs }) => items.get(attribs['idref'] ?? ''))
    // A chapter that the book doesn't list is missing as well.
    .filter((item) => !/\bnav\b/.test(item?.['properties'] ?? '') && /html/.test(item?.['media-type'] ?? 'html'));
  const parts: string[] = [];
  let missing = 0;
  let silent = 0;
  for (const [index, item] of chapters.entries()) {
    const path = item === undefined ? '' : resolveEntry(packagePath, item['href'] ?? '');
    if (encrypted.has(path)) throw new AgentError('encrypted', message('sources.epubEncrypted'));
    const chapter = files.get(path);
    if (chapter === undefined) {
      missing++;
      continue;
    }
    const markdown = htmlToMarkdown((await decodeText(chapter)).text, undefined, { xhtml: true }).trim();
    if (markdown !== '') parts.push(markdown);
    // Every book has a cover.
    else if (index > 0) silent++;
    onProgress(message('sources.readingBook'), index + 1, chapters.length);
  }
  const warnings: Message[] = [];
  if (missing > 0) warnings.push(message('sources.chaptersMissing', { missing, total: chapters.length }));
  if (silent > 0) warnings.push(message('sources.chaptersWithoutText', { silent, total: chapters.length }));
  return {
    title: elementText(book, 'dc:title'),
    author:
      elements(book, 'dc:creator')
        .map(ownText)
        .filter((name) => name !== undefined)
        .join(', ') || undefined,
    date: elementText(book, 'dc:date'),
    language: elementText(book, 'dc:language'),
    markdown: parts.join('\n\n'),
    warnings,
  };
}
