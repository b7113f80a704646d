import { createHash } from 'node:crypto';
import { AgentError, message } from '../../protocol/index.js';
import type { ToolHandler } from './handler.js';
import { placesIn, type ToolSource } from './inputs.js';
import { describedSource, noticeOf } from './shapes.js';

/** What a model can process at a time in addition to its other work: about 5,000 tokens. */
const PAGE_CHARACTERS = 20_000;
/** How far before its limit a page may end, to avoid splitting a paragraph. */
const SEARCHED_FOR_END = 4_000;

/**
 * Identifies the text (so that all pages come from the same reading), the start of the next page, and the source named
 * in the call.
 */
const CURSOR = /^([0-9a-f]{64}):(\d{1,9}):([0-9a-f]{12})$/;

/** A short name for the source of a call; the same for every call that names it the same way. */
const namedBy = ({ url, path, text, snapshot }: ToolSource): string =>
  createHash('sha256')
    .update(JSON.stringify([url, path, text, snapshot]))
    .digest('hex')
    .slice(0, 12);

/** Where a page that starts at `start` ends: after a paragraph, a line, or a word, and never inside a character. */
export function endOfPage(text: string, start: number): number {
  const limit = start + PAGE_CHARACTERS;
  if (limit >= text.length) return text.length;
  for (const boundary of ['\n\n', '\n', ' ']) {
    const found = text.lastIndexOf(boundary, limit - boundary.length);
    if (found > limit - SEARCHED_FOR_END) return found + boundary.length;
  }
  const splitsPair = /[\uDC00-\uDFFF]/.test(text.charAt(limit));
  return splitsPair ? limit - 1 : limit;
}

export const readSource: ToolHandler<'read_source'> = async ({ cursor, ...named }, { library, describe }, context) => {
  const place = typeof cursor === 'string' ? CURSOR.exec(cursor) : undefined;
  if (place === null) throw new AgentError('invalid_message', message('tools.wrongCursor'));
  const [, snapshot = '', from = '0', origin = namedBy(named)] = place ?? [];
  // Assistants often repeat the source with its cursor. If the source is a different one, the wrong text would be
  // returned.
  if (placesIn(named) > 0 && origin !== namedBy(named))
    throw new AgentError('invalid_message', message('tools.cursorOfOther'));
  const source = place ? await library.snapshot(snapshot, context.asker) : await library.read(named, context);
  const { markdown, contentHash } = source;
  const start = Number(from);
  if (start > markdown.length) throw new AgentError('invalid_message', message('tools.wrongCursor'));
  const end = endOfPage(markdown, start);
  return {
    notice: noticeOf('markdown', 'title', 'author'),
    ...describedSource(await describe('s1', source)),
    markdown: markdown.slice(start, end),
    start,
    end,
    next_cursor: end < markdown.length ? `${contentHash}:${end}:${origin}` : null,
  };
};
