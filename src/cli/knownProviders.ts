import { PROVIDERS } from '../agent/index.js';
import { UsageError } from './exitCodes.js';
import { MESSAGES } from './messages.js';

function checked(option: string, id: string): string {
  const known = PROVIDERS.map((provider) => provider.id);
  if (!known.includes(id)) throw new UsageError(MESSAGES.noSuchProvider(option, id, known));
  return id;
}

/** The provider id of `--provider`. Throws UsageError for an unknown id. */
export const knownProvider = (value: string | undefined): string | undefined =>
  value === undefined ? undefined : checked('--provider', value);

/** The provider ids of `--allow-cloud`, a comma-separated list. Throws UsageError for an unknown id. */
export const cloudProviders = (value = ''): string[] =>
  value
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
    .map((id) => checked('--allow-cloud', id));
