import { strToU8, zipSync } from 'fflate';
import MarkdownIt from 'markdown-it';
import { AgentError, message, type Message } from '../../../../protocol/index.js';
import { cleanBody } from '../../html/cleaning/cleanHtml.js';
import { escapeMarkup } from '../escapeMarkup.js';
import { EmbeddedFiles } from '../office/embeddedFiles.js';
import { htmlToMarkdown } from '../markdownOfHtml.js';
import { drawingHtml } from '../office/officeChart.js';
import {
  coreProperties,
  openOfficePackage,
  partNamed,
  partXml,
  relationshipsOf,
  relationshipsPartOf,
  targetOf,
  type OfficePackage,
  type Relationship,
} from '../office/officePackage.js';
import { textOfMargins } from '../pageMargins.js';
import { findMarkdownTitle } from '../parsePlain.js';
import type { ParsedBody } from '../parsedSource.js';
import { decodeXml } from '../xml/xml.js';
import { prepareWord } from './prepareWord.js';
import { WordComments } from './wordComments.js';
import { marginLinesOf } from './wordMargins.js';
import { WordMarks } from './wordMarks.js';
import { WordNumbering } from './wordNumbering.js';
import { WordStyles } from './wordStyles.js';

/**
 * Strict files use different addresses for the same relationships and vocabularies, some of which mammoth doesn't know.
 */
function asTransitional(part: string): string {
  return part.replace(
    /http:\/\/purl\.oclc\.org\/ooxml\/officeDocument\/relationships\//g,
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/',
  );
}

