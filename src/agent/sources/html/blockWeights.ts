/** Weights of `blockFeatures`, from which `blockScore` makes a probability. Fitted, see there; never edited by hand. */
export const BLOCK_BIAS = 1.052;

export const BLOCK_WEIGHTS: Readonly<Record<string, number>> = {
  words: 0.503, words3: -0.217, words10: 0.087, words25: 0.223, words60: 0.185, linkShare: -0.353, linked: 0.038,
  linkedLong: -0.326, sentence: 0.552, commas: 0.058, digits: -0.819, upper: -0.176, boilerplate: -0.737,
  boilerplateShort: -0.609, date: 0.506, price: 0.304, noLetters: -0.172, question: -0.586, p: 0.565, li: 0.517,
  h1: -0.508, h2: 1.512, h3: 0.515, pre: 1.250, table: 0.898, dataTable: -2.880, dl: -0.586, button: -0.028,
  figure: -0.533, quote: 0.211, details: 2.856, form: -1.148, main: -0.096, section: -0.115, inNav: -0.380,
  inHeader: -0.391, inFooter: -1.504, inAside: -1.335, inAnchor: -0.139, address: -0.880, parentLinks: -0.071,
  aboveLinks: 0.016, parentProse: -0.097, aboveProse: 0.201, parentShare: 0.853, aboveShare: 1.104, position: -0.461,
  early: -0.211, late: -0.243, beforeTitle: -0.974, nearTitle: 0.207, repeated: -0.212, again: -0.222,
  headingBoilerplate: -0.208, sinceHeading: -0.518, noHeading: -0.087, proseAround: -0.107, linksAround: 0.131,
  wordsBefore: 0.027, wordsAfter: 0.023, proseWide: -0.070, linksWide: -0.611, readable: 0.549,
  readableAround: 0.946, withinReadable: 0.385, readableShare: -0.458, unreadableDespite: -0.567,
  readableArticle: 0.528, declaredOutside: -0.507, product: -0.632, productProse: 0.198, pageLinks: 0.623,
  pageLinksLinked: 0.099, pageLong: -1.962, list: 0.363, listLinked: 1.244, repeats: 0.075, repeatWords: -0.024,
  repeatProse: 0.682, repeatLinked: 0.369, repeatShort: 0.039, repeatCard: -0.084, pageLinksRepeat: 0.662,
  productReview: -1.460, productCard: -1.820, listCard: 0.266, articleCard: 0.063, home: 2.588, homeWords: -4.996,
  in_comment: -1.335, in_share: -1.066, in_related: -1.860, in_byline: -0.624, in_nav: -0.685, in_footer: -1.054,
  in_side: -0.494, in_promo: -0.933, in_signup: -1.254, in_consent: -2.954, in_body: -0.216, in_title: 0.225,
  in_caption: -1.047, in_tags: 0.130, in_card: 0.245, in_price: -0.087, in_review: -1.279, in_toc: 0.249,
  in_popup: -1.408, in_button: -0.236, in_search: -0.239, in_faq: -0.928, in_marked: 1.087,
};
