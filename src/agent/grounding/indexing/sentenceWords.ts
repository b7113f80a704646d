import { guessLanguage, tokenize, type Language, type Token } from '@regen-research/text';
import { comparableTokens } from '../sentence/comparable.js';

const KNOWN_LANGUAGES: readonly Language[] = ['en', 'de', 'fr', 'es', 'ru', 'zh', 'ja', 'ko', 'it', 'pt', 'nl'];

/** The words of a sentence, in a source that is mostly in one language. */
export function analyzed(
  text: string,
  most: Language,
): { language: Language; tokens: Token[]; comparable: ReturnType<typeof comparableTokens> } {
  let tokens = tokenize(text, most);
  const language = ownLanguage(text, tokens, most);
  if (language !== most) tokens = tokenize(text, language);
  return { language, tokens, comparable: comparableTokens(text, tokens, language) };
}

/** The terms that are capitalized although they don't start the sentence. */
export function capitalTerms(text: string, tokens: readonly Token[]): string[] {
  const terms: string[] = [];
  for (let position = 1; position < tokens.length; position++) {
    const { start, term } = tokens[position] as Token;
    if (isCapital(text, start)) terms.push(term);
  }
  return terms;
}

/** The language of a source: as its words show it, or as it declares it. */
export function languageOf(masked: string, declared: string | undefined): Language {
  const guessed = guessLanguage(masked);
  return guessed === 'und' ? toldLanguage(declared) : guessed;
}

/** Running text in a language has at least this share of its function words; in a related one, fewer. */
const OWN_FUNCTION_WORDS = 0.3;

/**
 * The language of a sentence, in a source that is mostly in one: a quotation in the original has its own. `tokens` are
 * split by the rules of the source's language. Guesses only if they don't show it, because an index contains every
 * sentence.
 */
function ownLanguage(sentence: string, tokens: readonly Token[], most: Language): Language {
  let functionWords = 0;
  for (const { content } of tokens) if (!content) functionWords++;
  if (most !== 'und' && functionWords >= OWN_FUNCTION_WORDS * tokens.length) return most;
  const guessed = guessLanguage(sentence);
  return guessed === 'und' ? most : guessed;
}

function isCapital(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit >= 65 && unit <= 90) || (unit > 127 && /^\p{Lu}/u.test(text.slice(at, at + 2)));
}

function toldLanguage(tag: string | undefined): Language {
  const language = tag?.slice(0, 2).toLowerCase();
  return KNOWN_LANGUAGES.find((known) => known === language) ?? 'und';
}
