// What the browser companion and the server have in common. Contains no schemas, so that the companion's bundle stays
// small.

/**
 * Prefix of the subprotocol entry with a companion's proof that it knows its token or, once, the pairing code. Neither
 * is ever sent: another program could listen on the port.
 */
export const COMPANION_SUBPROTOCOL_PREFIX = 'regen-research.companion.';

/** Replaces a pairing's id while the person pairs a browser. */
export const PAIRING_BY_CODE = 'code';

/** Letters and digits that can't be confused. */
export const CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
export const CODE_CHARACTERS = 8;
/**
 * PBKDF2 over the code, with SHA-256. A code has 39 bits; a program on the same port that has seen a proof would need
 * years to find it, and the code lasts two minutes.
 */
export const CODE_ITERATIONS = 200_000;
export const CODE_SALT = 'regen-research pairing code';
/** Length of keys, proofs, and nonces. */
export const PROOF_HASH = 'SHA-256';

/** What a companion says about itself when it connects. */
export interface CompanionOffer {
  /** Id of the pairing, or `PAIRING_BY_CODE`. */
  pairing: string;
  /** Milliseconds since 1970: a proof that was recorded before the server started, or long ago, is worthless. */
  sentAt: number;
  /** Base64url. A proof is accepted once. */
  nonce: string;
}

/**
 * The text that a proof authenticates (HMAC, base64url), by the proving side. It contains origin and port, so that a
 * program on another port can't relay the proof.
 */
export function textToProve(
  side: 'browser' | 'vscode',
  { pairing, sentAt, nonce }: CompanionOffer,
  { origin, port }: { origin: string; port: number },
): string {
  return ['regen-research', side, pairing, sentAt, nonce, origin, port].join('\n');
}

/** The subprotocol entry for an offer and its proof. */
export function companionSubprotocol({ pairing, sentAt, nonce }: CompanionOffer, proof: string): string {
  return `${COMPANION_SUBPROTOCOL_PREFIX}${pairing}.${sentAt}.${nonce}.${proof}`;
}

/** The reverse; undefined if the entry has another form. */
export function parseCompanionSubprotocol(entry: string): { offer: CompanionOffer; proof: string } | undefined {
  const parts = /^([\w-]{1,64})\.(\d{1,15})\.([\w-]{16,64})\.([\w-]{1,64})$/.exec(
    entry.slice(COMPANION_SUBPROTOCOL_PREFIX.length),
  );
  if (!parts) return undefined;
  const [, pairing = '', sentAt = '', nonce = '', proof = ''] = parts;
  return { offer: { pairing, sentAt: Number(sentAt), nonce }, proof };
}

/** A window that accepts pages. */
export interface CompanionWindow {
  port: number;
  /** Name of its workspace; empty for a window without one. */
  name: string;
  /** When it last had the focus, ISO 8601. */
  used_at: string;
}
