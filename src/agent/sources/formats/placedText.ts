import type { SourcePlace } from '../../interfaces/index.js';
import { normalizeText, type ParsedSource } from './parsedSource.js';

/** Builds a Markdown text block by block, and records which part of the source each block came from. */
export class PlacedText {
  markdown = '';
  readonly places: SourcePlace[] = [];

  /** Starts a part: everything added from now on belongs to it. */
  begin(unit: SourcePlace['unit'], number: number): void {
    this.places.push({ start: this.markdown === '' ? 0 : this.markdown.length, unit, number });
  }

  /** Adds a block, separated from the previous one by `separator`. Returns its start; skips empty blocks. */
  add(block: string, separator = '\n\n'): number {
    const text = normalizeText(block).trim();
    if (text === '') return this.markdown.length;
    const before = this.markdown.length;
    if (this.markdown !== '') this.markdown += separator;
    const start = this.markdown.length;
    // Parts started since the last block start with this one.
    for (let index = this.places.length - 1; index >= 0 && (this.places[index]?.start ?? -1) >= before; index--)
      (this.places[index] as SourcePlace).start = start;
    this.markdown += text;
    return start;
  }

  /** The fields of a parser's result. */
  body(): Pick<ParsedSource, 'markdown' | 'places'> {
    return { markdown: this.markdown, places: this.places.filter(({ start }) => start < this.markdown.length) };
  }
}
