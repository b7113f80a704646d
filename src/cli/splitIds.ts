/** Splits a comma-separated list of ids. */
export const splitIds = (value: string | undefined): string[] =>
  (value ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
