import { guessLanguage, questionStems } from '@regen-research/text';
import { definitionsIn, type Definition } from './definitions.js';
import { sectionsOf, type Section } from './sections.js';
import type { Task } from './prompt.js';
import { wordingOf, type Wording } from './wording.js';

export type Suggestion =
  | { action_type: 'ask_follow_up'; label: string; query: string }
  | { action_type: 'explain_term'; label: string; term: string }
  | { action_type: 'summarize_link'; label: string; url: string };

const MARKDOWN_LINK = /(?<!!)\[([^\]\n]{2,80})\]\((https?:\/\/[^\s)]{1,500})\)/g;
/** How many characters to search: enough to see what a text is about. */
const MOST_CHARACTERS = 120_000;
/** A section with fewer sentences hardly has an answer. */
const LEAST_SENTENCES = 2;
/** A longer heading is a sentence; within a question it can't be read. UTF-16 units. */
const LONGEST_HEADING = 60;
const MOST_QUESTIONS = 2;
const QUESTION = /[?？؟]$/u;

const flat = (text: string): string =>
  text
    .replace(/[*_`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Suggests up to three next steps in the text's language: questions that the text itself shows a reader may have, and that
 * the answer leaves open. It asks a heading that is a question, what a section says from which the answer quotes nothing,
 * and what a term means that the text explains. No suggestion is better than a made-up one. In a language that the mock
 * LLM doesn't speak there are none.
 */
export function suggestActions(
  { texts, titles, question: asked }: Pick<Task, 'texts' | 'titles' | 'question'>,
  answer: readonly string[],
): Suggestion[] {
  const text = texts.join('\n\n');
  const guessed = guessLanguage(text);
  const language = guessed === 'und' ? 'en' : guessed;
  const wording = wordingOf(language);
  if (!wording) return [];
  const searched = text.slice(0, MOST_CHARACTERS);
  const quoted = flat(answer.join(' '));
  const isQuoted = (sentence: string) => quoted.includes(flat(sentence));
  const isAsked = (words: string) => flat(asked).toLowerCase().includes(flat(words).toLowerCase());
  // What stands under a title is everything.
  const isTitle = (heading: string) => titles.some((title) => flat(title).toLowerCase() === heading.toLowerCase());
  const sections = texts.flatMap((one) => sectionsOf(one.slice(0, MOST_CHARACTERS)));
  const open = sections.filter(
    ({ heading, sentences }) =>
      sentences.length >= LEAST_SENTENCES &&
      isSayable(heading) &&
      !isTitle(heading) &&
      !isAsked(heading) &&
      !sentences.some(isQuoted),
  );
  const explained = definitionsIn(searched, language).filter(
    ({ term, sentence }) => !isQuoted(sentence) && !isAsked(term),
  );
  const questions = [
    ...open.filter(({ heading }) => QUESTION.test(heading)).map(({ heading }) => ask(heading)),
    ...explained.slice(0, 1).map((definition) => explain(definition, wording)),
    ...longest(open.filter(({ heading }) => !QUESTION.test(heading))).map(({ heading }) => ask(wording.under(heading))),
  ];
  const link = firstLink(text);
  return [
    ...questions.slice(0, MOST_QUESTIONS),
    ...(link ? [{ action_type: 'summarize_link' as const, label: wording.summarize(link.label), url: link.url }] : []),
  ];
}

const ask = (query: string): Suggestion => ({ action_type: 'ask_follow_up', label: query, query });

const explain = ({ term, abbreviation }: Definition, wording: Wording): Suggestion =>
  abbreviation ? { action_type: 'explain_term', label: wording.standsFor(term), term } : ask(wording.whatIs(term));

/** The sections that say most come first. */
const longest = (sections: readonly Section[]): Section[] =>
  sections.toSorted((one, other) => other.sentences.length - one.sentences.length);

/** "Chapter 2", "Step IV": a place rather than a topic. */
const NUMBERED = /^\p{L}+\s+(?:\d+|[IVX]+)$/u;

/** Whether a heading names a topic: a few words of text rather than a number, code, or an address. */
function isSayable(heading: string): boolean {
  const letters = heading.match(/\p{L}/gu)?.length ?? 0;
  return (
    heading.length <= LONGEST_HEADING &&
    letters * 2 > heading.length &&
    !NUMBERED.test(heading) &&
    !/[{}<>\\=;]|:\/\//.test(heading) &&
    questionStems(heading).length > 0
  );
}

/** The first link whose label is more than a word, without Markdown's markup and backslashes: "here" says nothing. */
function firstLink(text: string): { label: string; url: string } | undefined {
  for (const [, marked = '', target = ''] of text.matchAll(MARKDOWN_LINK)) {
    // A linked image has no text of its own.
    if (marked.startsWith('![')) continue;
    const label = marked.replace(/\\([!-/:-@[-`{-~])|\*+|`+|~~/g, '$1').trim();
    const words = label.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    if (words > 1 || /[\p{Script=Han}\p{Script=Katakana}]{4}/u.test(label))
      return { label, url: target.replace(/\\([!-/:-@[-`{-~])/g, '$1') };
  }
  return undefined;
}
