import { atCharacter } from './atCharacter.js';
import { ALWAYS_CONTINUES, BEFORE_LOWER, isAbbreviated } from './abbreviations.js';
import { FOOTNOTE, segmentBlocks, type Block } from './blocks.js';
import { unwrapLines } from './unwrap.js';

/** A span of text. Offsets are UTF-16 units, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** `Intl.Segmenter` is quadratic in its input's length on Node 20, so it gets at most this much at once. */
const WINDOW = 4_096;
/**
 * Text without a sentence end for this long (a minified line, a JSON dump) is split at whitespace: evidence must be a
 * specific place.
 */
const LONGEST_SENTENCE = 1_500;
/** How much text the rules look at on either side of a possible end. */
const CONTEXT = 64;

const CLOSERS_AFTER_END = /^[.!?…。！？｡]*(?:["'”’»)\]】」』*_~`]|\[\^?[\w,;– -]{1,16}\]|\(\d{1,3}\)|<\/\w{1,10}>)*/u;
const LIST_MARKER = /^(?:[-*+•◦▪‣]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/**
 * The sentences of Markdown or plain text, sorted and without overlap. List markers, heading marks, and surrounding
 * whitespace are left out, table rows and code lines count as sentences, and rules are skipped. `start` is added to
 * every offset, for text cut from a larger one. Linear in the length of the text.
 */
export function segmentSentences(text: string, start = 0): Span[] {
  const spans: Span[] = [];
  for (const block of segmentBlocks(text)) {
    for (const span of sentencesOfBlock(text, block)) spans.push({ start: span.start + start, end: span.end + start });
  }
  return spans;
}

/** The sentences of one block of `text`; offsets in `text`. */
export function sentencesOfBlock(text: string, block: Block): Span[] {
  switch (block.kind) {
    case 'rule':
      return [];
    case 'code':
      return lineSpans(text, block).filter(
        (span) => !/^[>\s]*(?:$|`{3}|~{3})/.test(text.slice(span.start, Math.min(span.end, span.start + CONTEXT))),
      );
    case 'table':
      return lineSpans(text, block).filter((span) => /[^|:\-\s]/.test(text.slice(span.start, span.end)));
    case 'heading':
      return headingSpan(text, block);
    case 'list_item':
    case 'quote': {
      const head = text.slice(block.start, Math.min(block.end, block.start + CONTEXT));
      const mark = block.kind === 'quote' ? /^[>\s]+/.exec(head) : LIST_MARKER.exec(head);
      return proseSpans(text, block.start + (mark?.[0].length ?? 0), block.end);
    }
    default: {
      const label = FOOTNOTE.exec(text.slice(block.start, Math.min(block.end, block.start + CONTEXT)))?.[0].length ?? 0;
      return proseSpans(text, block.start + label, block.end);
    }
  }
}

function headingSpan(text: string, block: Block): Span[] {
  const raw = text.slice(block.start, block.end);
  const mark = /^#{1,6}[ \t]*/.exec(raw)?.[0].length ?? 0;
  const tail = mark > 0 ? /(?<=[^#\s])[ \t]+#+$/.exec(raw)?.index : /\n[ \t]*(?:=+|-+)$/.exec(raw)?.index;
  return trimmed(text, block.start + mark, block.start + (tail ?? raw.length));
}

function lineSpans(text: string, block: Span): Span[] {
  const spans: Span[] = [];
  for (let position = block.start; position < block.end;) {
    const newline = text.indexOf('\n', position);
    const limit = newline < 0 || newline > block.end ? block.end : newline;
    spans.push(...cutOverlong(text, position, limit));
    position = limit + 1;
  }
  return spans;
}

/** The sentences of running text, found in a copy of the same length in which wrapped lines are joined. */
function proseSpans(original: string, from: number, to: number): Span[] {
  const text = unwrapLines(original, from, to);
  if (text.length < CONTEXT && !/[.!?…。！？｡\n].*\S/su.test(text)) return shifted(trimmed(text, 0, text.length), from);
  const spans: Span[] = [];
  let sentence = 0;
  let seen = 0;
  for (const raw of possibleEnds(text)) {
    if (raw <= sentence || raw <= seen) continue;
    const end = afterClosers(text, sentence, raw, text.length);
    const left = skipSpaces(text, end, -1);
    const right = skipSpaces(text, end, 1);
    // Looks at each gap once, however many breaks it contains.
    seen = Math.max(seen, right);
    if (right === text.length || !/[\p{L}\p{N}]/u.test(text.slice(sentence, Math.min(end, sentence + 400)))) continue;
    if (!isEnd(text, sentence, left, right)) continue;
    spans.push(...cutOverlong(text, sentence, end));
    sentence = end;
  }
  const rest = cutOverlong(text, sentence, text.length);
  const first = rest[0];
  const last = spans.at(-1);
  // Stray closing marks belong to the previous sentence.
  if (
    rest.length === 1 &&
    first !== undefined &&
    last !== undefined &&
    !/[\p{L}\p{N}]/u.test(text.slice(first.start, first.end))
  )
    last.end = first.end;
  else spans.push(...rest);
  return shifted(spans, from);
}

function shifted(spans: Span[], by: number): Span[] {
  for (const span of spans) {
    span.start += by;
    span.end += by;
  }
  return spans;
}

/** From `at` across whitespace, forward (1) or backward (-1). */
function skipSpaces(text: string, at: number, direction: 1 | -1): number {
  let position = at;
  if (direction === 1) while (position < text.length && /\s/.test(text[position] as string)) position++;
  else while (position > 0 && /\s/.test(text[position - 1] as string)) position--;
  return position;
}

/**
 * Where Intl breaks, plus the ends that it misses: glued ones ("years.The") and those before a lowercase start. Sorted.
 */
function possibleEnds(text: string): number[] {
  const ends: number[] = [];
  const to = text.length;
  let position = 0;
  while (position < to) {
    const limit = Math.min(to, position + WINDOW);
    let last = position;
    for (const segment of segmenter.segment(text.slice(position, limit))) {
      if (segment.index > 0) ends.push((last = position + segment.index));
    }
    if (limit === to) break;
    // The last segment of a window was truncated by it: look at it again from its start, unless it fills the window.
    if (last > position) position = last;
    else {
      position = skipSpaces(text, limit, 1);
      // A gap that extends beyond the window hides the end before it.
      if (
        /[.!?…。！？｡]["'”’»)\]*_`]*\s$/u.test(
          text.slice(Math.max(0, skipSpaces(text, limit, -1) - 4), skipSpaces(text, limit, -1) + 1),
        )
      )
        ends.push(position);
    }
  }
  const unseen: number[] = [];
  // Intl mistakes a bracket or quotation mark that opens the next sentence for one that closes this one.
  for (const end of text.matchAll(/[。！？｡][”’」』）】]*(?=[“‘「『（《【])/gu)) unseen.push(end.index + end[0].length);
  for (let stop = text.indexOf('.'); stop >= 0 && stop < to - 1; stop = text.indexOf('.', stop + 1)) {
    if (isPlainEnd(text, stop)) continue;
    const before = text.slice(Math.max(0, stop - 24), stop);
    const after = text.slice(stop + 1, stop + 40);
    if (/(?:^|[^\p{L}\p{N}.@/_-])\p{Ll}{3,}$/u.test(before) && /^\p{Lu}\p{Ll}*[\s,'’]/u.test(after))
      unseen.push(stop + 1);
    const gap = /^["'”’)*_]*\s+(?=\p{Ll})/u.exec(after);
    // Tokenized text, all lowercase: "the prices rose . then they fell ." Intl also misses sentences that start with
    // code, a quotation, or a bracket: "Node is enough. `npm test` installs it."
    const quoted = /^["'”’)*_`]*\s+(?=[*_]*[`"'“‘«([][\p{L}\p{N}@./-])/u.exec(after);
    const last = /[\p{L}.]{2,}[`"'”’)*_]*$/u
      .exec(before)?.[0]
      .toLowerCase()
      .replace(/[^\p{L}.]+$/u, '');
    if (quoted !== null && last !== undefined && !BEFORE_LOWER.has(last) && !ALWAYS_CONTINUES.has(last))
      unseen.push(stop + 1 + quoted[0].length);
    if (gap !== null && /\s$/.test(before)) unseen.push(stop + 1 + gap[0].length);
    else if (gap !== null) {
      const word = /[\p{L}.]+$/u.exec(before)?.[0].toLowerCase() ?? '';
      const camel = /^\p{Ll}{1,2}\p{Lu}/u.test(after.slice(gap[0].length));
      if ((camel || /^\p{L}{4,}$/u.test(word)) && !BEFORE_LOWER.has(word) && !ALWAYS_CONTINUES.has(word))
        unseen.push(stop + 1 + gap[0].length);
    }
  }
  return unseen.length === 0 ? ends : [...new Set([...ends, ...unseen])].sort((a, b) => a - b);
}

/** A space and a capital after the period: Intl sees most ends of this kind, and none of its faults concerns them. */
function isPlainEnd(text: string, period: number): boolean {
  return text.charCodeAt(period + 1) === 32 && isLatinCapital(text.charCodeAt(period + 2));
}

const isLatinCapital = (unit: number): boolean => unit >= 65 && unit <= 90;

/** Moves an end past whatever closes the sentence: quotes, emphasis, brackets, footnote marks. */
function afterClosers(text: string, from: number, end: number, to: number): number {
  let stop = end;
  while (stop > from && !/[.!?…。！？｡\n]/.test(text[stop - 1] as string) && end - stop < 12) stop--;
  if (stop === from || text[stop - 1] === '\n' || !/[.!?…。！？｡]/.test(text[stop - 1] as string)) return end;
  const closers = CLOSERS_AFTER_END.exec(text.slice(stop, Math.min(to, stop + CONTEXT)))?.[0] ?? '';
  const after = stop + closers.length;
  // `**` directly before a word opens the next sentence; a mark after whitespace doesn't close anything.
  if (after < end || (after < to && /[\p{L}\p{N}]/u.test(text[after] as string) && /[*_`"'~]$/.test(closers)))
    return end;
  return after;
}

/** Whether a sentence ends between `leftEnd` and `rightStart`, which are separated only by whitespace. */
function isEnd(text: string, from: number, leftEnd: number, rightStart: number): boolean {
  const left = text.slice(Math.max(from, leftEnd - CONTEXT), leftEnd);
  const right = text.slice(rightStart, rightStart + CONTEXT);
  const bare = /[.\p{L}]$/u.test(left) ? left : withoutClosers(left);
  const terminated = /[.!?…。！？｡]$/u.test(bare);
  const gap = rightStart > leftEnd;
  const opening = isLatinCapital(right.charCodeAt(0)) ? right : right.replace(/^[\s"'“‘„«¿¡([*_~`「『]+/u, '');

  if (/[「『（《【([]$|[。！？｡][“‘]$/u.test(left)) return false;
  // The line breaks of wrapped lines have been removed.
  if (text.slice(leftEnd, rightStart).includes('\n')) return true;
  if (!terminated) return !/[:;]$/.test(left) && gap;
  if (/[。！？｡]$/u.test(bare)) return !/^[と、，」』]/u.test(right);
  if (!gap) return isGluedEnd(bare, right);
  if (/\s[.!?]$/.test(bare)) return true;
  if (/^\p{Ll}/u.test(opening)) {
    if (/\.$/.test(bare)) return !isAbbreviated(bare, opening, true);
    // "Why?" he asked. Yahoo! has it. But: what is it? it is a dog.
    return bare === left && !/(?:^|\s)\p{Lu}\S*!$/u.test(bare);
  }
  if (/\.$/.test(bare) && !/\.\.$/.test(bare)) return !isAbbreviated(bare, opening, false);
  return true;
}

/** A text without the quotes, emphasis, brackets, and notes that close it. */
function withoutClosers(text: string): string {
  return text.replace(/["'”’»)\]】」』*_~`]+$/u, '').replace(/(?:\[[^\]]*\]|\(\d+\)?)+["'”’)*_]*$/u, '');
}

/** No whitespace at the end: a URL, a file name, "Yahoo!", or two sentences joined by an extractor. */
function isGluedEnd(bare: string, right: string): boolean {
  if (/(?:\/\/|www\.|@)\S*$/.test(bare)) return false;
  return /\p{Ll}{2,}[.!?]$/u.test(bare) && /^["“*_(]*\p{Lu}\p{Ll}*[\s,'’]/u.test(right);
}

function cutOverlong(text: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  let position = from;
  while (to - position > LONGEST_SENTENCE) {
    let cut = position + LONGEST_SENTENCE;
    while (cut > position + LONGEST_SENTENCE / 2 && !/\s/.test(text[cut] as string)) cut--;
    if (!/\s/.test(text[cut] as string)) {
      cut = atCharacter(text, position + LONGEST_SENTENCE);
    }
    spans.push(...trimmed(text, position, cut));
    position = cut;
  }
  spans.push(...trimmed(text, position, to));
  return spans;
}

function trimmed(text: string, from: number, to: number): Span[] {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start] as string)) start++;
  while (end > start && /\s/.test(text[end - 1] as string)) end--;
  return start < end ? [{ start, end }] : [];
}
