import type { SummarySentence, SupportBand } from '../../protocol/index.js';
import { percent } from './amounts.js';

export const BAND_NAMES: Record<SupportBand, string> = {
  verbatim: 'Word for word',
  supported: 'Supported',
  doubtful: 'Doubtful',
  unsupported: 'Unsupported',
  unjudged: 'Not judged',
};

export const BAND_MEANINGS: Record<SupportBand, string> = {
  verbatim: 'The source says exactly this.',
  supported: 'The source’s words carry it.',
  doubtful: 'The source carries a part of it; look at the quote.',
  unsupported: 'Nothing in the source was found that carries it.',
  unjudged: 'Cannot be judged by words: another language, or nothing to check.',
};

export const CONFIDENCE_MEANING =
  'the probability that the source supports a sentence, judged by its words, as the mean over all of them. It measures support, not truth.';

/** Whether a sentence gets a mark of its own, so that nobody takes it for granted. */
export const needsLook = ({ band }: SummarySentence): boolean => band === 'unsupported' || band === 'doubtful';

/** A sentence's support as a phrase: `Supported, 93 %`. */
export function supportPhrase({ band, support }: SummarySentence): string {
  return support === null || band === 'verbatim' || band === 'unjudged'
    ? BAND_NAMES[band]
    : `${BAND_NAMES[band]}, ${percent(support)}`;
}

/** The reasons as one sentence each; where the judge gave none, what the band means. */
export function reasonsOf({ band, reasons }: SummarySentence): readonly string[] {
  return reasons.length > 0 ? reasons : [BAND_MEANINGS[band]];
}
