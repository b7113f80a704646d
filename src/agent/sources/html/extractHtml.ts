import { message, type Message } from '../../../protocol/index.js';
import { dropInvisible } from './cleaning/invisibleText.js';
import { estimateWords, collapsedText } from './dom.js';
import { assembleThread } from './threads/assembleThread.js';
import { readForum, THREAD_EVIDENCE, type ForumPost } from './threads/forum.js';
import { loadPage } from './loadPage.js';
import { keepMainText } from './mainText.js';
import { pageMarkdown } from './markdown/markdown.js';
import { readMetadata, type PageMetadata } from './metadata/metadata.js';
import { readDate } from './metadata/readDate.js';
import { readMetaValues } from './metadata/metaValues.js';
import { declaresArticle } from './features/pageFeatures.js';
import { judgePage, type PageKind } from './pageKind.js';
import { readStructuredData } from './metadata/structuredData.js';

/** A page as Markdown, with its metadata and what prevented it from being read. */
export interface ExtractedHtml extends PageMetadata {
  kind: PageKind;
  markdown: string;
  wordCount: number;
  /** Addresses of the pages that this one shows in frames. */
  frames: string[];
  /** Messages for the user: what was truncated, and why there may be little text. */
  warnings: Message[];
}

/** With less text than this, JSON-LD's `articleBody` is used; on pages with enough text, it makes results worse. */
const THIN_PAGE_CHARACTERS = 400;
const HEAD_CHARACTERS = 4_096;

/**
 * Reads a web page: its main text as Markdown, or all posts of a thread, with title, author, and date.
 *
 * Pure: no network, no globals. Bounded in memory and nearly linear in time, but synchronous, so run it in a worker.
 * `url` is the page's address, for relative links. Never throws, whatever the string.
 */
export function extractHtml(html: string, options: { url?: string } = {}): Promise<ExtractedHtml> {
  return Promise.resolve(extractHtmlSync(html, options));
}

/** The address in the comment that browsers write at the top of a page when they save it. */
function savedFrom(html: string): string | undefined {
  return /<!--\s*saved from url=\(\d+\)(https?:\/\/\S+)\s*-->/i.exec(html.slice(0, HEAD_CHARACTERS))?.[1];
}

function extractHtmlSync(html: string, options: { url?: string }): ExtractedHtml {
  const url = options.url ?? savedFrom(html);
  const page = loadPage(html);
  const { cleaned, document } = page;
  const structured = readStructuredData(cleaned.structuredData);
  const meta = readMetaValues(document);
  const metadata = readMetadata(document, structured, meta, url);
  const base = baseAddress(cleaned.base, url);
  const visible = collapsedText(document.body);
  const thread = readForum(document, page.statistics, {
    url: url ?? meta.get('og:url'),
    structuredData: cleaned.structuredData,
    declaredArticle: declaresArticle(structured, meta),
  });
  const isThread = thread.evidence >= THREAD_EVIDENCE && thread.posts.length > 0;
  const opening = isThread ? openingOf(thread.posts[0]) : undefined;
  const content = isThread
    ? assembleThread(document, thread.posts)
    : keepMainText(page, { structured, meta, thread, title: metadata.title, url });
  let markdown = pageMarkdown(content, base);
  const isDeclared = visible.length < THIN_PAGE_CHARACTERS && (structured.text?.length ?? 0) > visible.length;
  if (isDeclared) markdown = dropInvisible(structured.text ?? '');
  const wordCount = estimateWords(markdown);
  const kind = judgePage({ cleaned, document, visible: isDeclared ? markdown : visible, wordCount, metadata });
  const warnings = cleaned.truncated ? [message('sources.pageTruncated')] : [];
  if (cleaned.lostFormulas > 0) warnings.push(message('sources.equationsLost', { lost: cleaned.lostFormulas }));
  const embedded = new Set(cleaned.embedded.filter((address) => isPartOfPage(address, base)));
  if (embedded.size > 0) warnings.push(message('sources.embeddedUnread', { count: embedded.size }));
  const author = metadata.author ?? opening?.author;
  const date = metadata.date ?? opening?.date;
  const frames = cleaned.frames.map((frame) => addressOf(frame, base)).filter((frame) => frame !== undefined);
  return { ...metadata, author, date, kind, markdown, wordCount, frames, warnings };
}

/** Whether an address leads to a document rather than a page of another site, such as an advertisement. */
function isPartOfPage(address: string, base: string | undefined): boolean {
  if (!/\.x?html?(?:$|[?#])/i.test(address) || !/^(?:https?:)?\/\//i.test(address)) return true;
  return base !== undefined && URL.canParse(address, base) && new URL(address, base).host === new URL(base).host;
}

/** A thread's author and date are those of its first post, unless the page declares others. */
function openingOf(post: ForumPost | undefined): Pick<PageMetadata, 'author' | 'date'> {
  return { author: post?.author, date: readDate(post?.date) };
}

/** The address of a frame, as far as the page's own is known. */
function addressOf(frame: string, base: string | undefined): string | undefined {
  if (base === undefined) return /^(?:about|javascript|data|blob):/i.test(frame) ? undefined : frame;
  try {
    const { href, protocol } = new URL(frame, base);
    return /^https?:$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}

function baseAddress(declared: string | undefined, url: string | undefined): string | undefined {
  if (!declared) return url;
  try {
    return new URL(declared, url).href;
  } catch {
    return url;
  }
}
