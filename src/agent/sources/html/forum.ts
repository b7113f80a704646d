import {
  childrenOf,
  hasNameWord,
  isWithin,
  collapsedText,
  type PageDocument,
  type PageElement,
  type PageNode,
} from './dom.js';
import { findPostAuthor, findPostDate } from './postDetails.js';
import { answeredPosts, findPostDepth } from './postDepth.js';
import type { TextStatistics } from './textStatistics.js';

/** One post of a thread, question, or discussion. */
export interface ForumPost {
  author?: string;
  /** As written on the page; formats vary widely. */
  date?: string;
  /** Its depth among the answers: 0 answers the page, 1 replies to an answer. */
  depth?: number;
  body: PageElement;
}

export interface ForumThread {
  posts: ForumPost[];
  /** Evidence that this is a thread, from 0; callers accept it from `THREAD_EVIDENCE` on. */
  evidence: number;
}

/** Minimum evidence for reading a page as a thread. Articles with comments stay below. */
export const THREAD_EVIDENCE = 3;

/** Additional evidence required from a page that declares itself an article, with nothing declaring it a thread. */
const DECLARED_ARTICLE = 1.5;
const MAX_FAMILY = 400;
const POST_TYPES = /\/(?:Comment|Answer|Question|DiscussionForumPosting|SocialMediaPosting)$/;
const THREAD_TYPES = /(?:DiscussionForumPosting|QAPage|\bQuestion\b)/;
const POST_WORDS = new Set([
  'post',
  'posts',
  'message',
  'comment',
  'comments',
  'reply',
  'replies',
  'answer',
  'answers',
  'question',
  'thread',
  'topic',
  'msg',
]);
const BODY_WORDS = new Set([
  'body',
  'content',
  'text',
  'message',
  'markdown',
  'md',
  'prose',
  'wrapper',
  'html',
  'cooked',
  'richtext',
  'rich',
  'bb',
]);
const SIDE_WORDS = new Set([
  'signature',
  'sig',
  'sidebar',
  'related',
  'similar',
  'recommended',
  'nav',
  'navigation',
  'footer',
  'header',
  'menu',
  'widget',
  'share',
  'toolbar',
  'breadcrumb',
]);
const THREAD_PATH =
  /\/(?:forums?|threads?|topics?|t|questions?|comments|discussions?|boards?|talk|community|viewtopic|showthread|post)(?:[/.-]|$)|(?:viewtopic|showthread|topic)/i;

type Statistics = ReadonlyMap<PageNode, TextStatistics>;

/** Class words without counters, so that `post bg1` and `post bg2` are the same. */
function signatureOf(element: PageElement): string {
  const classes = element.className
    .split(/\s+/)
    .filter((name) => name !== '' && !/\d/.test(name))
    .slice(0, 2)
    .sort()
    .join('.');
  return `${element.localName}.${classes}`;
}

/** Whether the element is in a navigation, sidebar, or signature; a wrapper of most of the page never counts as one. */
function isAside(element: PageElement, statistics: Statistics, total: number): boolean {
  for (let at: PageElement | null = element; at && at.localName !== 'body'; at = at.parentElement) {
    if ((statistics.get(at)?.proseWords ?? 0) > 0.5 * total) return false;
    if (/^(?:nav|footer|aside)$/.test(at.localName) || hasNameWord(at, SIDE_WORDS)) return true;
  }
  return false;
}

/** Elements that look alike, none inside another, in page order. */
function families(root: PageElement, statistics: Statistics): PageElement[][] {
  const groups = new Map<string, PageElement[]>();
  for (const element of root.querySelectorAll('div,li,article,section,td,tr,table,blockquote,p,span,dd')) {
    const own = statistics.get(element);
    if (!own || own.words === 0 || element.localName === 'p' || (element.localName === 'span' && !own.hasBlock))
      continue;
    const parent = element.parentElement;
    const key = `${parent ? signatureOf(parent) : ''}>${signatureOf(element)}`;
    const group = groups.get(key);
    const last = group?.at(-1);
    if (!group || !last) groups.set(key, [element]);
    else if (group.length < MAX_FAMILY && !isWithin(element, last)) group.push(element);
  }
  return [...groups.values()].filter((group) => group.length >= 2);
}

/** The largest ancestor that contains no other body of the family. */
function containerOf(
  body: PageElement,
  others: ReadonlySet<PageElement>,
  counts: Map<PageElement, number>,
): PageElement {
  let container = body;
  for (let at = body.parentElement; at && at.localName !== 'body' && at.localName !== 'main'; at = at.parentElement) {
    if ((counts.get(at) ?? 0) > 1 || others.has(at)) break;
    container = at;
  }
  return container;
}

