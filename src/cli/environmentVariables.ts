import { PROVIDERS, type ProviderDescriptor } from '../agent/index.js';

function variablesOf({ key, settings }: ProviderDescriptor): [name: string, description: string][] {
  const own = Object.values(settings).flatMap(({ variable, description, default: value }): [string, string][] =>
    variable === undefined
      ? []
      : [[variable, value === undefined ? description : `${description} (default: ${value})`]],
  );
  return key ? [[key.variable, key.description], ...own] : own;
}

/** Every environment variable that the command line reads, with its help text. */
export const ENVIRONMENT: Readonly<Record<string, string>> = Object.fromEntries([
  ...PROVIDERS.flatMap(variablesOf),
  ['DEV', 'true: serve also starts the mock LLM'],
]);

/** The value of a variable, trimmed; undefined if unset or empty. */
export function environmentValue(variable: string): string | undefined {
  const value = process.env[variable]?.trim();
  return value === '' ? undefined : value;
}
