import type { CaptionCue } from './captionCue.js';

/** How long a line without an end is assumed to be shown, in seconds, at most. */
export const LONGEST_LINE = 5;

export interface TimedText {
  /** Seconds into the recording. */
  from: number;
  to?: number;
  lines: string[];
}

/** Lines end when the next one starts, unless they name their own end. Lines without text only end others. */
export function untilNext(texts: readonly TimedText[]): CaptionCue[] {
  return texts.flatMap(({ from, to, lines }, index): CaptionCue[] => {
    const next = texts[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    const filled = lines.filter((line) => line !== '');
    return filled.length === 0 || Number.isNaN(from)
      ? []
      : [{ from, to: to ?? Math.min(next, from + LONGEST_LINE), lines: filled }];
  });
}
