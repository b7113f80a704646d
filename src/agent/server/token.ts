import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits: not to be guessed, and short enough for a header. */
const TOKEN_BYTES = 32;

/** A new secret in characters that a WebSocket subprotocol may hold. */
export function createToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Compares in a time that tells nothing of either; any string may be offered. */
export function isSameToken(offered: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
  return expected !== '' && timingSafeEqual(digest(offered), digest(expected));
}
