import { commentDefinition, commentMark, commentReference } from '../commentMarks.js';
import { escapeMarkup } from '../escapeMarkup.js';
import type { MarginLine } from '../pageMargins.js';
import { plainParagraph, RtfFlow, type RtfCellMerge, type RtfParagraph, type RtfRun } from './rtfFlow.js';
import { RtfLetters } from './rtfLetters.js';
import { htmlText } from '../xml/xml.js';
import { rtfTokens } from './rtfTokens.js';
import {
  CHARACTERS,
  DESTINATIONS,
  FLOWS,
  MARGINS,
  MARKS,
  READ_IF_IGNORABLE,
  SCRIPTS,
  SKIPPED,
  type Destination,
} from './rtfWords.js';

interface State {
  destination: Destination;
  run: RtfRun;
  hidden: boolean;
  font: number;
  /** How many characters after a Unicode one repeat it for old programs. */
  repeated: number;
  /** The document of another program that the group shows. */
  object?: { isRead: boolean };
  /** The part of the file that began with this group. */
  flow?: { kind: string; flow: RtfFlow; paragraph: RtfParagraph };
}

const PLAIN: RtfRun = { bold: false, italic: false, struck: false };
const MAX_GROUP_DEPTH = 500;
const PAGE_NUMBER = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b/i;
/** Stands for the number of a page, which no text contains. */
const PAGE_MARK = '\ue000';

/** The content of an RTF file as HTML, with what the file says of itself. */
export class RtfDocument {
  readonly html: string;
  title = '';
  author = '';
  date?: string;
  /** Equations that only the program that wrote them can read. */
  lostEquations = 0;
  /** Documents of other programs that nothing is shown of but a picture. */
  lostObjects = 0;
  /** What its headers and footers say, paragraph by paragraph. */
  readonly margins: MarginLine[] = [];

  private readonly letters = new RtfLetters();
  private readonly headings = new Map<number, number>();
  private readonly notes: string[] = [];
  private readonly comments: string[] = [];
  /** The author of the comment that follows. */
  private commenter = '';
  private readonly stack: State[] = [];
  private state: State = { destination: 'body', run: PLAIN, hidden: false, font: 0, repeated: 1 };
  private flow = new RtfFlow(this.headings);
  private paragraph = plainParagraph();
  /** What is said of the cell whose right edge comes next. */
  private merge: RtfCellMerge = {};
  /** Bytes that may be parts of one letter. */
  private bytes = '';
  /** The text of the current group, if it isn't the body's. */
  private captured = '';
  private skip = 0;
  private ignorable = false;
  private link: string | undefined;
  /** Whether the result of the field that follows is the number of a page. */
  private isPageNumber = false;
  private entry: { number?: number; charset?: number } = {};
  private day: { year?: number; month?: number; day?: number } = {};
  /** The page that the file was made from, of which it contains all markup. */
  private page: string | undefined;

  constructor(source: string) {
    let deeper = 0;
    for (const token of rtfTokens(source)) {
      if (token.kind === 'bytes') {
        this.addBytes(token.text);
        continue;
      }
      this.flushBytes();
      if (token.kind === 'control') this.control(token.name, token.value);
      else {
        this.skip = 0;
        if (token.kind === 'open') {
          if (this.stack.length < MAX_GROUP_DEPTH) this.open();
          else deeper++;
        } else if (deeper > 0) deeper--;
        else this.close();
      }
    }
    this.flushBytes();
    while (this.stack.length > 0) this.close();
    this.html = this.page ?? this.flow.finish() + this.notes.join('') + this.comments.join('');
  }

  private open(): void {
    this.stack.push(this.state);
    this.state = { ...this.state, flow: undefined };
    this.ignorable = false;
  }

  private close(): void {
    const { destination, flow } = this.state;
    const outer = this.stack.pop();
    if (outer === undefined) return;
    this.endCapture(destination, outer.destination);
    const { object } = this.state;
    if (object !== undefined && object !== outer.object && !object.isRead) this.lostObjects++;
    if (flow !== undefined) {
      const html = this.flow.finish();
      ({ flow: this.flow, paragraph: this.paragraph } = flow);
      if (flow.kind === 'footnote') this.addNote(html);
      else if (flow.kind === 'annotation') this.addComment(html);
      else if (MARGINS.test(flow.kind)) this.addMargin(html);
      else this.flow.addAfter(`<div>${html}</div>`);
    }
    this.state = outer;
    this.ignorable = false;
  }

