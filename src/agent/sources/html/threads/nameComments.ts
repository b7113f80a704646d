import { collapsedText, type PageDocument, type PageElement } from '../dom.js';
import { dropTrailingActions, postLine } from './assembleThread.js';
import { isNamedAs, type ForumPost } from './forum.js';

/** Names of what readers say below a text. */
const COMMENT_WORDS = new Set(['comment', 'comments', 'commtext', 'reply', 'replies', 'answer', 'answers']);
/** Elements that hold several blocks. */
const HOLDER = /^(?:div|article|section|li|td|dd|blockquote)$/;

/** Whether a post's author is still beside it. */
function isNamed({ author = '', body, container }: ForumPost): boolean {
  const around = collapsedText(container);
  return around.replace(collapsedText(body), '').includes(author);
}

/**
 * Puts their authors and dates before the comments that are left of a page, whose lines are too short to be recognized
 * as text, and takes away the links that do something with them.
 */
export function nameComments(document: PageDocument, posts: readonly ForumPost[]): void {
  for (const post of posts) {
    const { author, body, container } = post;
    if (collapsedText(body) === '' || !isNamedAs(COMMENT_WORDS, body, container)) continue;
    dropTrailingActions(container);
    if (author === undefined || isNamed(post)) continue;
    const line = postLine(document, post);
    const holder: PageElement | null = HOLDER.test(body.localName) ? body : body.parentElement;
    holder?.insertBefore(line, holder === body ? body.firstChild : body);
  }
}
