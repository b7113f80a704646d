import type { Span } from '@regen-research/text';

/** What joins two passages in a prompt. */
export const SEPARATOR_TOKENS = 4;

/** The text of spans in order. Adjacent spans stay joined, so that no sentence is split where a span ends. */
export function textOfSpans(text: string, spans: readonly Span[]): string {
  return spans
    .map(({ start, end }, index) => {
      const follows = index === 0 || spans[index - 1]?.end === start;
      return `${follows ? '' : '\n\n'}${text.slice(start, end)}`;
    })
    .join('')
    .trim();
}
