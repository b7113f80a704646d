import {
  citationLink,
  DEFAULT_QUERY,
  message,
  MOCK_PROVIDER,
  textOf,
  verdictOf,
  type Citation,
  type Message,
  type MessageCatalog,
  type Receipt,
  type SourceInfo,
  type Summary,
  type SummarySentence,
} from '../../protocol/index.js';
import { quoteParts, type QuotePart } from './quoteText.js';
import { opaqueBlocks, paragraphAfter, type OpaqueBlock } from './opaqueBlocks.js';

/** A sentence of an answer with its corrections: an `old` one was replaced by the `new` ones after it. */
export interface EditedSentence extends SummarySentence {
  edit?: 'old' | 'new';
}

/** An answer to export, with its question and, if known, the cost of the run. */
export interface ExportedRun {
  query: string;
  summary: Omit<Summary, 'sentences'> & { sentences: EditedSentence[] };
  /** Answers that correct sentences of this one, by the sentence's index. */
  corrections?: ReadonlyMap<number, Summary>;
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
export const CLOSING_BAR = /\s*\|\s*$/;
/** The end of code or of display math, which can't be struck through, nor continue with text. */
export const FENCE_END = /\n[ \t>]*(?:`{3,}|~{3,}|\$\$)[ \t]*$|^\$\$[^]*\$\$[ \t]*$/;

/** The marks of headings, lists, and quotes. */
export const BLOCK_START = /^(?:\s|#{1,6} |[-*+] |\d{1,9}[.)] |> ?)+/;

/** A sentence between marks that strike it through; in a table row, each cell. */
function strikeThrough(sentence: string, [open, close]: readonly [string, string]): string {
  const strike = (text: string) => text.replace(/\S(?:[^]*\S)?/, (words) => open + words + close);
  if (sentence.startsWith('|'))
    return sentence
      .split(/(?<!\\)(\|)/)
      .map((part) => (part === '|' ? part : strike(part)))
      .join('');
  const start = BLOCK_START.exec(sentence)?.[0] ?? '';
  return start + strike(sentence.slice(start.length));
}

/**
 * The answer's Markdown with the `mark` of each sentence after it: inside the last cell of a table row, and in a
 * paragraph of its own after display math, code, and HTML, which a mark on the same line would break. A sentence that
 * was replaced has no mark, and is enclosed in `strike`.
 */
export function withMarks(
  { text, sentences }: ExportedRun['summary'],
  mark: (index: number) => string,
  strike: readonly [open: string, close: string] = ['', ''],
): string {
  const blocks = opaqueBlocks(text);
  const marksAfter = new Map<OpaqueBlock, string>();
  const edits: { start: number; end: number; text: string }[] = [];
  let last = 0;
  for (const [index, { start, end, edit }] of sentences.entries()) {
    const sentence = text.slice(start, end);
    if (start < last) continue;
    last = end;
    if (edit === 'old') {
      if (!FENCE_END.test(sentence)) edits.push({ start, end, text: strikeThrough(sentence, strike) });
      continue;
    }
    const block = blocks.find((each) => each.start < end && end <= each.end);
    if (block) {
      marksAfter.set(block, (marksAfter.get(block) ?? '') + mark(index));
      continue;
    }
    const bar = sentence.startsWith('|') ? (CLOSING_BAR.exec(sentence)?.[0] ?? '') : '';
    edits.push({ start: end - bar.length, end: end - bar.length, text: mark(index) });
  }
  for (const [block, marks] of marksAfter)
    if (marks !== '') edits.push({ start: block.end, end: block.end, text: paragraphAfter(text, block, marks) });
  let marked = '';
  let done = 0;
  for (const edit of edits.sort((one, other) => one.start - other.start)) {
    marked += text.slice(done, edit.start) + edit.text;
    done = Math.max(done, edit.end);
  }
  return marked + text.slice(done);
}

/** Why the answer is incomplete; undefined if it isn't. */
export const incompleteReason = (run: ExportedRun): string | undefined =>
  run.summary.incomplete_details?.map((reason) => worded(run, reason)).join(' ') ?? run.summary.incomplete;

/**
 * What a reader should know about a sentence, in a few words: that it was corrected, or isn't supported by the source.
 * undefined for any other.
 */
export function remarkOn(run: ExportedRun, index: number): string | undefined {
  const { band, edit } = run.summary.sentences[index] ?? {};
  const remarks = [
    ...(edit === 'new' ? [message('exports.corrected')] : []),
    ...(band === 'unsupported' ? [message('exports.unsupported')] : []),
    ...(band === 'doubtful' ? [message('exports.doubtful')] : []),
  ];
  return remarks.length === 0 ? undefined : remarks.map((remark) => worded(run, remark)).join(', ');
}

/** Whether a sentence has a mark: a citation, or a remark on it. */
export const hasMark = ({ band, citations, edit }: EditedSentence): boolean =>
  citations.length > 0 || edit === 'new' || band === 'unsupported' || band === 'doubtful';

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
  quote: QuotePart[];
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
      quote: quoteParts(citation.quote, source?.format),
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
  const verdict = verdictOf(summary.sentences.filter(({ edit }) => edit === undefined));
  const counts = COUNTED.filter((band) => verdict[band] > 0).map((band) =>
    worded(run, message(`exports.${band}Count`, { count: verdict[band] })),
  );
  const corrected = summary.sentences.filter(({ edit }) => edit === 'old').length;
  if (corrected > 0) counts.push(worded(run, message('exports.correctedCount', { count: corrected })));
  const checked = counts.length === 0 ? [] : [worded(run, message('exports.checked', { counts: counts.join(', ') }))];
  const date = receipt?.started_at.slice(0, 10) ?? '';
  const answered = !receipt
    ? []
    : [
        receipt.provider === MOCK_PROVIDER
          ? worded(run, message('exports.quotedByDemo', { date }))
          : worded(run, message('exports.answered', { model: receipt.model, date })),
      ];
  return [...answered, ...checked].join(' ');
}
