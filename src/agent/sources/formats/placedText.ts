import type { SourcePlace } from '../../interfaces/index.js';
import { normalizeText, type ParsedSource } from './parsedSource.js';

/** A Markdown that is built block by block, and remembers from which place of the source each block came. */
export class PlacedText {
  markdown = '';
  readonly places: SourcePlace[] = [];

  /** Begins a place: what is added from here on belongs to it. */
  begin(unit: SourcePlace['unit'], number: number): void {
    this.places.push({ start: this.markdown === '' ? 0 : this.markdown.length, unit, number });
  }

  /** Adds a block, apart from the one before by `separator`. Returns where it begins; empty blocks are passed over. */
  add(block: string, separator = '\n\n'): number {
    const text = normalizeText(block).trim();
    if (text === '') return this.markdown.length;
    const before = this.markdown.length;
    if (this.markdown !== '') this.markdown += separator;
    const start = this.markdown.length;
    // Places that were begun since the last block begin with this one.
    for (let index = this.places.length - 1; index >= 0 && (this.places[index]?.start ?? -1) >= before; index--)
      (this.places[index] as SourcePlace).start = start;
    this.markdown += text;
    return start;
  }

  /** What a parser returns of it. */
  body(): Pick<ParsedSource, 'markdown' | 'places'> {
    return { markdown: this.markdown, places: this.places.filter(({ start }) => start < this.markdown.length) };
  }
}
