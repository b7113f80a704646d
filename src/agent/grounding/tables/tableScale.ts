import type { SourceIndex } from '../indexing/sourceIndex.js';

const SCALES: readonly [number, RegExp][] = [
  [1_000, /(?<!\p{L})(?:thousands?|000s?|Tausend|Tsd\.?|milliers|miles|тыс\p{L}*\.?)(?!\p{L})|千(?!克|米|瓦)/iu],
  [1e6, /(?<!\p{L})(?:millions?|mn|mio\.?|Millionen|millones|млн|миллион\p{L}*)(?!\p{L})|百万/iu],
  [1e9, /(?<!\p{L})(?:billions?|bn|Mrd\.?|Milliarden|milliards?|млрд|миллиард\p{L}*)(?!\p{L})|十亿|十億/iu],
];
/** "Results (million dollars)", "in millions of euros": what all numbers of a table are multiples of. */
const CAPTIONED = /[([（][^)\]）]{1,40}[)\]）]|(?<!\p{L})(?:in|en|в)\s[^.:]{1,40}|(?:单位|単位)\s?[:：].{1,12}/giu;
const LONGEST_CAPTION = 200;

/** What the numbers of a table are multiples of by the line above it; 1 if it doesn't say. */
export function scaleOf(index: SourceIndex, header: number): number {
  const caption = header === 0 ? '' : index.textOf(header - 1);
  if (caption.length > LONGEST_CAPTION || /\p{N}[.,]?\p{N}*\s?(?:thousand|million|billion|Mio|Mrd)/iu.test(caption))
    return 1;
  const named = (caption.match(CAPTIONED) ?? []).join(' ');
  const scales = SCALES.filter(([, words]) => words.test(named));
  return scales.length === 1 ? (scales[0]?.[0] ?? 1) : 1;
}
