import type { Citation, CitedAnswer } from '../../protocol/index.js';
import type { NumberOf } from '../../protocol/citationNumbers.js';
import { citationNumbers } from '../selectors/citationNumbers.js';
import { isRepaired, repairOf } from '../selectors/repairs.js';
import type { RunState } from '../state/model.js';
import { correction } from './repairs.js';
import { say } from '../selectors/catalog/say.js';
import type { UnjudgedSentence } from '../selectors/unjudged.js';
import { bandName, shownReasons } from '../selectors/verdict.js';
import { markSentences } from './markdown/sentenceMarks.js';
import type { Marks } from './MarkdownBlock.js';

/**
 * Adds an answer's marks to its rendered blocks: sentences that need a look, and the citations after each. After a
 * sentence that waits for its verdict, the room for one mark is kept, so that lines break where they will then.
 */
export function citationMarks(
  runId: string,
  answer: CitedAnswer,
  repairs: readonly RunState[] = [],
  unjudged: readonly UnjudgedSentence[] = [],
): Marks {
  const numberOf = citationNumbers(answer, repairs);
  const judged = answer.sentences.length;
  const sentences = [...answer.sentences, ...unjudged];
  const nextNumber = String(answer.citations.length + 1);
  const repaired = (index: number) => {
    const repair = repairOf(repairs, index);
    return isRepaired(repair) ? repair : undefined;
  };
  return {
    finish(fragment, block, start) {
      markSentences(fragment, block, start, sentences, {
        wrap: (index) => sentenceWrapper(answer, index, repaired(index) !== undefined),
        endOf(index) {
          if (index >= judged) return roomForMark(nextNumber);
          const repair = repaired(index);
          const marks = sentenceEnd(runId, answer, index, numberOf, repair !== undefined);
          if (!repair) return marks;
          const end = document.createDocumentFragment();
          end.append(
            marks ?? '',
            correction(repair, (summary, at) => sentenceEnd(repair.run_id, summary, at, numberOf)),
          );
          return end;
        },
      });
    },
    versionOf(start, end) {
      const within = answer.sentences
        .map((sentence, index) => ({ ...sentence, index }))
        .filter((sentence) => sentence.end > start && sentence.start < end)
        .map(({ index, start: from, end: to, band, citations }) => {
          const repair = repaired(index);
          return {
            index,
            from,
            to,
            band,
            citations,
            numbers: citations.map((id) => numberOf(answer, id)),
            repair: repair?.run_id,
            repairNumbers: repair?.summary.citations.map(({ id }) => numberOf(repair.summary, id)),
          };
        });
      const waiting = unjudged.filter((sentence) => sentence.end > start && sentence.start < end);
      return JSON.stringify([within, waiting.map(({ start: from, end: to }) => [from, to])]);
    },
  };
}

/** A sentence of the answer, styled by its verdict. */
function sentenceWrapper(answer: CitedAnswer, index: number, replaced: boolean): HTMLElement {
  const wrapper = document.createElement('span');
  wrapper.className = replaced ? 'sentence replaced' : 'sentence';
  if (replaced) wrapper.setAttribute('role', 'deletion');
  wrapper.dataset.sentence = String(index);
  const { band } = answer.sentences[index] ?? {};
  if (band !== undefined) wrapper.dataset.band = band;
  return wrapper;
}

/**
 * The marks after a sentence: one per citation, and one if the sentence needs a look. That of a sentence that was replaced
 * is as quiet as if it weren't checked.
 */
function sentenceEnd(
  runId: string,
  answer: CitedAnswer,
  index: number,
  numberOf: NumberOf,
  replaced = false,
): Node | null {
  const sentence = answer.sentences[index];
  if (!sentence) return null;
  const marks = document.createElement('span');
  marks.className = 'marks';
  for (const id of sentence.citations) {
    const citation = answer.citations.find((candidate) => candidate.id === id);
    const number = numberOf(answer, id);
    if (!citation || number === undefined) continue;
    marks.append(mark(runId, index, String(number), citationLabel(answer, citation, number), 'cite', id));
  }
  const sign = SIGNS[sentence.band];
  if (sign !== undefined) {
    const reasons = shownReasons(sentence).map(({ text }) => text);
    const label = say('verdict.mark', { band: bandName(sentence.band), reasons: reasons.join(' ') });
    const warning = mark(runId, index, '', label, `cite warn warn-${replaced ? 'unjudged' : sentence.band}`);
    const shown = document.createElement('span');
    shown.className = 'sign';
    shown.textContent = sign;
    warning.append(shown);
    marks.append(warning);
  }
  return marks.childNodes.length === 0 ? null : afterWord(marks);
}

/** An invisible mark; the style sheet shows the number, which isn't part of the text. */
function roomForMark(number: string): Node {
  const marks = document.createElement('span');
  marks.className = 'marks waiting';
  const room = document.createElement('span');
  room.className = 'cite';
  room.dataset.number = number;
  marks.append(room);
  return afterWord(marks);
}

/** A word joiner keeps the first mark on the same line as its word. */
function afterWord(marks: HTMLElement): Node {
  const end = document.createDocumentFragment();
  end.append('\u2060', marks);
  return end;
}

/** Verdicts with a separate mark: color is never the only signal. */
const SIGNS: Partial<Record<CitedAnswer['sentences'][number]['band'], string>> = {
  unsupported: '!',
  doubtful: '?',
  unjudged: '–',
};

function citationLabel(answer: CitedAnswer, citation: Citation, number: number): string {
  const source = answer.sources.find(({ id }) => id === citation.source_id);
  const sentence = answer.sentences[citation.sentence_index];
  return say('citation.label', {
    number,
    title: source?.title ?? say('citation.source'),
    band: sentence ? bandName(sentence.band) : '',
  });
}

function mark(
  runId: string,
  sentence: number,
  text: string,
  label: string,
  className: string,
  citation?: number,
): HTMLElement {
  // Not <button>: a line may break before a button, whatever precedes it.
  const button = document.createElement('span');
  button.setAttribute('role', 'button');
  button.tabIndex = -1;
  button.className = className;
  button.textContent = text;
  button.setAttribute('aria-label', label);
  button.dataset.mark = runId;
  button.dataset.sentenceIndex = String(sentence);
  if (citation !== undefined) button.dataset.citation = String(citation);
  return button;
}