  /** Uses the text of a group that isn't part of the body, once it is complete. */
  private endCapture(destination: Destination, outer: Destination): void {
    const text = this.captured;
    switch (destination) {
      case 'fonts':
        // Each font is a group of its own, or ends with a semicolon.
        if (this.entry.number !== undefined) this.letters.addFont(this.entry.number, this.entry.charset, text);
        break;
      case 'styles': {
        const level = /heading ([1-9])/i.exec(text)?.[1];
        if (level !== undefined && this.entry.number !== undefined)
          this.headings.set(this.entry.number, Math.min(6, Number(level)));
        break;
      }
      case 'title':
        this.title = text.trim();
        break;
      case 'author':
        this.author = text.trim();
        break;
      case 'date': {
        const { year, month = 1, day = 1 } = this.day;
        if (year !== undefined) this.date = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
        break;
      }
      case 'commenter':
        this.commenter = text.trim();
        break;
      case 'marker':
        if (outer !== 'marker') this.flow.setMarker(text);
        else return;
        break;
      case 'instruction':
        if (outer === 'instruction') return;
        this.isPageNumber = PAGE_NUMBER.test(text);
        this.link = /^\s*HYPERLINK\s+"(https?:[^"]*)"/i.exec(text)?.[1];
        break;
      case 'objectKind':
        if (/^\s*(?:Equation|MathType)/i.test(text)) {
          this.lostEquations++;
          if (this.state.object !== undefined) this.state.object.isRead = true;
        }
        break;
      default:
        return;
    }
    this.captured = '';
    this.entry = {};
  }

  private addNote(html: string): void {
    const number = this.notes.push(`<div id="fn${this.notes.length + 1}">${html}</div>`);
    this.flow.addInline(`<sup><a href="#fn${number}">${number}</a></sup>`);
  }

  private addComment(html: string): void {
    const author = this.commenter === '' ? '' : `${escapeMarkup(this.commenter)}: `;
    this.commenter = '';
    if (html === '') return;
    const mark = commentMark(this.comments.length);
    const text = html.startsWith('<p>') ? html.replace('<p>', `<p>${author}`) : `<p>${author}</p>${html}`;
    this.comments.push(commentDefinition(mark, text));
    this.flow.addInline(commentReference(mark));
  }

  private addMargin(html: string): void {
    for (const paragraph of html.split('</p>')) {
      const hasPageNumber = paragraph.includes(PAGE_MARK);
      const text = htmlText(paragraph.replaceAll(PAGE_MARK, '').replace(/<br>|<\/t[dh]>/g, ' '));
      if (text.trim() !== '') this.margins.push({ text, hasPageNumber });
    }
  }

  private addBytes(text: string): void {
    const skipped = Math.min(this.skip, text.length);
    this.skip -= skipped;
    this.bytes += text.slice(skipped);
  }

  private flushBytes(): void {
    if (this.bytes === '') return;
    const text = this.letters.decode(this.bytes, this.state.font);
    this.bytes = '';
    this.addText(text);
  }

  private addText(text: string): void {
    const { destination, hidden, run } = this.state;
    if (destination === 'body') {
      if (hidden) return;
      if (this.state.object !== undefined && text.trim() !== '') this.state.object.isRead = true;
      if (this.page !== undefined) this.page += escapeMarkup(text);
      else this.flow.addText(text, run);
    } else if (destination === 'html') this.page = (this.page ?? '') + text;
    else if (destination !== 'skipped') {
      this.captured += text;
      // Old programs write all fonts in one group.
      if (destination === 'fonts' && text.trimEnd().endsWith(';')) this.endCapture('fonts', 'fonts');
    }
  }

  private control(name: string, value: number | undefined): void {
    if (name === '*') {
      this.ignorable = true;
      return;
    }
    const ignorable = this.ignorable;
    this.ignorable = false;
    const inSkipped = this.state.destination === 'skipped';
    if (name === 'moMath') this.lostEquations++;
    if (inSkipped && name !== 'ud') return;
    if (this.begins(name, ignorable)) return;
    if (name === 'u' && value !== undefined) {
      this.addText(this.letters.character(value, this.state.font));
      this.skip = this.state.repeated;
      return;
    }
    const character = CHARACTERS[name];
    if (character !== undefined) this.addText(character);
    else if (!this.ends(name)) this.format(name, value);
  }

  /** Whether a control word makes its group something other than running text. */
  private begins(name: string, ignorable: boolean): boolean {
    const destination = DESTINATIONS[name];
    if (destination !== undefined) {
      // `author` and `title` are words of comments and styles as well.
      const isAbout = destination === 'title' || destination === 'author' || destination === 'date';
      this.state.destination = isAbout && this.state.destination !== 'about' ? 'skipped' : destination;
      if (!isAbout || this.state.destination !== 'skipped') this.captured = '';
      return true;
    }
    if (SKIPPED.test(name) || (ignorable && !READ_IF_IGNORABLE.test(name))) {
      this.state.destination = 'skipped';
      return true;
    }
    // The same text twice: for old programs, and in Unicode.
    if (name === 'upr') this.state.destination = 'skipped';
    else if (name === 'ud') this.state.destination = this.stack.at(-2)?.destination ?? 'body';
    else if (name === 'fldrslt') {
      if (this.isPageNumber) this.addPageNumber();
      this.isPageNumber = false;
      this.state.run = { ...this.state.run, href: this.link };
      this.link = undefined;
    } else if (FLOWS.test(name) && this.state.destination === 'body') {
      this.state.flow = { kind: name, flow: this.flow, paragraph: this.paragraph };
      this.flow = new RtfFlow(this.headings);
      this.paragraph = plainParagraph();
    } else return false;
    return true;
  }

  /** Marks where a header or footer counts the pages; the number itself is that of one page. */
  private addPageNumber(): void {
    if (!this.stack.some(({ flow }) => flow !== undefined && MARGINS.test(flow.kind))) return;
    this.addText(PAGE_MARK);
    this.state.destination = 'skipped';
  }

  /** Whether a control word ends a paragraph, a cell, or a row. */
  private ends(name: string): boolean {
    if (!/^(?:par|sect|page|column|cell|row|nestcell|nestrow)$/.test(name)) return false;
    if (this.state.destination !== 'body') return true;
    if (this.page !== undefined) {
      if (!this.state.hidden) this.page += '\n';
    } else if (name === 'cell') this.flow.endCell();
    else if (name === 'row') this.flow.endRow();
    else this.flow.endParagraph(name.startsWith('nest') ? { ...this.paragraph, inTable: true } : this.paragraph);
    return true;
  }

  private format(name: string, value: number | undefined): void {
    const isOn = value !== 0;
    const { state, paragraph } = this;
    const script = SCRIPTS[name];
    const mark = MARKS[name];
    if (script !== undefined) state.run = { ...state.run, script: isOn && script !== 'none' ? script : undefined };
    else if (mark !== undefined) state.run = { ...state.run, [mark]: isOn };
    else
      switch (name) {
        case 'objemb':
          state.object = { isRead: false };
          break;
        case 'chpgn':
          this.addPageNumber();
          break;
        case 'ansicpg':
          this.letters.setCodePage(value ?? 1252);
          break;
        case 'mac':
          this.letters.setCodePage(10_000);
          break;
        case 'uc':
          state.repeated = Math.max(0, value ?? 1);
          break;
        case 'f':
          if (state.destination === 'fonts') this.entry.number = value;
          else state.font = value ?? 0;
          break;
        case 's':
          if (state.destination === 'styles') this.entry.number = value;
          else paragraph.style = value;
          break;
        case 'fcharset':
          this.entry.charset = value;
          break;
        case 'yr':
          this.day = { year: value };
          break;
        case 'mo':
          this.day.month = value;
          break;
        case 'dy':
          this.day.day = value;
          break;
        case 'v':
        case 'deleted':
        case 'htmlrtf':
          state.hidden = isOn;
          break;
        case 'fromhtml':
          this.page = '';
          break;
        case 'plain':
          state.hidden = false;
          state.run = { ...PLAIN, href: state.run.href };
          break;
        case 'pard':
          this.paragraph = plainParagraph();
          break;
        case 'trowd':
          this.flow.defineRow();
          this.merge = {};
          break;
        case 'clvmgf':
          this.merge.down = 'begins';
          break;
        case 'clvmrg':
          this.merge.down = 'continues';
          break;
        case 'clmrg':
          this.merge.across = 'continues';
          break;
        case 'cellx':
          this.flow.defineCell(this.merge);
          this.merge = {};
          break;
        case 'intbl':
          paragraph.inTable = true;
          break;
        case 'itap':
          paragraph.inTable = (value ?? 0) > 0;
          break;
        case 'outlinelevel':
          paragraph.outline = value !== undefined && value >= 0 && value < 6 ? value + 1 : undefined;
          break;
        case 'ilvl':
          paragraph.listLevel = Math.max(0, value ?? 0);
          break;
      }
  }
}
