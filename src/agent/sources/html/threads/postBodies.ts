import { elementsNamed, hasNameWord, isWithin, once, type PageElement, type PageNode } from '../dom.js';
import type { TextStatistics } from '../textStatistics.js';

const MAX_FAMILY = 400;

/** Elements that can hold a post. */
const FAMILY_ELEMENTS: ReadonlySet<string> = new Set(
  'div li article section td tr table blockquote span dd'.split(' '),
);
const OPENING_ELEMENTS: ReadonlySet<string> = new Set(['div', 'article', 'section', 'td']);

/** Parts of a post that may look alike. */
const MAX_PLACES = 4;

const POST_TYPES = /\/(?:Comment|Answer|Question|DiscussionForumPosting|SocialMediaPosting)$/;

export const POST_WORDS = new Set([
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
  'postbody',
  'posttext',
  'postmessage',
  'commtext',
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

export type Statistics = ReadonlyMap<PageNode, TextStatistics>;

/** Class words without counters, so that `post bg1` and `post bg2` are the same. */
const signatureOf = once((element): string => {
  const classes = element.className
    .split(/\s+/)
    .filter((name) => name !== '' && !/\d/.test(name))
    .slice(0, 2)
    .sort()
    .join('.');
  return `${element.localName}.${classes}`;
});

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
  for (const element of elementsNamed(root, FAMILY_ELEMENTS)) {
    const own = statistics.get(element);
    if (!own || own.words === 0 || (element.localName === 'span' && !own.hasBlock)) continue;
    const parent = element.parentElement;
    const key = `${parent ? signatureOf(parent) : ''}>${signatureOf(element)}`;
    const group = groups.get(key);
    const last = group?.at(-1);
    if (!group || !last) groups.set(key, [element]);
    else if (group.length < MAX_FAMILY && !isWithin(element, last)) group.push(element);
  }
  return [...groups.values()].flatMap(byPlace).filter((group) => group.length >= 2);
}

/** A header and a body without telling names look alike; each post has one of each, so that their place tells. */
function byPlace(group: PageElement[]): PageElement[][] {
  const parents = new Map<PageElement | null, PageElement[]>();
  for (const element of group) {
    const siblings = parents.get(element.parentElement);
    if (siblings === undefined) parents.set(element.parentElement, [element]);
    else siblings.push(element);
  }
  const [width = 1] = [...parents.values()].map(({ length }) => length);
  const isRegular = [...parents.values()].every(({ length }) => length === width);
  if (parents.size < 3 || width < 2 || width > MAX_PLACES || !isRegular) return [group];
  return [
    group,
    ...Array.from({ length: width }, (_, place) => [...parents.values()].flatMap((own) => own[place] ?? [])),
  ];
}

/** The bodies declared with schema.org microdata in these items, whatever their markup. */
export function microdataBodies(items: readonly PageElement[]): PageElement[] {
  const bodies: PageElement[] = [];
  for (const item of items) {
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

export const proseOf = (bodies: readonly PageElement[], statistics: Statistics): number =>
  bodies.reduce((sum, body) => sum + (statistics.get(body)?.proseWords ?? 0), 0);

/** Rows and frames of the page look alike as well, but one of them contains everything. */
function isLopsided(bodies: readonly PageElement[], statistics: Statistics): boolean {
  const most = Math.max(...bodies.map((body) => statistics.get(body)?.proseWords ?? 0));
  return most > 0.9 * proseOf(bodies, statistics);
}

/** Of the families with nearly all of the prose, the one whose members contain the least else. */
export function repeatedBodies(root: PageElement, statistics: Statistics): PageElement[] {
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

/** Share of a post's words in the element named after its body. */
const BODY_SHARE = 0.5;

/** The elements inside the posts that are named after their bodies, if each post has exactly one. */
export function narrowed(bodies: readonly PageElement[], statistics: Statistics): PageElement[] {
  const wordsOf = (element: PageElement): number => statistics.get(element)?.words ?? 0;
  const [first] = bodies;
  if (first === undefined || hasNameWord(first, BODY_WORDS) || hasNameWord(first, POST_WORDS)) return [...bodies];
  const signatures = new Set(
    [...first.querySelectorAll('[class]')]
      .filter((element) => hasNameWord(element, POST_WORDS) && wordsOf(element) >= BODY_SHARE * wordsOf(first))
      .map(signatureOf),
  );
  for (const signature of signatures) {
    const inner = bodies.map((body) =>
      [...body.querySelectorAll('[class]')].filter((element) => signatureOf(element) === signature),
    );
    const isBody = inner.every(
      ([element, ...others], index) =>
        element !== undefined &&
        others.length === 0 &&
        wordsOf(element) >= BODY_SHARE * wordsOf(bodies[index] as PageElement),
    );
    if (isBody) return inner.flat();
  }
  return [...bodies];
}

/** The first post often has different markup than the replies: the richest named body before them. */
export function openingBody(
  root: PageElement,
  bodies: readonly PageElement[],
  statistics: Statistics,
): PageElement | undefined {
  const first = bodies[0];
  if (!first) return undefined;
  const total = statistics.get(root)?.proseWords ?? 0;
  let best: PageElement | undefined;
  let bestValue = 0;
  for (const element of elementsNamed(root, OPENING_ELEMENTS)) {
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
