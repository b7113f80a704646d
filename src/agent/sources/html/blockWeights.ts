/** Weights of `blockFeatures`, from which `blockScore` makes a probability. Fitted, see there; never edited by hand. */
export const BLOCK_BIAS = 0.412;

export const BLOCK_WEIGHTS: Readonly<Record<string, number>> = {
  words: 0.501, words3: -0.226, words10: 0.182, words25: 0.287, words60: 0.222, linkShare: -0.224, linked: 0.163,
  linkedLong: -0.300, sentence: 0.446, commas: 0.021, digits: -0.697, upper: -0.059, boilerplate: -0.881,
  boilerplateShort: -0.491, date: 0.402, price: 0.193, noLetters: -0.093, question: -0.474, p: 0.536, li: 0.468,
  h1: -0.223, h2: 1.449, h3: 0.561, pre: 1.180, table: 0.464, dataTable: -2.257, dl: -0.568, button: -0.032,
  figure: -0.664, quote: 0.967, details: 2.424, form: -1.024, main: -0.080, article: -0.137, section: -0.133,
  inNav: -0.165, inHeader: -0.512, inFooter: -1.559, inAside: -1.105, inAnchor: -0.308, address: -0.916,
  parentLinks: 0.064, aboveLinks: 0.096, parentProse: 0.026, aboveProse: 0.414, parentShare: 0.554,
  aboveShare: 1.015, position: -0.582, early: -0.192, late: -0.222, beforeTitle: -0.966, nearTitle: 0.038,
  afterProse: -0.045, repeated: 0.037, again: 0.063, headingBoilerplate: -0.184, sinceHeading: -0.566,
  proseAround: -0.109, linksAround: 0.108, wordsBefore: -0.032, wordsAfter: 0.109, proseWide: 0.026,
  linksWide: -0.476, readable: 0.556, readableAround: 0.972, withinReadable: 0.470, readableShare: -0.352,
  unreadableDespite: -0.527, readableArticle: 0.668, declaredOutside: -0.437, product: -1.081, productProse: 0.081,
  pageLinks: 0.564, pageLinksLinked: 0.075, pageLong: -1.101, in_comment: -1.197, in_share: -1.087,
  in_related: -1.779, in_byline: -0.554, in_nav: -0.568, in_footer: -1.167, in_side: -0.378, in_promo: -0.819,
  in_signup: -1.297, in_consent: -3.146, in_body: -0.080, in_title: 0.245, in_caption: -1.109, in_tags: 0.213,
  in_card: 0.209, in_price: -0.267, in_review: -1.683, in_toc: 0.641, in_popup: -1.366, in_faq: -0.858,
  in_marked: 1.219,
};
