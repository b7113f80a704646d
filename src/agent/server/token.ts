import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits: impossible to guess, and short enough for a header. */
const TOKEN_BYTES = 32;

/** A new secret, using only characters that a WebSocket subprotocol allows. */
export function createToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Compares in constant time; accepts any string. */
export function isSameToken(offered: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
  return expected !== '' && timingSafeEqual(digest(offered), digest(expected));
}
