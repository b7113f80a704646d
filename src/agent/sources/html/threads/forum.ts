import { hasNameWord, type PageDocument, type PageElement } from '../dom.js';
import {
  microdataBodies,
  narrowed,
  openingBody,
  POST_WORDS,
  proseOf,
  repeatedBodies,
  type Statistics,
} from './postBodies.js';
import { findPostAuthor, findPostDate } from './postDetails.js';
import { findPostDepth } from './postDepth.js';

/** One post of a thread, question, or discussion. */
export interface ForumPost {
  author?: string;
  /** As written on the page; formats vary widely. */
  date?: string;
  /** Its depth among the answers: 0 answers the page, 1 replies to an answer. */
  depth?: number;
  body: PageElement;
  /** The largest element that contains this post only. */
  container: PageElement;
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

const THREAD_TYPES = /(?:DiscussionForumPosting|QAPage|\bQuestion\b)/;

const THREAD_PATH =
  /\/(?:forums?|threads?|topics?|t|questions?|comments|discussions?|boards?|talk|community|viewtopic|showthread|post)(?:[/.-]|$)|(?:viewtopic|showthread|topic)/i;

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
  const items = [...document.querySelectorAll('[itemtype]')];
  const isOfType = (type: RegExp): boolean => items.some((item) => type.test(item.getAttribute('itemtype') ?? ''));
  const marked = microdataBodies(items.filter((item) => item !== root && item !== document.documentElement));
  const repeated = repeatedBodies(root, statistics);
  // Only their types distinguish answers from the comments below them.
  const answered = isOfType(/\/Answer$/);
  const useMarked =
    marked.length > 0 &&
    ((answered && marked.length > 1) || proseOf(marked, statistics) >= 0.7 * proseOf(repeated, statistics));
  let bodies = useMarked ? marked : narrowed(repeated, statistics);
  // Prose is measured in blocks, which narrow bodies may be part of.
  const proseAround = useMarked ? 0 : Math.max(0, proseOf(repeated, statistics) - proseOf(bodies, statistics));
  if (bodies.length === 0) return { posts: [], evidence: 0 };

  let evidence = 0;
  if (
    context.structuredData.some((json) => THREAD_TYPES.test(json)) ||
    isOfType(/\/(?:DiscussionForumPosting|QAPage|Question)$/)
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
  const firsts = firstBelow(bodies);
  let named = 0;
  let posts = bodies.map((body): ForumPost => {
    const container = containerOf(body, others, counts);
    // Answers may be inside the post that they answer, which then starts with its own author.
    const around = container.parentElement;
    const holds = around === null ? 0 : (counts.get(around) ?? 0);
    const isPost = body !== opening && holds > 1 && (holds < bodies.length || around?.localName === 'li');
    const outer = isPost && around !== null && firsts.get(around) === body ? around : undefined;
    if (isNamedAs(POST_WORDS, body, outer ?? container)) named++;
    const author = findPostAuthor(container, body) ?? (outer && findPostAuthor(outer, body, true));
    const date = findPostDate(container, body) ?? (outer && findPostDate(outer, body, true));
    return {
      body,
      container,
      author,
      date,
      depth: findPostDepth(container, body, (item) => firsts.get(item) !== body),
    };
  });
  // The whole thread may be inside a list.
  const least = Math.min(...posts.slice(opening ? 1 : 0).map(({ depth = 0 }) => depth));
  posts = posts.map((post) => ({ ...post, depth: Math.max(0, (post.depth ?? 0) - least) }));
  if (opening && posts[0]?.author === undefined && posts[0]?.date === undefined) posts = posts.slice(1);
  if (named > 0) evidence += 1;
  const withAuthor = posts.filter(({ author }) => author !== undefined).length;
  const withDate = posts.filter(({ date }) => date !== undefined).length;
  if (withAuthor >= 0.6 * posts.length) evidence += 1;
  if (withDate >= 0.6 * posts.length) evidence += 0.5;
  // Indented answers with authors and times are a thread, whatever else the page declares.
  const nested = posts.length >= 3 && posts.some(({ depth = 0 }) => depth > 0);
  if (nested) evidence += 0.5;
  if (nested && !context.declaredArticle && withAuthor === posts.length && withDate === posts.length) evidence += 1;
  // So does what several people say in turn.
  const people = new Set(posts.map(({ author }) => author)).size;
  const talk = posts.length >= 3 && people > 1 && withAuthor === posts.length && withDate === posts.length;
  const share = total > 0 ? (proseOf(bodies, statistics) + proseAround) / total : 0;
  if (talk && !nested && share >= 0.5 && !context.declaredArticle) evidence += 0.5;
  if (share < 0.5) evidence -= 1;
  if (share < 0.25) evidence -= 2;
  return { posts, evidence };
}

/** Whether a post's body or one of the elements that contain only this post has a name with one of these words. */
export function isNamedAs(names: ReadonlySet<string>, body: PageElement, container: PageElement): boolean {
  for (let at: PageElement | null = body; at !== null; at = at.parentElement) {
    // Also elements of the page's own, such as `forum-comment`.
    const isOwn = at.localName.includes('-') && at.localName.split('-').some((word) => names.has(word));
    if (isOwn || hasNameWord(at, names)) return true;
    if (at === container) return false;
  }
  return false;
}

/** The first body in each element. What precedes it there is its header. */
function firstBelow(bodies: readonly PageElement[]): Map<PageElement, PageElement> {
  const firsts = new Map<PageElement, PageElement>();
  for (const body of bodies)
    for (let at: PageElement | null = body; at && !firsts.has(at); at = at.parentElement) firsts.set(at, body);
  return firsts;
}