/** Equations of older editors are pictures with data that only their program can read. */
const OBJECT_EQUATION = /\bProgID="(?:Equation|MathType)[.\w]*"/g;
/** Documents of other programs, of which only a picture is shown. */
const OBJECT_DOCUMENT = /<(?:\w+:)?OLEObject\b(?![^>]*\bProgID="(?:Equation|MathType))[^>]*>/g;
/** A workbook's Markdown has tables and their titles only. */
const workbookHtml = (markdown: string): string => new MarkdownIt({ html: false, linkify: false }).render(markdown);
/** Parts with text, besides the main one. */
const NOTES = new Set(['footnotes', 'endnotes']);
const MARGINS = new Set(['header', 'footer']);

/** HTML of a document embedded as text; undefined for formats that aren't read here. */
function chunkHtml(office: OfficePackage, part: string, chunks: ReadonlyMap<string, string>): string | undefined {
  const chunk = chunks.get(part);
  if (chunk !== undefined) return `<div>${chunk}</div>`;
  const bytes = partNamed(office, part);
  if (bytes === undefined) return undefined;
  const text = decodeXml(bytes);
  if (/\.(?:x?html?)$/i.test(part)) return `<div>${cleanBody(text)}</div>`;
  if (!/\.txt$/i.test(part)) return undefined;
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escapeMarkup(paragraph)}</p>`)
    .join('');
}

/** HTML whose notes and links have names of their own, as those of another document have the same ones. */
const renamed = (html: string, index: number): string =>
  html.replace(/(<[^<>]*?\s(?:id="|href="#))/g, `$1part${index}-`);

/** HTML of a Word document, RTF, or saved page that is embedded as text. */
async function chunkIn(bytes: Uint8Array, part: string): Promise<string | undefined> {
  if (/\.mht(?:ml)?$/i.test(part)) {
    const { pageInMail } = await import('../mail/readMail.js');
    const page = await pageInMail(bytes);
    return page === undefined ? undefined : cleanBody(page);
  }
  if (/\.rtf$/i.test(part)) {
    const { RtfDocument } = await import('../rtf/rtfDocument.js');
    return new RtfDocument(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')).html;
  }
  const office = openOfficePackage(bytes);
  return office?.kind === 'word' ? (await wordHtml(office, true)).html : undefined;
}

/** The documents that programs embed as text in forms of their own, by their parts. Those in them aren't read. */
async function chunksIn(
  office: OfficePackage,
  files: EmbeddedFiles,
  relationships: ReadonlyMap<string, Relationship>,
): Promise<Map<string, string>> {
  const chunks = new Map<string, string>();
  for (const { type, target, external } of relationships.values()) {
    const kind = type === 'aFChunk' && !external ? /\.(mht(?:ml)?|rtf|doc[xm])$/i.exec(target)?.[1] : undefined;
    if (kind === undefined) continue;
    const bytes = kind.startsWith('mht') ? partNamed(office, target) : files.take(target);
    const html = bytes === undefined ? undefined : await chunkIn(bytes, target).catch(() => undefined);
    if (html !== undefined) chunks.set(target, renamed(html, chunks.size + 1));
  }
  return chunks;
}

/** HTML of a Word document without its headers and footers; of one in another, only what stands in it itself. */
async function wordHtml(
  office: OfficePackage,
  isInOther: boolean,
): Promise<{ html: string; relationships: ReadonlyMap<string, Relationship>; warnings: Message[] }> {
  const parts: Record<string, Uint8Array> = {};
  for (const [name, bytes] of office.files)
    parts[name] = name.endsWith('.rels') ? strToU8(asTransitional(decodeXml(bytes))) : bytes;
  // mammoth finds them only by the name that others call the main part.
  const links = relationshipsPartOf(office.main);
  const named = [...office.files.keys()].find((name) => name.toLowerCase() === links.toLowerCase());
  if (named !== undefined) parts[links] = parts[named] as Uint8Array;
  const relationships = relationshipsOf(office, office.main);
  const styles = new WordStyles(partXml(office, targetOf(relationships, 'styles') ?? ''));
  const marks = new WordMarks();
  const comments = new WordComments(partXml(office, targetOf(relationships, 'comments') ?? ''));
  const files = new EmbeddedFiles(office);
  const chunks = isInOther ? new Map<string, string>() : await chunksIn(office, files, relationships);
  const writtenChunks = new Set<string>();
  let lostDrawings = 0;
  let lostChunks = 0;
  let lostObjects = 0;
  const prepare = (part: string, targets: ReadonlyMap<string, Relationship>): void => {
    const bytes = partNamed(office, part);
    if (bytes === undefined) return;
    const xml = decodeXml(bytes);
    lostObjects += xml.match(OBJECT_EQUATION)?.length ?? 0;
    lostChunks += xml.match(OBJECT_DOCUMENT)?.length ?? 0;
    const internal = (id: string) => {
      const target = targets.get(id);
      return target === undefined || target.external ? undefined : target.target;
    };
    const prepared = prepareWord(xml, {
      styles,
      numbering,
      marks,
      drawing(id) {
        const html = drawingHtml(office, internal(id) ?? '');
        if (html === '') lostDrawings++;
        return html;
      },
      chunk(id) {
        const part = internal(id) ?? '';
        // Written once: a small file could name a large one thousands of times.
        const html = writtenChunks.has(part) ? undefined : chunkHtml(office, part, chunks);
        writtenChunks.add(part);
        if (html === undefined) lostChunks++;
        return html ?? '';
      },
      embedded(id) {
        const workbook = isInOther ? undefined : files.workbook(internal(id) ?? '');
        if (workbook === undefined) return '';
        lostChunks--;
        return workbookHtml(workbook);
      },
      comment: (id) => comments.refer(id),
    });
    parts[part] = strToU8(prepared);
  };
  const numbering = new WordNumbering(partXml(office, targetOf(relationships, 'numbering') ?? ''), styles);
  prepare(office.main, relationships);
  for (const { type, target } of relationships.values())
    if (NOTES.has(type)) prepare(target, relationshipsOf(office, target));
  // mammoth unpacks without a limit, so it gets an archive repacked from files unpacked under ours, without
  // compression.
  const archive = zipSync(parts, { level: 0 });
  const { mammothHtml } = await import('./mammothHtml.js');
  let html: string;
  try {
    html = marks.placeIn(await mammothHtml(archive)) + comments.definitions();
  } catch (cause) {
    throw new AgentError('parser_failed', message('sources.docxDamaged'), { cause });
  }
  const warnings: Message[] = [...files.warnings];
  const lost = marks.lostEquations + lostObjects;
  if (lost > 0) warnings.push(message('sources.equationsLost', { lost }));
  if (lostDrawings > 0) warnings.push(message('sources.drawingsUnread', { count: lostDrawings }));
  if (lostChunks > 0) warnings.push(message('sources.embeddedUnread', { count: lostChunks }));
  return { html, relationships, warnings };
}

/**
 * Reads a Word document: headings, lists, tables, notes, comments, links, text boxes, charts, equations, workbooks and
 * documents in it, and what its pictures are described as; headers and footers once.
 */
export async function readDocx(office: OfficePackage): Promise<ParsedBody> {
  const { html, relationships, warnings } = await wordHtml(office, false);
  const { title, author, date, language } = coreProperties(office);
  const body = htmlToMarkdown(html);
  const lines = [...relationships.values()]
    .filter(({ type }) => MARGINS.has(type))
    .flatMap(({ target }) => marginLinesOf(partXml(office, target)));
  const margins = textOfMargins(lines, body).map((line) => `<p>${escapeMarkup(line)}</p>`);
  const markdown = margins.length === 0 ? body : htmlToMarkdown(html + margins.join(''));
  const main = partNamed(office, office.main);
  if (markdown.trim() === '' && main !== undefined && /<(?:\w+:)?(?:blip|imagedata)\s/.test(decodeXml(main)))
    throw new AgentError('empty_content', message('sources.onlyPictures'));
  return { title: title ?? findMarkdownTitle(body), author, date, language, markdown, warnings };
}
