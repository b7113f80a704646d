import type { Block } from './blocks.js';
import { isElement, nameWords, type PageElement, type PageNode } from './dom.js';
import type { TextStatistics } from './textStatistics.js';

/** What a page as a whole tells about each of its blocks. */
export interface PageContext {
  /** Normalised text of the blocks that Readability kept. */
  readability: ReadonlySet<string>;
  /** Words Readability kept, over the words of the page's main region. */
  readabilityShare: number;
  articleDeclared: boolean;
  productDeclared: boolean;
  /** Declared as a collection, category or list of things. */
  listDeclared: boolean;
  /** The front page of a site or section: an address without a path. */
  home: boolean;
}

const GROUPS: Record<string, string> = {
  comment: 'comment comments disqus respond reply replies discussion',
  share: 'share sharing social facebook twitter linkedin pinterest whatsapp addtoany sharedaddy follow',
  related:
    'related recommend recommended recommendation recommendations similar more popular trending latest recent suggested upsell also next previous prev',
  byline: 'author byline meta bio posted date time published updated timestamp credits contributor reading',
  nav: 'nav navigation navbar menu submenu breadcrumb breadcrumbs crumbs topbar megamenu skip tabs tab',
  footer: 'footer copyright legal colophon bottom',
  side: 'sidebar aside side rail widget widgets',
  promo:
    'ad ads advert advertisement sponsor sponsored promo promotion promotional banner affiliate disclosure disclaimer',
  signup: 'newsletter subscribe subscription signup cta login signin register account optin form',
  consent: 'cookie cookies consent gdpr privacy',
  body: 'body content entry post article prose markdown richtext rich text wysiwyg copy main story blog rte document editor',
  title: 'title headline heading hero header intro subtitle excerpt summary lead dek description desc',
  caption: 'caption credit figure image img gallery media thumbnail video photo carousel slider slide',
  tags: 'tag tags category categories topic topics label labels badge eyebrow kicker keyword',
  card: 'card cards item items product products grid tile tiles list listing result results collection teaser',
  price: 'price prices cart buy add quantity stock sku variant swatch wishlist checkout shipping bundle option options',
  review: 'review reviews rating ratings star stars testimonial testimonials',
  toc: 'toc contents outline index jump anchor',
  popup: 'modal popup overlay dialog drawer tooltip toast notification alert dropdown flyout',
  button: 'button btn link links action actions toggle more',
  search: 'search filter filters facet facets sort pagination pager paging page results',
  faq: 'faq accordion question answer details spec specs specification specifications feature features',
};
const GROUP_OF = new Map(
  Object.entries(GROUPS).flatMap(([group, words]) => words.split(' ').map((word) => [word, group] as const)),
);

const BOILERPLATE =
  /\b(?:all rights reserved|cookies?|subscribe|newsletter|sign ?(?:up|in)|log ?in|read more|learn more|see (?:all|more)|show (?:more|less)|view (?:all|more)|load more|share (?:this|on)|follow us|privacy policy|terms (?:of|and)|advertisement|sponsored|add to (?:cart|bag|wishlist)|skip to|back to top|copyright|©|get started|contact us|click here|book a|request a|free shipping|you may also|related (?:posts|articles)|minutes? read|min read|last updated|posted (?:on|in|by)|written by|jump to|table of contents|was this (?:page|article)?\s*helpful|edit this page|report|leave a (?:comment|reply)|your email|javascript|download|buy now|shop now|quick view|sold out|out of stock|sort by|filter)\b/i;
const BOILERPLATE_HEADING =
  /\b(?:related|recommended|you (?:may|might) (?:also )?(?:like|enjoy)|more (?:from|in|on|posts|articles|stories)|recent (?:posts|articles)|latest|popular|trending|share|comments?|leave a|newsletter|subscribe|follow|about the author|categories|tags|archives|search|navigation|menu|footer|sign up|contact|customers also|recently viewed|see also|further reading|join|company|support|legal|resources|quick links|connect)\b/i;
const DATE =
  /\b(?:\d{4}-\d{2}-\d{2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4}|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{4})\b/i;
