import type { ChildProcess } from 'node:child_process';
import type { Browser } from 'puppeteer-core';
import { opensPages } from './blankPage.js';
import { browserFlags } from './browserFlags.js';
import type { InstalledBrowser } from './findBrowser.js';
import { startForwardProxy, type ForwardProxy, type ForwardProxyOptions } from './forwardProxy.js';
import { launchBrowser } from './launchBrowser.js';
import { ANSWER_MS, KEEP_WARM_MS } from './limits.js';
import { makeProfile, removeOrphanedProfiles, removeProfile } from './profiles.js';

/** A browser and the proxy that is its only way out. */
export interface RunningBrowser {
  browser: Browser;
  proxy: ForwardProxy;
}

interface Started extends RunningBrowser {
  end(): Promise<void>;
}

export interface WarmBrowser {
  /** The running browser, started if necessary. Release it when the page is done. Throws if it can't start. */
  use(installed: InstalledBrowser): Promise<RunningBrowser & { release(): void }>;
  /** After a failure: ends the browser if it doesn't open pages anymore, so that the next page gets another. */
  check(): Promise<void>;
  /** Ends the browser and all its processes. Idempotent. */
  close(): Promise<void>;
}

async function start(installed: InstalledBrowser, proxyOptions: ForwardProxyOptions): Promise<Started> {
  await removeOrphanedProfiles();
  const [profile, proxy] = await Promise.all([makeProfile(), startForwardProxy(proxyOptions)]);
  const clean = async () => {
    await Promise.all([proxy.close(), removeProfile(profile)]);
  };
  try {
    const flags = browserFlags(proxy.url, process.getuid?.() === 0);
    const browser = await launchBrowser(installed.path, profile, flags);
    return {
      browser,
      proxy,
      async end() {
        const child = browser.process();
        await Promise.race([browser.close(), new Promise((resolve) => setTimeout(resolve, 2_000))]).catch(
          () => undefined,
        );
        if (child && child.exitCode === null) killAll(child);
        await clean();
      },
    };
  } catch (error) {
    await clean();
    throw error;
  }
}

/** Kills a browser with its processes, which may hang as well. */
function killAll(child: ChildProcess): void {
  try {
    // On Windows, the others end with the first one; elsewhere, they are a process group.
    if (child.pid === undefined || process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // They have ended in the meantime.
  }
}

/** One browser for all pages, kept for a minute after the last one. */
export function createWarmBrowser(proxyOptions: ForwardProxyOptions): WarmBrowser {
  let running: { path: string; started: Promise<Started> } | undefined;
  let users = 0;
  let idle: NodeJS.Timeout | undefined;

  async function end(): Promise<void> {
    clearTimeout(idle);
    const ending = running;
    running = undefined;
    await (await ending?.started.catch(() => undefined))?.end();
  }

  async function started(installed: InstalledBrowser): Promise<Started> {
    clearTimeout(idle);
    const known = running;
    if (known && known.path === installed.path) {
      const current = await known.started.catch(() => undefined);
      // It may have died: then it opens no page, as if it hung.
      if (current) return current;
      if (running === known) await end();
      return started(installed);
    }
    const starting = start(installed, proxyOptions);
    running = { path: installed.path, started: starting };
    starting.catch(() => {
      if (running?.started === starting) running = undefined;
    });
    return starting;
  }

  return {
    async use(installed) {
      users++;
      let released = false;
      const release = () => {
        if (released) return;
        released = true;
        if (--users > 0) return;
        idle = setTimeout(() => void end(), KEEP_WARM_MS);
        idle.unref();
      };
      try {
        const { browser, proxy } = await started(installed);
        return { browser, proxy, release };
      } catch (error) {
        release();
        throw error;
      }
    },
    async check() {
      const suspect = running;
      const current = await suspect?.started.catch(() => undefined);
      if (current && (await opensPages(current.browser, ANSWER_MS))) return;
      if (running === suspect) await end();
    },
    close: end,
  };
}
