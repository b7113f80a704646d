import type { ReadContext, Snapshot, Source } from '../interfaces/index.js';
import { AgentError, BYTES_IN_MEGABYTE, isAgentError, message, parsePageUrl } from '../../protocol/index.js';
import type { FetchResult } from './fetch/fetchPage.js';
import type { ReaderParts } from './readerParts.js';
import { lastPathPart, siteOf, toSource } from './toSource.js';

type Fetched = Extract<FetchResult, { status: 'ok' }>;

function ageOf(snapshot: Snapshot, now: number): number {
  const age = now - Date.parse(snapshot.fetchedAt);
  // A clock that was set back, or an invalid date, makes a snapshot old.
  return age >= 0 ? age : Number.POSITIVE_INFINITY;
}

function megabytes(bytes: number): string {
  return (bytes / BYTES_IN_MEGABYTE).toFixed(1);
}

/**
 * Whether an old copy is better than this failure: the site is unreachable, as opposed to the page being deleted or
 * forbidden.
 */
function mayServeOld(error: unknown): boolean {
  return (
    isAgentError(error) && error.retryable && ['fetch_failed', 'source_timeout', 'http_error'].includes(error.code)
  );
}

/**
 * Reads a web page: from its snapshot while that is recent, after asking the site whether it has changed if it is
 * older, and otherwise by fetching it. If the site is unreachable, returns the old snapshot with a warning.
 */
export async function readUrl(url: string, context: ReadContext, parts: ReaderParts): Promise<Source> {
  const { snapshots, now } = parts;
  const key = parsePageUrl(url).href;
  const kept = context.fresh ? undefined : await snapshots.getSnapshotByUrl(key);
  const withheld = kept?.source.local && !context.allowLocal;
  // If rendering is requested, a snapshot that wasn't rendered doesn't count.
  const other = context.render === 'always' && kept?.source.format === 'html' && kept.source.rendered === undefined;
  const snapshot = withheld || other ? undefined : kept;
  if (snapshot !== undefined && ageOf(snapshot, now()) < parts.revalidateMinutes() * 60_000) return snapshot.source;
  let fetched: FetchResult;
  try {
    fetched = await fetchWithProgress(key, snapshot, context, parts);
  } catch (error) {
    if (snapshot === undefined || !mayServeOld(error)) throw error;
    return {
      ...snapshot.source,
      warnings: [
        ...snapshot.source.warnings,
        message('sources.oldCopy', { site: siteOf(key), date: snapshot.fetchedAt.slice(0, 10) }),
      ],
    };
  }
  const fetchedAt = new Date(now()).toISOString();
  if (fetched.status === 'not_modified') {
    if (snapshot === undefined)
      throw new AgentError('http_error', message('sources.unaskedNotModified', { site: siteOf(key) }), {
        retryable: true,
      });
    await snapshots.putSnapshot(key, { ...snapshot, fetchedAt });
    return { ...snapshot.source, hosts: fetched.hosts };
  }
  const source = await parsePage(fetched, fetchedAt, context, parts);
  // The site's response doesn't cover what the page's scripts load.
  const validators = source.rendered === undefined && { etag: fetched.etag, lastModified: fetched.lastModified };
  await snapshots.putSnapshot(key, { source, ...validators, fetchedAt });
  return source;
}

function fetchWithProgress(
  key: string,
  snapshot: Snapshot | undefined,
  { signal, allowLocal, onProgress }: ReadContext,
  { fetchPage }: ReaderParts,
): Promise<FetchResult> {
  const site = siteOf(key);
  onProgress({
    stage: 'fetching',
    sentence: message(snapshot === undefined ? 'sources.fetching' : 'sources.revalidating', { site }),
  });
  return fetchPage(key, {
    signal,
    allowLocal,
    validators: snapshot && {
      url: snapshot.source.url ?? key,
      etag: snapshot.etag,
      lastModified: snapshot.lastModified,
    },
    onProgress: (bytes, total) => {
      const sentence = message('sources.fetchingMegabytes', { site, megabytes: megabytes(bytes) });
      onProgress({ stage: 'fetching', sentence, done: bytes, total });
    },
  });
}

const isHtml = ({ contentType }: Fetched): boolean => contentType.includes('html');

/** The page's text; from an installed browser if scripts render it. */
async function parsePage(fetched: Fetched, readAt: string, context: ReadContext, parts: ReaderParts): Promise<Source> {
  const { render = 'auto' } = context;
  if (render === 'always' && isHtml(fetched)) return parseShown(fetched, readAt, context, parts);
  try {
    return await parseFetched(fetched, readAt, context, parts);
  } catch (error) {
    if (!isAgentError(error)) throw error;
    // Scripts may put the text behind the consent dialog. If they don't, the dialog is the reason to report.
    if (error.code === 'consent_wall' && render === 'auto')
      return await parseShown(fetched, readAt, context, parts).catch(() => {
        context.signal.throwIfAborted();
        throw error;
      });
    if (error.code !== 'needs_javascript') throw error;
    if (render === 'never') throw new AgentError('needs_javascript', message('rendering.off'), { cause: error });
    return parseShown(fetched, readAt, context, parts);
  }
}

async function parseShown(fetched: Fetched, readAt: string, context: ReadContext, parts: ReaderParts): Promise<Source> {
  const { signal, onProgress } = context;
  // A local page was allowed because the person asked for it; its redirects and links weren't.
  const shown = await parts.showPage(fetched.url, {
    signal,
    allowLocal: fetched.local,
    onProgress: (sentence) => onProgress({ stage: 'fetching', sentence }),
  });
  const page = {
    ...fetched,
    url: shown.url,
    hosts: [...fetched.hosts, ...shown.hosts],
    bytes: new TextEncoder().encode(shown.html),
    charset: 'utf-8',
  };
  const source = await parseFetched(page, readAt, context, parts);
  return { ...source, rendered: shown.browser, warnings: [...source.warnings, ...shown.warnings] };
}

async function parseFetched(
  fetched: Fetched,
  readAt: string,
  { signal, onProgress }: ReadContext,
  { parser }: ReaderParts,
): Promise<Source> {
  const site = siteOf(fetched.url);
  onProgress({ stage: 'reading', sentence: message('sources.reading', { name: site }) });
  const parsed = await parser.parse(
    {
      bytes: fetched.bytes,
      contentType: fetched.contentType,
      charset: fetched.charset,
      name: fetched.fileName ?? new URL(fetched.url).pathname,
      url: fetched.url,
      document: false,
    },
    signal,
    (sentence, done, total) => {
      onProgress({ stage: 'reading', sentence, done, total });
    },
  );
  return toSource(
    { ...parsed, site: parsed.site ?? site },
    {
      kind: 'url',
      title: lastPathPart(new URL(fetched.url).pathname) || site,
      url: fetched.url,
      local: fetched.local || undefined,
      hosts: [...new Set(fetched.hosts)],
      readAt,
    },
  );
}
