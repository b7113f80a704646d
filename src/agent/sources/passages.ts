import { headingText, segmentBlocks, segmentSentences } from '@regen-research/text';
import type { Passage, Source } from '../interfaces/index.js';
import { cutByBlankLines, segmentCode } from './codePassages.js';

/** A longer paragraph is cited by groups of its sentences. */
const MAX_PROSE_CHARACTERS = 1_200;
/** Size of such a group: what a reader can grasp at a glance. */
const GROUP_CHARACTERS = 700;
/** Size of the row groups for citing a long table, in characters. */
const MAX_TABLE_CHARACTERS = 1_500;
/** A longer heading is shortened in the path of the passages below it. */
const LONGEST_NAME = 200;

/** The fields of a source that segmentation needs. */
export type SegmentInput = Pick<Source, 'format' | 'markdown' | 'verbatim' | 'pageStarts' | 'symbols'>;

interface Span {
  start: number;
  end: number;
}

function sentenceGroups(text: string, start: number, end: number): Span[] {
  if (end - start <= MAX_PROSE_CHARACTERS) return [{ start, end }];
  const groups: Span[] = [];
  let group: Span | undefined;
  for (const sentence of segmentSentences(text.slice(start, end), start)) {
    if (group !== undefined && sentence.end - group.start <= GROUP_CHARACTERS) group.end = sentence.end;
    else groups.push((group = { start: sentence.start, end: sentence.end }));
  }
  const first = groups[0];
  // List markers and quotation marks before the first sentence belong to it.
  if (first !== undefined) first.start = start;
  return groups.length === 0 ? [{ start, end }] : groups;
}

function rowGroups(text: string, start: number, end: number): Span[] {
  const groups: Span[] = [];
  let from = start;
  for (let position = start; position < end;) {
    const newline = text.indexOf('\n', position);
    const lineEnd = newline < 0 || newline > end ? end : newline;
    if (lineEnd - from > MAX_TABLE_CHARACTERS && position > from) {
      groups.push({ start: from, end: position - 1 });
      from = position;
    }
    position = lineEnd + 1;
  }
  groups.push({ start: from, end });
  return groups.filter((span) => span.end > span.start);
}

function segmentMarkdown(text: string): Passage[] {
  const passages: Passage[] = [];
  const path: { level: number; name: string }[] = [];
  for (const { start, end, kind, level = 1 } of segmentBlocks(text)) {
    if (kind === 'rule') continue;
    if (kind === 'heading') {
      while (path.length > 0 && (path.at(-1)?.level ?? 0) >= level) path.pop();
      passages.push({ start, end, kind, headings: path.map(({ name }) => name) });
      path.push({ level, name: headingText(text.slice(start, end)).slice(0, LONGEST_NAME) });
      continue;
    }
    const spans =
      kind === 'code'
        ? cutByBlankLines(text, start, end)
        : kind === 'table'
          ? rowGroups(text, start, end)
          : sentenceGroups(text, start, end);
    const headings = path.map(({ name }) => name);
    for (const span of spans) passages.push({ ...span, kind: kind === 'html' ? 'paragraph' : kind, headings });
  }
  return passages;
}

function withPages(passages: Passage[], pageStarts: readonly number[]): Passage[] {
  let page = 0;
  return passages.map((passage) => {
    while (page + 1 < pageStarts.length && (pageStarts[page + 1] as number) <= passage.start) page++;
    return { ...passage, page: page + 1 };
  });
}

/**
 * Splits a source into citable passages: in order, without overlap, `markdown.slice(start, end)` being each one's text.
 * Linear in the length of the text.
 */
export function segmentPassages({ format, markdown, verbatim, pageStarts, symbols }: SegmentInput): Passage[] {
  if (format === 'code' || format === 'json' || (format === 'csv' && verbatim)) return segmentCode(markdown, symbols);
  const passages = segmentMarkdown(markdown);
  return pageStarts === undefined ? passages : withPages(passages, pageStarts);
}
