import type { Asker, RunLabel, Source } from '../interfaces/index.js';

/** Maximum number of texts to keep, and their total length in characters: what an assistant uses in a session. */
const MAX_SOURCES = 100;
const MAX_CHARACTERS = 32_000_000;

interface Shelved {
  source: Source;
  label: RunLabel;
}

/**
 * What tools have read in this process; later pages, searches, and checks refer to it. Runs keep their sources in the
 * store.
 */
export interface Shelf {
  put(source: Source, label: RunLabel): void;
  /** Newest first. */
  all(asker: Asker): Source[];
  get(contentHash: string, asker: Asker): Source | undefined;
  clear(): void;
}

export function createShelf(maySee: (asker: Asker, label: RunLabel) => boolean): Shelf {
  // Oldest first. Two callers may have supplied the same text.
  const shelved = new Map<string, Shelved>();
  let characters = 0;
  const remove = (key: string) => {
    characters -= shelved.get(key)?.source.markdown.length ?? 0;
    shelved.delete(key);
  };
  return {
    put(source, label) {
      const key = JSON.stringify([source.contentHash, label]);
      remove(key);
      shelved.set(key, { source, label });
      characters += source.markdown.length;
      for (const oldest of shelved.keys()) {
        if (shelved.size <= MAX_SOURCES && characters <= MAX_CHARACTERS) break;
        remove(oldest);
      }
    },
    all: (asker) =>
      [...shelved.values()]
        .reverse()
        .filter(({ label }) => maySee(asker, label))
        .map(({ source }) => source),
    clear() {
      shelved.clear();
      characters = 0;
    },
    get(contentHash, asker) {
      return this.all(asker).find((source) => source.contentHash === contentHash);
    },
  };
}
