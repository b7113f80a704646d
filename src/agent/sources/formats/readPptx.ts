import { AgentError, message, type Message } from '../../../protocol/index.js';
import { escapeMarkup } from './escapeMarkup.js';
import { htmlToMarkdown } from './markdownOfHtml.js';
import { coreProperties, partXml, relationshipsOf, type OfficePackage } from './officePackage.js';
import { ommlToTex } from './ommlTex.js';
import type { ParsedBody, ParseProgress } from './parsedSource.js';
import { PlacedText } from './placedText.js';
import { childElements, directText, elements, firstChild, ownText, type XmlElement } from './xml.js';

/** Placeholders that repeat on every slide. */
const FURNITURE = new Set(['sldNum', 'dt', 'ftr', 'hdr', 'sldImg']);

function runHtml(run: XmlElement): string {
  const text = escapeMarkup(childElements(run, 'a:t').map(directText).join(''));
  const baseline = Number(firstChild(run, 'a:rPr')?.attribs['baseline'] ?? 0);
  return baseline > 0 ? `<sup>${text}</sup>` : baseline < 0 ? `<sub>${text}</sub>` : text;
}

function paragraphHtml(paragraph: XmlElement): string {
  return childElements(paragraph)
    .map((child) => {
      if (child.name === 'a:r' || child.name === 'a:fld') return runHtml(child);
      if (child.name === 'a:br') return '<br>';
      return elements(child, 'm:oMath')
        .map((equation) => `<math alttext="${escapeMarkup(ommlToTex(equation))}"></math>`)
        .join(' ');
    })
    .join('');
}

/** Paragraphs of a text body: a nested list if there are several, or else a paragraph. */
function bodyHtml(body: XmlElement | undefined, listed: boolean): string {
  const paragraphs = body === undefined ? [] : childElements(body, 'a:p');
  const lines = paragraphs
    .map((paragraph) => ({
      html: paragraphHtml(paragraph),
      level: Number(firstChild(paragraph, 'a:pPr')?.attribs['lvl'] ?? 0),
      isListed:
        firstChild(firstChild(paragraph, 'a:pPr'), 'a:buNone') === undefined &&
        (listed ||
          ['a:buChar', 'a:buAutoNum'].some((name) => firstChild(firstChild(paragraph, 'a:pPr'), name) !== undefined)),
    }))
    .filter(({ html }) => html.trim() !== '');
  let html = '';
  let depth = 0;
  for (const line of lines) {
    const wanted = line.isListed && lines.length > 1 ? line.level + 1 : 0;
    while (depth > wanted) {
      html += '</ul>';
      depth--;
    }
    while (depth < wanted) {
      html += '<ul>';
      depth++;
    }
    html += wanted > 0 ? `<li>${line.html}</li>` : `<p>${line.html}</p>`;
  }
  return html + '</ul>'.repeat(depth);
}

