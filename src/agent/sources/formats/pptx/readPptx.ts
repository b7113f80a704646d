import { EmbeddedFiles } from '../office/embeddedFiles.js';
import { AgentError, message, type Message } from '../../../../protocol/index.js';
import { numeral } from '../../html/orderedLists.js';
import { escapeMarkup } from '../escapeMarkup.js';
import { listItemStart } from '../listItem.js';
import { htmlToMarkdown } from '../markdownOfHtml.js';
import { drawingHtml } from '../office/officeChart.js';
import { namesInBrief } from '../namesInBrief.js';
import { coreProperties, partXml, relationshipsOf, targetOf, type OfficePackage } from '../office/officePackage.js';
import { ommlToTex } from '../office/ommlTex.js';
import { pictureHtml } from '../pictureDescription.js';
import type { ParsedBody, ParseProgress } from '../parsedSource.js';
import { PlacedText } from '../placedText.js';
import { commentAuthors, readComments } from './slideComments.js';
import { childElements, directText, elements, firstChild, type XmlElement } from '../xml/xml.js';
import { spanAttributes } from '../spanAttributes.js';

/** Placeholders that repeat on every slide. */
const FURNITURE = new Set(['sldNum', 'dt', 'ftr', 'hdr', 'sldImg']);

function runHtml(run: XmlElement): string {
  const text = escapeMarkup(childElements(run, 'a:t').map(directText).join(''));
  const { baseline: offset = 0, strike = 'noStrike' } = firstChild(run, 'a:rPr')?.attribs ?? {};
  if (strike !== 'noStrike') return `<del>${text}</del>`;
  const baseline = Number(offset);
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

/** PowerPoint's scripts of numbers that HTML's lists have too. */
const TYPES: Readonly<Record<string, string>> = { alphaLc: 'a', alphaUc: 'A', romanLc: 'i', romanUc: 'I' };

/** The label of a numbered paragraph, of a type such as `alphaLcParenR`. */
function labelOf(type: string, value: number): string {
  const [, script = 'arabic', form = 'Period'] =
    /^([a-z]+(?:Lc|Uc)?)(Period|Paren(?:R|Both)|Plain|Minus)/.exec(type) ?? [];
  const sign = numeral(value, TYPES[script]);
  return form === 'ParenBoth' ? `(${sign})` : `${sign}${form === 'ParenR' ? ')' : form === 'Plain' ? '' : '.'}`;
}

interface Line {
  html: string;
  level: number;
  isListed: boolean;
  /** How it is numbered, and where that starts. */
  numbering?: { type: string; start: number };
}

function lineOf(paragraph: XmlElement, listed: boolean): Line {
  const properties = firstChild(paragraph, 'a:pPr');
  const numbered = firstChild(properties, 'a:buAutoNum')?.attribs;
  return {
    html: paragraphHtml(paragraph),
    level: Number(properties?.attribs['lvl'] ?? 0),
    isListed:
      firstChild(properties, 'a:buNone') === undefined &&
      (listed || numbered !== undefined || firstChild(properties, 'a:buChar') !== undefined),
    numbering:
      numbered === undefined
        ? undefined
        : { type: numbered['type'] ?? 'arabicPeriod', start: Number(numbered['startAt'] ?? 1) || 1 },
  };
}

/** Paragraphs of a text body: a nested list if there are several, or else a paragraph. */
function bodyHtml(body: XmlElement | undefined, listed: boolean): string {
  const lines = (body === undefined ? [] : childElements(body, 'a:p'))
    .map((paragraph) => lineOf(paragraph, listed))
    .filter(({ html }) => html.trim() !== '');
  let html = '';
  /** The open lists, and how far each has counted. */
  const open: { tag: 'ul' | 'ol'; numbering: string; count: number }[] = [];
  const closeTo = (depth: number): void => {
    while (open.length > depth) html += `</${open.pop()?.tag}>`;
  };
  for (const { html: own, level, isListed, numbering } of lines) {
    const depth = isListed && (lines.length > 1 || numbering !== undefined) ? level + 1 : 0;
    const tag = numbering === undefined ? 'ul' : 'ol';
    closeTo(open[depth - 1]?.tag === tag ? depth : Math.max(0, depth - 1));
    while (open.length < depth) {
      html += `<${tag}>`;
      open.push({ tag, numbering: '', count: 0 });
    }
    const list = open.at(-1);
    if (list === undefined) html += `<p>${own}</p>`;
    else if (numbering === undefined) html += `<li>${own}</li>`;
    else {
      const { type, start } = numbering;
      if (list.numbering !== `${type} ${start}`) Object.assign(list, { numbering: `${type} ${start}`, count: 0 });
      html += `${listItemStart(labelOf(type, start + list.count++))}${own}</li>`;
    }
  }
  closeTo(0);
  return html;
}

const isOne = (value: string | undefined): boolean => value === '1' || value === 'true';

function tableHtml(table: XmlElement): string {
  const isCovered = ({ attribs }: XmlElement): boolean => isOne(attribs['hMerge']) || isOne(attribs['vMerge']);
  const rows = childElements(table, 'a:tr').map((row, index) => {
    const cells = childElements(row, 'a:tc')
      .filter((cell) => !isCovered(cell))
      .map((cell) => {
        const tag = index === 0 ? 'th' : 'td';
        const { gridSpan, rowSpan } = cell.attribs;
        const spans = spanAttributes({ rows: Number(rowSpan), columns: Number(gridSpan) });
        return `<${tag}${spans}>${bodyHtml(firstChild(cell, 'a:txBody'), false)}</${tag}>`;
      });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table>${rows.join('')}</table>`;
}

interface SlideParts {
  title: string;
  html: string;
  /** What its pictures are described as. */
  pictures: string;
  /** Parts with files of other programs in it. */
  embedded: string[];
  /** Charts and diagrams that could not be read. */
  lostDrawings: number;
}

/** The relationship of an object that the slide shows; one behind an icon is a file beside the text. */
const shownObject = (object: XmlElement | undefined): string =>
  isOne(object?.attribs['showAsIcon']) ? '' : (object?.attribs['r:id'] ?? '');

/** The content of a slide or a notes page. `graphics` supplies the text of drawings stored in separate parts. */
function readShapes(tree: XmlElement, graphics: (id: string) => string): SlideParts {
  const found: SlideParts = { title: '', html: '', pictures: '', embedded: [], lostDrawings: 0 };
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
      } else if (shape.name === 'p:pic') found.pictures += pictureHtml(elements(shape, 'p:cNvPr')[0]);
      else if (shape.name === 'p:graphicFrame') {
        const table = elements(shape, 'a:tbl')[0];
        const data = elements(shape, 'a:graphicData')[0];
        if (table !== undefined) found.html += tableHtml(table);
        else if (elements(shape, 'p:oleObj').length > 0)
          found.embedded.push(shownObject(elements(shape, 'p:oleObj')[0]));
        else
          for (const drawing of data === undefined ? [] : childElements(data)) {
            const relationship = drawing.attribs['r:dm'] ?? drawing.attribs['r:id'] ?? '';
            const html = graphics(relationship);
            if (html === '' && relationship !== '') found.lostDrawings++;
            found.html += html;
          }
      }
    }
  };
  visit(tree);
  return found;
}

interface Slide extends SlideParts {
  notes: string;
  /** It is left out when the presentation is shown. */
  isHidden: boolean;
}

function readSlide(office: OfficePackage, part: string): Slide {
  const relationships = relationshipsOf(office, part);
  const document = partXml(office, part);
  const tree = elements(document, 'p:spTree')[0];
  const isHidden = /^(?:0|false)$/.test(elements(document, 'p:sld')[0]?.attribs['show'] ?? '');
  const slide =
    tree === undefined
      ? { title: '', html: '', pictures: '', embedded: [], lostDrawings: 0 }
      : readShapes(tree, (id) => {
          const target = relationships.get(id);
          return target === undefined || target.external ? '' : drawingHtml(office, target.target);
        });
  const notesPart = targetOf(relationships, 'notesSlide');
  const notesTree = notesPart === undefined ? undefined : elements(partXml(office, notesPart), 'p:spTree')[0];
  const notes = notesTree === undefined ? '' : readShapes(notesTree, () => '').html;
  const spoken = notes.replace(/<\/?(?:ul|li)>/g, (tag) => (tag.includes('li') ? tag.replace('li', 'p') : ''));
  const embedded = slide.embedded.map((id) => relationships.get(id)?.target ?? '');
  return { ...slide, isHidden, embedded, notes: spoken === '' ? '' : `<p><strong>Notes</strong></p>${spoken}` };
}

/** Reads a PowerPoint presentation: its slides in presentation order, with tables and the speaker's notes. */
export function readPptx(office: OfficePackage, onProgress: ParseProgress): ParsedBody {
  const relationships = relationshipsOf(office, office.main);
  const slides = elements(partXml(office, office.main), 'p:sldId').map(
    ({ attribs }) => relationships.get(attribs['r:id'] ?? '')?.target,
  );
  if (slides.length === 0) throw new AgentError('empty_content', message('sources.noSlides'));
  const result = new PlacedText();
  const authors = commentAuthors(office);
  const files = new EmbeddedFiles(office);
  const hidden: number[] = [];
  let missing = 0;
  let silent = 0;
  let unread = 0;
  let lostDrawings = 0;
  for (const [index, part] of slides.entries()) {
    const bytes = part === undefined ? undefined : office.files.get(part);
    if (part === undefined || bytes === undefined) missing++;
    else {
      const { title, html, pictures, notes, isHidden, embedded, lostDrawings: lost } = readSlide(office, part);
      if (isHidden) hidden.push(index + 1);
      const workbooks = embedded.map((file) => files.workbook(file));
      unread += workbooks.filter((workbook) => workbook === undefined).length;
      lostDrawings += lost;
      const isEmpty = html === '' && workbooks.every((workbook) => workbook === undefined);
      if (title.trim() === '' && isEmpty && notes === '') silent++;
      result.begin('slide', index + 1);
      if (title.trim() !== '') result.add(`## ${htmlToMarkdown(`<p>${title}</p>`).replace(/\s*\n\s*/g, ' ')}`);
      result.add(htmlToMarkdown(html));
      for (const workbook of workbooks) result.add(workbook ?? '');
      result.add(htmlToMarkdown(pictures + notes));
      result.add(readComments(office, part, authors));
    }
    onProgress(message('sources.readingSlides'), index + 1, slides.length);
  }
  const warnings: Message[] = [...files.warnings];
  if (missing > 0) warnings.push(message('sources.slidesMissing', { missing, total: slides.length }));
  if (hidden.length > 0) warnings.push(message('sources.hiddenSlides', { slides: namesInBrief(hidden.map(String)) }));
  if (silent > 0) warnings.push(message('sources.slidesWithoutText', { silent, total: slides.length }));
  if (lostDrawings > 0) warnings.push(message('sources.drawingsUnread', { count: lostDrawings }));
  if (unread > 0) warnings.push(message('sources.embeddedUnread', { count: unread }));
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
