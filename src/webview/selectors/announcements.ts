import { shownText, type RunState, type SidebarState } from '../state/model.js';
import { say, sayTold } from './catalog/say.js';
import { busySentence } from './status.js';
import { shownVerdict, verdictSentence } from './verdict.js';

/** What a screen reader announces: starts, ends, and refusals, never tokens. */
export function announcementOf({ announcement, runs }: SidebarState): string {
  switch (announcement?.kind) {
    case 'started':
      return say('announce.started');
    case 'ended': {
      const run = runs[announcement.run_id];
      return run ? endSentence(run) : '';
    }
    case 'busy':
      return busySentence(runs[announcement.run_id]);
    case 'said':
      return sayTold(announcement.told);
    default:
      return '';
  }
}

function endSentence(run: RunState): string {
  const kept = shownText(run) === '' ? '' : ` ${say('announce.kept')}`;
  switch (run.end?.reason) {
    case 'completed': {
      const verdict = shownVerdict(run);
      return `${say('announce.complete')}${verdict ? ` ${verdictSentence(verdict)}` : ''}`;
    }
    case 'cancelled':
      return say('announce.stopped') + kept;
    case 'interrupted':
      return say('announce.interrupted') + kept;
    default:
      return sayTold(run.failures.at(-1) ?? run.end ?? {}) || say('run.failedSentence');
  }
}
