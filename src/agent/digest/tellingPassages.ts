import type { Chunk } from './chunks.js';
import type { PromptText } from './prompts.js';
import { shareOf, type Readable, type ReadState } from './readShares.js';
import { titleInPrompt, type Run } from './run.js';
import { skim } from './skim.js';
import { SEPARATOR_TOKENS, textOfSpans } from './spans.js';

/** A passage for a first answer: long enough to be understood by itself. Estimated tokens. */
const PASSAGE_TOKENS = 160;
/** Maximum passages to skim: from a longer text, evenly spread ones are taken. */
const MOST_SKIMMED = 1_200;

interface SkimmedPassage extends Readable {
  tokens: number;
  skimmed: boolean;
}

/** The most informative passages of a text that is too long, in the form of one prompt. */
export interface TellingPassages {
  texts: PromptText[];
  /** All passages of the sources; those that aren't read are skimmed, or skipped if there are too many to skim. */
  passages: readonly Readable[];
  stateOf(passage: Readable): ReadState;
  /** Share of the sources' text that is in `texts`, 0..1. */
  share: number;
}

/**
 * Skims the chunks by coverage, or by their match with the question, and takes the best passages that fit into `room` (tokens
 * of the model). The opening is always among them: it says what a text is about.
 */
export async function tellingPassages(run: Run, chunks: readonly Chunk[], room: number): Promise<TellingPassages> {
  const { request, calibration, slicer } = run;
  const passages: SkimmedPassage[] = [];
  await slicer.forEach(chunks, (chunk) => void passages.push(...passagesOf(chunk)));
  const step = Math.max(1, passages.length / MOST_SKIMMED);
  await slicer.pause();
  for (let at = 0; at < passages.length; at += step) (passages[Math.floor(at)] as SkimmedPassage).skimmed = true;
  const looked = passages.filter(({ skimmed }) => skimmed);
  const ranks = await skim(request.sources, looked, request.isSummary ? '' : request.question, slicer);
  const rankOf = (position: number): number => (position === 0 ? Infinity : (ranks[position] as number));
  const order = looked.map((_, position) => position).sort((a, b) => rankOf(b) - rankOf(a) || a - b);
  const chosen = new Set<Readable>();
  let left = room;
  for (const position of order) {
    const passage = looked[position] as SkimmedPassage;
    const tokens = passage.tokens * calibration.ratio + SEPARATOR_TOKENS;
    if (tokens > left) continue;
    left -= tokens;
    chosen.add(passage);
  }
  const stateOf = (passage: Readable): ReadState =>
    chosen.has(passage) ? 'closely' : (passage as SkimmedPassage).skimmed ? 'skimmed' : 'left';
  await slicer.pause();
  const read = looked.filter((passage) => chosen.has(passage));
  const texts = request.sources.flatMap(({ id, source }) => {
    const own = read.filter((passage) => passage.sourceId === id);
    return own.length === 0 ? [] : [{ id, title: titleInPrompt(source), text: textOfSpans(source.markdown, own) }];
  });
  return { texts, passages, stateOf, share: shareOf(passages, stateOf, 'closely') };
}

/**
 * Cuts a chunk between its atoms; text between two passages belongs to the first, so that together they cover the
 * chunk.
 */
function passagesOf(chunk: Chunk): SkimmedPassage[] {
  const passages: SkimmedPassage[] = [];
  let last: { passage: SkimmedPassage; atoms: Chunk['atoms'][number][] } | undefined;
  for (const atom of chunk.atoms) {
    if (last && last.passage.tokens + atom.size <= PASSAGE_TOKENS) {
      last.atoms.push(atom);
      last.passage.tokens += atom.size;
      continue;
    }
    const start = passages.length === 0 ? chunk.start : atom.start;
    if (last) last.passage.end = start;
    const atoms = [atom];
    const { sourceId, end } = chunk;
    last = { atoms, passage: { sourceId, start, end, atoms, tokens: atom.size, skimmed: false } };
    passages.push(last.passage);
  }
  return passages;
}
