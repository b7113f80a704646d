import type { Message } from '../../../../protocol/index.js';
import { openOfficePackage, type OfficePackage } from './officePackage.js';
import { readXlsx } from '../spreadsheet/readXlsx.js';

/** No document that people read shows more. */
const MAX_FILES = 20;
const MAX_BYTES = 8_000_000;

/** The documents that an Office file contains as files, each read once: a small file could name one thousands of times. */
export class EmbeddedFiles {
  /** What is to be said of the files that were read. */
  readonly warnings: Message[] = [];
  private readonly read = new Set<string>();

  constructor(private readonly office: OfficePackage) {}

  /** A file's bytes; undefined if it was taken, is too large, or is missing. */
  take(part: string): Uint8Array | undefined {
    if (this.read.has(part) || this.read.size >= MAX_FILES) return undefined;
    this.read.add(part);
    const bytes = this.office.packed?.(part);
    return bytes === undefined || bytes.length > MAX_BYTES ? undefined : bytes;
  }

  /** What a workbook shows in the document, as Markdown: the sheet that is in front. */
  workbook(part: string): string | undefined {
    const bytes = /\.xls[xm]$/i.test(part) ? this.take(part) : undefined;
    if (bytes === undefined) return undefined;
    try {
      const workbook = openOfficePackage(bytes);
      if (workbook?.kind !== 'excel') return undefined;
      const { markdown, warnings } = readXlsx(workbook, { onlyShown: true });
      this.warnings.push(...warnings);
      return markdown.trim() === '' ? undefined : markdown;
    } catch {
      return undefined;
    }
  }
}
