import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from 'puppeteer-core';
import { AHEAD_MS, AHEAD_PATIENCE_MS, LOOK_EVERY_MS, MAX_AHEAD_ROUNDS } from './limits.js';
import { measure, settle, type LoadingPage } from './settle.js';
import { within } from '../../streams/within.js';

/**
 * Lets the page's clock run ahead, so that nobody waits for text that its timers bring in the next seconds. Whether there
 * is more text now. The page's clock stands still afterward.
 */
export async function runAhead(loading: LoadingPage, session: CDPSession, until: number): Promise<boolean> {
  let hasGrown = false;
  for (let round = 0; round < MAX_AHEAD_ROUNDS && performance.now() < until; round++) {
    const before = await within(AHEAD_PATIENCE_MS, measure(loading, until));
    const ran = new Promise<void>((resolve) => session.once('Emulation.virtualTimeBudgetExpired', () => resolve()));
    const asked = session.send('Emulation.setVirtualTimePolicy', { policy: 'advance', budget: AHEAD_MS });
    await within(AHEAD_PATIENCE_MS, Promise.all([asked, ran]));
    const after = await within(AHEAD_PATIENCE_MS, measure(loading, until));
    if (typeof before !== 'object' || typeof after !== 'object') return hasGrown;
    const isLonger = after.length > before.length;
    if (!isLonger) await sleep(LOOK_EVERY_MS / 2);
    if (!isLonger && !loading.isPending()) return hasGrown;
    if ((await settle(loading, until)) === 'hung') return hasGrown;
    const settled = await within(AHEAD_PATIENCE_MS, measure(loading, until));
    if (typeof settled === 'object' && settled.length > before.length) hasGrown = true;
    else return hasGrown;
  }
  return hasGrown;
}
