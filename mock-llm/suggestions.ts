import { guessLanguage, questionStems, stemOf } from '@regen-research/text';
import { foreignTerms } from './foreignTerms.js';
import { wordingOf } from './wording.js';

export type Suggestion =
  | { action_type: 'ask_follow_up'; label: string; query: string }
  | { action_type: 'explain_term'; label: string; term: string }
  | { action_type: 'summarize_link'; label: string; url: string };

const MARKDOWN_LINK = /(?<!!)\[([^\]\n]{2,80})\]\((https?:\/\/[^\s)]{1,500})\)/g;
/** How many characters to search for terms: enough to see what a text is about. */
const MOST_CHARACTERS = 120_000;
/** A single word worth explaining is rarely shorter. */
const SHORTEST_WORD = 5;
/** Shorter names are kept if they are abbreviations. */
const SHORTEST_NAME = 4;
/** Terms that recur less often aren't what a text is about, unless the text is too short to repeat anything. */
const LEAST_OCCURRENCES = 2;
/** A recurring phrase is more informative than a word that recurs as often. */
const WEIGHT = { name: 2, phrase: 3, word: 1 };

/** Code, addresses, and headings aren't prose, and their capitals mean nothing. */
const NOT_PROSE = /^[>\s]*(`{3,}|~{3,})[\s\S]*?^[>\s]*\1|^#{1,6} .*$|`[^`\n]*`|\]\([^)\s]*\)|https?:\/\/\S+/gm;
/** A name inside a sentence: at its start, a capital means nothing. */
const NAME = /(?<=[\p{Ll}\p{N},;)] )\p{Lu}[\p{L}\p{N}&’'-]+(?: \p{Lu}[\p{L}\p{N}&’'-]*){0,3}/gu;
/** Two words after a determiner are a noun and its modifier; a single one is a noun. */
const NOUN =
  /\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ur|[Yy]our|[Hh]is|[Hh]er|[Ee]very|[Ee]ach) (\p{Ll}[\p{Ll}-]{2,}(?: \p{Ll}[\p{Ll}-]{3,})?)/gu;
/** Endings of verbs, adverbs, and adjectives in last position: "the oldest continuous" lacks its noun. */
const NOT_A_NOUN = /(?:ed|ing|ly|ould|est|ous|ive|ful|less|[ai]ble|ical|ional|ic|irst|econd|hird)$/;
/** Numbers and positional words, which are about nothing in particular. */
const NOT_A_TOPIC =
  /^(?:first|second|third|last|next|same|other|whole|entire|few|many|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand)\b/;
const CALENDAR =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)\b/i;

/** A word after these is a noun or modifies one. */
const DETERMINED = /\b(?:the|an?|its|their|our|your|his|her|this|that|these|those|no|every|each|of) (\p{Ll}{3,})/giu;
/** What follows a noun, but not a verb. */
const AFTER_NOUN = /^ (?:is|are|was|were|has|have|had|can|could|will|would|may|might|must|should|does|did|of)\b/;
/** A clause begins after these: what follows may be its subject and its verb. */
const BEFORE_CLAUSE =
  /(?:^|[^\p{L}\s]|\b(?:when|while|as|if|that|because|since|until|till|before|after|once|where|whether|though|although|and|or|but|so|than|which|what|who|how|said|says|then))\s*$/iu;

/**
 * Whether the second of two words after a determiner is a noun ("the river bank") rather than the verb of the first ("the
 * river rose"). The words themselves don't tell, but how the text uses them does.
 */
function endsInNoun(second: string, before: string, after: string, determined: ReadonlySet<string>): boolean {
  return (
    determined.has(stemOf(second)) ||
    AFTER_NOUN.test(after) ||
    // Inside a clause, and at the end of one: an object.
    (!BEFORE_CLAUSE.test(before) && /^\s*(?:[.,;:!?)]|$)/.test(after))
  );
}

const proseOf = (text: string): string =>
  text
    .slice(0, MOST_CHARACTERS)
    .replace(NOT_PROSE, ' ')
    .replace(/[*_[\]]+/g, '');

