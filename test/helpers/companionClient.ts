import { createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import {
  CODE_ITERATIONS,
  CODE_SALT,
  companionSubprotocol,
  PAIRING_BY_CODE,
  SUBPROTOCOL,
  textToProve,
  type CompanionOffer,
} from '../../src/protocol/index.js';
import { WebSocketTestClient } from '../unit/server/testClient.js';

export const COMPANION_ORIGIN = `chrome-extension://${'abcdefgh'.repeat(4)}`;

/** What a companion offers; each field can be invalid. */
export interface CompanionAttempt extends Partial<CompanionOffer> {
  /** The token of a pairing, or the code. */
  secret: string;
  origin?: string;
  /** The port that the proof is made for. */
  provenPort?: number;
  provenOrigin?: string;
}

/** The subprotocols of an attempt. */
export function companionProtocols(port: number, attempt: CompanionAttempt): string[] {
  const { secret, origin = COMPANION_ORIGIN, provenPort = port, provenOrigin = origin } = attempt;
  const offer: CompanionOffer = {
    pairing: attempt.pairing ?? PAIRING_BY_CODE,
    sentAt: attempt.sentAt ?? Date.now(),
    nonce: attempt.nonce ?? randomBytes(16).toString('base64url'),
  };
  const key = offer.pairing === PAIRING_BY_CODE ? pbkdf2Sync(secret, CODE_SALT, CODE_ITERATIONS, 32, 'sha256') : secret;
  const proof = createHmac('sha256', key)
    .update(textToProve('browser', offer, { origin: provenOrigin, port: provenPort }))
    .digest('base64url');
  return [SUBPROTOCOL, companionSubprotocol(offer, proof)];
}

/** Connects like the browser companion. Rejects if refused. */
export function connectCompanion(url: string, attempt: CompanionAttempt): Promise<WebSocketTestClient> {
  return WebSocketTestClient.connect(url, undefined, {
    headers: { Origin: attempt.origin ?? COMPANION_ORIGIN, 'User-Agent': 'Mozilla/5.0 Chrome/130.0.0.0' },
    protocols: companionProtocols(Number(new URL(url).port), attempt),
  });
}
