import type { Language } from '@regen-research/text';

/** What the mock LLM says in its own words, in one language. Terms and words are given as they appear in the text. */
export interface Wording {
  /** A question about a term. */
  about(term: string): string;
  explain(term: string): string;
  /** Reads a link with this label. */
  summarize(label: string): string;
  /** No text has any of these words. Each is quoted. */
  missing(words: string): string;
  unanswered: string;
  quote(word: string): string;
}

const ENGLISH: Wording = {
  about: (term) => `What does the source say about ${term}?`,
  explain: (term) => `Explain "${term}"`,
  summarize: (label) => `Summarize "${label}"`,
  missing: (words) => `The source does not mention ${words}.`,
  unanswered: 'The source does not answer this question.',
  quote: (word) => `“${word}”`,
};

const WORDINGS: Partial<Record<Language, Wording>> = {
  en: ENGLISH,
  de: {
    about: (term) => `Was sagt die Quelle über „${term}“?`,
    explain: (term) => `„${term}“ erklären`,
    summarize: (label) => `„${label}“ zusammenfassen`,
    missing: (words) => `Die Quelle erwähnt ${words} nicht.`,
    unanswered: 'Die Quelle sagt dazu nichts.',
    quote: (word) => `„${word}“`,
  },
  fr: {
    about: (term) => `Que dit la source sur « ${term} » ?`,
    explain: (term) => `Expliquer « ${term} »`,
    summarize: (label) => `Résumer « ${label} »`,
    missing: (words) => `La source ne mentionne pas ${words}.`,
    unanswered: 'La source ne dit rien à ce sujet.',
    quote: (word) => `« ${word} »`,
  },
  es: {
    about: (term) => `¿Qué dice la fuente sobre «${term}»?`,
    explain: (term) => `Explicar «${term}»`,
    summarize: (label) => `Resumir «${label}»`,
    missing: (words) => `La fuente no menciona ${words}.`,
    unanswered: 'La fuente no dice nada al respecto.',
    quote: (word) => `«${word}»`,
  },
  pt: {
    about: (term) => `O que a fonte diz sobre “${term}”?`,
    explain: (term) => `Explicar “${term}”`,
    summarize: (label) => `Resumir “${label}”`,
    missing: (words) => `A fonte não menciona ${words}.`,
    unanswered: 'A fonte não diz nada a respeito.',
    quote: (word) => `“${word}”`,
  },
  ru: {
    about: (term) => `Что сказано в источнике о «${term}»?`,
    explain: (term) => `Объяснить «${term}»`,
    summarize: (label) => `Сводка «${label}»`,
    missing: (words) => `В источнике не упоминается ${words}.`,
    unanswered: 'В источнике об этом не сказано.',
    quote: (word) => `«${word}»`,
  },
  ja: {
    about: (term) => `ソースは「${term}」について何と述べていますか？`,
    explain: (term) => `「${term}」を説明`,
    summarize: (label) => `「${label}」を要約`,
    missing: (words) => `ソースに${words}についての記載はない。`,
    unanswered: 'この質問の答えはソースに書かれていない。',
    quote: (word) => `「${word}」`,
  },
  zh: {
    about: (term) => `来源对“${term}”有什么说明？`,
    explain: (term) => `解释“${term}”`,
    summarize: (label) => `总结“${label}”`,
    missing: (words) => `来源未提及${words}。`,
    unanswered: '来源没有说明这一点。',
    quote: (word) => `“${word}”`,
  },
};

/** The words of a language; undefined for one that the mock LLM doesn't speak. */
export const wordingOf = (language: Language): Wording | undefined => WORDINGS[language];

/** A sentence that names the missing words, or that the text has no answer, in the language; English by default. */
export function absence(words: readonly string[], language: Language): string {
  const known = WORDINGS[language];
  const wording = known ?? ENGLISH;
  if (words.length === 0) return wording.unanswered;
  const list = new Intl.ListFormat(known ? language : 'en', { type: 'disjunction' });
  return wording.missing(list.format(words.map(wording.quote)));
}
