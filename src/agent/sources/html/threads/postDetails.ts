import { isName, leadsToNoAuthor } from '../metadata/author.js';
import { hasNameWord, isWithin, nameWords, collapsedText, type PageElement } from '../dom.js';

const AUTHOR_WORDS = new Set([
  'author',
  'username',
  'user',
  'poster',
  'nickname',
  'nick',
  'member',
  'creator',
  'name',
  'owner',
]);
const DATE_WORDS = new Set(['age', 'date', 'time', 'posted', 'timestamp', 'datetime', 'published', 'created', 'ago']);
const USER_PATH =
  /(?:^|\/)user\?id=|\/(?:u|user|users|member|members|profile|profiles|people|author)\b|(?:memberlist|member)\.php|[?&](?:u|uid|user)=/i;
const MAX_NAME_CHARACTERS = 40;

/**
 * The author of a post: from microdata, a class that says so, or a link to a member's page near its body. With `before`,
 * only what precedes the body belongs to the post.
 */
export function findPostAuthor(container: PageElement, body: PageElement, before = false): string | undefined {
  let best: { name: string; rank: number } | undefined;
  const declared = declaredAuthor(container, body);
  if (declared !== undefined) return declared;
  for (const element of container.querySelectorAll(
    '[itemprop~=author],[itemprop=name],[rel~=author],[class],a[href],[data-author]',
  )) {
    if (before && isWithin(element, body)) break;
    if (element.localName === 'meta' || isWithin(element, body)) continue;
    const name = collapsedText(element)
      .replace(/^(?:by|posted by)\s+/i, '')
      .replace(/^@/, '');
    if (name === '' || name.length > MAX_NAME_CHARACTERS || !/\p{L}/u.test(name) || name.split(' ').length > 5)
      continue;
    if (!isName(name) || leadsToNoAuthor(element)) continue;
    const itemprop = element.getAttribute('itemprop') ?? '';
    const words = nameWords(element);
    let rank = 0;
    if (itemprop === 'name' && element.closest('[itemprop~=author]')) rank = 6;
    else if (itemprop.includes('author') || element.getAttribute('rel') === 'author') rank = 5;
    else if (
      words.includes('username') ||
      // The name in a card (hCard).
      words.includes('fn') ||
      (words.includes('author') && words.includes('name')) ||
      (words.includes('user') && words.includes('name'))
    )
      rank = 4;
    else if (element.localName === 'a' && USER_PATH.test(element.getAttribute('href') ?? '')) rank = 3;
    else if (words.some((word) => AUTHOR_WORDS.has(word)) && name.split(' ').length <= 3 && !words.includes('title'))
      rank = 2;
    if (rank > 0 && (!best || rank > best.rank)) best = { name, rank };
  }
  return best?.name;
}

/** The author that an attribute of the elements around a post's body names. */
function declaredAuthor(container: PageElement, body: PageElement): string | undefined {
  for (let at = body.parentElement; at !== null && isWithin(at, container); at = at.parentElement) {
    const name = (at.getAttribute('data-author') ?? at.getAttribute('author') ?? '').trim();
    if (name !== '' && name.length <= MAX_NAME_CHARACTERS && isName(name)) return name;
  }
  return undefined;
}

const DATE_TEXT =
  /\b(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}\.?\s+\p{L}{3,9}\.?\s+\d{4}|\d+\s+(?:minutes?|hours?|days?|weeks?|months?|years?)\s+ago|yesterday|today)\b/iu;
const MAX_DATE_CHARACTERS = 60;

/** The date of a post, as written on the page; with `before`, only in what precedes its body. */
export function findPostDate(container: PageElement, body: PageElement, before = false): string | undefined {
  for (const selector of ['time', '[itemprop=datePublished],[itemprop=dateCreated]', '[class]']) {
    for (const element of container.querySelectorAll(selector)) {
      if (before && isWithin(element, body)) break;
      if (isWithin(element, body) || (selector === '[class]' && !hasNameWord(element, DATE_WORDS))) continue;
      const text = collapsedText(element) || (element.getAttribute('datetime') ?? '');
      if (text !== '' && text.length <= MAX_DATE_CHARACTERS && /\d|day|now/i.test(text)) return text;
    }
  }
  for (const element of container.querySelectorAll('span,small,div,p,td,a,abbr')) {
    if (before && isWithin(element, body)) break;
    if (isWithin(element, body)) continue;
    const text = collapsedText(element);
    if (text.length <= MAX_DATE_CHARACTERS) {
      const match = DATE_TEXT.exec(text);
      if (match) return text.length <= match[0].length + 25 ? text : match[0];
    }
  }
  return undefined;
}
