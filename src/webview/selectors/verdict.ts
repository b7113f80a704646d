import type { SupportBand } from '../../protocol/index.js';
import type { RunState } from '../state/model.js';
import { count } from './amounts.js';

/** How many sentences of an answer are in each band. */
export type VerdictCounts = Readonly<Record<SupportBand, number>>;

/** Best first, as the verdict lists them. */
export const BANDS: readonly SupportBand[] = ['verbatim', 'supported', 'doubtful', 'unsupported', 'unjudged'];

/** The counts of a run's answer; null while there is none. */
export function verdictOf({ summary }: RunState): VerdictCounts | null {
  if (!summary) return null;
  const counts: Record<SupportBand, number> = { verbatim: 0, supported: 0, doubtful: 0, unsupported: 0, unjudged: 0 };
  for (const { band } of summary.sentences) counts[band]++;
  return counts;
}

const BAND_COUNTS: Record<SupportBand, string> = {
  verbatim: 'verbatim',
  supported: 'supported',
  doubtful: 'doubtful',
  unsupported: 'unsupported',
  unjudged: 'not checked',
};

/** `9 supported`. */
export const bandCount = (band: SupportBand, counts: VerdictCounts): string => `${counts[band]} ${BAND_COUNTS[band]}`;

/** `12 sentences: 9 supported, 1 doubtful, 2 not checked.` */
export function verdictSentence(counts: VerdictCounts): string {
  const total = BANDS.reduce((sum, band) => sum + counts[band], 0);
  if (total === 0) return 'There is nothing to check.';
  const parts = BANDS.filter((band) => counts[band] > 0).map((band) => bandCount(band, counts));
  return `${count(total, 'sentence')}: ${parts.join(', ')}.`;
}