const MAX_SIBLINGS = 40;
const PRICE = /(?:[$€£¥₹]\s?\d|\d\s?(?:[€£]|USD|EUR|GBP))/;
const LANDMARK: Record<string, string> = {
  main: 'main',
  navigation: 'nav',
  banner: 'header',
  contentinfo: 'footer',
  complementary: 'aside',
  article: 'article',
  search: 'form',
  dialog: 'popup',
  form: 'form',
  list: 'list',
  listitem: 'li',
};

/** Text as it is compared between two documents. */
export const normalized = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const flag = (condition: boolean): number => (condition ? 1 : 0);
const ratio = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 0);
const logarithm = (count: number, scale: number): number => Math.min(1, Math.log1p(count) / Math.log1p(scale));

interface Surroundings {
  /** Look-alike siblings of the nearest repeated ancestor, and the words and prose each holds on average. */
  repeats: number;
  repeatWords: number;
  repeatProse: number;
  groups: Map<string, number>;
  tags: Set<string>;
  depth: number;
}

/** How often an element's like stands beside it: cards, rows and results repeat, sections of a text do not. */
function repetitionOf(
  element: PageElement,
  statistics: ReadonlyMap<PageNode, TextStatistics>,
): Pick<Surroundings, 'repeats' | 'repeatWords' | 'repeatProse'> {
  const none = { repeats: 0, repeatWords: 0, repeatProse: 0 };
  const parent = element.parentElement;
  if (!parent || element.localName === 'p' || /^h[1-6]$/.test(element.localName)) return none;
  const firstClass = element.className.split(/\s+/)[0];
  let repeats = 0;
  let words = 0;
  let prose = 0;
  for (let sibling = parent.firstChild; sibling && repeats < MAX_SIBLINGS; sibling = sibling.nextSibling) {
    if (
      !isElement(sibling) ||
      sibling.localName !== element.localName ||
      sibling.className.split(/\s+/)[0] !== firstClass
    )
      continue;
    const own = statistics.get(sibling);
    repeats += 1;
    words += own?.words ?? 0;
    prose += own?.proseWords ?? 0;
  }
  return repeats < 2 ? none : { repeats, repeatWords: words / repeats, repeatProse: words > 0 ? prose / words : 0 };
}

/** The class groups and landmarks an element stands in; a wrapper of most of the page names nothing. */
function surroundingsOf(
  element: PageElement,
  statistics: ReadonlyMap<PageNode, TextStatistics>,
  pageWords: number,
  cache: Map<PageElement, Surroundings>,
): Surroundings {
  const known = cache.get(element);
  if (known) return known;
  const parent = element.parentElement;
  const above =
    parent && element.localName !== 'body'
      ? surroundingsOf(parent, statistics, pageWords, cache)
      : {
          groups: new Map<string, number>(),
          tags: new Set<string>(),
          depth: 0,
          repeats: 0,
          repeatWords: 0,
          repeatProse: 0,
        };
  const groups = new Map([...above.groups].map(([group, strength]) => [group, strength * 0.85] as const));
  const tags = new Set(above.tags);
  const large = (statistics.get(element)?.words ?? 0) > 0.7 * pageWords;
  if (!large || element.localName === 'main' || element.localName === 'article') {
    tags.add(element.localName);
    const role = LANDMARK[element.getAttribute('role') ?? ''];
    if (role) tags.add(role);
    if (!large) {
      for (const word of nameWords(element)) {
        const group = GROUP_OF.get(word);
        if (group) groups.set(group, 1);
      }
    }
    const itemprop = element.getAttribute('itemprop') ?? '';
    if (/articleBody|text|description/.test(itemprop)) groups.set('marked', 1);
  }
  const repeat = repetitionOf(element, statistics);
  const nearest = repeat.repeats >= 3 || repeat.repeats > above.repeats ? repeat : above;
  const own = {
    groups,
    tags,
    depth: above.depth + 1,
    repeats: nearest.repeats,
    repeatWords: nearest.repeatWords,
    repeatProse: nearest.repeatProse,
  };
  cache.set(element, own);
  return own;
}

