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
 * The engine and the pages have their strings in English, by key. This module translates them to VS Code's display
 * language, from l10n/engine.<language>.json and l10n/sidebar.<language>.json. vscode.l10n translates the extension's
 * own strings.
 */

const ENGLISH: Translation = { language: 'en', sentences: {} };

let folder: string | undefined;
let loaded: Translation | undefined;

/** Sets where the extension is installed. Call once, before any string is needed; files are read on first use. */
export function translateFrom(extensionPath: string): void {
  folder = path.join(extensionPath, 'l10n');
  loaded = undefined;
}

/** The strings of the engine and the pages in VS Code's display language. */
export const translation = (): Translation => (loaded ??= load(folder, vscode.env.language));

/** The engine's catalog in VS Code's display language, for text that the engine writes into files. */
export const engineCatalog = (): Partial<MessageCatalog> => translation().sentences;

/** A message of the engine in VS Code's display language. */
export const say = (sentence: Message): string => textOf(sentence, translation().sentences);

export const sayTold = (told: Told): string => say(sentenceOf(told));

/** An error's message in VS Code's display language. */
export const sayError = (error: unknown): string => (isAgentError(error) ? say(error.sentence) : messageOf(error));

/** Reads the catalogs of one language. English has none, and languages without catalogs stay English. */
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
