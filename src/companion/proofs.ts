import {
  CODE_ITERATIONS,
  CODE_SALT,
  PAIRING_BY_CODE,
  PROOF_HASH,
  textToProve,
  type CompanionOffer,
} from '../protocol/companion.js';

const KEY_BITS = 256;
const NONCE_BYTES = 16;

export type Key = CryptoKey;

const bytesOf = (text: string) => new TextEncoder().encode(text);
const hmac = { name: 'HMAC', hash: PROOF_HASH };

const keyFrom = (bytes: BufferSource): Promise<Key> => crypto.subtle.importKey('raw', bytes, hmac, false, ['sign']);

/** The key of a pairing. */
export const keyOfToken = (token: string): Promise<Key> => keyFrom(bytesOf(token));

/** The key derived from the person's code, however it was typed. */
export async function keyOfCode(typed: string): Promise<Key> {
  const code = typed.toUpperCase().replace(/[\s-]+/g, '');
  const secret = await crypto.subtle.importKey('raw', bytesOf(code), 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: PROOF_HASH, salt: bytesOf(CODE_SALT), iterations: CODE_ITERATIONS };
  return keyFrom(await crypto.subtle.deriveBits(how, secret, KEY_BITS));
}

/** A new offer for each connection. */
export function newOffer(pairing = PAIRING_BY_CODE): CompanionOffer {
  return { pairing, sentAt: Date.now(), nonce: base64url(crypto.getRandomValues(new Uint8Array(NONCE_BYTES))) };
}

export async function proofOf(
  key: Key,
  side: 'browser' | 'vscode',
  offer: CompanionOffer,
  place: { origin: string; port: number },
): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, bytesOf(textToProve(side, offer, place)))));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
