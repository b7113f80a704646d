import { escapeMarkup } from '../escapeMarkup.js';
import { listItemStart } from '../listItem.js';

/** Private-use characters around a number, while it passes through mammoth: of an equation, a label, or a block. */
const MARKS = { equation: '\uE0F0\uE0F1', label: '\uE0F2\uE0F3', block: '\uE0F4\uE0F5' } as const;
const pattern = (kind: keyof typeof MARKS, before = '', after = ''): RegExp =>
  new RegExp(`${before}${MARKS[kind].charAt(0)}(\\d+)${MARKS[kind].charAt(1)}${after}`, 'g');

/** What mammoth doesn't convert: its place is kept by a mark in the text, and it is put back in the HTML. */
export class WordMarks {
  /** Equations without a place in the HTML, or without content. */
  lostEquations = 0;
  private readonly equations: { tex: string; display: boolean }[] = [];
  private readonly labels: string[] = [];
  private readonly blocks: string[] = [];

  equation(tex: string, display: boolean): string {
    return this.mark('equation', this.equations.push({ tex, display }));
  }

  /** The number or letter before a paragraph. */
  label(text: string): string {
    return this.mark('label', this.labels.push(text));
  }

  /** HTML in place of a paragraph. */
  block(html: string): string {
    return this.mark('block', this.blocks.push(html));
  }

  /** Puts everything back into the HTML that has the marks. */
  placeIn(html: string): string {
    let placed = 0;
    const filled = html
      .replace(pattern('equation'), (_mark, index: string) => {
        const { tex = '', display = false } = this.equations[Number(index)] ?? {};
        if (tex !== '') placed++;
        return `<math${display ? ' display="block"' : ''} alttext="${escapeMarkup(tex)}"></math>`;
      })
      .replace(pattern('label', '<li>'), (_mark, index: string) => listItemStart(this.labels[Number(index)] ?? ''))
      .replace(pattern('label'), (_mark, index: string) => {
        const label = this.labels[Number(index)] ?? '';
        return label === '' ? '' : `${escapeMarkup(label)} `;
      })
      .replace(pattern('block', '<p>', '</p>'), (_mark, index: string) => this.blocks[Number(index)] ?? '')
      .replace(pattern('block'), (_mark, index: string) => this.blocks[Number(index)] ?? '');
    this.lostEquations = this.equations.length - placed;
    return filled;
  }

  private mark(kind: keyof typeof MARKS, count: number): string {
    return `${MARKS[kind].charAt(0)}${count - 1}${MARKS[kind].charAt(1)}`;
  }
}