function countBelow(bodies: readonly PageElement[]): Map<PageElement, number> {
  const counts = new Map<PageElement, number>();
  for (const body of bodies) {
    for (let at: PageElement | null = body; at; at = at.parentElement) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return counts;
}

/** The bodies declared with schema.org microdata, whatever their markup. */
function microdataBodies(root: PageElement): PageElement[] {
  const bodies: PageElement[] = [];
  for (const item of root.querySelectorAll('[itemtype]')) {
    const type = item.getAttribute('itemtype') ?? '';
    if (!POST_TYPES.test(type)) continue;
    // On question pages, comments are asides below the posts.
    if (type.endsWith('/Comment') && item.parentElement?.closest('[itemtype$="/Answer"],[itemtype$="/Question"]'))
      continue;
    for (const text of item.querySelectorAll('[itemprop=text],[itemprop=articleBody],[itemprop=commentText]')) {
      if (text.localName !== 'meta' && text.closest('[itemscope]') === item) {
        bodies.push(text);
        break;
      }
    }
  }
  return bodies.filter((body, index) => {
    const previous = bodies[index - 1];
    return !previous || !isWithin(body, previous);
  });
}

const proseOf = (bodies: readonly PageElement[], statistics: Statistics): number =>
  bodies.reduce((sum, body) => sum + (statistics.get(body)?.proseWords ?? 0), 0);

/** Rows and frames of the page look alike as well, but one of them contains everything. */
function isLopsided(bodies: readonly PageElement[], statistics: Statistics): boolean {
  const most = Math.max(...bodies.map((body) => statistics.get(body)?.proseWords ?? 0));
  return most > 0.9 * proseOf(bodies, statistics);
}

/** Of the families with nearly all of the prose, the one whose members contain the least else. */
function repeatedBodies(root: PageElement, statistics: Statistics): PageElement[] {
  const total = statistics.get(root)?.proseWords ?? 0;
  let candidates = families(root, statistics)
    .map((bodies) => bodies.filter((body) => !isAside(body, statistics, total)))
    .filter((bodies) => bodies.length >= 2 && !isLopsided(bodies, statistics))
    .map((bodies) => ({
      bodies,
      prose: proseOf(bodies, statistics),
      words: bodies.reduce((sum, body) => sum + (statistics.get(body)?.words ?? 0), 0),
      named:
        bodies.reduce(
          (sum, body) => sum + (hasNameWord(body, BODY_WORDS) ? 1 : hasNameWord(body, POST_WORDS) ? 0.3 : 0),
          0,
        ) / bodies.length,
    }));
  const most = Math.max(0, ...candidates.map(({ prose }) => prose));
  candidates = candidates.filter(({ prose }) => prose >= 0.75 * most && prose > 0);
  const value = ({ prose, words, named }: (typeof candidates)[number]): number =>
    prose / most + prose / words + 0.25 * named;
  return candidates.sort((left, right) => value(right) - value(left))[0]?.bodies ?? [];
}

/** The first post often has different markup than the replies: the richest named body before them. */
function openingBody(
  root: PageElement,
  bodies: readonly PageElement[],
  statistics: Statistics,
): PageElement | undefined {
  const first = bodies[0];
  if (!first) return undefined;
  const total = statistics.get(root)?.proseWords ?? 0;
  let best: PageElement | undefined;
  let bestValue = 0;
  for (const element of root.querySelectorAll('div,article,section,td')) {
    if (element === first) break;
    const own = statistics.get(element);
    if (!own || own.proseWords < 8 || isWithin(first, element) || bodies.some((body) => isWithin(body, element)))
      continue;
    if (isAside(element, statistics, total)) continue;
    if (!hasNameWord(element, BODY_WORDS) && !hasNameWord(element, POST_WORDS)) continue;
    const value = own.proseWords * (own.proseWords / own.words) ** 2;
    if (value > bestValue) {
      best = element;
      bestValue = value;
    }
  }
  return best;
}

/**
 * Finds all posts of a thread: by schema.org microdata if present, or else as the family of similar elements that
 * contains the page's prose. The evidence adds up declared types, the address, and how many posts show an author and a
 * date.
 */
export function readForum(
  document: PageDocument,
  statistics: Statistics,
  context: { url?: string; structuredData: readonly string[]; declaredArticle: boolean },
): ForumThread {
  const root = document.body;
  const total = statistics.get(root)?.proseWords ?? 0;
  const marked = microdataBodies(root);
  const repeated = repeatedBodies(root, statistics);
  // Only their types distinguish answers from the comments below them.
  const answered = document.querySelector('[itemtype$="/Answer"]') !== null;
  const useMarked =
    marked.length > 0 &&
    ((answered && marked.length > 1) || proseOf(marked, statistics) >= 0.7 * proseOf(repeated, statistics));
  let bodies = useMarked ? marked : repeated;
  if (bodies.length === 0) return { posts: [], evidence: 0 };

  let evidence = 0;
  if (
    context.structuredData.some((json) => THREAD_TYPES.test(json)) ||
    document.querySelector('[itemtype$="/DiscussionForumPosting"],[itemtype$="/QAPage"],[itemtype$="/Question"]')
  )
    evidence += 2;
  else if (context.declaredArticle) evidence -= DECLARED_ARTICLE;
  if (context.url && THREAD_PATH.test(context.url)) evidence += 1;
  const others = new Set(bodies);
  const opening = openingBody(root, bodies, statistics);
  if (opening) {
    bodies = [opening, ...bodies];
    others.add(opening);
  }
  const counts = countBelow(bodies);
  let posts = bodies.map((body): ForumPost => {
    const container = containerOf(body, others, counts);
    const author = findPostAuthor(container, body);
    const date = findPostDate(container, body);
    return { body, author, date, depth: findPostDepth(container, body) };
  });
  if (opening && posts[0]?.author === undefined && posts[0]?.date === undefined) posts = posts.slice(1);
  if (
    bodies.some(
      (body) => hasNameWord(body, POST_WORDS) || (body.parentElement && hasNameWord(body.parentElement, POST_WORDS)),
    )
  )
    evidence += 1;
  if (posts.filter(({ author }) => author !== undefined).length >= 0.6 * posts.length) evidence += 1;
  if (posts.filter(({ date }) => date !== undefined).length >= 0.6 * posts.length) evidence += 0.5;
  // Indented answers with authors and times are a thread, whatever else the page declares.
  if (posts.length >= 3 && posts.some(({ depth = 0 }) => depth > 0)) evidence += 0.5;
  const share = total > 0 ? proseOf(bodies, statistics) / total : 0;
  if (share < 0.5) evidence -= 1;
  if (share < 0.25) evidence -= 2;
  return { posts, evidence };
}

/** Longer quotes that repeat an earlier post are left out, because the post itself is included. */
const MAX_REPEATED_QUOTE_WORDS = 40;
const TRIMMED_WORDS = new Set([
  'signature',
  'sig',
  'expand',
  'toolbar',
  'actions',
  'buttons',
  'reactions',
  'reaction',
  'share',
  'controls',
  'likes',
  'attribution-tools',
]);

const squeeze = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

function trimPost(body: PageElement, earlier: readonly string[]): void {
  for (const element of [...body.querySelectorAll('[class],button')]) {
    if (element.localName === 'button' || hasNameWord(element, TRIMMED_WORDS)) element.remove();
  }
  for (const quote of [...body.querySelectorAll('blockquote,[class*=quote i]')]) {
    const content = quote.querySelector('[class*=content i]') ?? quote;
    const text = squeeze(collapsedText(content)).slice(0, 400);
    if (
      collapsedText(content).split(' ').length > MAX_REPEATED_QUOTE_WORDS &&
      earlier.some((post) => post.includes(text))
    )
      quote.remove();
  }
}

/** Arranges the posts in sequence, each below a line with its author and date. */
export function assembleThread(document: PageDocument, posts: readonly ForumPost[]): PageElement {
  const thread = document.createElement('article');
  const earlier: string[] = [];
  const answered = answeredPosts(posts);
  for (const [index, { author, date, body }] of posts.entries()) {
    if (author !== undefined || date !== undefined) {
      const line = document.createElement('p');
      if (author !== undefined) {
        const name = document.createElement('strong');
        name.textContent = author;
        line.appendChild(name);
      }
      if (date !== undefined) line.appendChild(document.createTextNode(`${author === undefined ? '' : ' · '}${date}`));
      const to = answered[index]?.author;
      if (to !== undefined) line.appendChild(document.createTextNode(` · ↳ ${to}`));
      thread.appendChild(line);
    }
    const text = squeeze(collapsedText(body));
    trimPost(body, earlier);
    earlier.push(text);
    const section = document.createElement('div');
    for (const child of childrenOf(body)) section.appendChild(child);
    thread.appendChild(section);
  }
  return thread;
}
