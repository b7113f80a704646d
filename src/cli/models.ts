import type { ModelDescription } from '../protocol/index.js';
import { openEngine } from './environment.js';
import { EXIT } from './exitCodes.js';
import { MESSAGES } from './messages.js';
import { parseOptions } from './parseOptions.js';

/** Lists each provider's current models. */
export async function run(parameters: string[]): Promise<number> {
  const { values } = parseOptions('models', parameters);
  const engine = await openEngine({ database: values.db });
  try {
    const { models, providers } = await engine.runs.models();
    if (values.json) {
      console.log(JSON.stringify({ models, providers }));
      return EXIT.done;
    }
    for (const { provider, label, location, available, message } of providers) {
      console.log(`${label} (${location})${available ? '' : `: ${message ?? MESSAGES.unavailable}`}`);
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
