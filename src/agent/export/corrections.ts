import type { Citation, SourceInfo, Summary, SummarySentence } from '../../protocol/index.js';
import { BLOCK_START, FENCE_END, type EditedSentence, type ExportedRun } from './citedText.js';

/** What becomes of a corrected sentence: it stays, to be struck through, or is left out. */
export type OldSentences = 'struck' | 'left out';

interface Replacement {
  text: string;
  /** Offsets into `text`. */
  sentences: SummarySentence[];
}

/**
 * A correction on one line, without the mark of a list or heading, because it continues the old sentence's paragraph. It has the same length, so that offsets stay valid. */
function inline({ text, sentences }: Summary, isCell: boolean): Replacement {
  const start = BLOCK_START.exec(text)?.[0].length ?? 0;
  const line = text.slice(start).replace(/\s/g, ' ').trimEnd();
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
    text: isCell ? line.replaceAll('|', '¦') : line,
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
  const { text, sentences } = inline(correction, isRow);
  const isCode = FENCE_END.test(old.text);
  const kept = mode === 'struck' || isCode ? old.text : '';
  // A row stays a row: the correction takes its first cell, or joins its last.
  const cells = Math.max(1, old.text.split(/(?<!\\)\|/).length - 2);
  const [before, after] = isRow
    ? kept === ''
      ? ['| ', ` |${' |'.repeat(cells - 1)}`]
      : [`${kept.replace(/\s*\|\s*$/, '')} `, ' |']
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

  constructor({ sources }: Summary) {
    this.sources = [...sources];
  }

  /** Ids of the sentence's citations after numbering them in the order of the edited text. */
  cite(sentence: EditedSentence, sentenceIndex: number, from: Summary): number[] {
    // What was wrong isn't evidence.
    if (sentence.edit === 'old') return [];
    return sentence.citations.flatMap((id) => {
      const cited = from.citations.find((citation) => citation.id === id);
      const source = from.sources.find((each) => each.id === cited?.source_id);
      if (!cited || !source) return [];
      const source_id = this.idOf(source);
      const known = this.citations.find(
        (each) => each.source_id === source_id && each.start === cited.start && each.end === cited.end,
      );
      if (known) return [known.id];
      const added = { ...cited, id: this.citations.length + 1, sentence_index: sentenceIndex, source_id };
      this.citations.push(added);
      return [added.id];
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
 * and citations are numbered in the order of the new text.
 */
export function withCorrections(run: ExportedRun, mode: OldSentences): ExportedRun {
  const { corrections = new Map<number, Summary>(), summary } = run;
  if (corrections.size === 0) return run;
  const evidence = new Evidence(summary);
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
