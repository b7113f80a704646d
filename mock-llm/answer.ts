import {
  guessLanguage,
  isSummaryRequest,
  questionLanguage,
  questionStems,
  questionWords,
  segmentBlocks,
  summarizeByCoverage,
  type Span,
} from '@regen-research/text';
import { commentsApart } from './commentsApart.js';
import type { Scenario } from './models.js';
import { plainQuote } from './plainQuote.js';
import type { Task } from './prompt.js';
import { suggestActions } from './suggestions.js';
import { asTable, tablesOf, type SourceTable } from './tableAnswer.js';
import { absence } from './wording.js';

/** Default length if the prompt gives none: a tenth of the text, between a sentence or two and a third of a page. */
const SHARE_OF_TEXT = 1 / 10;
const FEWEST_WORDS = 40;
const MOST_WORDS = 160;
/** A length in the instructions applies to longer texts; a short text yields at most this share of it. */
const MOST_OF_TEXT = 1 / 10;
/** Sentences before the list of points, if a list is requested. */
const SENTENCES_BEFORE_POINTS = 3;
/** An English word is about 1.3 tokens; here a word counts as one, which leaves a margin. */
const WORDS_PER_TOKEN = 0.75;
/** Including the following space. */
const CHARACTERS_PER_WORD = 6;

const NO_TEXT = 'This prompt contains no source text, and the mock LLM answers only with sentences from its sources.';

function targetWords(task: Task, text: string, maxTokens: number | undefined): number {
  const words = text.length / CHARACTERS_PER_WORD;
  const own = Math.min(MOST_WORDS, Math.max(FEWEST_WORDS, Math.round(words * SHARE_OF_TEXT)));
  if (task.oneSentence) return 1;
  if (task.wordsOfQuestion !== undefined) return task.wordsOfQuestion;
  const limit = maxTokens === undefined ? Infinity : Math.max(1, Math.floor(maxTokens * WORDS_PER_TOKEN));
  return Math.min(
    task.words === undefined ? own : Math.min(task.words, Math.max(FEWEST_WORDS, Math.round(words * MOST_OF_TEXT))),
    limit,
  );
}

/** A sentence of the answer, and whether it can be part of a paragraph. */
interface Picked {
  text: string;
  /** From running text; a list item keeps its own line. */
  prose: boolean;
  /** Refers to the sentence before it, so that it stays with it. */
  continues?: boolean;
  /** Rows of a table with the names of its columns, in several lines. */
  table?: boolean;
}

