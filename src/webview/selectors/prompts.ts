import type { SavedPrompt } from '../../protocol/index.js';
import { say } from './catalog/say.js';

/** Prompts that everyone has, by what is typed after the slash. */
const BUILT_IN = ['tldr', 'method', 'results', 'limits', 'numbers', 'terms', 'critique', 'compare'] as const;

/** What may be typed after the slash. */
const TYPED = /^\/([\p{L}\p{N}_-]*)$/u;

/** The prompts that a slash and the letters after it stand for, the reader's own first; null where nothing of the kind is typed. */
export function promptsFor(query: string, own: readonly SavedPrompt[]): SavedPrompt[] | null {
  const typed = TYPED.exec(query)?.[1]?.toLowerCase();
  if (typed === undefined) return null;
  const builtIn = BUILT_IN.map((name): SavedPrompt => ({ name, text: say(`prompt.${name}`) }));
  // One of the reader's own under a known name takes its place.
  const all = [...own, ...builtIn.filter(({ name }) => !own.some((prompt) => prompt.name === name))];
  return all.filter(({ name }) => name.toLowerCase().startsWith(typed));
}
