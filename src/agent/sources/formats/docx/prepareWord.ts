import { DomUtils, parseDocument } from 'htmlparser2';
import { escapeMarkup } from '../escapeMarkup.js';
import { ommlToTex } from '../office/ommlTex.js';
import { pictureHtml } from '../pictureDescription.js';
import {
  childElements,
  elements,
  firstChild,
  isXmlElement,
  markupOf,
  parseXml,
  type XmlElement,
  type XmlNode,
} from '../xml/xml.js';
import { declareNamespaces } from '../xml/xmlNames.js';
import { texOfEquationField } from './equationField.js';
import { dropNestedFields, equationFields } from './wordFields.js';
import type { WordMarks } from './wordMarks.js';
import type { WordNumbering } from './wordNumbering.js';
import { isOn, valueOf, type WordStyles } from './wordStyles.js';

/** Prefixes of the names that elements get here; a part may not declare them. */
const PREFIXES = ['w', 'r', 'm', 'a', 'mc', 'wp', 'v', 'c', 'dgm', 'wps'];
/** Elements around text that mammoth leaves out with it. */
const TRANSPARENT = new Set(['w:dir', 'w:bdo', 'w:fldSimple', 'w:rubyBase']);
/** A raised or lowered run is a script only if it is this short. */
const MAX_SCRIPT_CHARACTERS = 12;
/** Word's tables have up to 63 columns. */
const MAX_INDENT = 62;
/** Whole paragraphs are in the outline of contracts. */
const MAX_HEADING_CHARACTERS = 200;

/** What the preparation needs of the rest of the document. */
export interface WordContext {
  styles: WordStyles;
  numbering: WordNumbering;
  marks: WordMarks;
  /** HTML of a chart or diagram by its relationship; '' if it can't be read. */
  drawing(relationship: string): string;
  /** HTML of a document of another program, by its relationship; '' if it isn't read. */
  embedded(relationship: string): string;
  /** HTML of a document embedded as text, by its relationship. */
  chunk(relationship: string): string;
  /** HTML in place of a reference to a comment, by its id. */
  comment(id: string): string;
}

const nodesOf = (xml: string): XmlNode[] => parseDocument(xml, { xmlMode: true }).children;
const textRun = (text: string): XmlNode[] =>
  nodesOf(`<w:r><w:t xml:space="preserve">${escapeMarkup(text)}</w:t></w:r>`);
const blockOf = (mark: string): XmlNode[] => nodesOf(`<w:p><w:r><w:t>${mark}</w:t></w:r></w:p>`);
/** The entry of a list in a form that is chosen. */
function chosen(list: XmlElement): string {
  const entries = childElements(list, 'w:listEntry');
  const index = valueOf(firstChild(list, 'w:result')) ?? valueOf(firstChild(list, 'w:default')) ?? '0';
  return valueOf(entries[Number(index)]) ?? '';
}

/**
 * Marks the first row of a table that has tables in its cells as its header: without one, the table would be taken for
 * a frame around parts of the page, and its rows would fall apart.
 */
function markHeader(table: XmlElement): void {
  const [first] = childElements(table, 'w:tr');
  if (first === undefined || childElements(first, 'w:tc').length < 2 || elements(table, 'w:tbl').length === 0) return;
  const properties = firstChild(first, 'w:trPr');
  if (properties === undefined) first.children.unshift(...nodesOf('<w:trPr><w:tblHeader/></w:trPr>'));
  else properties.children.push(...nodesOf('<w:tblHeader/>'));
}

/** Fills the columns that a row leaves out at its beginning. */
function indentRow(row: XmlElement): void {
  const properties = firstChild(row, 'w:trPr');
  const left = Math.min(Number(valueOf(firstChild(properties, 'w:gridBefore')) ?? 0) || 0, MAX_INDENT);
  if (properties === undefined || left < 1) return;
  const filled = `<w:tc><w:tcPr><w:gridSpan w:val="${left}"/></w:tcPr><w:p/></w:tc>`;
  row.children.splice(row.children.indexOf(properties) + 1, 0, ...nodesOf(filled));
}

/** Joins cells that old programs merge side by side without saying how many columns that makes. */
function joinCells(row: XmlElement): void {
  let first: XmlElement | undefined;
  for (const cell of childElements(row, 'w:tc')) {
    const properties = firstChild(cell, 'w:tcPr');
    const merge = firstChild(properties, 'w:hMerge');
    if (merge === undefined) first = undefined;
    else if (valueOf(merge) === 'restart') first = properties;
    else if (first !== undefined) {
      const span = firstChild(first, 'w:gridSpan');
      if (span === undefined) first.children.push(...nodesOf('<w:gridSpan w:val="2"/>'));
      else span.attribs['w:val'] = String(Number(valueOf(span)) + 1);
      DomUtils.removeElement(cell);
    }
  }
}

