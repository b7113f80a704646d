import { searchableStems, summaryCandidates, type SentenceCandidate } from './candidates.js';
import { Bm25 } from './bm25.js';
import { PriorityQueue } from './priorityQueue.js';
import { plainStem } from './irregularVerbs.js';
import { differentLanguages, guessLanguage } from './language.js';
import { bearsOn, questionLanguage, questionStems } from './question.js';

export interface KeySentence {
  text: string;
  start: number;
  end: number;
  /** Refers to the sentence before it, which is next to it in the text as well. */
  continues?: boolean;
}

export interface CoverageOptions {
  /** The target length; the summary uses 90 to 110% of it, or a single sentence. */
  words?: number;
  /** The topic of the summary. It ends when nothing more is relevant, even below the target length. */
  query?: string;
  /** With a query: continue to the target length all the same. */
  fill?: boolean;
}

export interface CoverageSummary {
  /** In text order; `text.slice(start, end)` is each sentence. */
  sentences: KeySentence[];
  text: string;
  /** With a query: false if nothing in the text is relevant; the summary then covers the whole text. */
  relevant: boolean;
  /** Stems of the query that don't occur in the text. */
  missing: string[];
}

const DEFAULT_WORDS = 100;
const ENOUGH = 0.9;
const TOO_MUCH = 1.1;
const BIGRAM_WEIGHT = 0.75;
/** Reference and troubleshooting sections have a factor below this. */
const LEAST_PLACE = 0.5;
/** A word that occurs in a single sentence isn't a concept of the text. */
const LEAST_SENTENCES = 2;
const LENGTH_EXPONENT = 0.6;
/** Maximal marginal relevance: the weight of relevance; the rest counts against repetition. */
const RELEVANCE = 0.7;
/**
 * Sentences below this share of the best one's relevance only pad an answer; chosen by reading answers about prose,
 * lists, and pages.
 */
const LEAST_RELEVANCE = 0.55;
/** Factor on the relevance of a sentence that begins with a word of the question: it is about that. */
const SUBJECT_FACTOR = 2;
/** Weight of an adjacent sentence's relevance. */
const NEIGHBOR_RELEVANCE = 0.5;

/** Earlier sentences weigh up to twice as much; the bonus fades over the first twelfth of a text. */
function positionWeights(count: number): number[] {
  const reach = Math.max(3, 0.08 * count);
  return Array.from({ length: count }, (_, index) => 1 + Math.exp(-index / reach));
}

/**
 * The concepts of each sentence (content stems and adjacent pairs that occur in at least `least` sentences) as numbers,
 * and the weight of each concept.
 */
function conceptsOf(
  candidates: readonly SentenceCandidate[],
  positions: readonly number[],
  least: number,
): { sentences: number[][]; weights: number[] } {
  const ids = new Map<string, number>();
  const pairIds = new Map<number, number>();
  const mass: number[] = [];
  const seenIn: number[] = [];
  const pairs = new Set<number>();
  const sentences = candidates.map((candidate, index) => {
    const concepts = new Set<number>();
    let previous = -1;
    const words: number[] = [];
    for (const stem of candidate.stems) {
      let id = ids.get(stem);
      if (id === undefined) ids.set(stem, (id = mass.push(0) - 1));
      words.push(id);
    }
    for (const id of words) {
      concepts.add(id);
      if (previous >= 0 && previous !== id) {
        const key = previous * 2 ** 26 + id;
        let pair = pairIds.get(key);
        if (pair === undefined) {
          pairIds.set(key, (pair = mass.push(0) - 1));
          pairs.add(pair);
        }
        concepts.add(pair);
      }
      previous = id;
    }
    for (const concept of concepts) {
      mass[concept] = (mass[concept] as number) + (positions[index] as number);
      seenIn[concept] = (seenIn[concept] ?? 0) + 1;
    }
    return [...concepts];
  });
  const weights = mass.map((sum, concept) =>
    (seenIn[concept] ?? 0) < least ? 0 : (pairs.has(concept) ? BIGRAM_WEIGHT : 1) * Math.sqrt(sum),
  );
  return {
    sentences: sentences.map((concepts) => concepts.filter((concept) => (weights[concept] as number) > 0)),
    weights,
  };
}

/** What still fits into the budget. */
class Budget {
  used = 0;
  constructor(private readonly words: number) {}

  get spent(): boolean {
    return this.used >= ENOUGH * this.words;
  }

  isFilledHalfBy(words: number): boolean {
    return words >= this.words / 2;
  }

