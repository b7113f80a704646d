import type { Span } from '@regen-research/text';
import type { Citation, CitedAnswer } from '../../protocol/index.js';
import type { NumberOf } from '../../protocol/citationNumbers.js';
import { citationNumbers } from '../selectors/citationNumbers.js';
import { isRepaired, repairOf } from '../selectors/repairs.js';
import type { RunState } from '../state/model.js';
import { correction } from './repairs.js';
import type { KeptRoom } from './keptRooms.js';
import { say } from '../selectors/catalog/say.js';
import type { UnjudgedSentence } from '../selectors/unjudged.js';
import { bandName, shownReasons } from '../selectors/verdict.js';
import { markSentences } from './markdown/sentenceMarks.js';
import type { Marks } from './MarkdownBlock.js';

interface Additions {
  repairs?: readonly RunState[];
  /** Corrections that were asked for while the answer is on screen. */
  awaited?: ReadonlySet<string>;
  unjudged?: readonly UnjudgedSentence[];
  rooms?: ReadonlyMap<number, KeptRoom>;
}

/**
 * Adds an answer's marks to its rendered blocks: sentences that need a look, and the citations after each. After a
 * sentence that waits for its verdict, the room for one mark is kept, so that lines break where they will then.
 */
export function citationMarks(
  runId: string,
  answer: CitedAnswer,
  { repairs = [], awaited = new Set(), unjudged = [], rooms = new Map() }: Additions = {},
): Marks {
  const numberOf = citationNumbers(answer, repairs);
  const judged = answer.sentences.length;
  const expected = [...answer.sentences, ...unjudged];
  // The agent doesn't report every sentence that was expected; its room stays.
  const ends = new Set(expected.map(({ end }) => end));
  const empty = [...rooms.values()].filter(({ end }) => !ends.has(end));
  const sentences = [...expected, ...empty];
  const roomsInOrder = [...rooms.values()].sort((a, b) => a.end - b.end);
  const nextNumber = String(answer.citations.length + 1);
  /** The correction of a sentence that is shown: finished, or asked for while the answer is on screen. */
  const repairAt = (index: number) => {
    const repair = repairOf(repairs, index);
    return repair && (isRepaired(repair) || awaited.has(repair.run_id)) ? repair : undefined;
  };
  return {
    finish(fragment, block, start) {
      markSentences(fragment, block, start, sentences, {
        wrap: (index) => sentenceWrapper(answer, index, isRepaired(repairAt(index)), index < expected.length),
        endOf(index) {
          if (index >= expected.length) return afterWord(roomFor(empty[index - expected.length]?.marks ?? 0, '0'));
          if (index >= judged) return afterWord(roomFor(1, nextNumber));
          const repair = repairAt(index);
          const room = rooms.get(answer.sentences[index]?.end ?? -1)?.marks;
          const marks = laidOut(sentenceMarks(runId, answer, index, numberOf, isRepaired(repair)), room);
          if (!repair) return marks;
          const end = document.createDocumentFragment();
          end.append(
            marks ?? '',
            correction(
              repair,
              (summary, at) => laidOut(sentenceMarks(repair.run_id, summary, at, numberOf)),
              awaited.has(repair.run_id) ? answer.sentences[index]?.text : undefined,
            ),
          );
          return end;
        },
      });
    },
    versionOf(start, end) {
      const within = between(answer.sentences, start, end).map(
        ({ item: { start: from, end: to, band, citations }, index }) => {
          const repair = repairAt(index);
          return {
            index,
            from,
            to,
            band,
            citations,
            numbers: citations.map((id) => numberOf(answer, id)),
            repair: repair && [repair.run_id, repair.end?.success],
            repairNumbers: repair?.summary?.citations.map(({ id }) => repair.summary && numberOf(repair.summary, id)),
          };
        },
      );
      const kept = between(roomsInOrder, start, end).map(({ item }) => [item.end, item.marks]);
      const waiting = between(unjudged, start, end).map(({ item }) => [item.start, item.end]);
      return JSON.stringify([within, waiting, kept]);
    },
  };
}

