import { delimitedRows, segmentBlocks, tableLine, type Block, type Span } from '@regen-research/text';

/** A text, and the same text without markup. */
export interface MaskedText {
  text: string;
  masked: string;
}

/** What differs between two versions of a text. */
export interface BlockEdit {
  /** The part of the old text that is replaced, in whole blocks. */
  old: Span;
  /** The blocks that replace it, in the new text. */
  blocks: Block[];
  /** What to add to an offset after it. */
  by: number;
}

/** Compared at once: comparing strings of this length takes no time, and then few of their units are compared. */
const STEP = 16_384;

/** The blocks that differ, with a block on either side, because what stands next to a block may matter to it. Linear. */
export function blockEditOf(earlier: MaskedText, now: MaskedText): BlockEdit {
  const [before, after] = [earlier.text, now.text];
  const most = Math.min(before.length, after.length);
  const prefix = commonPrefix(earlier.masked, now.masked, commonPrefix(before, after, most));
  const suffix = commonSuffix(earlier.masked, now.masked, commonSuffix(before, after, most - prefix));
  const by = after.length - before.length;
  const [old, blocks] = [segmentBlocks(before), segmentBlocks(after)];
  const fewest = Math.min(old.length, blocks.length);
  let first = 0;
  while (first < fewest && isSame(old[first], blocks[first], 0) && (old[first] as Block).end <= prefix) first++;
  first = Math.max(0, first - 1);
  let last = 0;
  const behind = (): Block => old[old.length - 1 - last] as Block;
  while (
    last < fewest - first &&
    isSame(behind(), blocks[blocks.length - 1 - last], by) &&
    behind().start >= before.length - suffix
  )
    last++;
  last = Math.max(0, last - 1);
  // A row belongs to the rows before it, from which it has its header.
  while (last > 0 && beginsWithRow(before, old[old.length - last] as Block)) last--;
  return {
    old: { start: old[first]?.start ?? before.length, end: old[old.length - last]?.start ?? before.length },
    blocks: blocks.slice(first, blocks.length - last),
    by,
  };
}

function beginsWithRow(text: string, block: Block): boolean {
  const [line = ''] = text.slice(block.start, Math.min(block.end, block.start + STEP)).split('\n', 1);
  return tableLine(line) !== undefined || delimitedRows(text, block) !== undefined;
}

function isSame(one: Block | undefined, other: Block | undefined, by: number): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.start + by === other.start &&
    one.end + by === other.end &&
    one.kind === other.kind &&
    one.level === other.level
  );
}

function commonPrefix(one: string, other: string, most: number): number {
  let length = 0;
  while (length + STEP <= most && one.slice(length, length + STEP) === other.slice(length, length + STEP))
    length += STEP;
  while (length < most && one.charCodeAt(length) === other.charCodeAt(length)) length++;
  return length;
}

function commonSuffix(one: string, other: string, most: number): number {
  const part = (text: string, from: number, to: number): string => text.slice(text.length - to, text.length - from);
  let length = 0;
  while (length + STEP <= most && part(one, length, length + STEP) === part(other, length, length + STEP))
    length += STEP;
  while (length < most && one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length))
    length++;
  return length;
}
