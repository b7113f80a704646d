import type { PageElement } from '../dom.js';

/** Deeper than any thread that people read. */
const MAX_DEPTH = 60;

const integer = (text: string | null | undefined): number | undefined =>
  text !== null && text !== undefined && /^\d{1,3}$/.test(text.trim()) ? Number(text) : undefined;

/**
 * The depth of an answer: by its cell or class, or else by the list items around it that start with another post, as
 * `holdsEarlier` tells.
 */
export function findPostDepth(
  container: PageElement,
  body: PageElement,
  holdsEarlier: (element: PageElement) => boolean,
): number {
  const indented = container.querySelector('[indent]');
  const said = integer(indented?.getAttribute('indent'));
  if (said !== undefined) return Math.min(said, MAX_DEPTH);
  let lists = 0;
  let nested = 0;
  for (let at: PageElement | null = body; at && at.localName !== 'body'; at = at.parentElement) {
    const own = at.localName.includes('-') ? integer(at.getAttribute('depth')) : undefined;
    if (own !== undefined) return Math.min(own, MAX_DEPTH);
    const named = /(?:^|[\s_-])(?:depth|level|indent)-?(\d{1,2})(?:\s|$)/i.exec(at.className)?.[1];
    // WordPress counts from 1.
    if (named !== undefined) return Math.max(0, Number(named) - (/depth-/.test(at.className) ? 1 : 0));
    if (at.localName === 'li' && holdsEarlier(at)) nested++;
    if (/(?:^|[\s_-])(?:children|replies|child|nested)(?:$|[\s_-])/i.test(at.className)) lists++;
  }
  return Math.min(Math.max(lists, nested), MAX_DEPTH);
}

/** For each post, the one that it answers: the last earlier one that is one level higher. */
export function answeredPosts<Post extends { depth?: number }>(posts: readonly Post[]): (Post | undefined)[] {
  const open: Post[] = [];
  return posts.map((post) => {
    const depth = post.depth ?? 0;
    open.length = Math.min(open.length, depth);
    const answered = depth > 0 ? open.at(-1) : undefined;
    open.push(post);
    return answered;
  });
}
