import { lettersAndDigits } from '@regen-research/text';
import { childrenOf, collapsedText, hasNameWord, type PageDocument, type PageElement } from '../dom.js';
import type { ForumPost } from './forum.js';
import { answeredPosts } from './postDepth.js';

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

const MAX_ACTION_WORDS = 6;

/** Removes links below a post that do something with it, such as "reply": a few words, and all on this site. */
export function dropTrailingActions(body: PageElement): void {
  for (;;) {
    const last = [...body.children].at(-1);
    const links = last === undefined ? [] : [...last.querySelectorAll('a')];
    const text = collapsedText(last ?? null);
    const isAction =
      last !== undefined &&
      last.localName !== 'a' &&
      links.length > 0 &&
      text.split(' ').length <= MAX_ACTION_WORDS &&
      links.every((link) => !/^(?:https?:)?\/\//i.test(link.getAttribute('href') ?? '')) &&
      text.replace(/[\s|·•()-]/g, '') ===
        links.map(({ textContent }) => textContent.replace(/[\s|·•()-]/g, '')).join('');
    if (!isAction || collapsedText(body) === text) return;
    last.remove();
  }
}

function trimPost(body: PageElement, earlier: readonly string[]): void {
  for (const element of [...body.querySelectorAll('[class],button')]) {
    // A class of a listing may say that it has buttons.
    const hasCode = element.localName === 'pre' || element.querySelector('pre') !== null;
    if (element.localName === 'button' || (!hasCode && hasNameWord(element, TRIMMED_WORDS))) element.remove();
  }
  dropTrailingActions(body);
  for (const quote of [...body.querySelectorAll('blockquote,[class*=quote i]')]) {
    const content = quote.querySelector('[class*=content i]') ?? quote;
    const text = lettersAndDigits(collapsedText(content)).slice(0, 400);
    if (
      collapsedText(content).split(' ').length > MAX_REPEATED_QUOTE_WORDS &&
      earlier.some((post) => post.includes(text))
    )
      quote.remove();
  }
}

/** The line with a post's author and date, and whom it answers. */
export function postLine(document: PageDocument, { author, date }: ForumPost, to?: string): PageElement {
  const line = document.createElement('p');
  if (author !== undefined) {
    const name = document.createElement('strong');
    name.textContent = author;
    line.appendChild(name);
  }
  if (date !== undefined) line.appendChild(document.createTextNode(`${author === undefined ? '' : ' · '}${date}`));
  if (to !== undefined) line.appendChild(document.createTextNode(` · ↳ ${to}`));
  return line;
}

/** Arranges the posts in sequence, each below a line with its author and date. */
export function assembleThread(document: PageDocument, posts: readonly ForumPost[]): PageElement {
  const thread = document.createElement('article');
  const earlier: string[] = [];
  const answered = answeredPosts(posts);
  for (const [index, post] of posts.entries()) {
    const { body } = post;
    if (post.author !== undefined || post.date !== undefined)
      thread.appendChild(postLine(document, post, answered[index]?.author));
    const text = lettersAndDigits(collapsedText(body));
    trimPost(body, earlier);
    earlier.push(text);
    const section = document.createElement('div');
    for (const child of childrenOf(body)) section.appendChild(child);
    thread.appendChild(section);
  }
  return thread;
}
