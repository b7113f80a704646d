import {
  bm25Term,
  contentStems,
  guessLanguage,
  inverseDocumentFrequency,
  maskMarkup,
  questionStems,
} from '@regen-research/text';
import type { Source } from '../interfaces/index.js';
import type { Readable } from './readShares.js';
import type { TimeSlicer } from '../streams/timeSlicer.js';

/** Weight of a neighbor's match: an answer is often next to the words of the question. */
const NEIGHBOR = 0.25;
/** The question's share of a score; the rest is the chunk's coverage of the whole text. */
const QUESTION_SHARE = 0.8;
/** Early chunks say what a text is about; this bonus fades over the first twelfth. */
const LEAD = 0.5;
const SAMPLE = 20_000;

/**
 * Skims every chunk and rates, 0..1, how much it deserves close reading, in their order: by its match with the
 * question, and by the recurring words that it adds to the chunks ranked before it.
 */
export async function skim(
  sources: readonly { id: string; source: Source }[],
  chunks: readonly Pick<Readable, 'sourceId' | 'atoms'>[],
  question: string,
  slicer: TimeSlicer,
): Promise<number[]> {
  const texts = new Map(sources.map(({ id, source }) => [id, source.markdown]));
  await slicer.ownTurn();
  const languages = new Map(sources.map(({ id, source }) => [id, guessLanguage(source.markdown.slice(0, SAMPLE))]));
  await slicer.pause();
  const index = new WordIndex();
  for (const chunk of chunks) {
    const text = texts.get(chunk.sourceId) ?? '';
    for (const atom of chunk.atoms) {
      index.add(contentStems(maskMarkup(text.slice(atom.start, atom.end)), languages.get(chunk.sourceId)));
      if (slicer.due) await slicer.pause();
    }
    index.close();
  }
  const covered = await coverageRanks(index, slicer);
  const asked = questionStems(question);
  if (asked.length === 0) return covered;
  const matched = index.match(asked);
  const most = Math.max(...matched);
  if (most <= 0) return covered;
  return covered.map((rank, position) => {
    const own =
      (matched[position] as number) + NEIGHBOR * Math.max(matched[position - 1] ?? 0, matched[position + 1] ?? 0);
    return QUESTION_SHARE * (own / (most * (1 + NEIGHBOR))) + (1 - QUESTION_SHARE) * rank;
  });
}

/** Words by chunk, as numbers: a fraction of the memory that strings would take. */
class WordIndex {
  readonly chunks: { words: Int32Array; counts: Int32Array; length: number }[] = [];
  /** Number of chunks that contain a word. */
  readonly spread: number[] = [];
  private readonly ids = new Map<string, number>();
  private open = new Map<number, number>();
  private length = 0;

  add(stems: readonly string[]): void {
    for (const stem of stems) {
      let id = this.ids.get(stem);
      if (id === undefined) this.ids.set(stem, (id = this.spread.push(0) - 1));
      this.open.set(id, (this.open.get(id) ?? 0) + 1);
    }
    this.length += stems.length;
  }

  close(): void {
    for (const id of this.open.keys()) this.spread[id] = (this.spread[id] as number) + 1;
    this.chunks.push({
      words: Int32Array.from(this.open.keys()),
      counts: Int32Array.from(this.open.values()),
      length: this.length,
    });
    this.open = new Map();
    this.length = 0;
  }

  /** BM25 score of every chunk for the question's words. */
  match(asked: readonly string[]): number[] {
    const average = Math.max(
      1,
      this.chunks.reduce((sum, chunk) => sum + chunk.length, 0) / Math.max(1, this.chunks.length),
    );
    const wanted = new Set(asked.map((stem) => this.ids.get(stem)).filter((id) => id !== undefined));
    return this.chunks.map(({ words, counts, length }) => {
      let score = 0;
      for (const id of wanted) {
        const position = words.indexOf(id);
        if (position < 0) continue;
        score += bm25Term(
          inverseDocumentFrequency(this.chunks.length, this.spread[id] as number),
          counts[position] as number,
          length / average,
        );
      }
      return score;
    });
  }
}

/** Greedy coverage of recurring words; the first chunk selected has rank 1, the last one 0. */
async function coverageRanks(index: WordIndex, slicer: TimeSlicer): Promise<number[]> {
  const count = index.chunks.length;
  const reach = Math.max(3, 0.08 * count);
  const weights = Float64Array.from(index.spread, (spread) =>
    spread > 1 ? Math.sqrt(spread) * Math.log(1 + count / spread) : 0,
  );
  const covered = new Uint8Array(weights.length);
  const gainOf = (position: number): number => {
    const { words } = index.chunks[position] as { words: Int32Array };
    let gain = 0;
    for (const id of words) if (covered[id] === 0) gain += weights[id] as number;
    return (gain / Math.sqrt(Math.max(1, words.length))) * (1 + LEAD * Math.exp(-position / reach));
  };
  const gains: number[] = [];
  for (let position = 0; position < count; position++) {
    gains.push(gainOf(position));
    if (slicer.due) await slicer.pause();
  }
  const ranks = new Array<number>(count).fill(0);
  const open = gains.map((_, position) => position).sort((a, b) => (gains[b] as number) - (gains[a] as number));
  for (let taken = 0; open.length > 0;) {
    // Gains only fall, so the first chunk whose updated gain still exceeds the next one's is the best.
    const best = open.shift() as number;
    gains[best] = gainOf(best);
    if (slicer.due) await slicer.pause();
    const next = open[0];
    if (next !== undefined && gains[best] < (gains[next] as number)) {
      let position = open.findIndex((other) => (gains[other] as number) <= (gains[best] as number));
      if (position < 0) position = open.length;
      open.splice(position, 0, best);
      continue;
    }
    ranks[best] = 1 - taken++ / count;
    for (const id of (index.chunks[best] as { words: Int32Array }).words) covered[id] = 1;
  }
  return ranks;
}
