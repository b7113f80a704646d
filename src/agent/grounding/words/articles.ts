/** Articles and "and": they don't show how two words relate. */
const ARTICLE =
  /^(?:the|an?|der|die|das|dem|den|ein\p{L}*|les?|la|une?|du|des|el|los|las|un[oa]s?|and|or|und|oder|et|ou|y|o|и|или|а|this|that|these|those|which|who|que|qui)$/u;

export function isArticle(term: string): boolean {
  return ARTICLE.test(term);
}
