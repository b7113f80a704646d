import { useRef } from 'preact/hooks';
import type { Span } from '@regen-research/text';

/** A place after a sentence that keeps its width, because there is text after it on screen. */
export interface KeptRoom extends Span {
  /** How many marks wide it is. */
  marks: number;
}

/**
 * The rooms after the sentences of an answer that have had text after them since it was shown, by their ends. A verdict
 * that arrives later, or another one, stays within them, so that nothing on screen moves. `sentences`: those of `text`,
 * with the number of their marks, or one for a verdict to come.
 */
export function useKeptRooms(text: string, sentences: readonly KeptRoom[]): ReadonlyMap<number, KeptRoom> {
  const rooms = useRef(new Map<number, KeptRoom>());
  const before = useRef('');
  // The end of a finished answer may be cut: a block with suggestions isn't part of it.
  if (!text.startsWith(before.current) && !before.current.startsWith(text)) rooms.current = new Map();
  before.current = text;
  const end = text.trimEnd().length;
  const more = sentences.filter((sentence) => sentence.end < end && !rooms.current.has(sentence.end));
  // A new map is a reason to draw the marks again.
  if (more.length > 0)
    rooms.current = new Map([...rooms.current, ...more.map((room): [number, KeptRoom] => [room.end, room])]);
  return rooms.current;
}
