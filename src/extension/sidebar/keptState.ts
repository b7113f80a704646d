import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf } from '../../protocol/index.js';

/** The sidebar page's own state, as it wrote it. */
export interface KeptState {
  load(): Promise<string | null>;
  save(state: string): void;
}

/**
 * Saves the state of the sidebar's page in a file. VS Code also saves what a page passes to `setState`, but only when a
 * window closes normally: a crash, or reloading a browser that shows VS Code, would lose the current run.
 */
export function createKeptState(folder: string, log: (line: string) => void): KeptState {
  const file = path.join(folder, 'sidebar.json');
  const draft = `${file}.draft`;
  let next: string | undefined;
  let writing: Promise<void> | undefined;

  async function write(): Promise<void> {
    try {
      await mkdir(folder, { recursive: true });
      while (next !== undefined) {
        const text = next;
        next = undefined;
        // Completely or not at all, because the window may be closed at any moment.
        await writeFile(draft, text, { mode: 0o600 });
        await rename(draft, file);
      }
    } catch (error) {
      log(`Could not save the state of the sidebar: ${messageOf(error)}`);
    } finally {
      writing = undefined;
    }
  }
  return {
    async load() {
      try {
        return next ?? (await readFile(file, 'utf8'));
      } catch {
        return null;
      }
    },
    save(state) {
      next = state;
      writing ??= write();
    },
  };
}
