import type { ReadContext, Snapshot, Source } from '../interfaces/index.js';
import { AgentError, BYTES_IN_MEGABYTE, isAgentError, message, parsePageUrl } from '../../protocol/index.js';
import { STATUS_CODES } from 'node:http';
import { toStatusError } from './fetch/fetchErrors.js';
import type { FetchedPage, FetchResult } from './fetch/fetchPage.js';
import type { ReaderParts } from './readerParts.js';
import { lastPathPart, siteOf, toSource } from './toSource.js';

type ToParse = Pick<FetchedPage, 'url' | 'hosts' | 'local' | 'contentType' | 'charset' | 'bytes'> &
  Partial<Pick<FetchedPage, 'fileName' | 'unfinishedAfter'>>;

/** With an error status, a shorter text says what went wrong. */
const ERROR_PAGE_CHARACTERS = 300;

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
  const readAt = new Date(now()).toISOString();
  const from: PageRequest = { key, snapshot, readAt };
  try {
    return (await readInBrowserFirst(from, context, parts)) ?? (await readFetched(from, context, parts));
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
}

interface PageRequest {
  /** The page's URL in its canonical form. */
  key: string;
  /** The copy that may be out of date. */
  snapshot: Snapshot | undefined;
  readAt: string;
}

/** On request, a page as a browser shows it; undefined if a fetch is what's wanted, or all that is possible for a file. */
async function readInBrowserFirst(
  { key, readAt }: PageRequest,
  context: ReadContext,
  parts: ReaderParts,
): Promise<Source | undefined> {
  if (context.render !== 'always') return undefined;
  const source = await readShown({ url: key, local: context.allowLocal, hosts: [] }, readAt, context, parts);
  if (source) await parts.snapshots.putSnapshot(key, { source, fetchedAt: readAt });
  else context.onProgress({ stage: 'fetching', sentence: message('rendering.file', { site: siteOf(key) }) });
  return source;
}

async function readFetched(
  { key, snapshot, readAt }: PageRequest,
  context: ReadContext,
  parts: ReaderParts,
): Promise<Source> {
  const fetched = await fetchWithProgress(key, snapshot, context, parts);
  if (fetched.status === 'not_modified') {
    if (snapshot === undefined)
      throw new AgentError('http_error', message('sources.unaskedNotModified', { site: siteOf(key) }), {
        retryable: true,
      });
    await parts.snapshots.putSnapshot(key, { ...snapshot, fetchedAt: readAt });
    return { ...snapshot.source, hosts: fetched.hosts };
  }
  const source =
    fetched.status === 'refused'
      ? await passCheck(fetched, readAt, context, parts)
      : await parsePage(fetched, readAt, context, parts);
  // The site's response doesn't cover what the page's scripts load, or what it hadn't sent yet.
  const isWhole = fetched.status === 'ok' && source.rendered === undefined && fetched.unfinishedAfter === undefined;
  const validators = isWhole && { etag: fetched.etag, lastModified: fetched.lastModified };
  await parts.snapshots.putSnapshot(key, { source, ...validators, fetchedAt: readAt });
  return source;
}

function fetchWithProgress(
  key: string,
  snapshot: Snapshot | undefined,
  { signal, allowLocal, onProgress, render }: ReadContext,
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
    keepErrorPage: render !== 'never',
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

/** The page's text; from an installed browser if scripts render it. */
async function parsePage(
  fetched: FetchedPage,
  readAt: string,
  context: ReadContext,
  parts: ReaderParts,
): Promise<Source> {
  try {
    return await parseFetched(fetched, readAt, context, parts);
  } catch (error) {
    if (!isAgentError(error)) throw error;
    const shown = () => readShown(fetched, readAt, context, parts);
    // Scripts may put the text behind the consent dialog. If they don't, the dialog is the reason to report.
    if (error.code === 'consent_wall' && context.render !== 'never') return orThrow(error, shown(), context);
    if (error.code !== 'needs_javascript') throw error;
    if (context.render === 'never')
      throw new AgentError('needs_javascript', message('rendering.off'), { cause: error });
    const source = await shown();
    if (!source) throw error;
    return source;
  }
}

/**
 * What comes after a site's page with an error status: a site that checks the browser with a script, or whose application
 * finds its pages itself, has next to no text there. Throws the site's answer if it was meant as one.
 */
async function passCheck(
  page: Extract<FetchResult, { status: 'refused' }>,
  readAt: string,
  context: ReadContext,
  parts: ReaderParts,
): Promise<Source> {
  const obstacle = await parseFetched(page, readAt, context, parts).catch((obstacle: unknown) => obstacle);
  if (!isAgentError(obstacle) || obstacle.code !== 'needs_javascript') throw page.error;
  return orThrow(page.error, readShown(page, readAt, context, parts), context);
}

/** The result of another attempt; the first one's error if it fails. */
async function orThrow(error: AgentError, attempt: Promise<Source | undefined>, context: ReadContext): Promise<Source> {
  const source = await attempt.catch(() => undefined);
  context.signal.throwIfAborted();
  if (!source) throw error;
  return source;
}

/** A page as an installed browser shows it; undefined if its URL leads to a file. */
async function readShown(
  page: Pick<FetchedPage, 'url' | 'local' | 'hosts'>,
  readAt: string,
  context: ReadContext,
  parts: ReaderParts,
): Promise<Source | undefined> {
  const { signal, onProgress } = context;
  // A local page was allowed because the person asked for it; its redirects and links weren't.
  const shown = await parts.showPage(page.url, {
    signal,
    allowLocal: page.local,
    onProgress: (sentence) => onProgress({ stage: 'fetching', sentence }),
  });
  if (!shown) return undefined;
  const { url, local, html, status, browser } = shown;
  const host = new URL(page.url).hostname;
  const refused = status >= 400 ? toStatusError(status, STATUS_CODES[status] ?? '', host) : undefined;
  const hosts = [...page.hosts, ...shown.hosts];
  const bytes = new TextEncoder().encode(html);
  const source = await parseFetched(
    { url, local, hosts, bytes, contentType: 'text/html', charset: 'utf-8' },
    readAt,
    context,
    parts,
  ).catch((error: unknown) => {
    throw refused ?? error;
  });
  const warnings = [...source.warnings, ...shown.warnings];
  if (refused) {
    // The site's word on the error, rather than a page.
    if (source.markdown.length < ERROR_PAGE_CHARACTERS) throw refused;
    warnings.push(message('rendering.errorStatus', { host, status }));
  }
  return { ...source, rendered: browser, warnings };
}

async function parseFetched(
  fetched: ToParse,
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
  const { unfinishedAfter: seconds } = fetched;
  const unfinished = seconds === undefined ? [] : [message('sources.unfinishedPage', { host: site, seconds })];
  return toSource(
    { ...parsed, site: parsed.site ?? site, warnings: [...parsed.warnings, ...unfinished] },
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
