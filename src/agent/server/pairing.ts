import { pbkdf2, randomInt } from 'node:crypto';
import { promisify } from 'node:util';
import {
  AgentError,
  CODE_ALPHABET,
  CODE_CHARACTERS,
  CODE_ITERATIONS,
  CODE_SALT,
  message,
  PROOF_HASH,
} from '../../protocol/index.js';
import type { PairedBrowser, PairingInvitation } from '../interfaces/index.js';

export interface PairingLimits {
  /** How long a code is valid. */
  codeMs: number;
  /** Number of wrong codes that ends a pairing. */
  wrongCodes: number;
  /** How long pairing is disabled after that. */
  blockedMs: number;
}

const DEFAULT_PAIRING_LIMITS: PairingLimits = { codeMs: 120_000, wrongCodes: 5, blockedMs: 600_000 };
const MS_PER_MINUTE = 60_000;
const KEY_BYTES = 32;

interface OpenPairing {
  key: Buffer;
  wrong: number;
  end(outcome: PairedBrowser | AgentError): void;
}

/** The pairing in progress, if any: one code at a time, valid once. */
export interface Pairing {
  /** Throws AgentError `unauthorized` while pairing is disabled, and `agent_busy` while another code is valid. */
  begin(): Promise<PairingInvitation>;
  /** The key derived from the valid code; undefined if there is none. */
  key(): Buffer | undefined;
  /** Records an attempt with a wrong code. */
  guessed(): void;
  /**
   * Uses up the code, which is no longer valid afterward. Call the result with the browser that proved it, once that is
   * stored.
   */
  take(): (browser: PairedBrowser) => void;
}

export function createPairing(limits: Partial<PairingLimits> = {}, now: () => number = Date.now): Pairing {
  const { codeMs, wrongCodes, blockedMs } = { ...DEFAULT_PAIRING_LIMITS, ...limits };
  let open: OpenPairing | undefined;
  let starting = false;
  let blockedUntil = 0;

  const close = (pairing: OpenPairing, outcome: AgentError) => {
    if (open !== pairing) return;
    open = undefined;
    pairing.end(outcome);
  };
  return {
    async begin() {
      const blocked = blockedUntil - now();
      if (blocked > 0)
        throw new AgentError(
          'unauthorized',
          message('server.pairingBlocked', { minutes: Math.ceil(blocked / MS_PER_MINUTE) }),
          { retryable: true },
        );
      if (open || starting) throw new AgentError('agent_busy', message('server.pairingOpen'), { retryable: true });
      starting = true;
      const code = newCode();
      const key = await keyOfCode(code).finally(() => (starting = false));
      let end: OpenPairing['end'] = () => undefined;
      const paired = new Promise<PairedBrowser>((resolve, reject) => {
        end = (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome));
      });
      // The code's dialog may have closed by then.
      paired.catch(() => undefined);
      const pairing: OpenPairing = {
        key,
        wrong: 0,
        end(outcome) {
          clearTimeout(expiry);
          end(outcome);
        },
      };
      const expiry = setTimeout(
        () => close(pairing, new AgentError('unauthorized', message('server.pairingExpired'))),
        codeMs,
      );
      open = pairing;
      return {
        code,
        validMs: codeMs,
        paired,
        cancel: () => close(pairing, new AgentError('cancelled', message('server.pairingStopped'))),
      };
    },
    key: () => open?.key,
    guessed() {
      if (!open || ++open.wrong < wrongCodes) return;
      blockedUntil = now() + blockedMs;
      close(
        open,
        new AgentError(
          'unauthorized',
          message('server.pairingGuessed', { minutes: Math.ceil(blockedMs / MS_PER_MINUTE) }),
        ),
      );
    },
    take() {
      const pairing = open;
      open = undefined;
      return (browser) => pairing?.end(browser);
    },
  };
}

const newCode = (): string =>
  Array.from({ length: CODE_CHARACTERS }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)] ?? '').join('');

const keyOfCode = (code: string): Promise<Buffer> =>
  promisify(pbkdf2)(code, CODE_SALT, CODE_ITERATIONS, KEY_BYTES, PROOF_HASH.replace('-', ''));
