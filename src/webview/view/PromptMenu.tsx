import type { SavedPrompt } from '../../protocol/index.js';
import { useEffect, useState } from 'preact/hooks';
import { say } from '../selectors/catalog/say.js';
import { promptsFor } from '../selectors/prompts.js';

export const PROMPT_MENU = 'prompt-menu';

interface PromptMenuProps {
  prompts: readonly SavedPrompt[];
  chosen: number;
  onPick: (prompt: SavedPrompt) => void;
}

/** The prompts after a slash, above the field, which keeps the focus. */
export function PromptMenu({ prompts, chosen, onPick }: PromptMenuProps) {
  return (
    <ul id={PROMPT_MENU} class="prompts" role="listbox" aria-label={say('prompt.menu')}>
      {prompts.map((prompt, index) => (
        <li
          key={prompt.name}
          id={`${PROMPT_MENU}-${index}`}
          role="option"
          aria-selected={index === chosen}
          class="prompt"
          title={prompt.text}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(prompt)}
        >
          <span class="prompt-name">/{prompt.name}</span> <span class="prompt-text">{prompt.text}</span>
        </li>
      ))}
    </ul>
  );
}

interface PromptChoice {
  /** Absent while no menu is open. */
  prompts: readonly SavedPrompt[];
  chosen: number;
  /** Handles a key of the field; true if it was for the menu. */
  onKey: (event: KeyboardEvent) => boolean;
}

/** The menu's state: the prompts that match so far, and the one that Enter (ask) and Tab (insert) choose. */
export function usePrompts(
  query: string,
  own: readonly SavedPrompt[],
  ask: (text: string) => void,
  write: (text: string) => void,
): PromptChoice {
  // Stored with its query: an effect that resets it could run after the next key.
  const [choice, setChoice] = useState({ query, index: 0 });
  const chosen = choice.query === query ? choice.index : 0;
  const [closed, setClosed] = useState<string | null>(null);
  useEffect(() => {
    setClosed((last) => (last === query ? last : null));
  }, [query]);
  const prompts = closed === query ? [] : (promptsFor(query, own) ?? []);
  const onKey = (event: KeyboardEvent): boolean => {
    const prompt = prompts[chosen];
    if (!prompt) return false;
    const step = { ArrowDown: 1, ArrowUp: prompts.length - 1 }[event.key];
    if (step !== undefined) setChoice({ query, index: (chosen + step) % prompts.length });
    else if (event.key === 'Enter') ask(prompt.text);
    else if (event.key === 'Tab' && !event.shiftKey) write(prompt.text);
    else if (event.key === 'Escape') setClosed(query);
    else return false;
    event.preventDefault();
    return true;
  };
  return { prompts, chosen, onKey };
}
