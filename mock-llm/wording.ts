import type { Language } from '@regen-research/text';

/** For one source, and for several. */
interface Counted<T> {
  one: T;
  several: T;
}

/** What the mock LLM says in its own words, in one language. Terms and words are given as they appear in the text. */
export interface Wording {
  /** Asks what a section says, given its heading. */
  under(heading: string): string;
  /** Asks what a kind of thing is, given with its article if the language has one. */
  whatIs(kind: string): string;
  /** Asks what an abbreviation means. */
  standsFor(letters: string): string;
  /** Reads a link with this label. */
  summarize(label: string): string;
  /** No text has any of these words. Each is quoted. */
  missing: Counted<(words: string) => string>;
  unanswered: Counted<string>;
  quote(word: string): string;
}

const ENGLISH: Wording = {
  under: (heading) => `What does it say under "${heading}"?`,
  whatIs: (kind) => `What is ${kind}?`,
  standsFor: (letters) => `What does "${letters}" mean?`,
  summarize: (label) => `Summarize "${label}"`,
  missing: {
    one: (words) => `The source does not mention ${words}.`,
    several: (words) => `The sources do not mention ${words}.`,
  },
  unanswered: { one: 'The source does not answer this question.', several: 'The sources do not answer this question.' },
  quote: (word) => `“${word}”`,
};

const WORDINGS: Partial<Record<Language, Wording>> = {
  en: ENGLISH,
  de: {
    under: (heading) => `Was steht unter „${heading}“?`,
    whatIs: (kind) => `Was ist ${kind}?`,
    standsFor: (letters) => `Was bedeutet „${letters}“?`,
    summarize: (label) => `„${label}“ zusammenfassen`,
    missing: {
      one: (words) => `Die Quelle erwähnt ${words} nicht.`,
      several: (words) => `Die Quellen erwähnen ${words} nicht.`,
    },
    unanswered: { one: 'Die Quelle sagt dazu nichts.', several: 'Die Quellen sagen dazu nichts.' },
    quote: (word) => `„${word}“`,
  },
  fr: {
    under: (heading) => `Que dit la partie « ${heading} » ?`,
    whatIs: (kind) => `Qu’est-ce qu’${kind} ?`,
    standsFor: (letters) => `Que signifie « ${letters} » ?`,
    summarize: (label) => `Résumer « ${label} »`,
    missing: {
      one: (words) => `La source ne mentionne pas ${words}.`,
      several: (words) => `Les sources ne mentionnent pas ${words}.`,
    },
    unanswered: { one: 'La source ne dit rien à ce sujet.', several: 'Les sources ne disent rien à ce sujet.' },
    quote: (word) => `« ${word} »`,
  },
  es: {
    under: (heading) => `¿Qué dice el apartado «${heading}»?`,
    whatIs: (kind) => `¿Qué es ${kind}?`,
    standsFor: (letters) => `¿Qué significa «${letters}»?`,
    summarize: (label) => `Resumir «${label}»`,
    missing: {
      one: (words) => `La fuente no menciona ${words}.`,
      several: (words) => `Las fuentes no mencionan ${words}.`,
    },
    unanswered: { one: 'La fuente no dice nada al respecto.', several: 'Las fuentes no dicen nada al respecto.' },
    quote: (word) => `«${word}»`,
  },
  pt: {
    under: (heading) => `O que diz a seção “${heading}”?`,
    whatIs: (kind) => `O que é ${kind}?`,
    standsFor: (letters) => `O que significa “${letters}”?`,
    summarize: (label) => `Resumir “${label}”`,
    missing: {
      one: (words) => `A fonte não menciona ${words}.`,
      several: (words) => `As fontes não mencionam ${words}.`,
    },
    unanswered: { one: 'A fonte não diz nada a respeito.', several: 'As fontes não dizem nada a respeito.' },
    quote: (word) => `“${word}”`,
  },
  ru: {
    under: (heading) => `Что сказано в разделе «${heading}»?`,
    whatIs: (kind) => `Что такое ${kind}?`,
    standsFor: (letters) => `Что означает «${letters}»?`,
    summarize: (label) => `Сводка «${label}»`,
    missing: {
      one: (words) => `В источнике не упоминается ${words}.`,
      several: (words) => `В источниках не упоминается ${words}.`,
    },
    unanswered: { one: 'В источнике об этом не сказано.', several: 'В источниках об этом не сказано.' },
    quote: (word) => `«${word}»`,
  },
  ja: {
    under: (heading) => `「${heading}」の節には何が書かれていますか？`,
    whatIs: (kind) => `${kind}とは何ですか？`,
    standsFor: (letters) => `「${letters}」とは何の略ですか？`,
    summarize: (label) => `「${label}」を要約`,
    missing: {
      one: (words) => `ソースに${words}についての記載はない。`,
      several: (words) => `どのソースにも${words}についての記載はない。`,
    },
    unanswered: {
      one: 'この質問の答えはソースに書かれていない。',
      several: 'この質問の答えはどのソースにも書かれていない。',
    },
    quote: (word) => `「${word}」`,
  },
  zh: {
    under: (heading) => `“${heading}”这一节讲了什么？`,
    whatIs: (kind) => `什么是${kind}？`,
    standsFor: (letters) => `“${letters}”是什么意思？`,
    summarize: (label) => `总结“${label}”`,
    missing: {
      one: (words) => `来源未提及${words}。`,
      several: (words) => `所有来源均未提及${words}。`,
    },
    unanswered: { one: '来源没有说明这一点。', several: '所有来源都没有说明这一点。' },
    quote: (word) => `“${word}”`,
  },
};

/** The words of a language; undefined for one that the mock LLM doesn't speak. */
export const wordingOf = (language: Language): Wording | undefined => WORDINGS[language];

/** A sentence that names the missing words, or that the texts have no answer, in the language; English by default. */
export function absence(words: readonly string[], language: Language, texts: number): string {
  const known = WORDINGS[language];
  const wording = known ?? ENGLISH;
  const number = texts === 1 ? 'one' : 'several';
  if (words.length === 0) return wording.unanswered[number];
  const list = new Intl.ListFormat(known ? language : 'en', { type: 'disjunction' });
  return wording.missing[number](list.format(words.map(wording.quote)));
}
