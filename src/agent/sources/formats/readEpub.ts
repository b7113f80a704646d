import { AgentError, message, type Message } from '../../../protocol/index.js';
import { decodeText } from '../charset.js';
import { drawingsIn, drawingText } from './drawingText.js';
import { escapeMarkup } from './escapeMarkup.js';
import { htmlToMarkdown } from './markdownOfHtml.js';
import { openDamagedZip, resolveEntry } from './openZip.js';
import { descriptionHtml } from './pictureDescription.js';
import type { ParsedBody, ParseProgress } from './parsedSource.js';
import { elements, elementText, ownText, parseXml } from './xml/xml.js';

type Item = Readonly<Record<string, string>>;

/** Books declare their chapters as HTML or, loosely, as XML; pages may also be vector drawings. */
const isChapter = (mediaType = 'html'): boolean => /html|^(?:text|application)\/xml|svg/i.test(mediaType);
const isPicture = (item: Item): boolean => /^image\//i.test(item['media-type'] ?? '');

/** The chapters of a book without a spine: in the order of its navigation, or else of its list. */
function inOrderOfContents(
  items: readonly Item[],
  packagePath: string,
  files: ReadonlyMap<string, Uint8Array>,
): Item[] {
  const navigation = items.find(({ properties = '' }) => /\bnav\b/.test(properties));
  const navigationPath = resolveEntry(packagePath, navigation?.['href'] ?? '');
  const order = elements(parseXml(files.get(navigationPath)), 'a').map(({ attribs }) =>
    resolveEntry(navigationPath, (attribs['href'] ?? '').replace(/#.*$/, '')),
  );
  const placeOf = (item: Item) => {
    const place = order.indexOf(resolveEntry(packagePath, item['href'] ?? ''));
    return place < 0 ? order.length : place;
  };
  return [...items].sort((left, right) => placeOf(left) - placeOf(right));
}

/** Page numbers of the printed edition would be glued to words and figures. */
const PRINTED_PAGE =
  /<(\w+)\b[^<>]{0,300}\b(?:epub:type|role)\s*=\s*["'](?:doc-)?pagebreak["'][^<>]{0,300}>[^<]{0,20}<\/\1>/g;

/** Versions of the same for different readers, of which one is read. */
const SWITCH = /<(?:\w+:)?switch\b[^<>]{0,500}>([\s\S]*?)<\/(?:\w+:)?switch>/g;
const FORMULA_CASE = /<(?:\w+:)?case\b[^<>]{0,500}MathML[^<>]{0,100}>([\s\S]*?)<\/(?:\w+:)?case>/;
const OTHERWISE = /<(?:\w+:)?default\b[^<>]{0,500}>([\s\S]*?)<\/(?:\w+:)?default>/;

/** A chapter without printed page numbers, with one version of each formula, and with formulas in their usual names. */
function prepareChapter(text: string): string {
  const prefix = /\sxmlns:(\w{1,20})\s*=\s*["']http:\/\/www\.w3\.org\/1998\/Math\/MathML["']/.exec(text)?.[1];
  const plain = text
    .replace(PRINTED_PAGE, '')
    .replace(SWITCH, (whole, inner: string) => (FORMULA_CASE.exec(inner) ?? OTHERWISE.exec(inner))?.[1] ?? whole);
  return prefix === undefined ? plain : plain.replace(new RegExp(`(</?)${prefix}:(?=\\w)`, 'g'), '$1');
}

/** The style sheets that a chapter links to, as part of it: they say which numbers are raised. */
function withStyles(chapter: string, path: string, files: ReadonlyMap<string, Uint8Array>): string {
  const sheets = [...chapter.matchAll(/<link\b[^<>]{0,500}\bhref\s*=\s*["']([^"'<>]{1,300}\.css)["'][^<>]{0,300}>/gi)]
    .slice(0, MAX_SHEETS)
    .map(([, href = '']) => files.get(resolveEntry(path, href)))
    .filter((sheet) => sheet !== undefined && sheet.byteLength < MAX_SHEET_BYTES)
    .map((sheet) => `<style>${new TextDecoder().decode(sheet).replaceAll('<', ' ')}</style>`);
  return sheets.length === 0 ? chapter : chapter.replace(/<\/head\s*>/i, (end) => sheets.join('') + end);
}

const MAX_SHEETS = 8;
const MAX_SHEET_BYTES = 200_000;

/** The chapter that stands in for a file of another kind. */
function readable(item: Item | undefined, items: ReadonlyMap<string, Item>): Item | undefined {
  let found = item;
  for (let step = 0; step < MAX_FALLBACKS && found !== undefined && !isChapter(found['media-type']); step++)
    found = items.get(found['fallback'] ?? '');
  return found ?? item;
}

const MAX_FALLBACKS = 10;

/** The text of a page that is drawn. */
function drawnText(chapter: string): string {
  if (!/<(?:\w+:)?svg\b/.test(chapter)) return '';
  const lines = drawingsIn(chapter).flatMap(drawingText);
  return htmlToMarkdown(lines.map((line) => `<p>${escapeMarkup(line)}</p>`).join('')).trim();
}

/** What the pictures of a page show that has nothing else, by their descriptions. */
function describedPictures(chapter: string): string {
  const descriptions = elements(parseXml(chapter), 'img').map(({ attribs }) => descriptionHtml(attribs['alt'] ?? ''));
  return htmlToMarkdown(descriptions.join('')).trim();
}

/**
 * Reads an EPUB 2 or 3: the chapters of its spine in order, without navigation. Throws `encrypted` if all of them
 * have DRM.
 */
export async function readEpub(bytes: Uint8Array, onProgress: ParseProgress): Promise<ParsedBody> {
  // Chapters may have any extension; images are excluded.
  const files = openDamagedZip(bytes, (name) => !/\.(?:jpe?g|png|gif|webp|js|otf|ttf|woff2?|mp[34]|m4a)$/i.test(name));
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
  const spine = elements(book, 'itemref').map(({ attribs }) => readable(items.get(attribs['idref'] ?? ''), items));
  // Pictures have no text, but a chapter may be a document of another kind.
  const foreign = spine.filter(
    (item) => item !== undefined && !isChapter(item['media-type']) && !isPicture(item),
  ).length;
  const chapters = (spine.length > 0 ? spine : inOrderOfContents([...items.values()], packagePath, files))
    // A chapter that the book doesn't list is missing as well.
    .filter((item) => !/\bnav\b/.test(item?.['properties'] ?? '') && isChapter(item?.['media-type']));
  const byLowercase = new Map(names.map((name) => [name.toLowerCase(), name]));
  const parts: string[] = [];
  const seen = new Set<string>();
  let missing = 0;
  let locked = 0;
  let silent = 0;
  for (const [index, item] of chapters.entries()) {
    const path = item === undefined ? '' : resolveEntry(packagePath, item['href'] ?? '');
    // A spine may name a chapter twice by mistake.
    if (item !== undefined && seen.has(path)) continue;
    seen.add(path);
    if (encrypted.has(path)) {
      locked++;
      continue;
    }
    const chapter = files.get(path) ?? files.get(byLowercase.get(path.toLowerCase()) ?? '');
    if (chapter === undefined) {
      missing++;
      continue;
    }
    const text = withStyles(prepareChapter((await decodeText(chapter)).text), path, files);
    const markdown =
      htmlToMarkdown(text, undefined, { xhtml: true }).trim() || drawnText(text) || describedPictures(text);
    if (markdown !== '') parts.push(markdown);
    // Every book has a cover.
    else if (index > 0) silent++;
    onProgress(message('sources.readingBook'), index + 1, chapters.length);
  }
  if (locked > 0 && parts.length === 0) throw new AgentError('encrypted', message('sources.epubEncrypted'));
  const warnings: Message[] = [];
  if (locked > 0) warnings.push(message('sources.chaptersEncrypted', { locked, total: chapters.length }));
  if (missing > 0) warnings.push(message('sources.chaptersMissing', { missing, total: chapters.length }));
  if (foreign > 0) warnings.push(message('sources.embeddedUnread', { count: foreign }));
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
