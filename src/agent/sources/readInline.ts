import { shortened } from '@regen-research/text';
import type { ReadContext, Source } from '../interfaces/index.js';
import { message, parseWebUrl, type SourceRequest } from '../../protocol/index.js';
import { lossWarning } from './lossWarning.js';
import type { ReaderParts } from './readerParts.js';
import { toSource } from './toSource.js';

type InlineRequest = Exclude<SourceRequest, { uri: string } | { url: string; title?: never }> & {
  title?: string;
  url?: string;
};

/** Length of the title if a client gives none: the first words of the text. */
const TITLE_CHARACTERS = 60;

function firstWords(markdown: string): string {
  const line =
    markdown
      .split('\n')
      .find((candidate) => candidate.trim() !== '')
      ?.trim() ?? 'Text';
  return shortened(line, TITLE_CHARACTERS);
}

/**
 * Reads text, Markdown, or HTML from a client, such as a page as its browser shows it. `url` is its origin; nothing is
 * fetched.
 */
export async function readInline(
  request: InlineRequest,
  { signal, onProgress }: ReadContext,
  { parser, now }: ReaderParts,
): Promise<Source> {
  const [format, text] =
    'html' in request
      ? (['html', request.html] as const)
      : 'markdown' in request
        ? (['markdown', request.markdown] as const)
        : (['text', request.text] as const);
  const url = parseWebUrl(request.url ?? '') && request.url;
  const name = request.title ?? url;
  const started = name === undefined ? message('sources.readingText') : message('sources.reading', { name });
  onProgress({ stage: 'reading', sentence: started });
  const parsed = await parser.parse({ text, format, url, document: false }, signal, (sentence, done, total) => {
    onProgress({ stage: 'reading', sentence, done, total });
  });
  const losses = 'html' in request ? [...new Set(request.missing)].map(lossWarning) : [];
  const read = { ...parsed, warnings: [...parsed.warnings, ...losses] };
  return toSource(request.title === undefined ? read : { ...read, title: request.title }, {
    kind: 'inline',
    title: firstWords(parsed.markdown),
    url,
    hosts: [],
    readAt: new Date(now()).toISOString(),
  });
}
