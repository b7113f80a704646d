import type { NotesText } from './prompts.js';

/** Tags around one set of notes in a prompt, tokens. */
export const NOTES_FRAME_TOKENS = 24;

type TokensOf = (text: string) => number;

function sizeOf(notes: readonly NotesText[], tokensOf: TokensOf): number {
  return notes.reduce((sum, { text }) => sum + tokensOf(text) + NOTES_FRAME_TOKENS, 0);
}

/** Whether notes fit into a prompt as they are; they may be longer than requested. `room` in tokens. */
export function fits(notes: readonly NotesText[], room: number, tokensOf: TokensOf): boolean {
  return sizeOf(notes, tokensOf) <= room;
}

/**
 * Shortens notes to at most `most` tokens each, including tags: the complete lines that fit, or part of the first line.
 */
export function shortened(notes: readonly NotesText[], most: number, tokensOf: TokensOf): NotesText[] {
  return notes.map((note) => {
    const tokens = tokensOf(note.text);
    const room = Math.max(1, most - NOTES_FRAME_TOKENS);
    if (tokens <= room) return note;
    const part = note.text.slice(0, Math.floor((note.text.length * room) / tokens));
    const end = part.lastIndexOf('\n');
    return { ...note, text: end > part.length / 2 ? part.slice(0, end) : part };
  });
}

/** Groups neighbors so that each group fits `room`; a larger note is a group by itself. */
export function groupsWithin(notes: readonly NotesText[], room: number, tokensOf: TokensOf): NotesText[][] {
  const groups: NotesText[][] = [];
  for (const note of notes) {
    const last = groups.at(-1);
    if (last && fits([...last, note], room, tokensOf)) last.push(note);
    else groups.push([note]);
  }
  return groups;
}
