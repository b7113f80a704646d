import { sentenceOf, textOf, type Message, type Told } from '../../../protocol/index.js';
import { ENGLISH } from './english.js';

export type SentenceKey = keyof typeof ENGLISH;
/** The page's and the engine's strings in another language, by key; missing ones stay English. */
export type TranslatedSentences = Readonly<Record<string, string>>;

/** The placeholders of a string. */
type Placeholders<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
type Arguments<Key extends SentenceKey> = Readonly<Record<Placeholders<(typeof ENGLISH)[Key]>, string | number>>;
/** `words` for `count.words.one` and `count.words.other`. */
type Counted = SentenceKey extends infer Key ? (Key extends `count.${infer Name}.other` ? Name : never) : never;

let translation: TranslatedSentences = {};
let language = 'en';
let plurals = new Intl.PluralRules(language);

/** Sets the language of strings and numbers (a BCP 47 tag). Call before the first rendering. */
export function speak(tag: string, sentences: TranslatedSentences = {}): void {
  translation = sentences;
  // Numbers formatted for one language in a sentence of another would look like a mistake.
  language = Object.keys(sentences).length > 0 ? tag : 'en';
  plurals = new Intl.PluralRules(language);
}

/** The string with that key in the reader's language; arguments are type-checked against the English one. */
export function say<Key extends SentenceKey>(
  key: Key,
  ...[args]: [Placeholders<(typeof ENGLISH)[Key]>] extends [never] ? [] : [args: Arguments<Key>]
): string {
  return fill(translation[key] ?? ENGLISH[key], args ?? {});
}

/** A message of the engine in the reader's language, or the engine's own text if it isn't translated. */
export function sayTold({ message = '', message_key: key, message_args }: Partial<Told>): string {
  return key !== undefined && Object.hasOwn(translation, key)
    ? textOf(sentenceOf({ message, message_key: key, message_args }), translation)
    : message;
}

/** A message of the engine in the reader's language. */
export const sayMessage = (sentence: Message): string => textOf(sentence, translation);

/** Sentences of the engine in the reader's language, or `texts` if an older engine gave no keys. */
export const sayMessages = (sentences: readonly Message[] | undefined, texts: readonly string[]): readonly string[] =>
  sentences?.map(sayMessage) ?? texts;

/** `1,234 words`, in the plural form that the language uses for the number. */
export function sayCount(counted: Counted, value: number): string {
  const form = value === 1 && plurals.select(1) === 'one' ? 'one' : 'other';
  const sentence = translation[`count.${counted}.${plurals.select(value)}`] ?? translation[`count.${counted}.${form}`];
  return fill(sentence ?? ENGLISH[`count.${counted}.${form}`], { count: sayNumber(value) });
}

/** A number with the reader's separators. */
export const sayNumber = (value: number, mostDigits = 3, leastDigits = 0): string =>
  value.toLocaleString(language, { minimumFractionDigits: leastDigits, maximumFractionDigits: mostDigits });

/** A number in as few characters as the reader's language allows, such as `200K`. */
export const sayBriefly = (value: number): string =>
  value.toLocaleString(language, { notation: 'compact', maximumFractionDigits: 3 });

/** A date and time in the reader's language. */
export const sayTime = (time: Date, format: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language, format).format(time);

/** Numbers get the reader's separators. */
function fill(sentence: string, args: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = Object.hasOwn(args, name) ? args[name] : placeholder;
    return typeof value === 'number' ? sayNumber(value) : String(value);
  });
}
