import { PROVIDERS } from '../agent/index.js';
import { UsageError } from './exitCodes.js';
import { MESSAGES } from './messages.js';

/** The provider ids of `--allow-cloud`, a comma-separated list. Throws UsageError for an unknown id. */
export function cloudProviders(value: string | undefined): string[] {
  const named = (value ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const known = PROVIDERS.map(({ id }) => id);
  for (const id of named) if (!known.includes(id)) throw new UsageError(MESSAGES.noSuchProvider(id, known));
  return named;
}
