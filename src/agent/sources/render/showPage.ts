import { AgentError, message, messageOf, type Message } from '../../../protocol/index.js';
import { siteOf } from '../toSource.js';
import { RENDER_DEADLINE_MS } from './limits.js';
import type { Renderer, RendererOptions } from './renderer.js';

export interface ShownPage {
  url: string;
  html: string;
  hosts: string[];
  /** The browser's name, such as `Chrome`. */
  browser: string;
  warnings: Message[];
}

export interface ShowPageOptions {
  signal: AbortSignal;
  /** Whether the page's own host may be local. */
  allowLocal: boolean;
  onProgress(sentence: Message): void;
}

/** A page as an installed browser shows it. Throws AgentError `needs_javascript` if no browser is installed. */
export type ShowPage = (url: string, options: ShowPageOptions) => Promise<ShownPage>;

/** Renders pages; the browser driver is loaded with the first one. */
export function createShowPage(options: RendererOptions): { showPage: ShowPage; close(): Promise<void> } {
  let renderer: Promise<Renderer> | undefined;

  const showPage: ShowPage = async (url, { signal, allowLocal, onProgress }) => {
    renderer ??= import('./renderer.js').then(
      ({ createRenderer }) => createRenderer(options),
      (error: unknown) => {
        renderer = undefined;
        throw error;
      },
    );
    const loaded = await renderer;
    const installed = loaded.browser();
    const chosen = options.browserPath?.();
    if (!installed)
      throw new AgentError(
        'needs_javascript',
        chosen ? message('rendering.notFound', { path: chosen }) : message('rendering.noBrowser'),
      );
    const site = siteOf(url);
    const browser = installed.name;
    onProgress(message('rendering.started', { site, browser }));
    try {
      const { html, hosts, settled, ...shown } = await loaded.render(url, installed, { signal, allowLocal });
      const seconds = RENDER_DEADLINE_MS / 1_000;
      return {
        url: shown.url,
        html,
        hosts,
        browser,
        warnings: settled ? [] : [message('rendering.unsettled', { seconds })],
      };
    } catch (cause) {
      if (signal.aborted) throw cause;
      throw new AgentError('fetch_failed', message('rendering.failed', { site, browser, reason: messageOf(cause) }), {
        retryable: true,
        cause,
      });
    }
  };
  return { showPage, close: async () => (await renderer)?.close() };
}
