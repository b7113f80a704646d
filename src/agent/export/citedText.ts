import {
  citationLink,
  DEFAULT_QUERY,
  message,
  textOf,
  verdictOf,
  type Citation,
  type Receipt,
  type SourceInfo,
  type Summary,
  type SupportBand,
} from '../../protocol/index.js';

/** An answer to export, with its question and, if known, the cost of the run. */
export interface ExportedRun {
  query: string;
  summary: Summary;
  receipt?: Receipt;
}

/** Link target for a document on this computer; undefined: no link. */
export type LinkDocument = (source: SourceInfo, citation?: Citation) => string | undefined;

/** The closing bar of a table row: text after it is outside any cell and breaks the table. */
const CLOSING_BAR = /\s*\|\s*$/;
/** The end of a block's last line that isn't text, such as a fence, which a mark would become part of. */
const FENCE_END = /\n[ \t]*(?:`{3,}|~{3,}|\$\$)[ \t]*$/;

/**
 * The answer's Markdown with the `mark` of each sentence after it: inside the last cell of a table row, before the end
 * of code.
 */
export function withMarks({ text, sentences }: Summary, mark: (index: number) => string): string {
  let marked = '';
  let done = 0;
  for (const [index, { start, end }] of sentences.entries()) {
    const sentence = text.slice(start, end);
    if (start < done || FENCE_END.test(sentence)) continue;
    const bar = sentence.startsWith('|') ? (CLOSING_BAR.exec(sentence)?.[0] ?? '') : '';
    const at = end - bar.length;
    marked += text.slice(done, at) + mark(index) + bar;
    done = end;
  }
  return marked + text.slice(done);
}

/** Why a reader should double-check a sentence, in a word or two; undefined if the source supports it. */
export function warningOf(band: SupportBand): string | undefined {
  if (band === 'unsupported') return textOf(message('exports.unsupported'));
  return band === 'doubtful' ? textOf(message('exports.doubtful')) : undefined;
}

const UNITS = { slide: 'exports.slide', cell: 'exports.cell', sheet: 'exports.sheet' } as const;

/** `page 3`, `slide 4`, `at 1:05`; empty for a source without such locations. */
export function placeName({ page, place }: Citation): string {
  if (page !== undefined) return textOf(message('exports.page', { number: page }));
  if (place === undefined) return '';
  const { unit, number } = place;
  if (unit !== 'second') return textOf(message(UNITS[unit], { number }));
  const time = `${Math.floor(number / 60)}:${String(number % 60).padStart(2, '0')}`;
  return textOf(message('exports.at', { time }));
}

/** An entry in the list of sources: the quote and its location. */
export interface Reference {
  id: number;
  quote: string;
  title: string;
  place: string;
  address?: string;
}

/** The answer's citations, in numerical order. */
export function referencesOf(
  { citations, sources }: Summary,
  linkDocument: LinkDocument = () => undefined,
): Reference[] {
  return citations.map((citation) => {
    const source = sources.find(({ id }) => id === citation.source_id);
    return {
      id: citation.id,
      quote: citation.quote.replace(/\s+/g, ' ').trim(),
      title: source?.title ?? '',
      place: placeName(citation),
      address: source && (citationLink(source, citation) ?? linkDocument(source, citation)),
    };
  });
}

/** The question, unless it only asked for a summary. */
export const questionOf = ({ query }: ExportedRun): string | undefined => (query === DEFAULT_QUERY ? undefined : query);

const COUNTED = ['verbatim', 'supported', 'doubtful', 'unsupported', 'unjudged'] as const;

/** Who answered and when, and how well the sources support the answer, in one line. */
export function originOf({ summary, receipt }: ExportedRun): string {
  const verdict = verdictOf(summary.sentences);
  const counts = COUNTED.filter((band) => verdict[band] > 0).map((band) =>
    textOf(message(`exports.${band}Count`, { count: verdict[band] })),
  );
  const checked = counts.length === 0 ? [] : [textOf(message('exports.checked', { counts: counts.join(', ') }))];
  const answered = receipt
    ? [textOf(message('exports.answered', { model: receipt.model, date: receipt.started_at.slice(0, 10) }))]
    : [];
  return [...answered, ...checked].join(' ');
}
