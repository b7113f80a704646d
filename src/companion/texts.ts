import type messages from './_locales/en/messages.json';

export type TextKey = keyof typeof messages;

/** A text in the browser's language. */
export const text = (key: TextKey, ...parts: string[]): string => chrome.i18n.getMessage(key, parts);

/** Why pages weren't sent. */
export class CompanionProblem extends Error {
  constructor(
    readonly key: TextKey,
    ...parts: string[]
  ) {
    super(text(key, ...parts));
  }
}

/** The message for any failure. */
export const problemText = (error: unknown): string => (error instanceof Error ? error.message : String(error));
