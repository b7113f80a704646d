import { Bm25, contentStems, maskMarkup, questionStems } from '@regen-research/text';
import { cutSources, openingOf } from './chunks.js';
import { CutMemory } from './cutMemory.js';
import { leastNotedTokens } from './limits.js';
import { NOTES_FRAME_TOKENS } from './notesRoom.js';
import type { NotesText, PromptFrame } from './prompts.js';
import type { Run } from './run.js';
import { TreeReading } from './treeReading.js';

/** Notes that earlier summaries of the sources made, in their order. */
export interface KnownNotes {
  notes: readonly NotesText[];
  /** Whether they cover everything. */
  isComplete: boolean;
}

/** Looks up notes that don't depend on a question. Makes no calls. */
export async function knownNotes(run: Run): Promise<KnownNotes> {
  const { request, calls, dependencies, limits, slicer } = run;
  const none = { notes: [], isComplete: false };
  const [first] = request.sources;
  const opening = first && openingOf(first.id, first.source);
  // A model that only quotes finds the same sentences in the text itself.
  if (!opening || dependencies.model.facts.extractive) return none;
  const frame: PromptFrame = { ...run.frame, isSummary: true, oneSentence: undefined };
  const reading = new TreeReading({ ...run, frame }, dependencies.now());
  // Without notes on the opening there are no others, and nothing has to be cut.
  if ((await calls.storedText(reading.notesCall(opening), frame)) === undefined) return none;
  const sizes = { max: limits.chunkTokens, least: leastNotedTokens(limits) };
  const chunks = await cutSources(request.sources, opening, sizes, new CutMemory(dependencies.nodes, slicer), slicer);
  reading.chunks = chunks;
  const stored = await calls.storedTexts(reading.notesCalls(), slicer, frame);
  const notes = chunks.flatMap((chunk) => {
    const text = stored.get(chunk.index);
    return text === undefined ? [] : [reading.asNotes(chunk, text)];
  });
  return { notes, isComplete: notes.length === chunks.length };
}

/** The notes that fit `room` (tokens), those that match the question best first; in their order. */
export async function notesWithin(run: Run, notes: readonly NotesText[], room: number): Promise<NotesText[]> {
  const stems: string[][] = [];
  for (const { text } of notes) {
    stems.push(contentStems(maskMarkup(text)));
    if (run.slicer.due) await run.slicer.pause();
  }
  const index = new Bm25(stems);
  const scores = index.score(questionStems(run.request.question));
  const order = notes.map((_, position) => position).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const chosen = new Set<number>();
  let left = room;
  for (const position of order) {
    const tokens = run.calibration.tokensOfNotes(notes[position]?.text ?? '') + NOTES_FRAME_TOKENS;
    if (tokens > left) continue;
    left -= tokens;
    chosen.add(position);
  }
  return notes.filter((_, position) => chosen.has(position));
}