function addProperty(run: XmlElement, xml: string): void {
  const properties = firstChild(run, 'w:rPr');
  if (properties === undefined) run.children.unshift(...nodesOf(`<w:rPr>${xml}</w:rPr>`));
  else properties.children.push(...nodesOf(xml));
}

const has = (element: XmlElement, name: string): boolean => elements(element, name).length > 0;

/**
 * Rewrites a part of a Word document so that mammoth converts what it would leave out or misread: styled superscripts,
 * hidden text, labels of numbered paragraphs, text boxes, ruby, fields, equations, charts, and embedded documents.
 */
export function prepareWord(xml: string, context: WordContext): string {
  const document = parseXml(xml);
  const root = document.children.find(isXmlElement);
  if (root === undefined) return xml;
  declareNamespaces(root, PREFIXES);
  new WordTree(context).rewrite(root);
  return markupOf(root);
}

class WordTree {
  /** Blocks that follow the paragraph they are anchored in. */
  private after: XmlNode[] = [];
  /** The style of the paragraph that is rewritten. */
  private paragraphStyle?: string;

  constructor(private readonly context: WordContext) {}

  rewrite(parent: XmlElement): void {
    parent.children = parent.children.flatMap((child) => (isXmlElement(child) ? this.element(child) : [child]));
  }

  private inside(element: XmlElement): XmlNode[] {
    this.rewrite(element);
    return element.children;
  }

  private element(element: XmlElement): XmlNode[] {
    if (TRANSPARENT.has(element.name)) return this.inside(element);
    switch (element.name) {
      case 'w:p':
        return this.paragraph(element);
      case 'w:r':
        this.run(element);
        this.rewrite(element);
        // A list to choose from has no result in the text.
        return [...elements(element, 'w:ddList').flatMap((list) => textRun(chosen(list))), element];
      case 'w:pict':
        this.rewrite(element);
        // Words that are drawn as art.
        return [
          ...elements(element, 'v:textpath').flatMap(({ attribs }) =>
            nodesOf(`<w:t xml:space="preserve">${escapeMarkup(attribs['string'] ?? '')}</w:t>`),
          ),
          element,
        ];
      case 'w:ruby':
        // The readings above the letters repeat them.
        return childElements(element, 'w:rubyBase').flatMap((base) => this.inside(base));
      case 'm:oMathPara':
      case 'm:oMath':
        return this.equations(element);
      case 'mc:AlternateContent': {
        const choice = firstChild(element, 'mc:Choice');
        const isRead = ['w:txbxContent', 'c:chart', 'dgm:relIds'].some(
          (name) => choice !== undefined && has(choice, name),
        );
        if (choice !== undefined && (isRead || firstChild(element, 'mc:Fallback') === undefined))
          return this.inside(choice);
        break;
      }
      case 'w:cr':
        return nodesOf('<w:br/>');
      case 'w:br':
        // Breaks of pages and columns separate words as well.
        return 'w:type' in element.attribs && element.attribs['w:type'] !== 'textWrapping'
          ? nodesOf('<w:t xml:space="preserve"> </w:t>')
          : [element];
      case 'w:drawing':
        return this.drawing(element);
      case 'w:object': {
        const { attribs = {} } = elements(element, 'o:OLEObject')[0] ?? {};
        // Behind an icon, it is a file beside the text.
        const html = attribs['DrawAspect'] === 'Icon' ? '' : this.context.embedded(attribs['r:id'] ?? '');
        if (html === '') break;
        this.after.push(...blockOf(this.context.marks.block(html)));
        return [];
      }
      case 'w:commentReference': {
        const html = this.context.comment(element.attribs['w:id'] ?? '');
        return html === '' ? [] : nodesOf(`<w:t>${this.context.marks.block(html)}</w:t>`);
      }
      case 'w:tbl':
        this.rewrite(element);
        for (const row of childElements(element, 'w:tr')) {
          joinCells(row);
          indentRow(row);
        }
        markHeader(element);
        return [element];
      case 'w:altChunk':
      case 'w:subDoc':
        return blockOf(this.context.marks.block(this.context.chunk(element.attribs['r:id'] ?? '')));
    }
    this.rewrite(element);
    return [element];
  }

  private paragraph(element: XmlElement): XmlNode[] {
    const { after: outer, paragraphStyle: outerStyle } = this;
    this.after = [];
    this.paragraphStyle = valueOf(firstChild(firstChild(element, 'w:pPr'), 'w:pStyle'));
    const label = this.context.numbering.labelOf(firstChild(element, 'w:pPr'));
    const equations = equationFields(element);
    dropNestedFields(element);
    this.rewrite(element);
    for (const { instruction, end } of equations) this.addAfter(end, instruction);
    this.outline(element);
    this.joinList(element);
    if (label !== undefined) {
      const at = element.children.findIndex((child) => isXmlElement(child) && child.name === 'w:pPr') + 1;
      element.children.splice(at, 0, ...textRun(this.context.marks.label(label)));
    }
    const blocks = this.after;
    this.after = outer;
    this.paragraphStyle = outerStyle;
    return [element, ...blocks];
  }

