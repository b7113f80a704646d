import type { NotesText } from './prompts.js';

/** Longest answer composed of notes: nobody reads more. UTF-16 units. */
const LONGEST = 12_000;

/** Shown if there is no answer: the notes, section by section, as Markdown. */
export function answerFromNotes(notes: readonly NotesText[]): string {
  const parts: string[] = [];
  let length = 0;
  let before: NotesText | undefined;
  for (const note of notes) {
    const { part, text } = note;
    const isNamed = part !== undefined && part !== '' && !(before && isSameSection(before, note));
    const whole = `${isNamed ? `**${part.replace(/\s*\n\s*/g, ' ')}**\n\n` : ''}${text.trim()}`;
    if (length + whole.length > LONGEST) break;
    parts.push(whole);
    length += whole.length;
    before = note;
  }
  return parts.join('\n\n');
}

/** A long section is read in several parts, and named once. */
const isSameSection = (one: NotesText, other: NotesText): boolean =>
  one.part === other.part && one.sources.map(({ id }) => id).join() === other.sources.map(({ id }) => id).join();
