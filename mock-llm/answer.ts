import { isSummaryRequest, questionWords, segmentBlocks, summarizeByCoverage } from '@regen-research/text';
import type { Scenario } from './models.js';
import type { Task } from './prompt.js';
import { suggestActions } from './suggestions.js';

/** Without a word from the prompt: a tenth of the text, between a sentence or two and a page's third. */
const SHARE_OF_TEXT = 1 / 10;
const FEWEST_WORDS = 40;
const MOST_WORDS = 160;
/** What the instructions ask for in words is given from longer texts; of a short one, no more than this. */
const MOST_OF_TEXT = 1 / 10;
/** Sentences before the list of points, where a list is asked for. */
const SENTENCES_BEFORE_POINTS = 3;
/** English words are about 1.3 tokens; one of ours is a word, so there is room. */
const WORDS_PER_TOKEN = 0.75;
/** With the space after it. */
const CHARACTERS_PER_WORD = 6;

const NO_TEXT = 'This prompt contains no source text, and the mock LLM answers only with sentences from its sources.';

function targetWords(task: Task, text: string, maxTokens: number | undefined): number {
  const words = text.length / CHARACTERS_PER_WORD;
  const own = Math.min(MOST_WORDS, Math.max(FEWEST_WORDS, Math.round(words * SHARE_OF_TEXT)));
  if (task.wordsOfQuestion !== undefined) return task.wordsOfQuestion;
  const limit = maxTokens === undefined ? Infinity : Math.max(1, Math.floor(maxTokens * WORDS_PER_TOKEN));
  return Math.min(
    task.words === undefined ? own : Math.min(task.words, Math.max(FEWEST_WORDS, Math.round(words * MOST_OF_TEXT))),
    limit,
  );
}

/** A sentence of the answer, and whether it can stand among others in a paragraph. */
interface Picked {
  text: string;
  /** From running text; an item of a list keeps a line of its own. */
  prose: boolean;
}

/** Begins and ends as a sentence does, so that the next one cannot be taken for its continuation. */
const WHOLE = /^["'“‘„«*_([`]*[^\p{Ll}\s].*[.!…。！｡]["'”’»)\]】」』*_`]*$/su;

const list = (sentences: readonly Picked[]): string => sentences.map(({ text }) => `- ${text}`).join('\n');
const paragraph = (sentences: readonly Picked[]): string => sentences.map(({ text }) => text).join(' ');

/** Sets the sentences as the prompt wants them; each stands once, and none runs into the next. */
function inShape(sentences: readonly Picked[], shape: Task['shape']): string {
  if (shape === 'lines') return list(sentences);
  // Notes are nothing but lists; what is a whole sentence in them makes a paragraph as well.
  const prose = sentences.some((sentence) => sentence.prose)
    ? sentences.filter((sentence) => sentence.prose)
    : sentences.filter(({ text }) => WHOLE.test(text));
  const lead = shape === 'text' ? prose : prose.slice(0, SENTENCES_BEFORE_POINTS);
  const points = sentences.filter((sentence) => !lead.includes(sentence));
  return [paragraph(lead), list(points)].filter((part) => part !== '').join('\n\n');
}

/** In one line, without the marks of list items and hard line breaks. */
const oneLine = (text: string): string =>
  text
    .replace(/\\\r?\n/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[-*+] /, '');

/** Heading and list marks at the beginning of a line. */
const LINE_MARKS = /^[ \t]*(?:[-*+][ \t]+)?(?:#{1,6}[ \t]+)?/gm;
/** A link with its label; what follows tells whether a space has to part it from the next word. */
const LINK = /!?\[([^[\]\n]{0,500})\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)(?<glued>(?=[[\p{L}\p{N}]))?/gu;

/** A text without one proper sentence (code, a table, a list of links): its first lines, without their marks and addresses. */
function firstLines(text: string, words: number): string {
  const plain = text
    .replace(LINE_MARKS, '')
    .replace(LINK, (_link, label: string, glued: string | undefined) => (glued === undefined ? label : `${label} `));
  return oneLine(plain).split(' ').slice(0, words).join(' ');
}

/** Says that the text does not answer, by what of the question it lacks: a true sentence, which can be checked. */
function nothingFound(question: string, missing: readonly string[]): string {
  const words = questionWords(question)
    .filter(({ stem }) => missing.includes(stem))
    .map(({ word }) => `“${word}”`);
  if (words.length === 0) return 'The source does not answer this question.';
  const last = words.pop() ?? '';
  return `The source does not mention ${words.length === 0 ? last : `${words.join(', ')} or ${last}`}.`;
}

function pickSentences(task: Task, maxTokens?: number): Picked[] {
  const text = task.texts.join('\n\n');
  if (text.trim() === '') return [{ text: NO_TEXT, prose: true }];
  const words = targetWords(task, text, maxTokens);
  // "Summarize this source" asks for nothing in particular, though the text may well speak of sources.
  const query = task.question.replace(
    /^summari[sz]e(?: (?:this|the|these) \w+)?(?: in (?:at most |about |no more than )?\d+ words)?\.?$/i,
    '',
  );
  const { sentences, relevant, missing } = summarizeByCoverage(text, {
    words,
    fill: task.wordsOfQuestion !== undefined,
    query: query || undefined,
  });
  // Notes on a part of a text are about the part, whether or not it answers; an answer has to.
  if (!relevant && task.shape !== 'lines' && !isSummaryRequest(query))
    return [{ text: nothingFound(query, missing), prose: true }];
  if (sentences.length === 0) return [{ text: firstLines(text, words), prose: true }];
  const items = segmentBlocks(text).filter(({ kind }) => kind === 'list_item');
  return sentences.map(({ text: verbatim, start }) => {
    const picked = oneLine(verbatim);
    return {
      text: picked,
      prose: WHOLE.test(picked) && !items.some((item) => item.start <= start && start < item.end),
    };
  });
}

/** Verbatim sentences of the task's texts, in their order, that cover the texts or answer the question. */
export function answerSentences(task: Task, maxTokens?: number): string[] {
  return pickSentences(task, maxTokens).map(({ text }) => text);
}

/** The whole text of an answer. Nothing but verbatim sentences and, where asked for, the suggestions. */
export function composeAnswer(task: Task, scenario: Scenario, maxTokens?: number): string {
  const sentences = pickSentences(task, maxTokens);
  if (scenario.falseNumber)
    sentences.push({ text: 'The total rose by exactly 98,765.43 percent in the year 2187.', prose: true });
  const text = inShape(sentences, task.shape);
  if (!task.wantsActions) return text;
  const suggestions = scenario.malformedActions
    ? '[{"action_type": "ask_follow_up", "label": '
    : JSON.stringify(
        suggestActions(
          task.texts.join('\n\n'),
          sentences.map((sentence) => sentence.text),
        ),
      );
  return `${text}\n\n\`\`\`actions\n${suggestions}\n\`\`\``;
}
