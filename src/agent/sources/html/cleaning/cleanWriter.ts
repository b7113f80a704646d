import { MAX_CLEAN_CHARACTERS, MAX_ELEMENTS } from '../limits.js';
import { escapeText } from './escaping.js';
import { delimitedTex, MAX_DELIMITED } from './formulas.js';
import { dropInvisible } from './invisibleText.js';
import { wouldJoin } from './layoutBoxes.js';

/** Writes a clean page, up to its limit: text is escaped and its white space collapsed, and formulas are marked as TeX. */
export class CleanWriter {
  /** Whether the limit cut something off. */
  truncated = false;
  /**
   * Text since the last tag. The tokenizer splits text at entities and "<"; only complete text can be escaped and
   * collapsed.
   */
  pending = '';
  /** Whether the last output was a block's tag; whitespace after it is insignificant. */
  atBlock = true;
  /** Whether styles set the next text apart from the last one. */
  isApart = false;
  /** Number of open elements whose whitespace is part of the text. */
  preformatted = 0;
  /** Where to write: a title belongs in the head, wherever the page has it. */
  section: 'head' | 'body' = 'body';
  private readonly sections = { head: [] as string[], body: [] as string[] };
  private length = 0;
  /** The last text that was written. */
  lastText = '';
  private formulas = 0;
  private lastFormula = '';
  /** Characters in the text that look like markup; the DOM creates a node for each, so they count as elements. */
  private marks = 0;

  /** Number of formulas written so far. */
  get formulaCount(): number {
    return this.formulas;
  }

  /** The last formula's TeX. */
  get lastTex(): string {
    return this.lastFormula;
  }

  htmlOf(section: 'head' | 'body'): string {
    return this.sections[section].join('');
  }

  /** Writes markup, or nothing if there is no room for all of it. */
  write(markup: string, section = this.section): void {
    if (this.length + markup.length > MAX_CLEAN_CHARACTERS) {
      this.truncated = true;
      return;
    }
    this.length += markup.length;
    this.sections[section].push(markup);
  }

  /** Writes a block, after which whitespace is insignificant. */
  writeBlock(markup: string): void {
    this.write(markup);
    this.atBlock = true;
  }

  /** Writes the pending text; `keepsLines`: it is displayed in lines as the page's source has them. */
  flush(keepsLines: boolean): void {
    if (this.pending === '') return;
    const raw = this.pending;
    this.pending = '';
    if (this.preformatted > 0) this.writeText(dropInvisible(raw));
    else if (keepsLines && raw.includes('\n') && raw.trim() !== '') this.writeLines(raw.split('\n'));
    else this.writeText(dropInvisible(raw).replace(/\s+/g, ' '));
  }

  writeTex(tex: string, display: boolean): void {
    const trimmed = tex
      .trim()
      .replace(/^\{\\displaystyle\s*([\s\S]*)\}$/, '$1')
      .trim();
    this.lastFormula = trimmed;
    this.atBlock = false;
    if (trimmed === '') return;
    this.formulas += 1;
    this.write(`<span data-tex="${display ? 'block' : 'inline'}">${escapeText(dropInvisible(trimmed))}</span>`);
  }

  private writeLines(lines: readonly string[]): void {
    for (const [index, line] of lines.entries()) {
      if (index > 0 && !this.atBlock) this.write('<br>');
      this.writeText(dropInvisible(line).replace(/\s+/g, ' '));
    }
  }

  private writeText(own: string): void {
    const joins = this.isApart && !this.atBlock && this.preformatted === 0 && wouldJoin(this.lastText, own);
    const text = joins ? ` ${own}` : own;
    if (text === '' || (text === ' ' && this.atBlock && this.preformatted === 0)) return;
    if (this.preformatted > 0 || !this.writeDelimited(text)) {
      this.marks += text.split(/[<&]/).length - 1;
      this.writeBeginning(this.marks > MAX_ELEMENTS ? text.replace(/[<&]/g, ' ') : escapeText(text));
      this.lastText = own;
    }
    this.atBlock = false;
    this.isApart = false;
  }

  /** Writes a text with formulas between the delimiters that scripts look for; false if it has none. */
  private writeDelimited(text: string): boolean {
    const pieces = delimitedTex(text, MAX_DELIMITED - this.formulas);
    if (pieces === undefined) return false;
    for (const { tex, display, before } of pieces) {
      if (before !== '') this.writeBeginning(escapeText(before));
      if (tex !== '') this.writeTex(tex, display);
    }
    this.lastText = text;
    return true;
  }

  /** Writes as many words of an escaped text as there is room for: it may be all that the page has. */
  private writeBeginning(text: string): void {
    const room = MAX_CLEAN_CHARACTERS - this.length;
    if (text.length <= room) {
      this.write(text);
      return;
    }
    this.truncated = true;
    // No half of an entity or of a surrogate pair.
    this.write(
      /^[^]*(?=\s)/.exec(text.slice(0, room))?.[0] ?? text.slice(0, room).replace(/(?:&[^;]*|[\ud800-\udbff])$/, ''),
    );
  }
}
