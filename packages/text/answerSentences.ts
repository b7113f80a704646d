import { ALWAYS_CONTINUES } from './abbreviations.js';
import { segmentBlocks, type Block } from './blocks.js';
import { isChatter } from './chatter.js';
import { sentencesOfBlock, type Span } from './sentences.js';
import { tokenize } from './tokens.js';

/** A sentence of an answer. */
export interface AnswerSentence extends Span {
  /** It heads what follows, such as "**Key points**", and states nothing unless the source says the opposite. */
  label?: true;
}

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

/**
 * The sentences of an answer that may state something: no headings (including a table's), code, greetings, or lead-ins.
 */
export function answerSentences(text: string, marks: readonly Mark[]): AnswerSentence[] {
  const list = sourceListStart(text);
  const content = text.trimEnd().length;
  return blocksOf(text)
    .filter((block) => block.kind !== 'heading' && block.kind !== 'code' && block.kind !== 'rule')
    .flatMap((block) => sentencesOfBlock(text, block).slice(block.kind === 'table' ? HEADER_ROWS : 0))
    .flatMap((span): AnswerSentence[] => {
      const claim = claimOf(text, span, marks);
      const states =
        // "|", "—": the start of something that never came.
        /[\p{L}\p{N}]/u.test(claim) &&
        !isLeadIn(claim) &&
        !isChatter(claim) &&
        !(span.start >= list && isSourceEntry(text, span, marks));
      if (!states) return [];
      return [span.end < content && isLabel(text, span, marks) ? { ...span, label: true } : span];
    });
}

/** A sentence-final mark, and what may follow it. */
const ENDED = /[.!?…。！？｡]["'”’»)\]】」』*_~`]*$/u;

/** Whether a sentence is punctuated: more text is unlikely to continue it. */
export function isEnded(sentence: string): boolean {
  return ENDED.test(sentence);
}

/** A number whose decimals may follow: a year has none. */
const BEFORE_DECIMALS = /(?<![\d.])\d{1,3}(?:,\d{3})*\.$/;

/** Whether a text that ends with a period may have been cut off there: in "4.5 mm", or after "Dr." */
export function mayGoOn(sentence: string): boolean {
  const word = /([\p{L}.]+)\.$/u.exec(sentence.slice(-16))?.[1];
  return BEFORE_DECIMALS.test(sentence) || (word !== undefined && ALWAYS_CONTINUES.has(word.toLowerCase()));
}

/**
 * The sentences of an unfinished answer that more text won't change: another one has started, or the sentence is
 * punctuated and its line is complete. A row is recognized as part of a table only once the next one is there.
 */
export function completeSentences(text: string, marks: readonly Mark[]): AnswerSentence[] {
  const spans = answerSentences(text, marks);
  const last = spans.at(-1);
  if (last === undefined) return [];
  const rest = text.slice(last.end);
  const isOver =
    last.label ||
    (/\n[ \t]*\n/.test(rest) && !isLabel(text, last, marks)) ||
    (rest.includes('\n') && isEnded(text.slice(last.start, last.end).trim()));
  return isOver ? spans : spans.slice(0, -1);
}

/** A label's words, at most: longer ones are statements. */
const LABEL_WORDS = 12;
/** With its marks, in UTF-16 units. */
const LONGEST_LABEL = 200;
/** A label with a period is followed by its text on the same line: "**Methods.** We measured …" */
const RUN_IN_WORDS = 2;
const EMPHASIZED = /^(\*{1,3}|_{1,3})(?=\S)([^*_\n]+)\1$/u;
const LIST_MARK = /^[ \t>]*(?:(?:[-*+•]|\d{1,9}[.)])[ \t]+)?/u;
/** "2." in front of a label. */
const NUMBERED = /^(?:\d{1,3}|[ivx]{1,5}|\p{L})[.)]\s+/iu;

/** Whether a sentence is all emphasis and heads what follows, in a line of its own or at the beginning of one. */
function isLabel(text: string, { start, end }: Span, marks: readonly Mark[]): boolean {
  // Looks no farther than a label's length: a text may be one enormous line.
  const before = text.slice(Math.max(0, start - LONGEST_LABEL), start);
  const lineStart = start - before.length + before.lastIndexOf('\n') + 1;
  if (lineStart > 0 && text[lineStart - 1] !== '\n') return false;
  const newline = text.slice(end, end + LONGEST_LABEL).indexOf('\n');
  const lineEnd = newline < 0 ? Math.min(text.length, end + LONGEST_LABEL) : end + newline;
  const from = lineStart + (LIST_MARK.exec(text.slice(lineStart, start))?.[0].length ?? 0);
  const labelIn = (to: number): string | undefined =>
    EMPHASIZED.exec(claimOf(text, { start: from, end: to }, marks))?.[2]?.replace(NUMBERED, '');
  const line = labelIn(lineEnd);
  const label = line ?? labelIn(end);
  if (label === undefined || /\p{N}/u.test(label)) return false;
  const words = tokenize(label).length;
  if (/[.。]$/u.test(label)) return words <= RUN_IN_WORDS && /^\s+\S/u.test(text.slice(end, end + 20));
  return line !== undefined && words <= LABEL_WORDS && !/[!?…！？]$/u.test(label);
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
