import { strToU8, zipSync } from 'fflate';
import { AgentError, message, type Message } from '../../../../protocol/index.js';
import { cleanBody } from '../../html/cleaning/cleanHtml.js';
import { escapeMarkup } from '../escapeMarkup.js';
import { htmlToMarkdown } from '../markdownOfHtml.js';
import { drawingHtml } from '../officeChart.js';
import {
  coreProperties,
  partNamed,
  partXml,
  relationshipsOf,
  relationshipsPartOf,
  targetOf,
  type OfficePackage,
  type Relationship,
} from '../officePackage.js';
import { textOfMargins } from '../pageMargins.js';
import { findMarkdownTitle } from '../parsePlain.js';
import type { ParsedBody } from '../parsedSource.js';
import { decodeXml } from '../xml.js';
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
/** Parts with text, besides the main one. */
const NOTES = new Set(['footnotes', 'endnotes']);
const MARGINS = new Set(['header', 'footer']);

/** HTML of a document embedded as text; undefined for formats that aren't read here. */
function chunkHtml(office: OfficePackage, part: string, savedPages: ReadonlyMap<string, string>): string | undefined {
  const page = savedPages.get(part);
  if (page !== undefined) return `<div>${cleanBody(page)}</div>`;
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

/** The pages that programs embed as text in the form in which browsers save them, by their parts. */
async function savedPagesIn(
  office: OfficePackage,
  relationships: ReadonlyMap<string, Relationship>,
): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const { type, target, external } of relationships.values()) {
    const bytes =
      type === 'aFChunk' && !external && /\.mht(?:ml)?$/i.test(target) ? partNamed(office, target) : undefined;
    if (bytes === undefined) continue;
    const { pageInMail } = await import('../readMail.js');
    const page = await pageInMail(bytes).catch(() => undefined);
    if (page !== undefined) pages.set(target, page);
  }
  return pages;
}

/**
 * Reads a Word document: headings, lists, tables, notes, comments, links, text boxes, charts, equations,
 * and what its pictures are described as; headers and footers once.
 */
export async function readDocx(office: OfficePackage): Promise<ParsedBody> {
  const files: Record<string, Uint8Array> = {};
  for (const [name, bytes] of office.files)
    files[name] = name.endsWith('.rels') ? strToU8(asTransitional(decodeXml(bytes))) : bytes;
  // mammoth finds them only by the name that others call the main part.
  const links = relationshipsPartOf(office.main);
  const named = [...office.files.keys()].find((name) => name.toLowerCase() === links.toLowerCase());
  if (named !== undefined) files[links] = files[named] as Uint8Array;
  const relationships = relationshipsOf(office, office.main);
  const styles = new WordStyles(partXml(office, targetOf(relationships, 'styles') ?? ''));
  const marks = new WordMarks();
  const comments = new WordComments(partXml(office, targetOf(relationships, 'comments') ?? ''));
  const savedPages = await savedPagesIn(office, relationships);
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
        const html = writtenChunks.has(part) ? undefined : chunkHtml(office, part, savedPages);
        writtenChunks.add(part);
        if (html === undefined) lostChunks++;
        return html ?? '';
      },
      comment: (id) => comments.refer(id),
    });
    files[part] = strToU8(prepared);
  };
  const numbering = new WordNumbering(partXml(office, targetOf(relationships, 'numbering') ?? ''), styles);
  prepare(office.main, relationships);
  for (const { type, target } of relationships.values())
    if (NOTES.has(type)) prepare(target, relationshipsOf(office, target));
  // mammoth unpacks without a limit, so it gets an archive repacked from files unpacked under ours, without
  // compression.
  const archive = zipSync(files, { level: 0 });
  const { mammothHtml } = await import('./mammothHtml.js');
  let html: string;
  try {
    html = marks.placeIn(await mammothHtml(archive)) + comments.definitions();
  } catch (cause) {
    throw new AgentError('parser_failed', message('sources.docxDamaged'), { cause });
  }
  const warnings: Message[] = [];
  const lost = marks.lostEquations + lostObjects;
  if (lost > 0) warnings.push(message('sources.equationsLost', { lost }));
  if (lostDrawings > 0) warnings.push(message('sources.drawingsUnread', { count: lostDrawings }));
  if (lostChunks > 0) warnings.push(message('sources.embeddedUnread', { count: lostChunks }));
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
