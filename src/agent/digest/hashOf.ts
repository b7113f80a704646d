import { createHash } from 'node:crypto';

/** SHA-256 of a value as JSON, in hexadecimal: the name under which what was made from it is stored. */
export const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
