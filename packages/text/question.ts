import { inverseDocumentFrequency } from './bm25.js';
import { plainStem } from './irregularVerbs.js';
import { guessLanguage, type Language } from './language.js';
import { stemOf, tokenize, type Token } from './tokens.js';

/** Words that ask for a summary without naming a topic; a page that happens to contain them isn't about them. */
const GENERIC = new Set(
  `summarize summarise summary summaries overview brief briefly short shortly concise page document article text file paper content contents explain describe discuss
  discussed discussion discussions tell give write list main key point points important idea ideas about topic question answer please
  detail details information following word words sentence sentences many new takeaway takeaways finding findings conclusion conclusions gist highlights
  source sources quelle quellen fuentes fontes источники zusammenfassung zusammenfassen fasse zusammen dokument seite artikel wichtigsten punkte resumé résumé résume résumer
  article texte page principaux points resumen resumir resume documento página texto puntos principales`
    .split(/\s+/)
    .map(stemOf),
);

/** Words that ask to compare the sources with each other, not what the sources compare. */
const COMPARING = new Set(
  `compare comparison agree agreement disagree disagreement differ difference differences contradict contrast vergleiche vergleich
  übereinstimmen überein stimmen worin widersprechen comparer accordent contredisent comparar coinciden discrepan
  concordam discordam сравни согласны расходятся`
    .split(/\s+/)
    .map(stemOf),
);
/** What a request to compare names instead of a topic. */
const NAMES_SOURCES =
  /(?<!\p{L})(?:sources|texts|documents|articles|papers|pages|quellen|texte|dokumente|artikel|fuentes|textos|documentos|fontes|источник\p{L}*|тексты)(?!\p{L})/iu;

/**
 * A text is relevant to a question if it contains this share of the question's rare words, and one place in it contains
 * this share.
 */
const LEAST_SHARE = { text: 0.4, place: 0.25 };
/** Forms of a word that the stemmer doesn't unify usually share this many first letters. */
const PREFIX_LETTERS = 5;

const SUMMARY_REQUEST =
  /^\s*(?:please\s+|bitte\s+)?(?:summari[sz]e|sum up|shorten|condense|tl;?dr|(?:give|write)(?: me)? (?:an? |the )?(?:\w+ )?(?:summary|overview)|fass|zusammenfass|résum|resum)/iu;

/** Whether a request asks for a shorter version of a text rather than about something in it. */
export const isSummaryRequest = (question: string): boolean => SUMMARY_REQUEST.test(question);

/** The requested length isn't part of the topic: "in 110 words", "with at most three sentences". */
const LENGTH_WISH =
  /\b(?:in|with|within|under|using|auf|en|dans)\s+(?:(?:at most|no more than|fewer than|less than|about|around|up to|höchstens|etwa|máximo|environ)\s+)?[\p{L}\d.,-]+\s+(?:words?|sentences?|lines?|paragraphs?|bullets?|characters?|wörtern?|sätzen?|palabras|frases|mots|phrases)\b/giu;

/** "How far", "wie hoch": the measure that a question asks for; its answer gives a number instead. */
const MEASURE =
  /(?<!\p{L})(?:how\s+(?:far|long|often|old|big|high|tall|deep|wide|large|fast|heavy|soon|early|late|close)|wie\s+(?:weit|lange|oft|alt|groß|hoch|tief|breit|schnell|schwer|früh|spät|nah)|à\s+quelle\s+(?:vitesse|hauteur|distance|profondeur))(?!\p{L})/giu;

/** "Compare …", "the difference between …": what to do with the topic; a text rarely says this of itself. */
const COMPARE_WISH =
  /^\s*(?:(?:please|bitte)\s+)?(?:compare|contrast|vergleichen?(?:\s+sie)?|comparez|comparer|compara|compares|сравни(?:те)?)(?!\p{L})|(?<!\p{L})(?:differences?|similarities|unterschiede?|différences?|diferencias?|diferenças?|различи[ея]|разница)(?=\s+(?:between|among|zwischen|entre|между)(?!\p{L}))/giu;

/** Interrogatives by language: they say what kind of answer is wanted, not what it is about. */
const INTERROGATIVES: Partial<Record<Language, RegExp>> = {
  en: /^(?:how|many|much|who|whose|whom|when|where|why|which|what)$/u,
  de: /^(?:wie|viel|viele|vielen|wieviele?|was|wer|wen|wem|wessen|wann|wo|woher|wohin|wofür|warum|weshalb|wieso|welche[mnrs]?)$/u,
  fr: /^(?:combien|quand|où|pourquoi|comment|quel|quelle|quels|quelles|qui|quoi|lequel|laquelle)$/u,
  es: /^(?:cuánt[oa]s?|cuándo|dónde|adónde|quién|quiénes|cuál|cuáles|cómo|qué)$/u,
  it: /^(?:quant[oaie]|quando|dove|chi|perché|quale|quali|come|cosa)$/u,
  pt: /^(?:quant[oa]s?|quando|onde|quem|qual|quais|como)$/u,
  nl: /^(?:hoe|hoeveel|wanneer|waar|wie|wat|waarom|welke?)$/u,
  ru: /^(?:сколько|когда|где|куда|откуда|кто|кого|кому|почему|зачем|какой|какая|какое|какие|как|что)$/u,
};
/** Whether a word asks something in its language. */
export function isInterrogative(term: string, language: Language): boolean {
  return INTERROGATIVES[language]?.test(term) === true;
}