  get isHalfEmpty(): boolean {
    return !this.isFilledHalfBy(this.used);
  }

  take(words: number): boolean {
    if (this.used > 0 && this.used + words > TOO_MUCH * this.words) return false;
    this.used += words;
    return true;
  }
}

/** Leaves out reference material if the rest fills half of the summary. */
function withoutReference(candidates: readonly SentenceCandidate[], budget: Budget): (index: number) => boolean {
  const isText = (candidate: SentenceCandidate): boolean => candidate.place >= LEAST_PLACE;
  const words = candidates.reduce((sum, candidate) => sum + (isText(candidate) ? candidate.words : 0), 0);
  return budget.isFilledHalfBy(words) ? (index) => isText(candidates[index] as SentenceCandidate) : () => true;
}

/** A sentence and those before it without which it says nothing: "This means …". */
function withAntecedent(
  candidates: readonly SentenceCandidate[],
  chosen: ReadonlySet<number>,
  index: number,
): number[] {
  const needed = [index];
  for (let at = index; candidates[at]?.dangling === true && !chosen.has(at - 1); at--) needed.push(at - 1);
  return needed;
}

/**
 * Greedy weighted coverage with lazy evaluation: gains only fall, so a stale entry at the top is recomputed and put
 * back.
 */
function selectByCoverage(
  candidates: readonly SentenceCandidate[],
  budget: Budget,
  chosen: Set<number>,
  least: number = LEAST_SENTENCES,
): void {
  const positions = positionWeights(candidates.length);
  const { sentences, weights } = conceptsOf(candidates, positions, least);
  const covered = new Set<number>();
  const cover = (index: number): void => {
    chosen.add(index);
    for (const concept of sentences[index] as number[]) covered.add(concept);
  };
  for (const index of chosen) cover(index);
  const inPlace = withoutReference(candidates, budget);
  const gain = (index: number): number => {
    const candidate = candidates[index] as SentenceCandidate;
    let sum = 0;
    for (const concept of sentences[index] as number[]) if (!covered.has(concept)) sum += weights[concept] as number;
    return (
      ((sum * Math.sqrt(positions[index] as number)) / candidate.words ** LENGTH_EXPONENT) *
      candidate.factor *
      candidate.place
    );
  };
  const queue = new PriorityQueue();
  candidates.forEach((_, index) => {
    if (!chosen.has(index) && inPlace(index)) queue.push(index, gain(index));
  });
  while (queue.size > 0 && !budget.spent) {
    const { index } = queue.pop() as { index: number };
    const current = gain(index);
    if (current <= 0) continue;
    if (current < queue.highest) {
      queue.push(index, current);
      continue;
    }
    if (chosen.has(index)) continue;
    const needed = withAntecedent(candidates, chosen, index);
    if (budget.take(needed.reduce((sum, one) => sum + (candidates[one] as SentenceCandidate).words, 0))) {
      for (const one of needed) cover(one);
      const { group } = candidates[index] as SentenceCandidate;
      if (group === undefined) continue;
      for (const [other, candidate] of candidates.entries())
        if (candidate.group === group && !chosen.has(other) && budget.take(candidate.words)) cover(other);
    }
  }
}

/**
 * Maximal marginal relevance over BM25, with a bonus from neighbors: answers are often next to what the question names.
 */
