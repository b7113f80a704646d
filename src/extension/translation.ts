import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import {
  isAgentError,
  messageOf,
  sentenceOf,
  textOf,
  type Message,
  type MessageCatalog,
  type Told,
  type Translation,
} from '../protocol/index.js';

/*
 * The engine and the pages word their sentences in English, by key. Here they get the words of VS Code's display language,
 * from l10n/engine.<language>.json and l10n/sidebar.<language>.json. The extension's own strings are vscode.l10n's.
 */

const ENGLISH: Translation = { language: 'en', sentences: {} };

let folder: string | undefined;
let loaded: Translation | undefined;

/** Says where the extension is installed. Call once, before anything is said; nothing is read until it is needed. */
export function translateFrom(extensionPath: string): void {
  folder = path.join(extensionPath, 'l10n');
  loaded = undefined;
}

/** The sentences of the engine and the pages in VS Code's display language. */
export const translation = (): Translation => (loaded ??= load(folder, vscode.env.language));

/** The engine's catalog in VS Code's display language, for what the engine writes into files. */
export const engineCatalog = (): Partial<MessageCatalog> => translation().sentences;

/** An engine's sentence in VS Code's display language. */
export const say = (sentence: Message): string => textOf(sentence, translation().sentences);

export const sayTold = (told: Told): string => say(sentenceOf(told));

/** What failed, in VS Code's display language. */
export const sayError = (error: unknown): string => (isAgentError(error) ? say(error.sentence) : messageOf(error));

/** Reads the catalogs of one language. English has none, and a language without them stays English. */
function load(from: string | undefined, language: string): Translation {
  if (from === undefined || !/^[a-z]{2,3}(-[a-z]{2,4})?$/i.test(language)) return ENGLISH;
  const read = (catalog: string) =>
    JSON.parse(readFileSync(path.join(from, `${catalog}.${language.toLowerCase()}.json`), 'utf8')) as object;
  try {
    return { language, sentences: { ...read('engine'), ...read('sidebar') } };
  } catch {
    return ENGLISH;
  }
}
