import { escapeMarkup } from '../escapeMarkup.js';
import { spanAttributes } from '../spanAttributes.js';

/** How a run of text is set. */
export interface RtfRun {
  bold: boolean;
  italic: boolean;
  struck: boolean;
  script?: 'sup' | 'sub';
  /** The link that it is part of. */
  href?: string;
}

/** Properties of a paragraph, which last until they are reset. */
export interface RtfParagraph {
  inTable: boolean;
  style?: number;
  /** Level of a heading, from 1. */
  outline?: number;
  /** Level of a list item, from 0. */
  listLevel: number;
}

/** How a cell is merged with the one above or before it: it begins one that goes on below, or continues one. */
export interface RtfCellMerge {
  down?: 'begins' | 'continues';
  across?: 'continues';
}

interface RtfCell {
  html: string;
  rows: number;
  columns: number;
}

export const plainParagraph = (): RtfParagraph => ({ inTable: false, listLevel: 0 });

const sameRun = (a: RtfRun, b: RtfRun): boolean =>
  a.bold === b.bold && a.italic === b.italic && a.struck === b.struck && a.script === b.script && a.href === b.href;

function runHtml(text: string, { bold, italic, struck, script, href }: RtfRun): string {
  let html = escapeMarkup(text).replace(/\n/g, '<br>');
  if (script !== undefined) html = `<${script}>${html}</${script}>`;
  if (struck) html = `<del>${html}</del>`;
  if (italic) html = `<em>${html}</em>`;
  if (bold) html = `<strong>${html}</strong>`;
  return href === undefined ? html : `<a href="${escapeMarkup(href)}">${html}</a>`;
}

/** Builds HTML from runs, paragraphs, and rows as RTF names them: each is complete only when it ends. */
export class RtfFlow {
  private html = '';
  private inline = '';
  private text = '';
  private run: RtfRun | undefined;
  /** What follows the paragraph that it is anchored in. */
  private after = '';
  private marker = '';
  private cell = '';
  private cells: string[] = [];
  private rows: RtfCell[][] = [];
  /** What the current row's definition says of its cells. */
  private merges: RtfCellMerge[] = [];
  /** By column, the last cell that may continue in the rows below. */
  private above: (RtfCell | undefined)[] = [];
  private readonly lists: ('ul' | 'ol')[] = [];

  constructor(private readonly headings: ReadonlyMap<number, number>) {}

  addText(text: string, run: RtfRun): void {
    if (this.run === undefined || !sameRun(this.run, run)) this.endRun();
    this.run = run;
    this.text += text;
  }

  /** Adds finished markup to the current line, such as a note's reference. */
  addInline(html: string): void {
    this.endRun();
    this.inline += html;
  }

  /** Adds blocks after the current paragraph, such as a text box. */
  addAfter(html: string): void {
    this.after += html;
  }

  /** Sets the number or bullet of the current list item, as the file shows it. */
  setMarker(marker: string): void {
    this.marker = marker.trim();
  }

  endParagraph(paragraph: RtfParagraph): void {
    this.endRun();
    const { inline, marker, after } = this;
    this.inline = '';
    this.marker = '';
    this.after = '';
    if (paragraph.inTable) {
      this.cell += this.item(inline, marker) + after;
      return;
    }
    this.endTable();
    const level = paragraph.outline ?? this.headings.get(paragraph.style ?? -1);
    if (inline.trim() !== '' || marker !== '') {
      if (level !== undefined) this.addBlock(`<h${level}>${marker} ${inline}</h${level}>`);
      else if (/^\d{1,9}[.)]$/.test(marker))
        this.addItem('ol', ` value="${Number.parseInt(marker, 10)}"`, inline, paragraph.listLevel);
      // Other numbers are kept as they are.
      else if (marker === '' || /[\p{L}\p{N}]/u.test(marker)) this.addBlock(this.item(inline, marker));
      else this.addItem('ul', '', inline, paragraph.listLevel);
    }
    if (after !== '') this.addBlock(after);
  }

  endCell(): void {
    this.endParagraph({ ...plainParagraph(), inTable: true });
    this.cells.push(this.cell);
    this.cell = '';
  }

  /** Begins the definition of a row's cells, which lasts until the next one. */
  defineRow(): void {
    this.merges = [];
  }

  defineCell(merge: RtfCellMerge): void {
    this.merges.push(merge);
  }

  endRow(): void {
    const row: RtfCell[] = [];
    for (const [column, html] of this.cells.entries()) {
      const { down, across } = this.merges[column] ?? {};
      const above = this.above[column];
      const before = row.at(-1);
      if (down === 'continues' && above !== undefined) above.rows++;
      else if (across === 'continues' && before !== undefined) before.columns++;
      else {
        const cell = { html, rows: 1, columns: 1 };
        row.push(cell);
        this.above[column] = down === undefined ? undefined : cell;
      }
    }
    if (this.cells.length > 0) this.rows.push(row);
    this.cells = [];
  }

  /** Ends what is still open, and returns all of it. */
  finish(): string {
    this.endParagraph({ ...plainParagraph(), inTable: this.cells.length > 0 });
    if (this.cell !== '') this.endCell();
    this.endRow();
    this.endTable();
    this.endLists(0);
    return this.html;
  }

  private item(inline: string, marker: string): string {
    return inline.trim() === '' && marker === '' ? '' : `<p>${escapeMarkup(marker)} ${inline}</p>`;
  }

  private addBlock(html: string): void {
    this.endLists(0);
    this.html += html;
  }

  private addItem(kind: 'ul' | 'ol', attributes: string, inline: string, level: number): void {
    const depth = Math.min(level, this.lists.length) + 1;
    this.endLists(this.lists[depth - 1] === kind ? depth : depth - 1);
    if (this.lists.length < depth) {
      this.lists.push(kind);
      this.html += `<${kind}>`;
    }
    this.html += `<li${attributes}>${inline}</li>`;
  }

  private endLists(depth: number): void {
    while (this.lists.length > depth) this.html += `</${this.lists.pop()}>`;
  }

  private endRun(): void {
    if (this.run !== undefined && this.text !== '') this.inline += runHtml(this.text, this.run);
    this.text = '';
    this.run = undefined;
  }

  private endTable(): void {
    this.endRow();
    if (this.rows.length === 0) return;
    const rows = this.rows.map((cells, index) => {
      const tag = index === 0 ? 'th' : 'td';
      const written = cells.map(({ html, rows: down, columns }) => {
        return `<${tag}${spanAttributes({ rows: down, columns })}>${html}</${tag}>`;
      });
      return `<tr>${written.join('')}</tr>`;
    });
    this.rows = [];
    this.above = [];
    this.addBlock(`<table>${rows.join('')}</table>`);
  }
}
