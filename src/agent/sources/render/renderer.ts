import { readFile } from 'node:fs/promises';
import { abortable } from '../../streams/abortable.js';
import { findBrowser, type InstalledBrowser } from './findBrowser.js';
import type { ForwardProxyOptions } from './forwardProxy.js';
import { HungBrowser } from './blankPage.js';
import { LAUNCH_DEADLINE_MS, MAX_PAGES, MIN_RENDER_MS, OPEN_MS, RENDER_DEADLINE_MS } from './limits.js';
import { createLook, type Look } from './look.js';
import { renderPage, type Rendered, type RenderOptions } from './renderPage.js';
import { createWarmBrowser } from './warmBrowser.js';

export interface RendererOptions extends ForwardProxyOptions {
  /** The built script that reads a page from inside it. */
  pageReaderPath: string;
  /** The browser in the settings. Default: the first one found. Read for each page. */
  browserPath?(): string | undefined;
  /** Whether a file exists. Default: the file system's answer. */
  exists?(file: string): boolean;
}

/** Renders pages in a browser installed on this machine. */
export interface Renderer {
  /** The browser that would be used; undefined if none is installed. */
  browser(): InstalledBrowser | undefined;
  /**
   * undefined if the URL leads to a file. Throws if the browser can't start or the page can't be opened; rejects with the
   * signal's reason when aborted.
   */
  render(url: string, browser: InstalledBrowser, options: RenderOptions): Promise<Rendered | undefined>;
  /** Closes the browser. Idempotent. */
  close(): Promise<void>;
}

export function createRenderer(options: RendererOptions): Renderer {
  const warm = createWarmBrowser(options);
  const waiting: (() => void)[] = [];
  let going = 0;
  let look: Promise<Look> | undefined;

  async function enter(): Promise<void> {
    if (going < MAX_PAGES) going++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }
  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else going--;
  }

  return {
    browser: () => findBrowser(options.browserPath?.(), { exists: options.exists }),
    async render(url, installed, renderOptions) {
      const { signal } = renderOptions;
      const entered = enter();
      try {
        await abortable(signal, entered);
      } catch (error) {
        void entered.then(leave);
        throw error;
      }
      const began = performance.now();
      try {
        const pageLook = await (look ??= readFile(options.pageReaderPath, 'utf8').then(createLook));
        const renderIn = async (openMs: number) => {
          const running = await abortable(signal, warm.use(installed));
          const deadlineMs = Math.max(MIN_RENDER_MS, began + RENDER_DEADLINE_MS - performance.now());
          try {
            return await renderPage(url, running, pageLook, { ...renderOptions, deadlineMs, openMs });
          } catch (error) {
            if (!signal.aborted) await warm.check();
            throw error;
          } finally {
            running.release();
          }
        };
        try {
          return await renderIn(OPEN_MS);
        } catch (error) {
          if (!(error instanceof HungBrowser)) throw error;
          return await renderIn(LAUNCH_DEADLINE_MS);
        }
      } finally {
        leave();
      }
    },
    close: () => warm.close(),
  };
}
