import { createHmac, randomUUID } from 'node:crypto';
import {
  message,
  PAIRING_BY_CODE,
  parseCompanionSubprotocol,
  textToProve,
  type CompanionOffer,
  type EventPayloads,
  type Message,
} from '../../protocol/index.js';
import type { PairedBrowser, PairedBrowsers, PairingInvitation } from '../interfaces/index.js';
import { createPairing, type PairingLimits } from './pairing.js';
import { createToken, isSameToken } from './token.js';

/** A proof is made right before it is sent; a busy machine may take seconds. */
const PROOF_LIFETIME_MS = 30_000;
/** The browser's clock may be rounded. */
const CLOCK_TOLERANCE_MS = 1_000;

/** A companion that wants to connect, as its browser describes it. */
export interface CompanionRequest {
  /** Exactly as the browser sends it; no page or extension can send another's. */
  origin: string;
  /** Its subprotocol entry. */
  subprotocol: string;
  userAgent: string;
  /** The port that it connected to, and for how many milliseconds this server has had it, by a clock that nobody sets. */
  port: number;
  portAgeMs: number;
}

export type Admission =
  | { accepted: true; welcome: EventPayloads['companion_welcome'] }
  | { accepted: false; status: 401 | 403; reason: Message };

/** Decides which companions may connect; shared by all servers of this process. */
export interface Companions {
  /** Shows a new code; see `Pairing.begin`. */
  pair(): Promise<PairingInvitation>;
  /** Never throws. */
  admit(request: CompanionRequest): Promise<Admission>;
}

export interface CompanionsOptions {
  browsers: PairedBrowsers;
  log(line: string): void;
  limits?: Partial<PairingLimits>;
  /** Milliseconds since 1970. */
  now?: () => number;
}

export function createCompanions({ browsers, log, limits, now = Date.now }: CompanionsOptions): Companions {
  const pairing = createPairing(limits, now);
  /** Accepted proofs and when they were made. */
  const used = new Map<string, number>();

  /** Whether the proof is correct, new, and made for this server. */
  function isProven(
    key: Buffer | string,
    { offer, proof }: NonNullable<ReturnType<typeof parseCompanionSubprotocol>>,
    place: CompanionRequest,
  ): boolean {
    const oldest = now() - PROOF_LIFETIME_MS;
    for (const [nonce, sentAt] of used) if (sentAt < oldest) used.delete(nonce);
    // Another program may have used the port before and recorded a proof. The clock may have been set since, so count back.
    const portSince = now() - place.portAgeMs;
    const isFresh = offer.sentAt >= Math.max(oldest, portSince - CLOCK_TOLERANCE_MS) && !used.has(offer.nonce);
    if (!isSameToken(proof, proofOf(key, 'browser', offer, place))) return false;
    if (!isFresh || offer.sentAt > now() + CLOCK_TOLERANCE_MS) return false;
    used.set(offer.nonce, offer.sentAt);
    return true;
  }

  async function admit(place: CompanionRequest): Promise<Admission> {
    const offered = parseCompanionSubprotocol(place.subprotocol);
    if (!offered) return refused(403, 'server.webPage');
    const { offer } = offered;
    if (offer.pairing === PAIRING_BY_CODE) {
      const key = pairing.key();
      if (!key) return refused(403, 'server.notPaired');
      if (!isProven(key, offered, place)) {
        pairing.guessed();
        return refused(401, 'server.notPaired');
      }
      const finish = pairing.take();
      const browser: PairedBrowser = {
        id: randomUUID(),
        origin: place.origin,
        browser: browserOf(place.userAgent),
        token: createToken(),
        paired_at: new Date(now()).toISOString(),
      };
      await browsers.add(browser);
      finish(browser);
      const { id, token } = browser;
      return {
        accepted: true,
        welcome: { proof: proofOf(key, 'vscode', offer, place), pairing: { id, token } },
      };
    }
    const known = (await browsers.list()).filter(({ origin }) => origin === place.origin);
    const browser = known.find(({ id }) => id === offer.pairing);
    if (known.length === 0) return refused(403, 'server.notPaired');
    if (!browser || !isProven(browser.token, offered, place)) return refused(401, 'server.notPaired');
    return { accepted: true, welcome: { proof: proofOf(browser.token, 'vscode', offer, place) } };
  }

  return {
    pair: () => pairing.begin(),
    admit: (place) =>
      admit(place).catch((error: unknown) => {
        log(`[Companion] ${String(error)}`);
        return refused(401, 'server.notPaired');
      }),
  };
}

const refused = (status: 401 | 403, key: 'server.webPage' | 'server.notPaired'): Admission => ({
  accepted: false,
  status,
  reason: message(key),
});

/** Only an extension can have such an Origin; the browser sets it. */
export function isCompanionOrigin(origin: string): boolean {
  return /^chrome-extension:\/\/[a-p]{32}$|^moz-extension:\/\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(origin);
}

function proofOf(
  key: Buffer | string,
  side: 'browser' | 'vscode',
  offer: CompanionOffer,
  place: { origin: string; port: number },
): string {
  return createHmac('sha256', key)
    .update(textToProve(side, offer, place))
    .digest('base64url');
}

/** Never the name that the browser reports, because the name is shown in VS Code. */
function browserOf(userAgent: string): string {
  if (/\bFirefox\//.test(userAgent)) return 'Firefox';
  if (/\bEdg\//.test(userAgent)) return 'Edge';
  return /Chrome\//.test(userAgent) ? 'Chrome' : 'Browser';
}
