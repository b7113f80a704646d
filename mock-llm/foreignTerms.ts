import { stemOf, stopWordsOf, type Language } from '@regen-research/text';

/** What a noun follows: articles and the like. In languages without them, only names are recognized. */
const BEFORE_NOUN: Partial<Record<Language, RegExp>> = {
  fr: /(?<!\p{L})(?:(?:le|la|les|un|une|des|du|au|aux|ce|cette|ces|son|sa|ses|leur|leurs) |[dl]['’])(\p{Ll}{4,})/giu,
  es: /(?<!\p{L})(?:el|la|los|las|un|una|del|al|este|esta|su|sus) (\p{Ll}{4,})/giu,
  pt: /(?<!\p{L})(?:o|a|os|as|um|uma|do|da|dos|das|no|na|nos|nas|ao|à|seu|sua) (\p{Ll}{4,})/giu,
};
/** A capital inside a sentence: a name, and in German any noun. */
const CAPITALIZED = /(?<=[\p{Ll}\p{N},;)] )\p{Lu}[\p{L}\p{N}&’'-]{3,}/gu;
/** Terms that recur less often aren't what a text is about, unless the text is too short to repeat anything. */
const LEAST_OCCURRENCES = 2;

/** Words of a language without spaces that a dictionary knows; a single character is rarely a topic. */
function segmentedWords(text: string, language: Language): string[] {
  return [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)]
    .filter(({ segment, isWordLike }) => isWordLike && /^[\p{Script=Han}\p{Script=Katakana}ー]{2,}$/u.test(segment))
    .map(({ segment }) => segment);
}

/** The recurring nouns and names of a text that isn't English, as written, most frequent first. */
export function foreignTerms(text: string, language: Language): string[] {
  const found =
    language === 'zh' || language === 'ja'
      ? segmentedWords(text, language)
      : [
          ...[...text.matchAll(CAPITALIZED)].map(([name]) => name),
          ...[...text.matchAll(BEFORE_NOUN[language] ?? /(?!)/g)].map(([, noun = '']) => noun),
        ];
  const stopWords = stopWordsOf(language);
  const counts = new Map<string, { term: string; count: number }>();
  for (const term of found) {
    const plain = term.toLowerCase();
    if (stopWords.has(plain)) continue;
    const key = stemOf(plain);
    counts.set(key, { term: counts.get(key)?.term ?? term, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const all = [...counts.values()];
  const recurring = all.filter(({ count }) => count >= LEAST_OCCURRENCES);
  // Of words that are as frequent, a longer one says more.
  return (recurring.length > 1 ? recurring : all)
    .sort((left, right) => right.count - left.count || right.term.length - left.term.length)
    .map(({ term }) => term);
}
