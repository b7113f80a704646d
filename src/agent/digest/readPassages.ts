import { message } from '../../protocol/index.js';
import { Bm25, guessLanguage, maskMarkup, questionStems, StemSearch, type Language } from '@regen-research/text';
import { atomsOf, type Atom } from './atoms.js';
import { closenessOf } from './closeness.js';
import { knownNotes, notesWithin } from './knownNotes.js';
import { waitingReports, type ModelCall } from './modelCall.js';
import { NOTES_FRAME_TOKENS } from './notesRoom.js';
import { passagesPrompt, type PromptText } from './prompts.js';
import { timeToRead } from './firstAnswer.js';
import { readShares, type Readable } from './readShares.js';
import { SEPARATOR_TOKENS, textOfSpans } from './spans.js';
import { titleInPrompt, type ReadingResult, type Run } from './run.js';

/** Weight of a neighbor's match: an answer is often next to the words of the question. */
const NEIGHBOR = 0.25;
/** Weight of words from the previous turn: they help a follow-up that only says "and why?". */
const EARLIER_TURN_SHARE = 0.35;
/** Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): a higher value favors the first ranks less. */
const FUSION = 60;

/** The language is guessed for this much text at once: guessing it for each passage takes as long as all the rest. UTF-16 units. */
const SAMPLE = 64_000;

interface ScoredPassage extends Readable {
  atom: Atom;
  /** Its words that occur in the question. */
  stems: readonly string[];
  score: number;
}

/** A question is answered from passages if they have this share of its words. */
const LEAST_SHARE = 0.5;
/** Share of the prompt for notes, next to passages that answer the question. */
const NOTES_SHARE = 0.25;

/**
 * Answers a question in one call from the passages relevant to it, and from the notes that earlier runs made. A first
 * question whose passages say too little needs notes on everything; without them, the result is undefined.
 */
export async function readPassages(run: Run): Promise<ReadingResult | undefined> {
  const { request, frame, calls, emit, calibration, slicer } = run;
  const { passages, byMeaning } = await scoredPassages(run);
  const known = await knownNotes(run);
  const room = calibration.provenRoom(calibration.answerRoom(run.limits, frame));
  const isFirst = frame.history.length === 0;
  const matching = passages.filter(({ score }) => score > 0);
  const ranked = await slicer.sorted(matching, (a, b) => b.score - a.score);
  const best = await bestWithin(run, ranked, room);
  const isThin = isFirst && !byMeaning && shareAsked(request.question, best) < LEAST_SHARE;
  if ((isThin || best.size === 0) && !known.isComplete) return undefined;
  // What passages don't say may be in notes on any part.
  const notes = await notesWithin(run, known.notes, isThin ? room / 2 : room * NOTES_SHARE);
  const taken = notes.reduce((sum, { text }) => sum + calibration.tokensOfNotes(text) + NOTES_FRAME_TOKENS, 0);
  const chosen = notes.length === 0 ? best : await bestWithin(run, ranked, room - taken);
  let [total, tokens] = [0, 0];
  await slicer.forEach(passages, ({ start, end, atom }) => {
    total += end - start;
    tokens += atom.size;
  });
  const share = total === 0 ? 1 : [...chosen].reduce((sum, { start, end }) => sum + end - start, 0) / total;
  const told = (): ReadingResult['firstAnswer'] =>
    share === 1
      ? undefined
      : {
          share,
          remaining_ms: timeToRead(run, tokens * run.calibration.ratio, Math.ceil(tokens / run.limits.chunkTokens)),
        };
  const texts: PromptText[] = [];
  for (const { id, source } of request.sources) {
    const own = [...chosen].filter(({ sourceId }) => sourceId === id).sort((a, b) => a.start - b.start);
    const text = textOfSpans(source.markdown, own);
    if (own.length > 0) texts.push({ id, title: titleInPrompt(source), text });
  }
  calls.usage.chunks = texts.length;
  let streamed = '';
  const call: ModelCall = {
    kind: 'answer',
    madeOf: [
      frame.length,
      ...frame.history.flatMap((turn) => [turn.question, turn.answer]),
      ...notes.map(({ text }) => text),
      ...texts.map(({ text }) => text),
    ],
    prompt: () => passagesPrompt(frame, texts, notes),
    outputTokens: run.limits.answerTokens,
    onText: (text, restart) => {
      streamed = restart ? text : streamed + text;
      emit({ type: 'answer', text, restart: restart || undefined });
    },
    onReasoning: (text) => emit({ type: 'reasoning', text }),
    ...waitingReports(emit),
  };
  const shares = (read: boolean): Promise<ReadingResult['read']> =>
    readShares(request.sources, passages, (passage) => (read && chosen.has(passage) ? 'closely' : 'skimmed'));
  const stored = await calls.stored(call);
  if (stored !== undefined) {
    emit({ type: 'answer', text: stored.text });
    return { text: stored.text, read: await shares(true), firstAnswer: told() };
  }
  emit({
    type: 'progress',
    stage: 'answer',
    sentence: chosen.size === 0 ? message('digest.writing') : message('digest.readingPassages', { count: chosen.size }),
    done: 0,
    total: 1,
  });
  try {
    const making = run.scheduler.run(0, (begun) => calls.make(call, begun));
    making.catch(() => undefined);
    // While the model reads: after its last word, the person waits.
    const read = await shares(true);
    const output = await making;
    return { text: output.text, read, incomplete: output.cut && [output.cut], firstAnswer: told() };
  } catch (error) {
    if (!run.stopped()) throw error;
    const begun = streamed.trim() !== '';
    return { text: streamed.trim(), read: await shares(begun), incomplete: [message('digest.stopped')] };
  }
}

