import { AgentError, message, type Message } from '../../../protocol/index.js';
import { extractHtml, type ExtractedHtml } from '../html/extractHtml.js';
import type { ParsedBody } from './parsedSource.js';

/** Explains why a page has no text, and what to do about it. */
const OBSTACLES: Readonly<
  Record<
    Exclude<ExtractedHtml['kind'], 'ok'>,
    readonly [code: 'needs_javascript' | 'login_required' | 'consent_wall' | 'empty_content', sentence: Message]
  >
> = {
  needs_javascript: ['needs_javascript', message('sources.needsJavaScript')],
  login: ['login_required', message('sources.needsLogin')],
  consent_wall: ['consent_wall', message('sources.needsConsent')],
  empty: ['empty_content', message('sources.pageWithoutText')],
};

/** So many addresses of frames are named. */
const MAX_FRAMES = 5;

/**
 * Reads a web page's main text as Markdown. Rejects if a script, a login, or a consent dialog is in the way, unless the
 * client supplied the HTML, which is what the user sees.
 */
export async function readHtml(html: string, url: string | undefined, brought: boolean): Promise<ParsedBody> {
  const { kind, wordCount, frames, title, site, author, publication, date, language, markdown, warnings } =
    await extractHtml(html, url === undefined ? {} : { url });
  if (kind === 'empty' && frames.length > 0)
    throw new AgentError(
      'empty_content',
      message('sources.onlyFrames', { frames: frames.slice(0, MAX_FRAMES).join(', ') }),
    );
  if (kind !== 'ok' && !(brought && wordCount > 0)) throw new AgentError(...OBSTACLES[kind], { pageTitle: title });
  return { title, site, author, publication, date, language, markdown, warnings };
}
