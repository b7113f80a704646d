import { parseArgs } from 'node:util';
import { openEngine } from './environment.js';
import { EXIT } from './exitCodes.js';

/** Lists what each provider offers now. */
export async function run(parameters: string[]): Promise<number> {
  const { values } = parseArgs({
    args: parameters,
    options: { json: { type: 'boolean', default: false }, db: { type: 'string' } },
  });
  const engine = await openEngine({ database: values.db, allowLocal: false, standInDelayMs: 0 }, 'user');
  try {
    const { models, providers } = await engine.runs.models();
    if (values.json) console.log(JSON.stringify({ models, providers }));
    else {
      for (const provider of providers) {
        console.log(
          `${provider.label} (${provider.location})${provider.available ? '' : `: ${provider.message ?? 'away'}`}`,
        );
        for (const model of models.filter((candidate) => candidate.provider === provider.provider)) {
          console.log(
            `  ${model.id}${model.loaded ? '  loaded' : ''}${model.context_tokens === undefined ? '' : `  ${model.context_tokens} tokens`}`,
          );
        }
      }
    }
    return EXIT.done;
  } finally {
    await engine.close();
  }
}
