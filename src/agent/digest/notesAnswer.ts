import type { NotesText } from './prompts.js';

/** Longest answer composed of notes: nobody reads more. UTF-16 units. */
const LONGEST = 12_000;

/** Shown if there is no answer: the notes, section by section, as Markdown. */
export function answerFromNotes(notes: readonly NotesText[]): string {
  const parts: string[] = [];
  let length = 0;
  for (const { part, text } of notes) {
    const heading = part === undefined || part === '' ? '' : `**${part.replace(/\s*\n\s*/g, ' ')}**\n\n`;
    const whole = `${heading}${text.trim()}`;
    if (length + whole.length > LONGEST) break;
    parts.push(whole);
    length += whole.length;
  }
  return parts.join('\n\n');
}
