import { guessLanguage } from '@regen-research/text';
import type { Ground, GroundingRequest } from '../interfaces/index.js';
import type { Citation, CounterEvidence, Reason, SummarySentence } from '../../protocol/index.js';
import { textOf } from '../../protocol/messages/index.js';
import { answerSentences, cleanAnswer, type AnswerSentence, type Mark } from './answer.js';
import { isChatter } from './chatter.js';
import { analyseClaim } from './claim.js';
import { createPause } from './pause.js';
import { reasonsOf } from './reasons.js';
import { seemsUnrelated } from './relevance.js';
import { SourceIndex } from './sourceIndex.js';
import { judge, nothingToCheck, type Judgement } from './support.js';
import { languageOf } from './verify.js';

/** Below this share of pairs found, a passage is merely the least unlike: a wrong highlight is worse than none. */
const LEAST_PAIRS_TO_CITE = { doubtful: 0.2, unsupported: 0.45 };

/**
 * Matches every sentence of an answer to the words of its sources: support, band and reasons, and one to three citations with exact
 * quotes. The model's own marks only decide between passages that are nearly as good; they are taken out of the text.
 */
export const ground: Ground = async (request, signal) => {
  const { text, marks } = cleanAnswer(request.text);
  const index = await SourceIndex.buildPatiently(request.sources, signal);
  const answerLanguage = guessLanguage(text);
  const pause = createPause(signal);
  const sentences: SummarySentence[] = [];
  const citations: Citation[] = [];
  let verified = 0;
  const spans = answerSentences(text);
  for (const [at, span] of spans.entries()) {
    await pause();
    const sentence = text.slice(span.start, span.end);
    const hinted = hintsOf(marks, spans, at, request.sources, index);
    const judgement =
      span.leadIn || isChatter(sentence)
        ? nothingToCheck()
        : judge(analyseClaim(sentence, languageOf(sentence, answerLanguage, index)), index, hinted);
    const ids: number[] = [];
    for (const place of citable(judgement)) {
      const found = index.sentences[place];
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
      if (judgement.band === 'verbatim' || judgement.band === 'supported') verified++;
    }
    const details = reasonsOf(judgement).map(({ message, counter }): Reason => ({
      ...message,
      counter_evidence: counterEvidence(index, request.sources, counter),
    }));
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
  return {
    text,
    sentences,
    citations,
    verified,
    confidence: sharedSupport(sentences),
    mayNotAnswer: answersNothing ? true : undefined,
  };
};

/** A sentence that the source speaks against is never more likely than its band says. */
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
  const place = counter === undefined ? undefined : index.sentences[counter];
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

/** The mean support of the sentences that state something; what couldn't be judged counts as not supported. */
function sharedSupport(sentences: readonly SummarySentence[]): number {
  const stating = sentences.filter(
    ({ reason_details: details }) => details?.some(({ key }) => key === 'grounding.nothingToCheck') !== true,
  );
  const sum = stating.reduce((total, { band, support }) => total + (band === 'unjudged' ? 0 : (support ?? 0)), 0);
  return stating.length === 0 ? 0 : sum / stating.length;
}

/** The places worth showing: all for a supported sentence, for others only what comes near. */
function citable({ band, features, evidence }: Judgement): number[] {
  if (band === 'verbatim' || band === 'supported') return evidence;
  if (band === 'doubtful' && features.pair >= LEAST_PAIRS_TO_CITE.doubtful) return evidence;
  // Where a number is wrong, the right one stands in the passage that the rest of the sentence is from.
  return band === 'unsupported' && features.pair >= LEAST_PAIRS_TO_CITE.unsupported ? evidence.slice(0, 1) : [];
}

/** Whether a source's sentence is one that the model's marks at this sentence point to; undefined where they point to nothing. */
function hintsOf(
  marks: readonly Mark[],
  spans: readonly AnswerSentence[],
  at: number,
  sources: GroundingRequest['sources'],
  index: SourceIndex,
): ((sentence: number) => boolean) | undefined {
  const span = spans[at] as AnswerSentence;
  const previousEnd = spans[at - 1]?.end ?? -1;
  const pointed = new Set<number>();
  for (const mark of marks) {
    // A mark stands behind its sentence, or opens its line.
    if (mark.at <= previousEnd || mark.at > span.end) continue;
    for (const name of mark.names) {
      const source = /^\d+$/.test(name) ? Number(name) - 1 : sources.findIndex(({ id }) => id.toLowerCase() === name);
      if (source >= 0 && source < sources.length) pointed.add(source);
    }
  }
  if (pointed.size === 0 || sources.length === 1) return undefined;
  return (sentence) => pointed.has(index.sentences[sentence]?.source ?? -1);
}