function tableHtml(table: XmlElement): string {
  const rows = childElements(table, 'a:tr').map((row, index) => {
    const cells = childElements(row, 'a:tc')
      .filter(({ attribs }) => attribs['hMerge'] !== '1')
      .map((cell) => {
        const tag = index === 0 ? 'th' : 'td';
        const span = cell.attribs['gridSpan'];
        return `<${tag}${span === undefined ? '' : ` colspan="${escapeMarkup(span)}"`}>${bodyHtml(firstChild(cell, 'a:txBody'), false)}</${tag}>`;
      });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table>${rows.join('')}</table>`;
}

interface SlideParts {
  title: string;
  html: string;
}

/** The content of a slide or a notes page. `graphics` supplies the text of drawings stored in separate parts. */
function readShapes(tree: XmlElement, graphics: (id: string) => string): SlideParts {
  const found: SlideParts = { title: '', html: '' };
  const visit = (parent: XmlElement): void => {
    for (const shape of childElements(parent)) {
      if (shape.name === 'p:grpSp') visit(shape);
      else if (shape.name === 'mc:AlternateContent') {
        const chosen = firstChild(shape, 'mc:Choice') ?? firstChild(shape, 'mc:Fallback');
        if (chosen !== undefined) visit(chosen);
      } else if (shape.name === 'p:sp') {
        const type = elements(shape, 'p:ph')[0]?.attribs;
        const kind = type === undefined ? undefined : (type['type'] ?? 'obj');
        if (kind !== undefined && FURNITURE.has(kind)) continue;
        const body = firstChild(shape, 'p:txBody');
        if (kind === 'title' || kind === 'ctrTitle') {
          const title = body === undefined ? '' : childElements(body, 'a:p').map(paragraphHtml).join(' ');
          if (found.title === '') found.title = title;
          else found.html += `<p>${title}</p>`;
        } else found.html += bodyHtml(body, kind === 'obj' || kind === 'body');
      } else if (shape.name === 'p:graphicFrame') {
        const table = elements(shape, 'a:tbl')[0];
        const data = elements(shape, 'a:graphicData')[0];
        if (table !== undefined) found.html += tableHtml(table);
        else
          for (const drawing of data === undefined ? [] : childElements(data))
            found.html += graphics(drawing.attribs['r:dm'] ?? drawing.attribs['r:id'] ?? '');
      }
    }
  };
  visit(tree);
  return found;
}

/** The text of a drawing (SmartArt, or the labels and numbers of a chart) as a list. */
function drawingHtml(office: OfficePackage, part: string): string {
  const drawing = partXml(office, part);
  const texts = [
    ...elements(drawing, 'a:p').map(paragraphHtml),
    ...elements(drawing, 'c:v').map((v) => ownText(v) ?? ''),
  ];
  const items = texts.filter((text) => text.trim() !== '').map((text) => `<li>${text}</li>`);
  return items.length === 0 ? '' : `<ul>${items.join('')}</ul>`;
}

function readSlide(office: OfficePackage, part: string): SlideParts {
  const relationships = relationshipsOf(office, part);
  const tree = elements(partXml(office, part), 'p:spTree')[0];
  const slide =
    tree === undefined
      ? { title: '', html: '' }
      : readShapes(tree, (id) => {
          const target = relationships.get(id);
          return target === undefined || target.external ? '' : drawingHtml(office, target.target);
        });
  const notesPart = [...relationships.values()].find(({ type }) => type === 'notesSlide')?.target;
  const notesTree = notesPart === undefined ? undefined : elements(partXml(office, notesPart), 'p:spTree')[0];
  const notes = notesTree === undefined ? '' : readShapes(notesTree, () => '').html;
  if (notes !== '')
    slide.html += `<p><strong>Notes</strong></p>${notes.replace(/<\/?(?:ul|li)>/g, (tag) => (tag.includes('li') ? tag.replace('li', 'p') : ''))}`;
  return slide;
}

/** Reads a PowerPoint presentation: its slides in presentation order, with tables and the speaker's notes. */
export function readPptx(office: OfficePackage, onProgress: ParseProgress): ParsedBody {
  const relationships = relationshipsOf(office, office.main);
  const slides = elements(partXml(office, office.main), 'p:sldId').map(
    ({ attribs }) => relationships.get(attribs['r:id'] ?? '')?.target,
  );
  if (slides.length === 0) throw new AgentError('empty_content', message('sources.noSlides'));
  const result = new PlacedText();
  let missing = 0;
  let silent = 0;
  for (const [index, part] of slides.entries()) {
    const bytes = part === undefined ? undefined : office.files.get(part);
    if (part === undefined || bytes === undefined) missing++;
    else {
      const { title, html } = readSlide(office, part);
      if (title.trim() === '' && html === '') silent++;
      result.begin('slide', index + 1);
      if (title.trim() !== '') result.add(`## ${htmlToMarkdown(`<p>${title}</p>`).replace(/\s*\n\s*/g, ' ')}`);
      result.add(htmlToMarkdown(html));
    }
    onProgress(message('sources.readingSlides'), index + 1, slides.length);
  }
  const warnings: Message[] = [];
  if (missing > 0) warnings.push(message('sources.slidesMissing', { missing, total: slides.length }));
  if (silent > 0) warnings.push(message('sources.slidesWithoutText', { silent, total: slides.length }));
  const { title, author, date, language } = coreProperties(office);
  const named = title !== undefined && !/^(?:powerpoint|presentation)\b/i.test(title);
  return {
    title: named ? title : /^## (.+)$/m.exec(result.markdown)?.[1],
    author,
    date,
    language,
    ...result.body(),
    warnings,
  };
}
