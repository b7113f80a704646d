/** Ids that were given as one value, separated by commas. */
export const splitIds = (value: string | undefined): string[] =>
  (value ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
