import { actions } from './actions.js';
import { commands } from './commands.js';
import { digest } from './digest.js';
import { exports } from './exports.js';
import { grounding } from './grounding.js';
import { providers } from './providers.js';
import { rendering } from './rendering.js';
import { runs } from './runs.js';
import { server } from './server.js';
import { sources } from './sources.js';
import { store } from './store.js';
import { tools } from './tools.js';

/**
 * Every message of the engine that a person can see, in English, by key. `{name}` is replaced by the argument of that
 * name. A translation is another object of this shape.
 */
export const ENGLISH = {
  asWritten: '{text}',
  ...actions,
  ...commands,
  ...digest,
  ...exports,
  ...grounding,
  ...providers,
  ...rendering,
  ...runs,
  ...server,
  ...sources,
  ...store,
  ...tools,
} as const;

export type MessageKey = keyof typeof ENGLISH;
export type MessageCatalog = Readonly<Record<MessageKey, string>>;

/** The strings of the engine and of the pages in a reader's language, by key; missing ones stay English. */
export interface Translation {
  /** BCP 47. */
  language: string;
  sentences: Readonly<Record<string, string>>;
}

/** The names between braces in a message. */
type Placeholders<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
/** What a placeholder stands for: a value, another message, or several messages in a row. */
export type MessageArgument = string | number | Message | readonly Message[];
export type MessageArguments<Key extends MessageKey> = Readonly<
  Record<Placeholders<(typeof ENGLISH)[Key]>, MessageArgument>
>;

/** A message by its key and arguments, so that each side can show it in its reader's language. */
export interface Message {
  key: MessageKey;
  args: Readonly<Record<string, MessageArgument>>;
}

/** `message('sources.tooLarge', { name, megabytes })`; the arguments are checked against the message. */
export function message<Key extends MessageKey>(
  key: Key,
  ...[args]: [Placeholders<(typeof ENGLISH)[Key]>] extends [never] ? [] : [args: MessageArguments<Key>]
): Message {
  return { key, args: args ?? {} };
}

/** A message that another program wrote, or a host in its reader's language: there is nothing to translate. */
export const asWritten = (text: string): Message => message('asWritten', { text });

/**
 * The message in the catalog's language. Messages missing from the catalog stay English, and a missing argument leaves
 * its placeholder.
 */
export function textOf({ key, args }: Message, catalog: Partial<MessageCatalog> = ENGLISH): string {
  return (catalog[key] ?? ENGLISH[key]).replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const argument = args[name];
    return argument === undefined ? placeholder : argumentText(argument, catalog);
  });
}

function argumentText(argument: MessageArgument, catalog: Partial<MessageCatalog>): string {
  if (typeof argument !== 'object') return String(argument);
  return 'key' in argument
    ? textOf(argument, catalog)
    : argument.map((sentence) => textOf(sentence, catalog)).join(' ');
}

/** A message as events carry it: in English, and as key and arguments for a client that translates it. */
export interface Told {
  message: string;
  /** Absent if another program wrote the message. */
  message_key?: MessageKey;
  message_args?: Message['args'];
}

export function told(sentence: Message): Told {
  const text = textOf(sentence);
  return sentence.key === 'asWritten'
    ? { message: text }
    : { message: text, message_key: sentence.key, message_args: sentence.args };
}

/** The message that `told` was made from. */
export const sentenceOf = ({ message: text, message_key: key, message_args: args = {} }: Told): Message =>
  key === undefined ? asWritten(text) : { key, args };
