import { strToU8, zipSync } from 'fflate';
import { AgentError, message, type Message } from '../../../protocol/index.js';
import { takeOutEquations } from './docxEquations.js';
import { htmlToMarkdown } from './markdownOfHtml.js';
import { coreProperties, decodePart, partNamed, type OfficePackage } from './officePackage.js';
import { findMarkdownTitle } from './parsePlain.js';
import type { ParsedBody } from './parsedSource.js';

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

/** Reads a Word document: headings, lists, tables, notes, links, and equations; no images. */
export async function readDocx(office: OfficePackage): Promise<ParsedBody> {
  const files: Record<string, Uint8Array> = {};
  for (const [name, bytes] of office.files)
    files[name] = name.endsWith('.rels') ? strToU8(asTransitional(decodePart(bytes))) : bytes;
  const main = partNamed(office, office.main);
  const { xml, equations } = takeOutEquations(main === undefined ? '' : decodePart(main));
  files[office.main] = strToU8(xml);
  // mammoth unpacks without a limit, so it gets an archive repacked from files unpacked under ours, without
  // compression.
  const archive = zipSync(files, { level: 0 });
  const { mammothHtml } = await import('./mammothHtml.js');
  let html: string;
  const warnings: Message[] = [];
  try {
    html = await mammothHtml(archive);
  } catch (cause) {
    throw new AgentError('parser_failed', message('sources.docxDamaged'), { cause });
  }
  const placed = equations.placeIn(html);
  const lost = placed.lost + (xml.match(OBJECT_EQUATION)?.length ?? 0);
  if (lost > 0) warnings.push(message('sources.equationsLost', { lost }));
  const { title, author, date, language } = coreProperties(office);
  const markdown = htmlToMarkdown(placed.html);
  return { title: title ?? findMarkdownTitle(markdown), author, date, language, markdown, warnings };
}
