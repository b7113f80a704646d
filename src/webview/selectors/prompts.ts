import type { SavedPrompt } from '../../protocol/index.js';
import { say } from './catalog/say.js';

/** Built-in prompts, by the name typed after the slash. */
const BUILT_IN = ['tldr', 'method', 'results', 'limits', 'numbers', 'terms', 'critique', 'compare'] as const;

/** What can be typed after the slash. */
const TYPED = /^\/([\p{L}\p{N}_-]*)$/u;

/**
 * The prompts that match a slash and the letters after it, the reader's own first; null if the text isn't a slash
 * command.
 */
export function promptsFor(query: string, own: readonly SavedPrompt[]): SavedPrompt[] | null {
  const typed = TYPED.exec(query)?.[1]?.toLowerCase();
  if (typed === undefined) return null;
  const builtIn = BUILT_IN.map((name): SavedPrompt => ({ name, text: say(`prompt.${name}`) }));
  // The reader's own prompt replaces a built-in one with the same name.
  const all = [...own, ...builtIn.filter(({ name }) => !own.some((prompt) => prompt.name === name))];
  return all.filter(({ name }) => name.toLowerCase().startsWith(typed));
}
