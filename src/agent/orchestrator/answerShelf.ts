import type { CachedAnswer, Store } from '../interfaces/index.js';

/** Finished answers. One that is on its way to the disk is already there for who asks next. */
export interface AnswerShelf {
  get(key: string): Promise<CachedAnswer | undefined>;
  /** Returns at once; the reader of an answer does not wait for the disk. */
  put(key: string, answer: CachedAnswer): void;
}

export function createAnswerShelf(store: Pick<Store, 'getAnswer' | 'putAnswer'>): AnswerShelf {
  const arriving = new Map<string, CachedAnswer>();
  return {
    async get(key) {
      return arriving.get(key) ?? store.getAnswer(key);
    },
    put(key, answer) {
      arriving.set(key, answer);
      void store.putAnswer(key, answer).finally(() => {
        if (arriving.get(key) === answer) arriving.delete(key);
      });
    },
  };
}
