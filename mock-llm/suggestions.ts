import { contentStems, stemOf } from '@regen-research/text';

export type Suggestion =
  | { action_type: 'ask_follow_up'; label: string; query: string }
  | { action_type: 'explain_term'; label: string; term: string }
  | { action_type: 'summarize_link'; label: string; url: string };

const MARKDOWN_LINK = /(?<!!)\[([^\]\n]{2,80})\]\((https?:\/\/[^\s)]{1,500})\)/;
/** Most words that are looked at for terms: enough for what a text is about. */
const MOST_WORDS = 20_000;
/** A term that is worth explaining is rarely shorter. */
const SHORTEST_TERM = 6;

/** The words that the text returns to most, as it writes them, most frequent first. */
function frequentTerms(text: string): string[] {
  const content = new Set(contentStems(text));
  const counts = new Map<string, { word: string; count: number }>();
  for (const word of (text.match(/[\p{L}][\p{L}-]+/gu) ?? []).slice(0, MOST_WORDS)) {
    if (word.length < SHORTEST_TERM) continue;
    const stem = stemOf(word.toLowerCase());
    if (!content.has(stem)) continue;
    const entry = counts.get(stem);
    if (entry) {
      entry.count++;
      // The capital of a sentence's first word is not the term's own.
      if (word === word.toLowerCase()) entry.word = word;
    }
    else counts.set(stem, { word, count: 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).map((entry) => entry.word);
}

/** Two or three things to do next, made of the source's own terms and links. */
export function suggestActions(text: string, answer: readonly string[]): Suggestion[] {
  const answered = answer.join(' ').toLowerCase();
  const terms = frequentTerms(text.replace(/\]\([^)]*\)/g, ']').replace(/https?:\/\/\S+/g, ' '));
  const [first, second] = terms;
  const unanswered = terms.find((term) => !answered.includes(term.toLowerCase())) ?? second ?? first;
  const suggestions: Suggestion[] = [];
  if (unanswered !== undefined) {
    const query = `What does the source say about ${unanswered}?`;
    suggestions.push({ action_type: 'ask_follow_up', label: query, query });
  }
  if (first !== undefined) suggestions.push({ action_type: 'explain_term', label: `Explain “${first}”`, term: first });
  const link = MARKDOWN_LINK.exec(text);
  if (link?.[1] !== undefined && link[2] !== undefined) suggestions.push({ action_type: 'summarize_link', label: `Summarize “${link[1]}”`, url: link[2] });
  return suggestions;
}
