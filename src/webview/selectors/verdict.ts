import { citedSoFar, type CitedAnswer } from '../../protocol/citedAnswer.js';
import type { Reason, SummarySentence, SupportBand, Verdict } from '../../protocol/index.js';
import { verdictOf as countSentences } from '../../protocol/verdict.js';
import { showsFirst, type RunState } from '../state/model.js';
import { say, sayCount, sayMessage } from './catalog/say.js';

/** Which marks to show: those of the complete answer, or of the sentences judged so far. */
export function shownCitedAnswer(run: RunState): CitedAnswer | null {
  const { summary, sources_read: sources } = run;
  const { grounded } = showsFirst(run) && run.first ? run.first : run;
  return summary ?? (grounded.length > 0 ? citedSoFar(grounded, sources) : null);
}

export const BANDS: readonly SupportBand[] = ['verbatim', 'supported', 'doubtful', 'unsupported', 'unjudged'];

/** The counts of a run's answer as reported by the agent; null if there are none yet. */
export function shownVerdict({ summary, verdict }: RunState): Verdict | null {
  if (!summary) return null;
  // An older agent reports none.
  return verdict ?? countSentences(summary.sentences);
}

export const bandName = (band: SupportBand): string => say(`band.${band}`);
export const bandMeaning = (band: SupportBand): string => say(`bandMeaning.${band}`);
/** `9 supported`. */
export const bandCount = (band: SupportBand, verdict: Verdict): string =>
  say(`bandCount.${band}`, { count: verdict[band] });

/** `12 sentences: 9 supported, 1 doubtful, 2 not checked.` */
export function verdictSentence(verdict: Verdict): string {
  const total = BANDS.reduce((sum, band) => sum + verdict[band], 0);
  if (total === 0) return `${say('verdict.nothingToCheck')}.`;
  const counts = BANDS.filter((band) => verdict[band] > 0).map((band) => bandCount(band, verdict));
  return say('verdict.sentence', { total: sayCount('sentences', total), counts: counts.join(', ') });
}

/** Whether a sentence gets its own card, so that it isn't overlooked. */
export const needsCheck = ({ band }: SummarySentence): boolean => band === 'unsupported' || band === 'doubtful';

/** One reason why a sentence isn't fully supported, with the source's own words if they say something else. */
export interface ReasonShown {
  text: string;
  evidence?: Reason['counter_evidence'];
}

/** A sentence's reasons; if the agent gave none, the meaning of its verdict. */
export function shownReasons({
  band,
  reasons,
  reason_details: details,
  quoted_in_part: part,
}: SummarySentence): ReasonShown[] {
  const given = reasons.map((text, index): ReasonShown => {
    const detail = details?.[index];
    return { text: detail ? sayMessage(detail) : text, evidence: detail?.counter_evidence };
  });
  if (given.length > 0) return given;
  return [{ text: part ? say('verdict.quotedInPart') : bandMeaning(band) }];
}