/** The spans, in order and without overlap, that share something with a part of the text, with their positions. */
function between<T extends Span>(spans: readonly T[], start: number, end: number): { item: T; index: number }[] {
  let low = 0;
  for (let high = spans.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  const found: { item: T; index: number }[] = [];
  for (let index = low; index < spans.length; index++) {
    const item = spans[index];
    if (!item || item.start >= end) break;
    found.push({ item, index });
  }
  return found;
}

/** A sentence of the answer, styled by its verdict. */
function sentenceWrapper(answer: CitedAnswer, index: number, replaced: boolean, numbered: boolean): HTMLElement {
  const wrapper = document.createElement('span');
  wrapper.className = replaced ? 'sentence replaced' : 'sentence';
  if (replaced) wrapper.setAttribute('role', 'deletion');
  if (numbered) wrapper.dataset.sentence = String(index);
  const { band } = answer.sentences[index] ?? {};
  if (band !== undefined) wrapper.dataset.band = band;
  return wrapper;
}

/** The number of marks after a sentence. */
export const marksAfter = ({ citations, band }: CitedAnswer['sentences'][number]): number =>
  citations.length + (SIGNS[band] === undefined ? 0 : 1);

/**
 * The marks after a sentence: one per citation, and one if the sentence needs a look. That of a sentence that was replaced
 * is as quiet as if it weren't checked.
 */
function sentenceMarks(
  runId: string,
  answer: CitedAnswer,
  index: number,
  numberOf: NumberOf,
  replaced = false,
): HTMLElement[] {
  const sentence = answer.sentences[index];
  if (!sentence) return [];
  const marks = sentence.citations.flatMap((id) => {
    const citation = answer.citations.find((candidate) => candidate.id === id);
    const number = numberOf(answer, id);
    return citation && number !== undefined
      ? [mark(runId, index, String(number), citationLabel(answer, citation, number), 'cite', id)]
      : [];
  });
  const sign = SIGNS[sentence.band];
  if (sign !== undefined) {
    const reasons = shownReasons(sentence).map(({ text }) => text);
    const label = say('verdict.mark', { band: bandName(sentence.band), reasons: reasons.join(' ') });
    const warning = mark(runId, index, '', label, `cite warn warn-${replaced ? 'unjudged' : sentence.band}`);
    const shown = document.createElement('span');
    shown.className = 'sign';
    shown.textContent = sign;
    warning.append(shown);
    marks.push(warning);
  }
  return marks;
}

/**
 * Marks in a row. `room`: how many the text around them leaves room for, if it mustn't move: more are stacked, and the
 * style sheet spreads the stack over the text when it is pointed at.
 */
function laidOut(marks: readonly HTMLElement[], room = marks.length): Node | null {
  if (marks.length === 0 && room === 0) return null;
  const row = roomFor(Math.max(0, room - marks.length), '0');
  if (marks.length <= room) {
    // The first one stays with its word, and the others may start a line: no word moves when they arrive.
    row.prepend(...marks.flatMap((one, index) => (index === 0 ? [one] : [document.createElement('wbr'), one])));
    return afterWord(row);
  }
  row.classList.add('stack');
  // What says most is on top.
  const signFirst = marks.toSorted((a, b) => Number(b.matches('.warn')) - Number(a.matches('.warn')));
  for (const [index, one] of signFirst.entries()) {
    if (index < room) continue;
    one.classList.add(room === 0 ? 'afloat' : 'over');
    one.style.setProperty('--place', String(index - Math.max(0, room - 1)));
  }
  row.append(...signFirst);
  return afterWord(row);
}

/** The room for as many invisible marks, if any; the style sheet shows the number, which isn't part of the text. */
function roomFor(marks: number, number: string): HTMLElement {
  const row = document.createElement('span');
  row.className = 'marks';
  for (let index = 0; index < marks; index++) {
    const room = document.createElement('span');
    room.className = 'cite room';
    room.dataset.number = number;
    room.dataset.digits = String(number.length);
    row.append(room);
  }
  return row;
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
  button.dataset.digits = String(text.length);
  button.setAttribute('aria-label', label);
  button.dataset.mark = runId;
  button.dataset.sentenceIndex = String(sentence);
  if (citation !== undefined) button.dataset.citation = String(citation);
  return button;
}
