import {
  citationLink,
  DEFAULT_QUERY,
  message,
  textOf,
  verdictOf,
  type Citation,
  type Message,
  type MessageCatalog,
  type Receipt,
  type SourceInfo,
  type Summary,
} from '../../protocol/index.js';

/** An answer to export, with its question and, if known, the cost of the run. */
export interface ExportedRun {
  query: string;
  summary: Summary;
  receipt?: Receipt;
  /** The export's own text, in the reader's language. Default: English. */
  catalog?: Partial<MessageCatalog>;
}

/** A message in the export's own text. */
export const worded = ({ catalog }: Pick<ExportedRun, 'catalog'>, sentence: Message): string =>
  textOf(sentence, catalog);

/** Link target for a document on this computer; undefined: no link. */
export type LinkDocument = (source: SourceInfo, citation?: Citation) => string | undefined;

/** The closing bar of a table row: text after it is outside any cell and breaks the table. */
const CLOSING_BAR = /\s*\|\s*$/;
/** The non-text end of a block's last line, such as a fence: a mark after it would become part of it. */
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

/** Why the answer is incomplete; undefined if it isn't. */
export const incompleteReason = (run: ExportedRun): string | undefined =>
  run.summary.incomplete_details?.map((reason) => worded(run, reason)).join(' ') ?? run.summary.incomplete;

/** Why a reader should double-check a sentence, in a word or two; undefined if the source supports it. */
export function warningOf(run: ExportedRun, index: number): string | undefined {
  const band = run.summary.sentences[index]?.band;
  if (band === 'unsupported') return worded(run, message('exports.unsupported'));
  return band === 'doubtful' ? worded(run, message('exports.doubtful')) : undefined;
}

const UNITS = { slide: 'exports.slide', cell: 'exports.cell', sheet: 'exports.sheet' } as const;

/** `page 3`, `slide 4`, `at 1:05`; empty for a source without such locations. */
export function placeName({ page, place }: Citation, run: Pick<ExportedRun, 'catalog'> = {}): string {
  if (page !== undefined) return worded(run, message('exports.page', { number: page }));
  if (place === undefined) return '';
  const { unit, number } = place;
  if (unit !== 'second') return worded(run, message(UNITS[unit], { number }));
  const time = `${Math.floor(number / 60)}:${String(number % 60).padStart(2, '0')}`;
  return worded(run, message('exports.at', { time }));
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
export function referencesOf(run: ExportedRun, linkDocument: LinkDocument = () => undefined): Reference[] {
  const { citations, sources } = run.summary;
  return citations.map((citation) => {
    const source = sources.find(({ id }) => id === citation.source_id);
    return {
      id: citation.id,
      quote: citation.quote.replace(/\s+/g, ' ').trim(),
      title: source?.title ?? '',
      place: placeName(citation, run),
      address: source && (citationLink(source, citation) ?? linkDocument(source, citation)),
    };
  });
}

/** The question, unless it only asked for a summary. */
export const questionOf = ({ query }: ExportedRun): string | undefined => (query === DEFAULT_QUERY ? undefined : query);

const COUNTED = ['verbatim', 'supported', 'doubtful', 'unsupported', 'unjudged'] as const;

/** Who answered and when, and how well the sources support the answer, in one line. */
export function originOf(run: ExportedRun): string {
  const { summary, receipt } = run;
  const verdict = verdictOf(summary.sentences);
  const counts = COUNTED.filter((band) => verdict[band] > 0).map((band) =>
    worded(run, message(`exports.${band}Count`, { count: verdict[band] })),
  );
  const checked = counts.length === 0 ? [] : [worded(run, message('exports.checked', { counts: counts.join(', ') }))];
  const answered = receipt
    ? [worded(run, message('exports.answered', { model: receipt.model, date: receipt.started_at.slice(0, 10) }))]
    : [];
  return [...answered, ...checked].join(' ');
}
