import type { CDPSession, Page } from 'puppeteer-core';
import { hookSessions, type SessionHooks } from './sessionHooks.js';

interface AuthRequired {
  requestId: string;
  authChallenge: { source?: 'Server' | 'Proxy' };
}

const PROXY_ONLY: SessionHooks = {
  receiving(session, type, event) {
    if (type !== 'Fetch.authRequired') return false;
    const { requestId, authChallenge } = event as AuthRequired;
    if (authChallenge.source === 'Proxy') return false;
    const authChallengeResponse = { response: 'CancelAuth' as const };
    session.send('Fetch.continueWithAuth', { requestId, authChallengeResponse }).catch(() => undefined);
    return true;
  },
};

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
  hookSessions(session, PROXY_ONLY);
  await page.authenticate(credentials);
}