  /** Writes what a field draws after the run that ends it. */
  private addAfter(run: XmlElement, instruction: string): void {
    const tex = texOfEquationField(instruction);
    const around = run.parent;
    if (tex === '' || around === null) return;
    const drawn = /[\\^_]/.test(tex) ? this.context.marks.equation(tex, false) : tex;
    around.children.splice(around.children.indexOf(run) + 1, 0, ...textRun(drawn));
  }

  /** Gives a paragraph that the outline lists the style of a heading. */
  private outline(paragraph: XmlElement): void {
    const properties = firstChild(paragraph, 'w:pPr');
    const level = this.context.styles.outlineOf(properties);
    const length = level === undefined ? 0 : DomUtils.textContent(paragraph).trim().length;
    if (properties === undefined || length === 0 || length > MAX_HEADING_CHARACTERS) return;
    properties.children = [
      ...nodesOf(`<w:pStyle w:val="Heading${level}"/>`),
      ...properties.children.filter((child) => !isXmlElement(child) || child.name !== 'w:pStyle'),
    ];
  }

  /** Gives a paragraph the place in a list that its style has, which mammoth finds only if the list names the style. */
  private joinList(paragraph: XmlElement): void {
    const properties = firstChild(paragraph, 'w:pPr');
    const place = this.context.styles.listOf(valueOf(firstChild(properties, 'w:pStyle')));
    if (properties === undefined || place === undefined || firstChild(properties, 'w:numPr') !== undefined) return;
    const { list, level = this.context.numbering.levelOf(list, valueOf(firstChild(properties, 'w:pStyle'))) } = place;
    properties.children.push(
      ...nodesOf(`<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${escapeMarkup(list)}"/></w:numPr>`),
    );
  }

  private run(run: XmlElement): void {
    const properties = firstChild(run, 'w:rPr');
    const style = this.context.styles.textOf(valueOf(firstChild(properties, 'w:rStyle')), this.paragraphStyle);
    // mammoth knows neither that two lines strike text as well, nor that styles do.
    const strike = firstChild(properties, 'w:strike');
    if (isOn(firstChild(properties, 'w:dstrike')) || (strike === undefined && style.struck))
      addProperty(run, '<w:strike/>');
    const vanish = firstChild(properties, 'w:vanish');
    if (vanish === undefined ? style.hidden : isOn(vanish)) {
      // Fields must still begin and end.
      run.children = run.children.filter(
        (child) => isXmlElement(child) && (child.name === 'w:fldChar' || child.name === 'w:instrText'),
      );
      return;
    }
    if (firstChild(properties, 'w:vertAlign') !== undefined) return;
    const position = Number(firstChild(properties, 'w:position')?.attribs['w:val'] ?? 0);
    const isShort = DomUtils.textContent(run).trim().length <= MAX_SCRIPT_CHARACTERS;
    const script = style.script ?? (position > 0 ? 'superscript' : position < 0 ? 'subscript' : undefined);
    if (script === undefined || script === 'baseline' || !isShort) return;
    addProperty(run, `<w:vertAlign w:val="${escapeMarkup(script)}"/>`);
  }

  private equations(element: XmlElement): XmlNode[] {
    const display = element.name === 'm:oMathPara';
    return (display ? elements(element, 'm:oMath') : [element]).flatMap((equation) =>
      textRun(this.context.marks.equation(ommlToTex(equation), display)),
    );
  }

  private drawing(drawing: XmlElement): XmlNode[] {
    const relationship =
      elements(drawing, 'c:chart')[0]?.attribs['r:id'] ?? elements(drawing, 'dgm:relIds')[0]?.attribs['r:dm'];
    if (relationship !== undefined) {
      const html = this.context.drawing(relationship);
      if (html !== '') this.after.push(...blockOf(this.context.marks.block(html)));
      return [];
    }
    const boxes = elements(drawing, 'w:txbxContent');
    if (boxes.length === 0) {
      const [about] = [...elements(drawing, 'wp:docPr'), ...elements(drawing, 'pic:cNvPr')];
      const description = pictureHtml(about);
      if (description !== '') this.after.push(...blockOf(this.context.marks.block(description)));
      return [drawing];
    }
    // A box in a box is read with the outer one.
    const inner = new Set(
      boxes.flatMap((box) => box.children.filter(isXmlElement).flatMap((own) => elements(own, 'w:txbxContent'))),
    );
    return boxes
      .filter((box) => !inner.has(box))
      .flatMap((box) => {
        this.rewrite(box);
        const [picture] = nodesOf('<w:pict><v:shape><v:textbox/></v:shape></w:pict>');
        const textbox = picture === undefined || !isXmlElement(picture) ? undefined : elements(picture, 'v:textbox')[0];
        if (picture === undefined || textbox === undefined) return [];
        textbox.children = [box];
        return [picture];
      });
  }
}
