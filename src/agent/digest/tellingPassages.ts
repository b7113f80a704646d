import type { DigestResult } from '../interfaces/index.js';
import type { Chunk } from './chunks.js';
import {
  beginningOf,
  PASSAGE_TOKENS,
  passagesOfChunks,
  passagesSpreadOver,
  piecesOf,
  type Passage,
} from './passages.js';
import type { PromptText } from './prompts.js';
import { readShares, type ReadState } from './readShares.js';
import { titleInPrompt, type Run } from './run.js';
import { skim } from './skim.js';
import { SEPARATOR_TOKENS, textOfSpans } from './spans.js';

/** Maximum passages to skim: from a longer text, evenly spread ones are taken. */
const MOST_SKIMMED = 1_200;
/** The same of a text of megabytes, of which both are a small share: its reader waits for them. */
const MOST_SPREAD = 800;

/** At least this many fit into a prompt: if it is small, they are shorter. */
const LEAST_PASSAGES = 2;

/** The most informative passages of a text that is too long, in the form of one prompt. */
export interface TellingPassages {
  texts: PromptText[];
  /** Share of the sources' text that is in `texts`, 0..1. */
  share: number;
  /** How the text was read: passages that aren't in `texts` are skimmed, or skipped if there are too many to skim. */
  shares(): Promise<DigestResult['read']>;
}

/** The most informative passages of chunks that fit into `room` (tokens of the model). */
export async function tellingPassages(run: Run, chunks: readonly Chunk[], room: number): Promise<TellingPassages> {
  const { slicer } = run;
  const passages = await passagesOfChunks(chunks, tokensEach(run, room), slicer);
  const step = Math.max(1, passages.length / MOST_SKIMMED);
  await slicer.pause();
  const skimmed: Passage[] = [];
  for (let at = 0; at < passages.length; at += step) skimmed.push(passages[Math.floor(at)] as Passage);
  return telling(run, skimmed, room, () => Promise.resolve(chunks));
}

/**
 * The same of a text that isn't cut into chunks yet: for one of megabytes, that takes longer than all the rest. `cut`
 * resolves with the chunks.
 */
export async function tellingBeforeCut(
  run: Run,
  room: number,
  cut: () => Promise<readonly Chunk[]>,
): Promise<TellingPassages> {
  const { request, slicer } = run;
  return telling(run, await passagesSpreadOver(request.sources, MOST_SPREAD, tokensEach(run, room), slicer), room, cut);
}

/** The size of a passage, in estimated tokens, if the prompt has `room` for this many of the model's. */
const tokensEach = ({ calibration }: Run, room: number): number =>
  Math.max(1, Math.min(PASSAGE_TOKENS, Math.floor((room / LEAST_PASSAGES - SEPARATOR_TOKENS) / calibration.ratio)));

/**
 * Skims passages by coverage, or by their match with the question, and takes the best, each text's opening first: it
 * says what the text is about.
 */
async function telling(
  run: Run,
  passages: readonly Passage[],
  room: number,
  cut: () => Promise<readonly Chunk[]>,
): Promise<TellingPassages> {
  const { request, calibration, slicer } = run;
  const { sources } = request;
  const skimmed = [...passages];
  const ranks = await skim(sources, skimmed, request.isSummary ? '' : request.question, slicer);
  const isOpening = (position: number): boolean => skimmed[position - 1]?.sourceId !== skimmed[position]?.sourceId;
  const rated = ranks.map((rank, position) => ({ position, rank: isOpening(position) ? 1 + rank : rank }));
  const order = rated.sort((a, b) => b.rank - a.rank || a.position - b.position);
  const chosen = new Set<Passage>();
  let left = room;
  for (const { position } of order) {
    const passage = skimmed[position] as Passage;
    const tokens = passage.tokens * calibration.ratio + SEPARATOR_TOKENS;
    if (tokens <= left) {
      left -= tokens;
      chosen.add(passage);
    } else if (chosen.size === 0) {
      // Of a paragraph that doesn't fit, its beginning says more than shorter ones that aren't as informative.
      const text = sources.find(({ id }) => id === passage.sourceId)?.source.markdown ?? '';
      const beginning = beginningOf(passage, text, (left - SEPARATOR_TOKENS) / calibration.ratio);
      if (beginning === undefined) continue;
      left -= beginning.tokens * calibration.ratio + SEPARATOR_TOKENS;
      skimmed[position] = beginning;
      chosen.add(beginning);
    }
  }
  await slicer.pause();
  const read = skimmed.filter((passage) => chosen.has(passage));
  const texts = sources.flatMap(({ id, source }) => {
    const own = read.filter((passage) => passage.sourceId === id);
    return own.length === 0 ? [] : [{ id, title: titleInPrompt(source), text: textOfSpans(source.markdown, own) }];
  });
  const length = sources.reduce((sum, { source }) => sum + source.markdown.length, 0);
  const stateOf = (passage: Passage | undefined): ReadState =>
    passage === undefined ? 'left' : chosen.has(passage) ? 'closely' : 'skimmed';
  return {
    texts,
    share: length === 0 ? 1 : read.reduce((sum, { start, end }) => sum + end - start, 0) / length,
    shares: async () => readShares(sources, await piecesOf(await cut(), skimmed), ({ passage }) => stateOf(passage)),
  };
}
