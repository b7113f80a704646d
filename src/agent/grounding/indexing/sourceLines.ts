import type { Span } from '@regen-research/text';

/** Maximum items of a list that one line introduces. */
const MOST_ITEMS = 60;
const LONGEST_MARKER = 12;
const LIST_MARKER = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+/u;
const HEADING = /^\s{0,3}#{1,6}\s/u;
const LEAD = /[:：]\s*[*_]*\s*$/u;

/** Sentences in their texts. */
export interface Placed {
  sentences: { at(index: number): (Span & { source: number }) | undefined };
  sources: readonly { text: string }[];
}

/** For a list item, the sentence that introduces its list ("Not supported:"); undefined if there is none. */
export function leadOf(placed: Placed, index: number): number | undefined {
  const { sentences } = placed;
  if (!LIST_MARKER.test(lineOf(placed, index))) return undefined;
  for (let before = index - 1; before >= 0 && index - before <= MOST_ITEMS; before--) {
    if (sentences.at(before)?.source !== sentences.at(index)?.source) return undefined;
    const line = lineOf(placed, before);
    if (LIST_MARKER.test(line)) continue;
    return HEADING.test(line) || LEAD.test(line) ? before : undefined;
  }
  return undefined;
}

/** A list item together with the line that introduces its list. */
export function ledItem(lead: string, item: string): string {
  return `${lead.replace(/^#+\s+|[\s:*_]+$/gu, '')}: ${item.replace(LIST_MARKER, '')}`;
}

/** Whether a sentence is a heading, which names what is below it and says little by itself. */
export function isHeading(placed: Placed, index: number): boolean {
  return HEADING.test(lineOf(placed, index));
}

/** A sentence with the text before it on its line. */
function lineOf({ sentences, sources }: Placed, index: number): string {
  const sentence = sentences.at(index);
  if (sentence === undefined) return '';
  const { text } = sources[sentence.source] as { text: string };
  const start = text.lastIndexOf('\n', sentence.start - 1) + 1;
  return text.slice(sentence.start - start > LONGEST_MARKER ? sentence.start : start, sentence.end);
}
