import { segmentBlocks, segmentSentences, sentencesOfBlock, type Block, type Span } from '@regen-research/text';
import { isChatter } from './chatter.js';

/** A model's own reference at a place of the cleaned answer: a hint, to be checked. */
export interface Mark {
  /** Offset in the cleaned answer, where the mark stood. */
  at: number;
  /** What it names: a number, or a source's id. */
  names: string[];
}

export interface CleanAnswer {
  /** The answer's Markdown without chatter around it and without marks. */
  text: string;
  marks: Mark[];
}

/** `[1]`, `[2, 3]`, `[1-3]`, `【4】`, `[s1]`, `(s2)`; not a link, a footnote, a definition or an image. */
const MARK =
  /(?:(?<![\]!\\])((?:\[(?:(?:sources?|passages?)\s*)?s?\d{1,3}(?:\s*[,;–-]\s*s?\d{1,3})*\] ?)+)(?<! )(?![([:])|【(\d{1,3})(?:†[^】\n]{0,40})?】|\((s\d{1,3}(?:\s*[,;]\s*s\d{1,3})*)\))/gi;
const LONGEST_RANGE = 20;

/** Takes the chatter around an answer and the model's marks out of it; everything else stays as it is. */
export function cleanAnswer(answer: string): CleanAnswer {
  const body = withoutChatter(answer);
  const fixed = fixedSpans(body);
  const marks: Mark[] = [];
  let text = '';
  let position = 0;
  for (const match of body.matchAll(MARK)) {
    const names = namesOf(match[1] ?? match[2] ?? match[3] ?? '');
    if (
      names.length === 0 ||
      fixed.some((span) => match.index < span.end && match.index + match[0].length > span.start)
    )
      continue;
    text += withoutSpaceAtEnd(body.slice(position, match.index));
    position = match.index + match[0].length;
    // A mark that opens a line takes the space behind it along; indentation and what stands before stay.
    if (text === '' || text.endsWith('\n')) while (body[position] === ' ') position++;
    marks.push({ at: text.length, names });
  }
  return { text: (text + body.slice(position)).trimEnd(), marks };
}

/** A mark takes the space before it along, but not a line's indentation. */
function withoutSpaceAtEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
  return end === 0 || text[end - 1] === '\n' ? text : text.slice(0, end);
}

function withoutChatter(answer: string): string {
  const spans = segmentSentences(answer);
  const chatter = spans.map((span) => isChatter(answer.slice(span.start, span.end)));
  let first = 0;
  while (first < spans.length && chatter[first] === true) first++;
  let last = spans.length - 1;
  while (last > first && chatter[last] === true) last--;
  // An answer that is nothing else stays: better chatter than an empty page.
  if (first >= spans.length) return answer.trim();
  const start = first === 0 ? 0 : lineStart(answer, spans[first] as Span);
  const end = last === spans.length - 1 ? answer.length : (spans[last] as Span).end;
  return answer
    .slice(start, end)
    .replace(/^\s*\n/, '')
    .trimEnd();
}

/** With the list or heading mark that stands before the sentence on its line. */
function lineStart(text: string, span: Span): number {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  return /^[ \t]*(?:[-*+>#]+|\d{1,3}[.)])?[ \t]*(?:\*\*|__)?$/.test(text.slice(start, span.start)) ? start : span.start;
}

function namesOf(list: string): string[] {
  return (list.match(/s?\d+(?:\s*[–-]\s*s?\d+)?/gi) ?? []).flatMap((part) => {
    const [from, to] = part.split(/\s*[–-]\s*/);
    const low = Number(from);
    const high = Number(to);
    if (to === undefined || Number.isNaN(low) || Number.isNaN(high))
      return from === undefined || from === '0' ? [] : [from.toLowerCase()];
    return high < low || high - low > LONGEST_RANGE
      ? []
      : Array.from({ length: high - low + 1 }, (_, step) => `${low + step}`);
  });
}

/** Where code and link targets stand: nothing in them is a mark. */
function fixedSpans(text: string): Span[] {
  const spans: Span[] = segmentBlocks(text).filter((block) => block.kind === 'code');
  for (const match of text.matchAll(/\]\([^)\n]{0,2000}\)/g))
    spans.push({ start: match.index, end: match.index + match[0].length });
  for (const match of text.matchAll(/(`{1,3})(?!`)[^`\n]{1,2000}\1(?!`)/g))
    spans.push({ start: match.index, end: match.index + match[0].length });
  return spans;
}

/** A sentence of an answer that says something, with what it stands in. */
export interface AnswerSentence extends Span {
  /** Only introduces what follows: "The main points are:" */
  leadIn: boolean;
}

const LEAD_IN_WORDS = 12;

/** The sentences of a cleaned answer that are to be judged: not headings, not code. */
export function answerSentences(text: string): AnswerSentence[] {
  return segmentBlocks(text)
    .filter((block: Block) => block.kind !== 'heading' && block.kind !== 'code' && block.kind !== 'rule')
    .flatMap((block) => sentencesOfBlock(text, block))
    .map((span) => {
      const sentence = text.slice(span.start, span.end);
      return {
        ...span,
        leadIn: /[:：][*_\s]*$/.test(sentence) && sentence.split(/\s+/).length <= LEAD_IN_WORDS && !/\d/.test(sentence),
      };
    });
}
