import { AgentError, isAgentError, message, messageOf, type ErrorCode, type Message } from '../../../protocol/index.js';
import { siteOf } from '../toSource.js';
import { RENDER_DEADLINE_MS } from './limits.js';
import type { Renderer, RendererOptions } from './renderer.js';
import { lossWarning } from '../lossWarning.js';
import type { RenderLoss } from './renderPage.js';

export interface ShownPage {
  url: string;
  html: string;
  /** The site's status for the last document. */
  status: number;
  hosts: string[];
  /** Whether the page is on this machine or network. */
  local: boolean;
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

/**
 * A page as an installed browser shows it; undefined if the URL leads to a file rather than to a page. Throws AgentError
 * `needs_javascript` if no browser is installed.
 */
export type ShowPage = (url: string, options: ShowPageOptions) => Promise<ShownPage | undefined>;

/** Failures of the browser, as opposed to the site's answers and to addresses that aren't read. */
const BROWSER_FAILURES: readonly ErrorCode[] = ['fetch_failed', 'source_timeout'];

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
      const rendered = await loaded.render(url, installed, { signal, allowLocal });
      if (!rendered) return undefined;
      const { missing, ...shown } = rendered;
      return { ...shown, browser, warnings: [...new Set(missing)].map(warningOf) };
    } catch (cause) {
      if (signal.aborted || (isAgentError(cause) && !BROWSER_FAILURES.includes(cause.code))) throw cause;
      throw new AgentError('fetch_failed', message('rendering.failed', { site, browser, reason: messageOf(cause) }), {
        retryable: true,
        cause,
      });
    }
  };
  return { showPage, close: async () => (await renderer)?.close() };
}

function warningOf(loss: RenderLoss): Message {
  if (loss === 'unsettled') return message('rendering.unsettled', { seconds: RENDER_DEADLINE_MS / 1_000 });
  return loss === 'structure' ? message('rendering.flat') : lossWarning(loss);
}
