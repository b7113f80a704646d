import type { ModelDescription } from '../protocol/index.js';
import { PROVIDERS } from '../agent/index.js';
import { openEngine } from './environment.js';
import { EXIT } from './exitCodes.js';
import { MESSAGES } from './messages.js';
import { parseOptions } from './parseOptions.js';
import { createProgressLine } from './progressLine.js';

/** Lists each provider's current models. Waits for a server that is loading one, until it is interrupted. */
export async function run(parameters: string[]): Promise<number> {
  const { values } = parseOptions('models', parameters);
  const engine = await openEngine({ database: values.db });
  const abort = new AbortController();
  const stop = () => abort.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const progress = createProgressLine(process.stderr);
    const { models, providers } = await engine.runs.models({
      signal: abort.signal,
      onLoading: ({ label }) => progress.note(MESSAGES.modelLoading(label)),
    });
    if (abort.signal.aborted) return EXIT.stopped;
    if (values.json) {
      console.log(JSON.stringify({ models, providers }));
      return EXIT.done;
    }
    for (const { provider, label, location, state, message } of providers) {
      const key = PROVIDERS.find(({ id }) => id === provider)?.key?.variable;
      const why =
        message ?? (state === 'not_set_up' && key !== undefined ? MESSAGES.notSetUp(key) : MESSAGES.unavailable);
      console.log(`${label} (${location})${state === 'ready' ? '' : `: ${why}`}`);
      for (const model of models.filter((candidate) => candidate.provider === provider))
        console.log(`  ${lineOf(model)}`);
    }
    return EXIT.done;
  } finally {
    await engine.close();
  }
}

function lineOf({ id, loaded, context_tokens: tokens, learned }: ModelDescription): string {
  const facts = [
    loaded ? MESSAGES.loaded : '',
    tokens === undefined ? '' : MESSAGES.contextTokens(tokens),
    learned
      ? MESSAGES.learned(learned.since, learned.context_tokens, learned.slots, learned.output_tokens_per_second)
      : '',
  ];
  return [id, ...facts.filter(Boolean)].join('  ');
}