/** Computes the features of all blocks of a page; each is named, and lies between 0 and 1. */
export function blockFeatures(
  blocks: readonly Block[],
  statistics: ReadonlyMap<PageNode, TextStatistics>,
  context: PageContext,
): Record<string, number>[] {
  const cache = new Map<PageElement, Surroundings>();
  const pageWords = blocks.reduce((sum, block) => sum + block.words, 0);
  const pageLinks = blocks.reduce((sum, block) => sum + block.linkWords, 0);
  const keys = blocks.map((block) => normalized(block.text));
  const seen = new Map<string, number>();
  for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
  const before = new Set<string>();
  const isProse = (block: Block | undefined): boolean =>
    block !== undefined && block.words >= 12 && block.linkWords < 0.4 * block.words;
  const firstHeading = blocks.findIndex(
    (block) => block.element.localName === 'h1' || block.element.closest('h1') !== null,
  );
  const lastProse = blocks.findLastIndex((block) => isProse(block) && block.words >= 20);
  const kept = keys.map((key) => context.readability.has(key));
  const firstKept = kept.indexOf(true);
  const lastKept = kept.lastIndexOf(true);
  let heading = '';
  let sinceHeading = 0;
  const window = (index: number, from: number, to: number, value: (block: Block, at: number) => number): number => {
    let sum = 0;
    let count = 0;
    const first = Math.max(0, index + from);
    for (const [offset, block] of blocks.slice(first, index + to + 1).entries()) {
      if (first + offset !== index) {
        sum += value(block, first + offset);
        count += 1;
      }
    }
    return count > 0 ? sum / count : 0;
  };
  return blocks.map((block, index) => {
    const { element, text, words } = block;
    const { groups, tags, repeats, repeatWords, repeatProse } = surroundingsOf(element, statistics, pageWords, cache);
    const key = keys[index] ?? '';
    const isKept = kept[index] === true;
    const isHeading = /^h[1-6]$/.test(element.localName);
    if (isHeading) {
      heading = text;
      sinceHeading = 0;
    } else sinceHeading += 1;
    const linkShare = ratio(block.linkWords, words);
    const parent = element.parentElement ?? element;
    const parentStatistics = statistics.get(parent);
    const above = statistics.get(parent.parentElement ?? parent);
    const features: Record<string, number> = {
      words: logarithm(words, 100),
      words3: flag(words <= 3),
      words10: flag(words >= 10),
      words25: flag(words >= 25),
      words60: flag(words >= 60),
      linkShare,
      linked: flag(linkShare > 0.9),
      linkedLong: flag(linkShare > 0.9 && words >= 6),
      sentence: flag(/[.!?。！？:]["'”’)]*$/.test(text)),
      commas: ratio((text.match(/[,;、，]/g) ?? []).length * 8, words),
      digits: ratio((text.match(/\d/g) ?? []).length, text.length),
      upper: flag(/\p{Lu}{2}/u.test(text) && text === text.toUpperCase()),
      boilerplate: flag(BOILERPLATE.test(text)),
      boilerplateShort: flag(words <= 8 && BOILERPLATE.test(text)),
      date: flag(words <= 12 && DATE.test(text)),
      price: flag(PRICE.test(text) && words <= 12),
      noLetters: flag(!/\p{L}{2}/u.test(text)),
      question: flag(text.endsWith('?')),
      p: flag(element.localName === 'p'),
      li: flag(tags.has('li')),
      h1: flag(tags.has('h1')),
      h2: flag(tags.has('h2')),
      h3: flag(tags.has('h3') || tags.has('h4') || tags.has('h5') || tags.has('h6')),
      pre: flag(element.localName === 'pre'),
      table: flag(tags.has('table')),
      dataTable: flag(element.localName === 'table'),
      dl: flag(element.localName === 'dl'),
      button: flag(tags.has('button') || tags.has('label')),
      figure: flag(tags.has('figure')),
      quote: flag(tags.has('blockquote')),
      details: flag(tags.has('details') || tags.has('summary')),
      form: flag(tags.has('form')),
      main: flag(tags.has('main')),
      article: flag(tags.has('article')),
      section: flag(tags.has('section')),
      inNav: flag(tags.has('nav')),
      inHeader: flag(tags.has('header')),
      inFooter: flag(tags.has('footer')),
      inAside: flag(tags.has('aside')),
      inAnchor: flag(tags.has('a')),
      address: flag(tags.has('address')),
      parentLinks: ratio(parentStatistics?.linkWords ?? 0, parentStatistics?.words ?? 0),
      aboveLinks: ratio(above?.linkWords ?? 0, above?.words ?? 0),
      parentProse: ratio(parentStatistics?.proseWords ?? 0, parentStatistics?.words ?? 0),
      aboveProse: ratio(above?.proseWords ?? 0, above?.words ?? 0),
      parentShare: ratio(parentStatistics?.words ?? 0, pageWords),
      aboveShare: ratio(above?.words ?? 0, pageWords),
      position: index / blocks.length,
      early: flag(index < 0.1 * blocks.length),
      late: flag(index > 0.8 * blocks.length),
      beforeTitle: flag(firstHeading >= 0 && index < firstHeading),
      nearTitle: flag(firstHeading >= 0 && index > firstHeading && index <= firstHeading + 4),
      afterProse: flag(index > lastProse),
      repeated: flag((seen.get(key) ?? 0) > 1),
      again: flag(before.has(key)),
      headingBoilerplate: flag(BOILERPLATE_HEADING.test(heading) && heading.length < 80),
      sinceHeading: logarithm(sinceHeading, 50),
      noHeading: flag(heading === ''),
      proseAround: window(index, -3, 3, (near) => flag(isProse(near))),
      linksAround: window(index, -3, 3, (near) => ratio(near.linkWords, near.words)),
      wordsBefore: logarithm(blocks[index - 1]?.words ?? 0, 100),
      wordsAfter: logarithm(blocks[index + 1]?.words ?? 0, 100),
      proseWide: window(index, -12, 12, (near) => flag(isProse(near))),
      linksWide: window(index, -12, 12, (near) => ratio(near.linkWords, near.words)),
      readable: flag(isKept),
      readableAround: window(index, -4, 4, (_, at) => flag(kept[at] === true)),
      withinReadable: flag(firstKept >= 0 && index > firstKept && index < lastKept && !isKept),
      readableShare: context.readabilityShare,
      unreadableDespite: flag(!isKept && context.readabilityShare > 0.7),
      readableArticle: flag(isKept && context.articleDeclared),
      declaredOutside: flag(!isKept && context.articleDeclared),
      product: flag(context.productDeclared),
      productProse: flag(context.productDeclared && words >= 12),
      pageLinks: ratio(pageLinks, pageWords),
      pageLinksLinked: ratio(pageLinks, pageWords) * linkShare,
      pageLong: logarithm(pageWords, 5000),
    };
    const list = flag(context.listDeclared);
    Object.assign(features, {
      list,
      listLinked: list * linkShare,
      repeats: logarithm(repeats, 40),
      repeatWords: logarithm(repeatWords, 200),
      repeatProse,
      repeatLinked: logarithm(repeats, 40) * linkShare,
      repeatShort: flag(repeats >= 3 && repeatWords < 4),
      repeatCard: flag(repeats >= 3 && repeatWords >= 4 && repeatWords < 60),
      pageLinksRepeat: ratio(pageLinks, pageWords) * logarithm(repeats, 40),
      productReview: flag(context.productDeclared) * (groups.get('review') ?? 0),
      productCard: flag(context.productDeclared) * logarithm(repeats, 40),
      listCard: list * logarithm(repeats, 40),
      articleCard: flag(context.articleDeclared) * flag(repeats >= 3 && repeatWords >= 4),
      home: flag(context.home),
      homeWords: flag(context.home) * logarithm(words, 100),
    });
    for (const group of [...Object.keys(GROUPS), 'marked']) features[`in_${group}`] = groups.get(group) ?? 0;
    before.add(key);
    return features;
  });
}