function selectByQuestion(
  candidates: readonly SentenceCandidate[],
  question: readonly string[],
  budget: Budget,
  chosen: Set<number>,
  least: number,
): void {
  // A question about what has risen is answered by what rose.
  const asked = question.map(plainStem);
  const own = new Bm25(candidates.map(({ stems }) => stems.map(plainStem))).score(asked).map((score, index) => {
    const { subject } = candidates[index] as SentenceCandidate;
    return subject !== undefined && asked.includes(plainStem(subject)) ? score * SUBJECT_FACTOR : score;
  });
  // What surrounds a row says nothing about it.
  const isRow = (index: number): boolean => candidates[index]?.names !== undefined;
  const ofText = (index: number): number => (isRow(index) ? 0 : (own[index] ?? 0));
  const relevance = own.map((score, index) =>
    isRow(index) ? score : score + NEIGHBOR_RELEVANCE * Math.max(ofText(index - 1), ofText(index + 1)),
  );
  const most = relevance.reduce((highest, score) => Math.max(highest, score), 0);
  if (most === 0) return;
  const bags = candidates.map((candidate) => new Set(candidate.stems));
  const repetition = new Float64Array(candidates.length);
  const open = new Set<number>();
  relevance.forEach((score, index) => {
    if (score > 0 && score >= least * most) open.add(index);
  });
  for (const index of rowsWithLess(candidates, question, open)) open.delete(index);
  while (open.size > 0 && !budget.spent) {
    let best = -1;
    let highest = -Infinity;
    for (const index of open) {
      const factor = Math.min(1, (candidates[index] as SentenceCandidate).factor);
      const score =
        (RELEVANCE * factor * (relevance[index] as number)) / most - (1 - RELEVANCE) * (repetition[index] as number);
      if (score > highest) {
        highest = score;
        best = index;
      }
    }
    open.delete(best);
    const needed = withAntecedent(candidates, chosen, best);
    if (!budget.take(needed.reduce((sum, one) => sum + (candidates[one] as SentenceCandidate).words, 0))) continue;
    for (const one of needed) {
      chosen.add(one);
      open.delete(one);
    }
    for (const index of open)
      repetition[index] = Math.max(
        repetition[index] as number,
        cosine(bags[index] as Set<string>, bags[best] as Set<string>),
      );
  }
}

/** Rows that have some words of the question, while another row of their table has these and more: it is the one asked for. */
function rowsWithLess(
  candidates: readonly SentenceCandidate[],
  question: readonly string[],
  open: ReadonlySet<number>,
): number[] {
  const asked = new Set(question.map(plainStem));
  const rows = [...open].flatMap((index) => {
    const { names, stems } = candidates[index] as SentenceCandidate;
    return names
      ? [{ index, table: names.start, found: new Set(stems.map(plainStem).filter((stem) => asked.has(stem))) }]
      : [];
  });
  // Many rows have the same words; few combinations are to be compared.
  const combinations = new Map(
    rows.map(({ table, found }) => [[table, ...[...found].sort()].join(' '), { table, found }]),
  );
  return rows
    .filter(({ table, found }) =>
      [...combinations.values()].some(
        (other) =>
          other.table === table && other.found.size > found.size && [...found].every((stem) => other.found.has(stem)),
      ),
    )
    .map(({ index }) => index);
}

function cosine(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const stem of one) if (other.has(stem)) common++;
  return common / Math.sqrt(one.size * other.size);
}

/**
 * Summarizes Markdown or plain text by extracting whole sentences: by greedy coverage of its weighted concepts or, with
 * a question that says more than "summarize this", the most relevant sentences that don't repeat each other. Every
 * sentence is verbatim.
 */
export function summarizeByCoverage(text: string, options: CoverageOptions = {}): CoverageSummary {
  const question = questionStems(options.query ?? '');
  const candidates = summaryCandidates(text, { forQuestion: question.length > 0 });
  const budget = new Budget(Math.max(1, options.words ?? DEFAULT_WORDS));
  const chosen = new Set<number>();
  // If the question is in another language than the text, its words say nothing about the text.
  const comparable =
    question.length > 0 && !differentLanguages(questionLanguage(options.query ?? ''), guessLanguage(text));
  const bearing = comparable ? bearsOn(question, searchableStems(text)) : { relevant: true, missing: [] };
  if (question.length > 0)
    selectByQuestion(candidates, question, budget, chosen, options.fill === true ? 0 : LEAST_RELEVANCE);
  if (chosen.size === 0 || (options.fill === true && !budget.spent)) {
    selectByCoverage(candidates, budget, chosen);
    // In a text that is too short to repeat anything, or that makes each point once, everything counts.
    if (options.fill === true || budget.isHalfEmpty || candidates.some(({ place }) => place !== 1))
      selectByCoverage(candidates, budget, chosen, 1);
  }
  const order = [...chosen].sort((a, b) => a - b);
  const picked = order.map((index) => {
    const candidate = candidates[index] as SentenceCandidate;
    return { ...candidate, continues: candidate.dangling && chosen.has(index - 1) };
  });
  // The first row of a table follows the names of the columns.
  const sentences = picked
    .flatMap((candidate, index) => {
      const { names } = candidate;
      return names && picked[index - 1]?.names?.start !== names.start
        ? [{ ...names, continues: false }, candidate]
        : [candidate];
    })
    .map(({ start, end, continues }): KeySentence => ({
      text: text.slice(start, end),
      start,
      end,
      ...(continues && { continues }),
    }));
  return { sentences, text: sentences.map((sentence) => sentence.text).join(' '), ...bearing };
}
