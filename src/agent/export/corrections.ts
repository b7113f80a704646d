import {
  numberCitations,
  type Citation,
  type NumberOf,
  type SourceInfo,
  type Summary,
  type SummarySentence,
} from '../../protocol/index.js';
import { BLOCK_START, CLOSING_BAR, FENCE_END, type EditedSentence, type ExportedRun } from './citedText.js';

/** What becomes of a corrected sentence: it stays, to be struck through, or is left out. */
export type OldSentences = 'struck' | 'left out';

interface Replacement {
  text: string;
  /** Offsets into `text`. */
  sentences: SummarySentence[];
}

const OPENING_BAR = /^\|\s*/;

/** Where the table row starts that a correction consists of, perhaps below the table's header; undefined if it is text. */
const rowIn = ({ text }: Summary): number | undefined =>
  text.startsWith('|') ? text.trimEnd().lastIndexOf('\n|') + 1 : undefined;

/** The number of cells of a table row. */
const cellsOf = (row: string): number => row.trim().split(/(?<!\\)\|/).length - 2;

/**
 * A correction on one line, without the mark of a list or heading, because it continues the old sentence's paragraph, and
 * with dots between cells. Every character keeps its place, so that offsets stay valid.
 */
function inline(correction: Summary, isCell: boolean): Replacement {
  const { text, sentences } = correction;
  const row = rowIn(correction);
  const [mark = ''] = (row === undefined ? BLOCK_START : OPENING_BAR).exec(text.slice(row)) ?? [];
  const start = (row ?? 0) + mark.length;
  const shown = text
    .slice(start)
    .replace(row === undefined ? /$/ : CLOSING_BAR, '')
    .replace(/\s/g, ' ')
    .trimEnd();
  const line = row !== undefined ? shown.replace(/(?<!\\)\|/g, '·') : isCell ? shown.replaceAll('|', '¦') : shown;
  const placed = sentences
    .filter(({ end }) => end > start)
    .map((sentence) => ({
      ...sentence,
      start: Math.max(0, sentence.start - start),
      end: Math.min(sentence.end - start, line.length),
    }));
  // A heading isn't a sentence, but here it is the correction.
  const whole = { text: line, start: 0, end: line.length, support: null, band: 'unjudged' as const };
  return {
    text: line,
    sentences: placed.length > 0 ? placed : [{ ...whole, reasons: [], citations: [] }],
  };
}

/** Puts a correction where the old sentence is. Offsets in the result are relative to its start. */
function replaced(
  old: SummarySentence,
  correction: Summary,
  mode: OldSentences,
): { text: string; sentences: EditedSentence[] } {
  const isRow = old.text.startsWith('|');
  const cells = Math.max(1, cellsOf(old.text));
  const row = rowIn(correction);
  const newRow = correction.text.slice(row).trimEnd();
  if (isRow && mode === 'left out' && row !== undefined && cellsOf(newRow) === cells)
    return {
      text: newRow,
      sentences: correction.sentences
        .filter(({ start }) => start >= row)
        .map((each) => ({ ...each, start: each.start - row, end: each.end - row, edit: 'new' as const })),
    };
  const { text, sentences } = inline(correction, isRow);
  const isCode = FENCE_END.test(old.text);
  const kept = mode === 'struck' || isCode ? old.text : '';
  // A row stays a row: the correction takes its first cell, or joins its last.
  const [before, after] = isRow
    ? kept === ''
      ? ['| ', ` |${' |'.repeat(cells - 1)}`]
      : [`${kept.replace(CLOSING_BAR, '')} `, ' |']
    : [kept === '' ? '' : isCode ? `${kept}\n\n` : `${kept} `, ''];
  const oldSentence = { ...old, start: 0, end: isRow ? before.length - 1 : kept.length, edit: 'old' as const };
  return {
    text: before + text + after,
    sentences: [
      ...(kept === '' || isCode ? [] : [oldSentence]),
      ...sentences.map((sentence) => ({
        ...sentence,
        start: sentence.start + before.length,
        end: sentence.end + before.length,
        edit: 'new' as const,
      })),
    ],
  };
}

/** Merges the sources and citations of corrections into those of their answer. */
class Evidence {
  readonly sources: SourceInfo[];
  readonly citations: Citation[] = [];

  constructor(
    { sources }: Summary,
    private readonly numberOf: NumberOf,
  ) {
    this.sources = [...sources];
  }

  /** The numbers of the sentence's citations, which become their ids. */
  cite(sentence: EditedSentence, sentenceIndex: number, from: Summary): number[] {
    return sentence.citations.flatMap((cited) => {
      const citation = from.citations.find(({ id }) => id === cited);
      const source = from.sources.find(({ id }) => id === citation?.source_id);
      const id = this.numberOf(from, cited);
      // What was wrong isn't evidence and has no number.
      if (sentence.edit === 'old' || !citation || !source || id === undefined) return [];
      if (!this.citations.some((known) => known.id === id))
        this.citations.push({ ...citation, id, sentence_index: sentenceIndex, source_id: this.idOf(source) });
      return [id];
    });
  }

  private idOf(source: SourceInfo): string {
    const known = this.sources.find(
      ({ content_hash, uri, url }) => content_hash === source.content_hash && uri === source.uri && url === source.url,
    );
    if (known) return known.id;
    const added = { ...source, id: `s${this.sources.length + 1}` };
    this.sources.push(added);
    return added.id;
  }
}

/**
 * An answer with the corrections that the model made to its sentences: each follows the old sentence or takes its place,
 * and citations are numbered as in the sidebar.
 */
export function withCorrections(run: ExportedRun, mode: OldSentences): ExportedRun {
  const { corrections = new Map<number, Summary>(), summary } = run;
  if (corrections.size === 0) return run;
  const evidence = new Evidence(summary, numberCitations(summary, corrections));
  const sentences: EditedSentence[] = [];
  let text = '';
  let done = 0;
  for (const [index, sentence] of summary.sentences.entries()) {
    // Sentences that overlap an earlier one have no place of their own.
    if (sentence.start < done) continue;
    const correction = corrections.get(index);
    text += summary.text.slice(done, sentence.start);
    const edited = correction
      ? replaced({ ...sentence, text: summary.text.slice(sentence.start, sentence.end) }, correction, mode)
      : {
          text: summary.text.slice(sentence.start, sentence.end),
          sentences: [{ ...sentence, start: 0, end: sentence.end - sentence.start }],
        };
    for (const each of edited.sentences)
      sentences.push({
        ...each,
        start: each.start + text.length,
        end: each.end + text.length,
        citations: evidence.cite(each, sentences.length, correction ?? summary),
      });
    text += edited.text;
    done = sentence.end;
  }
  const { sources, citations } = evidence;
  return {
    ...run,
    corrections: undefined,
    summary: { ...summary, text: text + summary.text.slice(done), sentences, sources, citations },
  };
}
