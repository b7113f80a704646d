import {
  answerSentences,
  claimOf,
  guessLanguage,
  isEnded,
  mayGoOn,
  marksIn,
  type AnswerSentence,
  type Language,
  type Mark,
  type Span,
} from '@regen-research/text';
import type { Ground, GroundingRequest, GroundingResult } from '../interfaces/index.js';
import type { Citation, CounterEvidence, Reason, SummarySentence } from '../../protocol/index.js';
import { textOf } from '../../protocol/messages/index.js';
import { analyseClaim } from './claim.js';
import { TimeSlicer } from '../streams/timeSlicer.js';
import { reasonsOf } from './reasons.js';
import { seemsUnrelated } from './relevance.js';
import { SourceIndex } from './indexing/sourceIndex.js';
import { judge } from './support.js';
import { titlesAbove } from './tables/tableRows.js';
import { unjudgedAs, type Judgement } from './judgement.js';
import { languageOf } from './verify.js';

/** Results of sentences by wording, language, and hints: a growing answer has each sentence judged once. */
export type Judgements = Map<string, Judgement>;

/** Below this share of pairs found, a passage is merely the least dissimilar: a wrong highlight is worse than none. */
const LEAST_PAIRS_TO_CITE = { doubtful: 0.2, unsupported: 0.45 };

/**
 * Matches every sentence of an answer against the text of its sources: support, verdict, reasons, and one to three
 * citations with exact quotes. The model's own marks only decide between passages of nearly equal quality; they stay in
 * the text.
 */
export const ground: Ground = async (request, signal) =>
  groundIn(await SourceIndex.buildPatiently(request.sources, signal), request, new Map(), signal);

/** Like `ground`, with an existing index of the request's sources. Reuses and extends `judged`. */
export async function groundIn(
  index: SourceIndex,
  request: GroundingRequest,
  judged: Judgements,
  signal: AbortSignal,
): Promise<GroundingResult> {
  const { text } = request;
  const slicer = new TimeSlicer(signal);
  await slicer.pause();
  const marks = marksIn(text, request.sources);
  const answerLanguage = guessLanguage(text);
  const sentences: SummarySentence[] = [];
  const citations: Citation[] = [];
  const spans: readonly AnswerSentence[] = request.sentences ?? answerSentences(text, marks);
  for (const [at, span] of spans.entries()) {
    if (slicer.due) await slicer.pause();
    const sentence = text.slice(span.start, span.end);
    const claim = claimOf(text, span, marks);
    const hinted = hintsOf(marks, spans, at, text, request.sources.length);
    const judgement =
      request.isCutOff === true && at === spans.length - 1 && breaksOff(text, span)
        ? unjudgedAs('cut_off')
        : judgeOnce(
            { claim, titles: titlesAbove(text, span.start) },
            languageOf(claim, answerLanguage, index),
            index,
            hinted,
            judged,
          );
    const details = reasonsOf(judgement).map(({ message, counter }): Reason => ({
      ...message,
      counter_evidence: counterEvidence(index, request.sources, counter),
    }));
    if (span.label && details.every(({ counter_evidence: counter }) => counter === undefined)) continue;
    const ids: number[] = [];
    for (const place of citable(judgement)) {
      const found = index.sentences.at(place);
      const source = found === undefined ? undefined : request.sources[found.source];
      if (found === undefined || source === undefined || judgement.support === null) continue;
      const { start, end } = found;
      const id = citations.length + 1;
      citations.push({
        id,
        sentence_index: sentences.length,
        sentence,
        source_id: source.id,
        quote: source.text.slice(start, end),
        start,
        end,
        support: shownSupport(judgement) ?? 0,
      });
      ids.push(id);
    }
    sentences.push({
      text: sentence,
      start: span.start,
      end: span.end,
      support: shownSupport(judgement),
      band: judgement.band,
      reasons: details.map((reason) => textOf(reason)),
      reason_details: details,
      quoted_in_part: judgement.quotedInPart,
      citations: ids,
    });
  }
  const cited = citations.map(({ quote }) => quote);
  const answersNothing = sentences.length > 0 && seemsUnrelated(request.question ?? '', text, cited, index);
  return { sentences, citations, mayNotAnswer: answersNothing ? true : undefined };
}

/** The sentence extends to the end of the answer and has none of its own: half of a word may look like another one. */
function breaksOff(text: string, { start, end }: Span): boolean {
  const sentence = text.slice(start, end);
  if (text.slice(end).trim() !== '' || (isEnded(sentence) && !mayGoOn(sentence))) return false;
  return !sentence.endsWith('|') || titlesAbove(text, start) === undefined;
}

function judgeOnce(
  { claim, titles }: { claim: string; titles: string[] | undefined },
  language: Language,
  index: SourceIndex,
  hinted: ReadonlySet<number> | undefined,
  judged: Judgements,
): Judgement {
  const key = JSON.stringify([claim, titles, language, hinted && [...hinted].sort((a, b) => a - b)]);
  const known = judged.get(key);
  if (known !== undefined) return known;
  const isHinted = hinted && ((sentence: number) => hinted.has(index.sentences.at(sentence)?.source ?? -1));
  const judgement = judge(analyseClaim(claim, language), index, isHinted, titles);
  judged.set(key, judgement);
  return judgement;
}

/** A sentence that the source contradicts never has a higher probability than its verdict. */
const MOST_SUPPORT = {
  verbatim: 1,
  supported: 1,
  doubtful: 0.7,
  unsupported: 0.45,
  unjudged: 1,
};

function shownSupport({ support, band }: Judgement): number | null {
  return support === null ? null : Math.min(support, MOST_SUPPORT[band]);
}

function counterEvidence(
  index: SourceIndex,
  sources: GroundingRequest['sources'],
  counter: number | undefined,
): CounterEvidence | undefined {
  const place = counter === undefined ? undefined : index.sentences.at(counter);
  const source = place === undefined ? undefined : sources[place.source];
  if (place === undefined || source === undefined) return undefined;
  const { start, end } = place;
  return {
    source_id: source.id,
    start,
    end,
    quote: source.text.slice(start, end),
  };
}

/** The passages worth showing: all for a supported sentence, only close matches for others. */
function citable({ band, features, evidence }: Judgement): number[] {
  if (band === 'verbatim' || band === 'supported') return evidence;
  if (band === 'doubtful' && features.pair >= LEAST_PAIRS_TO_CITE.doubtful) return evidence;
  // If a number is wrong, the right one is in the passage that the rest of the sentence comes from.
  return band === 'unsupported' && features.pair >= LEAST_PAIRS_TO_CITE.unsupported ? evidence.slice(0, 1) : [];
}

/** The sources that the model's marks at this sentence refer to; undefined if there are none. */
function hintsOf(
  marks: readonly Mark[],
  spans: readonly Span[],
  at: number,
  text: string,
  sourceCount: number,
): ReadonlySet<number> | undefined {
  const from = behindMarks(at === 0 ? 0 : (spans[at - 1]?.end ?? 0), at === 0 ? [] : marks, text);
  const to = behindMarks(spans[at]?.end ?? 0, marks, text);
  const pointed = new Set(
    marks.filter(({ start, end }) => start >= from && end <= to).flatMap(({ sources }) => sources),
  );
  return pointed.size === 0 || sourceCount === 1 ? undefined : pointed;
}

/** The end of the marks after `end` on its line: they belong to the text before them. */
function behindMarks(end: number, marks: readonly Mark[], text: string): number {
  for (const mark of marks) {
    if (mark.start >= end && /^[ \t]*$/.test(text.slice(end, mark.start))) end = mark.end;
  }
  return end;
}
