export type StoreWarningCode = 'no_native_module' | 'cannot_open' | 'damaged' | 'not_written' | 'not_read';

/** What the reader is told when the store cannot do its work; the run itself goes on. */
export interface StoreWarning {
  code: StoreWarningCode;
  message: string;
  cause?: unknown;
}

const messages: Record<StoreWarningCode, string> = {
  no_native_module:
    'The SQLite module could not be loaded, so the cache and the history last only until the window closes. Reinstalling the extension usually helps.',
  cannot_open: 'The database could not be opened, so the cache and the history last only until the window closes.',
  damaged: 'The database was damaged. It was set aside and a new one begun.',
  not_written:
    'The cache and the history could not be written; runs go on without them. Check the free space and the permissions of the database.',
  not_read: 'The cache and the history could not be read; runs go on without them.',
};

/** Says each thing once, and survives a listener that throws. */
export function createWarner(
  onWarning: (warning: StoreWarning) => void,
): (code: StoreWarningCode, cause?: unknown, detail?: string) => void {
  const said = new Set<StoreWarningCode>();
  return (code, cause, detail) => {
    if (said.has(code)) return;
    said.add(code);
    try {
      onWarning({ code, message: detail === undefined ? messages[code] : `${messages[code]} ${detail}`, cause });
    } catch {
      // Whoever shows warnings must not be able to break the store.
    }
  };
}
