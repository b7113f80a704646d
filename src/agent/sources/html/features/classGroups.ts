import { nameWords, type PageElement } from '../dom.js';

/** Words common in class names and ids, grouped by the purpose of the element that they reveal. */
const GROUPS = {
  comment: 'comment comments disqus respond reply replies discussion commentlist',
  share:
    'share sharing social facebook twitter linkedin pinterest whatsapp addtoany sharedaddy follow sharebar socials',
  related:
    'related recommend recommended recommendation recommendations recirc recirculation similar more popular trending latest recent suggested suggestions upsell also next previous prev teaser teasers promoted outbrain taboola',
  byline:
    'author authors byline meta posted date time published updated timestamp credits contributor reading publish dateline',
  nav: 'nav navigation navbar menu submenu breadcrumb breadcrumbs crumbs crumb topbar megamenu skip tabs tab',
  footer: 'footer copyright colophon bottom',
  side: 'sidebar aside side rail widget widgets',
  promo:
    'ad ads advert advertisement sponsor sponsored promo promotion promotional banner affiliate announcement donate donation',
  signup: 'newsletter subscribe subscription signup cta login signin register account optin form paywall',
  consent: 'cookie cookies consent gdpr privacy',
  body: 'body content entry post article prose markdown richtext rich text wysiwyg copy main story blog rte document editor',
  title: 'title headline heading hero header intro subtitle excerpt summary lead dek description desc standfirst',
  caption: 'caption credit figure image img gallery media thumbnail video photo carousel slider slide slick swiper',
  tags: 'tag tags category categories topic topics label labels badge eyebrow kicker keyword keywords',
  card: 'card cards item items product products grid tile tiles list listing result results collection',
  price: 'price prices add quantity variant swatch bundle option options',
  review: 'review reviews rating ratings star stars',
  toc: 'toc contents outline index jump anchor',
  popup: 'modal popup overlay dialog drawer toast notification alert dropdown flyout offcanvas',
  button: 'button btn link links action actions toggle',
  search: 'search filter filters facet facets sort pagination pager paging',
  faq: 'faq accordion question answer details spec specs specification specifications feature features',
  hidden: 'hidden invisible tooltip popover mobile desktop none hide noprint fancybox',
  legal: 'legal footnote footnotes disclaimer disclosure terms sosumi fineprint references refs',
  people: 'team person people staff bio contact profile member speaker instructor agent',
  testimonial: 'testimonial testimonials quote quotes',
  shop: 'cart checkout buy shipping stock sku wishlist',
} as const;

export type ClassGroup = keyof typeof GROUPS;

export const CLASS_GROUPS = Object.keys(GROUPS) as ClassGroup[];

const GROUP_OF = new Map(
  CLASS_GROUPS.flatMap((group, index) => GROUPS[group].split(' ').map((word) => [word, index] as const)),
);

/** The groups that an element's names belong to, as indexes into `CLASS_GROUPS`. */
export function classGroupsOf(element: PageElement): number[] {
  const groups: number[] = [];
  for (const word of nameWords(element)) {
    const group = GROUP_OF.get(word);
    if (group !== undefined && !groups.includes(group)) groups.push(group);
  }
  return groups;
}
