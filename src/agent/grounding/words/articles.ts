/** The articles of the languages that have any, in lowercase, for patterns. */
export const ARTICLES = String.raw`the|an?|der|die|das|dem|den|des|eine?[mnrs]?|les?|la|du|une?|el|los|las|un[oa]s?`;
const ARTICLE = new RegExp(`^(?:${ARTICLES})$`, 'u');
const RELATING_NOTHING = new RegExp(
  String.raw`^(?:${ARTICLES}|ein\p{L}*|and|or|und|oder|et|ou|y|o|и|или|а|this|that|these|those|which|who|que|qui)$`,
  'u',
);

export function isArticle(term: string): boolean {
  return ARTICLE.test(term);
}

/** Articles, other determiners, "and", and relative pronouns: they don't show how two words relate. */
export function relatesNothing(term: string): boolean {
  return RELATING_NOTHING.test(term);
}
