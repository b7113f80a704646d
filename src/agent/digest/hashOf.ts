import { createHash } from 'node:crypto';

/** SHA-256 of a value's JSON, in hexadecimal: the key under which results derived from it are stored. */
export const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
