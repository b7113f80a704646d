import assert from 'node:assert/strict';
import { answerFromNotes } from '../../../src/agent/digest/notesAnswer.js';
import type { NotesText } from '../../../src/agent/digest/prompts.js';

const notes = (source: string, part: string | undefined, text: string): NotesText => ({
  sources: [{ id: source, title: source.toUpperCase() }],
  part,
  text,
});

describe('the answer from notes', () => {
  it('names each section once, however many parts it was read in, and sections of two sources separately', () => {
    assert.equal(
      answerFromNotes([
        notes('s1', undefined, '- zero\n'),
        notes('s1', 'Harbors', '- one'),
        notes('s1', 'Harbors', '- two'),
        notes('s1', 'Mills\n of old', '- three'),
        notes('s1', 'Harbors', '- four'),
        notes('s2', 'Harbors', '- five'),
      ]),
      [
        '- zero',
        '**Harbors**',
        '- one',
        '- two',
        '**Mills of old**',
        '- three',
        '**Harbors**',
        '- four',
        '**Harbors**',
        '- five',
      ].join('\n\n'),
    );
  });
});