/** Interrogatives are at the beginning. */
const OPENING_WORDS = 4;
/** General words for people: a source says workers, passengers, or patients instead. */
const ANYBODY = new Set(
  'people person persons somebody someone anybody menschen leute personen personnes gens personas gente людей человек'
    .split(' ')
    .map(stemOf),
);

/** The language of a question: it has too few words to show it, but its interrogative does. */
export function questionLanguage(question: string): Language {
  const guessed = guessLanguage(question);
  if (guessed !== 'und') return guessed;
  const [first = ''] = question.toLowerCase().match(/\p{L}+/u) ?? [];
  const asked = (Object.entries(INTERROGATIVES) as [Language, RegExp][]).find(([, words]) => words.test(first));
  return asked?.[0] ?? guessed;
}

function topicOf(question: string): Token[] {
  const language = questionLanguage(question);
  const tokens = tokenize(withoutForm(question), language);
  const asking = INTERROGATIVES[language];
  const comparesSources = NAMES_SOURCES.test(question);
  const telling = tokens.filter(
    ({ content, stem, term }, at) =>
      content &&
      !GENERIC.has(stem) &&
      !(comparesSources && COMPARING.has(stem)) &&
      !(at < OPENING_WORDS && asking?.test(term) === true),
  );
  const particular = telling.filter(({ stem }) => !ANYBODY.has(stem));
  return particular.length > 0 ? particular : telling;
}

/** The question with spaces in place of what says how long or of what kind the answer is to be, or that it compares. */
const withoutForm = (question: string): string => {
  const blank = (part: string): string => ' '.repeat(part.length);
  return [LENGTH_WISH, MEASURE, COMPARE_WISH].reduce((rest, form) => rest.replace(form, blank), question);
};

/** The stems of a question's topic; empty for one that only asks for a summary. */
export function questionStems(question: string): string[] {
  return topicOf(question).map(({ stem }) => stem);
}

/** The words behind `questionStems`, as written in the question, each once. */
export function questionWords(question: string): { word: string; stem: string }[] {
  const words = new Map<string, string>();
  for (const { start, end, stem } of topicOf(question))
    if (!words.has(stem)) words.set(stem, question.slice(start, end));
  return [...words].map(([stem, word]) => ({ word, stem }));
}

/** Equal for forms of a word, including those that the stemmer doesn't unify: irregular verbs and most derivations. */
export const topicKey = (stem: string): string => plainStem(stem).slice(0, PREFIX_LETTERS);

/**
 * Whether the sentences of a text (as stems, in order) can answer a question: they contain enough of its words,
 * weighted by rarity, and some sentence with its neighbors contains enough of them together. `missing` are the
 * question's stems that don't occur. Linear.
 */
export function bearsOn(
  question: readonly string[],
  sentences: readonly (readonly string[])[],
): { relevant: boolean; missing: string[] } {
  const asked = [...new Set(question)];
  const holding = new Map(asked.map((stem) => [topicKey(stem), 0]));
  const held = sentences.map((stems) => {
    const found = new Set(stems.map(topicKey).filter((key) => holding.has(key)));
    for (const key of found) holding.set(key, (holding.get(key) as number) + 1);
    return found;
  });
  const rarity = new Map([...holding].map(([key, count]) => [key, inverseDocumentFrequency(sentences.length, count)]));
  const massOf = (keys: Iterable<string>): number => {
    let mass = 0;
    for (const key of keys) mass += rarity.get(key) as number;
    return mass;
  };
  const all = massOf(rarity.keys());
  const present = massOf([...holding].filter(([, count]) => count > 0).map(([key]) => key));
  let together = 0;
  held.forEach((found, index) => {
    if (found.size > 0)
      together = Math.max(
        together,
        massOf(new Set([...(held[index - 1] ?? []), ...found, ...(held[index + 1] ?? [])])),
      );
  });
  return {
    relevant: present >= LEAST_SHARE.text * all && together >= LEAST_SHARE.place * all && together > 0,
    missing: asked.filter((stem) => holding.get(topicKey(stem)) === 0),
  };
}