/** An English text's recurring names, phrases, and nouns as written, most informative first. */
function englishTerms(prose: string): string[] {
  const counts = new Map<string, { term: string; score: number; count: number }>();
  const count = (term: string, weight: number): void => {
    // Without a specific word (not just "source", "page", or "summary"), a term isn't what the text is about.
    const words = term.replace(/^the /, '');
    if (questionStems(words).length < words.split(' ').length || CALENDAR.test(words)) return;
    const key = stemOf(words.toLowerCase());
    const entry = counts.get(key) ?? { term, score: 0, count: 0 };
    counts.set(key, { term: entry.term, score: entry.score + weight, count: entry.count + 1 });
  };
  for (const [name] of prose.matchAll(NAME))
    if (name.length >= SHORTEST_NAME || name === name.toUpperCase()) count(name, WEIGHT.name);
  const determined = new Set([...prose.matchAll(DETERMINED)].map(([, word = '']) => stemOf(word.toLowerCase())));
  /** Pairs whose second word was seen to be a noun. */
  const nouns = new Set<string>();
  for (const { 0: found, 1: phrase = '', index } of prose.matchAll(NOUN)) {
    const [, second] = phrase.split(' ');
    const before = prose.slice(Math.max(0, index - 20), index);
    const end = index + found.length;
    if (second !== undefined && endsInNoun(second, before, prose.slice(end, end + 20), determined)) nouns.add(phrase);
  }
  for (const [, phrase = ''] of prose.matchAll(NOUN)) {
    const [first = '', next = ''] = phrase.split(' ');
    // Usually the verb: "the tide passes".
    const second = next === '' || /[^s]s$/.test(next) ? undefined : next;
    if (NOT_A_TOPIC.test(phrase)) continue;
    if (second !== undefined && nouns.has(phrase) && !NOT_A_NOUN.test(second) && !NOT_A_NOUN.test(first))
      count(`the ${first} ${second}`, WEIGHT.phrase);
    // Before another word it may be an adjective.
    if (second === undefined && first.length >= SHORTEST_WORD && !NOT_A_NOUN.test(first))
      count(`the ${first}`, WEIGHT.word);
  }
  const all = [...counts.values()];
  const recurring = all.filter((entry) => entry.count >= LEAST_OCCURRENCES);
  return (recurring.length > 1 ? recurring : all).sort((a, b) => b.score - a.score).map(({ term }) => term);
}

/** The first link with a word in its label, without Markdown's markup and backslashes. */
function firstLink(text: string): { label: string; url: string } | undefined {
  for (const [, marked = '', target = ''] of text.matchAll(MARKDOWN_LINK)) {
    // A linked image has no text of its own.
    if (marked.startsWith('![')) continue;
    const label = marked.replace(/\\([!-/:-@[-`{-~])|\*+|`+|~~/g, '$1').trim();
    if (/[\p{L}\p{N}]{2}/u.test(label)) return { label, url: target.replace(/\\([!-/:-@[-`{-~])/g, '$1') };
  }
  return undefined;
}

/**
 * Suggests two or three next steps in the text's language, using its own terms and links; none in a language that the
 * mock LLM doesn't speak.
 */
export function suggestActions(text: string, answer: readonly string[]): Suggestion[] {
  const answered = answer.join(' ').toLowerCase();
  const guessed = guessLanguage(text);
  const language = guessed === 'und' ? 'en' : guessed;
  const wording = wordingOf(language);
  if (!wording) return [];
  const prose = proseOf(text);
  const terms = language === 'en' ? englishTerms(prose) : foreignTerms(prose, language);
  const isAnswered = (term: string) => answered.includes(term.replace(/^the /, '').toLowerCase());
  const unanswered = terms.find((term) => !isAnswered(term)) ?? terms[1] ?? terms[0];
  const explained = terms.find((term) => term !== unanswered)?.replace(/^the /, '');
  const suggestions: Suggestion[] = [];
  if (unanswered !== undefined) {
    const query = wording.about(unanswered);
    suggestions.push({ action_type: 'ask_follow_up', label: query, query });
  }
  if (explained !== undefined)
    suggestions.push({ action_type: 'explain_term', label: wording.explain(explained), term: explained });
  const link = firstLink(text);
  if (link !== undefined)
    suggestions.push({ action_type: 'summarize_link', label: wording.summarize(link.label), url: link.url });
  return suggestions;
}
