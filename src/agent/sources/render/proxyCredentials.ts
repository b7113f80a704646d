import type { CDPSession, Page } from 'puppeteer-core';

interface AuthRequired {
  requestId: string;
  authChallenge: { source?: 'Server' | 'Proxy' };
}
type Emit = (this: CDPSession, type: unknown, event: unknown) => unknown;

/** Prototypes of sessions that tell sites from the proxy. */
const guarded = new WeakSet<object>();

/**
 * Logs a page in to the proxy, and only there. Puppeteer's `authenticate` answers every challenge with the same
 * credentials, so any site could ask for the proxy's password; here a site's own challenge is canceled before Puppeteer
 * sees it, in every frame's session.
 */
export async function authenticateToProxy(
  page: Page,
  session: CDPSession,
  credentials: { username: string; password: string },
): Promise<void> {
  const sessions = Object.getPrototypeOf(session) as { emit: Emit };
  if (!guarded.has(sessions)) {
    guarded.add(sessions);
    const { emit } = sessions;
    sessions.emit = function (type, event) {
      if (type !== 'Fetch.authRequired') return emit.call(this, type, event);
      const { requestId, authChallenge } = event as AuthRequired;
      if (authChallenge.source === 'Proxy') return emit.call(this, type, event);
      const authChallengeResponse = { response: 'CancelAuth' as const };
      this.send('Fetch.continueWithAuth', { requestId, authChallengeResponse }).catch(() => undefined);
      return true;
    };
  }
  await page.authenticate(credentials);
}
