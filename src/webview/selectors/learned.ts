import type { LearnedFacts } from '../../protocol/index.js';
import { contextSize } from './amounts.js';
import { say, sayTime } from './catalog/say.js';

/** Measurements of a model and its server, in one line. */
export function learnedFacts({
  context_tokens: context,
  slots,
  prompt_tokens_per_second: reads,
  output_tokens_per_second: writes,
  since,
}: LearnedFacts): string {
  const facts = [
    context === undefined ? '' : say('models.context', { size: contextSize(context) }),
    slots === undefined ? '' : say(slots === 1 ? 'models.slot' : 'models.slots', { count: slots }),
    reads === undefined ? '' : say('models.reads', { rate: reads }),
    writes === undefined ? '' : say('models.writes', { rate: writes }),
  ];
  const date = sayTime(new Date(since), { dateStyle: 'medium' });
  return say('models.learned', { date, facts: facts.filter(Boolean).join(' · ') });
}
