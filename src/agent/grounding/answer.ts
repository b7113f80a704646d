import { segmentBlocks, sentencesOfBlock, type Block, type Span } from '@regen-research/text';
import { isChatter } from './chatter.js';

/** A model's own reference to sources: a hint to be verified. It stays in the answer and states nothing itself. */
export interface Mark extends Span {
  /** Positions of the sources that it names. */
  sources: number[];
}

/** `[1]`, `[2, 3]`, `[1-3]`, `【4】`, `[s1]`, `(s2)`; not a link, a footnote, a definition, or an image. */
const MARK =
  /(?<![!\\])\[((?:(?:sources?|passages?)\s*)?s?\d{1,3}(?:\s*[,;–-]\s*s?\d{1,3})*)\](?![(:])|【(\d{1,3})(?:†[^】\n]{0,40})?】|\((s\d{1,3}(?:\s*[,;]\s*s\d{1,3})*)\)/gi;

/** The marks in an answer: brackets that contain only numbers of sources in the prompt, outside of code and links. */
export function marksIn(text: string, sources: readonly { id: string }[]): Mark[] {
  const fixed = fixedSpans(text);
  const marks: Mark[] = [];
  for (const match of text.matchAll(MARK)) {
    const start = match.index;
    const end = start + match[0].length;
    if (fixed.some((span) => start < span.end && end > span.start)) continue;
    const named = positionsOf(match[1] ?? match[2] ?? match[3] ?? '', sources);
    if (named === undefined) continue;
    // Text right after a bracket that isn't a mark belongs to it: `[text][1]`, `a[0][1]`.
    const before = marks.at(-1);
    if (text[start - 1] === ']' && before?.end !== start) continue;
    marks.push({ start, end, sources: named });
  }
  return marks;
}

/** Positions of the sources that a list names; undefined if it contains anything else. */
function positionsOf(list: string, sources: readonly { id: string }[]): number[] | undefined {
  const positions: number[] = [];
  for (const [part] of list.matchAll(/s?\d+(?:\s*[–-]\s*s?\d+)?/gi)) {
    const [from, to] = part.split(/\s*[–-]\s*/).map((name) => positionOf(name, sources));
    if (from === undefined || from < 0) return undefined;
    const last = part.search(/[–-]/) < 0 ? from : to;
    if (last === undefined || last < from) return undefined;
    for (let position = from; position <= last; position++) positions.push(position);
  }
  return positions;
}

function positionOf(name: string, sources: readonly { id: string }[]): number {
  const position = /^\d+$/.test(name)
    ? Number(name) - 1
    : sources.findIndex(({ id }) => id.toLowerCase() === name.toLowerCase());
  return position < sources.length ? position : -1;
}

/** The content of a span of an answer: its text without the marks and the spaces before them. */
export function claimOf(text: string, { start, end }: Span, marks: readonly Mark[]): string {
  let claim = '';
  let position = start;
  for (const mark of marks) {
    if (mark.end <= start || mark.start >= end) continue;
    claim += text.slice(position, Math.max(position, mark.start)).trimEnd();
    position = Math.min(end, mark.end);
  }
  return (claim + text.slice(position, end)).trim();
}

/** Spans of code and link targets, which contain no marks. */
function fixedSpans(text: string): Span[] {
  const spans: Span[] = blocksOf(text).filter((block) => block.kind === 'code');
  for (const match of text.matchAll(/\]\([^)\n]{0,2000}\)/g))
    spans.push({ start: match.index, end: match.index + match[0].length });
  for (const match of text.matchAll(/(`{1,3})(?!`)[^`\n]{1,2000}\1(?!`)/g))
    spans.push({ start: match.index, end: match.index + match[0].length });
  return spans;
}

/** A fence around prose, and its first line; models sometimes wrap the entire answer in one. */
const FENCE_LINE = /^[ \t]*(?:`{3,}|~{3,})[ \t]*([\w-]*)[ \t]*\r?\n/;
const CLOSING_LINE = /\n[ \t]*(?:`{3,}|~{3,})[ \t]*$/;
const PROSE = /^(?:markdown|md)$/i;
const PROSE_IF_ALONE = /^(?:te?xt|plaintext|plain)?$/i;

/** The blocks of an answer, including those inside a Markdown fence. */
function blocksOf(text: string): Block[] {
  return segmentBlocks(text).flatMap((block) => {
    if (block.kind !== 'code') return [block];
    const fenced = text.slice(block.start, block.end);
    const opening = FENCE_LINE.exec(fenced);
    const isAlone = text.slice(0, block.start).trim() === '' && text.slice(block.end).trim() === '';
    const language = opening?.[1] ?? '';
    if (!opening || !(PROSE.test(language) || (isAlone && PROSE_IF_ALONE.test(language)))) return [block];
    const start = opening[0].length;
    const inner = fenced.slice(start).replace(CLOSING_LINE, '');
    return segmentBlocks(inner).map((part) => ({
      ...part,
      start: part.start + block.start + start,
      end: part.end + block.start + start,
    }));
  });
}

const LEAD_IN_WORDS = 12;
/** A Markdown table starts with a row of column names, which states nothing. */
const HEADER_ROWS = 1;

/** The sentences of an answer that state something: no headings (including a table's), code, greetings, or lead-ins. */
export function answerSentences(text: string, marks: readonly Mark[]): Span[] {
  const list = sourceListStart(text);
  return blocksOf(text)
    .filter((block) => block.kind !== 'heading' && block.kind !== 'code' && block.kind !== 'rule')
    .flatMap((block) => sentencesOfBlock(text, block).slice(block.kind === 'table' ? HEADER_ROWS : 0))
    .filter((span) => {
      const claim = claimOf(text, span, marks);
      return (
        claim !== '' &&
        !isLeadIn(claim) &&
        !isChatter(claim) &&
        !(span.start >= list && isSourceEntry(text, span, marks))
      );
    });
}

/** Start of a list of sources at the end of an answer, or the answer's length if there is none. */
function sourceListStart(text: string): number {
  const heading =
    /^[ \t#*_]*(?:sources?|references?|quellen|fuentes|références|источники|来源|参考|出典)[ \t*_]*[:：]?[ \t*_]*$/gimu;
  return [...text.matchAll(heading)].at(-1)?.index ?? text.length;
}

/** Maximum words of an entry in a list of sources: a title, not a statement. */
const LONGEST_ENTRY = 16;

/** "[1] Notes", "1. Notes": an entry opens with a mark or a list marker. */
function isSourceEntry(text: string, { start, end }: Span, marks: readonly Mark[]): boolean {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const opening = text.slice(line, Math.max(start, line));
  const opens =
    marks.some((mark) => mark.start >= line && mark.start <= start) ||
    /^\s*(?:[-*+•]|\[?\d{1,3}[.)\]])/u.test(text.slice(line, end));
  return (opens || opening.trim() !== '') && text.slice(start, end).split(/\s+/u).length <= LONGEST_ENTRY;
}

/** "The main points are:" */
function isLeadIn(sentence: string): boolean {
  return /[:：][*_\s]*$/.test(sentence) && sentence.split(/\s+/).length <= LEAD_IN_WORDS && !/\d/.test(sentence);
}