/** Share of a question's words that occur in the passages, 0..1. */
function shareAsked(question: string, chosen: ReadonlySet<ScoredPassage>): number {
  const asked = new Set(questionStems(question));
  const found = new Set([...chosen].flatMap(({ stems }) => stems));
  return asked.size === 0 ? 1 : [...asked].filter((stem) => found.has(stem)).length / asked.size;
}

/** `byMeaning`: embeddings contributed. */
async function scoredPassages(run: Run): Promise<{ passages: ScoredPassage[]; byMeaning: boolean }> {
  const { request, frame, slicer } = run;
  const asked = new Set(questionStems(request.question));
  const earlier = new Set(questionStems(frame.history.at(-1)?.question ?? ''));
  const passages: ScoredPassage[] = [];
  const index = new Bm25();
  // Words outside the question can't score; passages have similar lengths, so skipping those words changes little.
  const search = new StemSearch(new Set([...asked, ...earlier]));
  for (const { id, source } of request.sources) {
    let sample: { language?: Language; start: number; end: number } = { start: 0, end: 0 };
    const languageOfSample = (): Language =>
      (sample.language ??= guessLanguage(source.markdown.slice(sample.start, sample.end)));
    for (const atom of await atomsOf(source, slicer)) {
      if (atom.end > sample.end) sample = { start: atom.start, end: atom.start + SAMPLE };
      const stems = search.find(maskMarkup(source.markdown.slice(atom.start, atom.end)), languageOfSample);
      passages.push({ sourceId: id, start: atom.start, end: atom.end, atoms: [atom], atom, stems, score: 0 });
      index.add(stems);
      if (slicer.due) await slicer.pause();
    }
  }
  await slicer.ownTurn();
  const own = index.score([...asked]);
  await slicer.ownTurn();
  const before = index.score([...earlier]);
  await slicer.ownTurn();
  const total = own.map((score, position) => score + EARLIER_TURN_SHARE * (before[position] ?? 0));
  await slicer.forEach(passages, (passage, position) => {
    const beside = Math.max(total[position - 1] ?? 0, total[position + 1] ?? 0);
    passage.score = (total[position] ?? 0) + NEIGHBOR * beside;
  });
  return { passages, byMeaning: await rankByMeaning(run, passages) };
}

/** Replaces the scores with ranks that combine shared words and meaning, if the provider has embeddings. */
async function rankByMeaning(run: Run, passages: readonly ScoredPassage[]): Promise<boolean> {
  const { request, slicer } = run;
  if (run.dependencies.model.embed === undefined) return false;
  const sources = new Map(request.sources.map(({ id, source }) => [id, source.markdown]));
  const scoreOf = (position: number): number => passages[position]?.score ?? 0;
  const byWords = await slicer.sorted([...passages.keys()], (a, b) => scoreOf(b) - scoreOf(a));
  const closeness = await closenessOf(run, request.question, byWords, (position) => {
    const { sourceId, start, end } = passages[position] as ScoredPassage;
    return sources.get(sourceId)?.slice(start, end) ?? '';
  });
  if (!closeness) return false;
  const byMeaning = [...closeness.keys()].sort((a, b) => (closeness.get(b) ?? 0) - (closeness.get(a) ?? 0));
  const fused = new Map<number, number>();
  for (const ranking of [byWords.filter((position) => scoreOf(position) > 0), byMeaning]) {
    await slicer.forEach(ranking, (position, rank) =>
      fused.set(position, (fused.get(position) ?? 0) + 1 / (FUSION + rank)),
    );
  }
  await slicer.forEach(passages, (passage, position) => (passage.score = fused.get(position) ?? 0));
  return true;
}

/** The best of the passages, which are in order of their scores, that fit `room` (tokens). */
async function bestWithin(
  { calibration: { ratio }, slicer }: Run,
  ranked: readonly ScoredPassage[],
  room: number,
): Promise<Set<ScoredPassage>> {
  const chosen = new Set<ScoredPassage>();
  await slicer.forEach(ranked, (passage) => {
    const tokens = passage.atom.size * ratio + SEPARATOR_TOKENS;
    if (tokens > room) return;
    room -= tokens;
    chosen.add(passage);
  });
  return chosen;
}