/** Starts and ends as a sentence does, so that the next one can't be mistaken for its continuation. */
const WHOLE = /^["'“‘„«*_([`]*[^\p{Ll}\s].*[.!…。！｡]["'”’»)\]】」』*_`]*$/su;

const list = (sentences: readonly Picked[]): string =>
  sentences
    .map(({ text, continues }, index) => (index > 0 ? (continues === true ? ` ${text}` : `\n- ${text}`) : `- ${text}`))
    .join('');
const paragraph = (sentences: readonly Picked[]): string => sentences.map(({ text }) => text).join(' ');

/** Formats the sentences as the prompt requests, each once, without running into the next. */
function inShape(sentences: readonly Picked[], shape: Task['shape']): string {
  if (shape === 'lines') return list(sentences);
  // Notes consist entirely of lists; their complete sentences can form a paragraph as well.
  const prose = sentences.some((sentence) => sentence.prose)
    ? sentences.filter((sentence) => sentence.prose)
    : sentences.filter(({ text }) => WHOLE.test(text));
  let ending = SENTENCES_BEFORE_POINTS;
  while (prose[ending]?.continues === true) ending++;
  const lead = shape === 'text' ? prose : prose.slice(0, ending);
  const points = sentences.filter((sentence) => !lead.includes(sentence) && sentence.table !== true);
  const tables = sentences.filter(({ table }) => table === true).map(({ text }) => text);
  return [paragraph(lead), list(points), ...tables].filter((part) => part !== '').join('\n\n');
}

/** Heading and list marks at the beginning of a line. */
const LINE_MARKS = /^[ \t]*(?:[-*+][ \t]+)?(?:#{1,6}[ \t]+)?/gm;
/** A link with its label; the following text determines whether a space must separate it from the next word. */
const LINK = /!?\[([^[\]\n]{0,500})\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)(?<glued>(?=[[\p{L}\p{N}]))?/gu;

/**
 * A text without a single proper sentence (code, a table, a list of links): its first lines, without markers and
 * addresses.
 */
function firstLines(text: string, words: number): string {
  const plain = text
    .replace(LINE_MARKS, '')
    .replace(LINK, (_link, label: string, glued: string | undefined) => (glued === undefined ? label : `${label} `));
  return plainQuote(plain).split(' ').slice(0, words).join(' ');
}

/** Rows that show what a table is about. */
const FIRST_ROWS = 5;

/** The names of the first table's columns and its first rows; undefined if there is none. */
function firstRows(text: string, shape: Task['shape']): Picked[] | undefined {
  const [table] = tablesOf(text);
  return table && pickedRows(text, table, table.rows.slice(0, FIRST_ROWS), shape);
}

/** Rows below the names of their columns: a table, or a line each, as in CSV or where every line is an item. */
function pickedRows(
  text: string,
  { names, isMarkdown }: SourceTable,
  rows: readonly Span[],
  shape: Task['shape'],
): Picked[] {
  const [title = '', ...lines] = [names, ...rows].map(({ start, end }) => plainQuote(text.slice(start, end)));
  return shape === 'lines' || !isMarkdown
    ? [title, ...lines].map((line) => ({ text: line, prose: false }))
    : [{ text: asTable(title, lines), prose: false, table: true }];
}

/**
 * Says that the text doesn't answer the question by naming what is missing, in the question's language: a true sentence
 * that can be checked.
 */
function nothingFound({ question, texts }: Task, missing: readonly string[]): string {
  const words = questionWords(question)
    .filter(({ stem }) => missing.includes(stem))
    .map(({ word }) => word)
    // In a language without spaces, they are single characters, which name nothing.
    .filter((word) => !/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(word));
  const asked = questionLanguage(question);
  return absence(words, asked === 'und' ? guessLanguage(texts.join('\n\n')) : asked, texts.length);
}

/** Fewer words of a summary are hardly a sentence about a text. */
const FEWEST_WORDS_PER_TEXT = 15;

function pickSentences(task: Task, maxTokens?: number): Picked[] {
  const whole = task.texts.join('\n\n');
  if (whole.trim() === '') return [{ text: NO_TEXT, prose: true }];
  const words = targetWords(task, whole, maxTokens);
  // "Summarize this source" asks for nothing in particular, even if the text is about sources.
  const query = task.question.replace(
    /^summari[sz]e(?: (?:this|the|these) \w+)?(?: in (?:at most |about |no more than )?\d+ words)?\.?$/i,
    '',
  );
  const share = Math.floor(words / task.texts.length);
  // A summary of several sources says something about each of them.
  if (task.shape !== 'lines' && share >= FEWEST_WORDS_PER_TEXT && questionStems(query).length === 0) {
    return once(task.texts.flatMap((text) => pickFrom(text, { ...task, query, words: share })));
  }
  return once(pickFrom(whole, { ...task, query, words }));
}

/** A selection and the document around it, or two versions of a page, have the same sentences. */
const once = (picked: readonly Picked[]): Picked[] => [...new Map(picked.map((one) => [one.text, one])).values()];

function pickFrom(source: string, task: Task & { words: number; query: string }): Picked[] {
  const text = commentsApart(source);
  const { words, query, wordsOfQuestion, shape } = task;
  const { sentences, relevant, missing } = summarizeByCoverage(text, {
    words,
    fill: wordsOfQuestion !== undefined,
    query: query || undefined,
  });
  // Notes on part of a text are about that part, whether or not it contains the answer; an answer must contain it.
  if (!relevant && shape !== 'lines' && !isSummaryRequest(query))
    return [{ text: nothingFound(task, missing), prose: true }];
  if (sentences.length === 0) return firstRows(text, shape) ?? [{ text: firstLines(text, words), prose: true }];
  const items = segmentBlocks(text).filter(({ kind }) => kind === 'list_item');
  const tables = tablesOf(text);
  const tableOf = (at: number): SourceTable | undefined =>
    tables.find(({ names, rows }) => names.start <= at && at < (rows.at(-1) ?? names).end);
  return sentences.flatMap(({ text: verbatim, start, continues }, index): Picked[] => {
    const table = tableOf(start);
    if (table !== undefined) {
      if (tableOf(sentences[index - 1]?.start ?? -1) === table) return [];
      const rows = sentences.filter((row) => row.start !== table.names.start && tableOf(row.start) === table);
      return pickedRows(text, table, rows, shape);
    }
    const picked = plainQuote(verbatim);
    return [
      {
        text: picked,
        continues,
        prose: WHOLE.test(picked) && !items.some((item) => item.start <= start && start < item.end),
      },
    ];
  });
}

/** Verbatim sentences of the task's texts, in order, that cover the texts or answer the question. */
export function answerSentences(task: Task, maxTokens?: number): string[] {
  return pickSentences(task, maxTokens).map(({ text }) => text);
}

/** The complete answer: only verbatim sentences and, if requested, the suggestions. */
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
          task,
          sentences.map((sentence) => sentence.text),
        ),
      );
  return `${text}\n\n\`\`\`actions\n${suggestions}\n\`\`\``;
}
