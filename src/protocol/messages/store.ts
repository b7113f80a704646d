/** Messages about the database of runs and cached answers. */
export const store = {
  'store.noNativeModule':
    'The SQLite module could not be loaded, so the cache and history are lost when this window closes. Try reinstalling the extension.',
  'store.locked':
    "Another program has locked the database. Until it is released, your history can't be shown, and new answers are kept in memory.",
  'store.cannotOpen': 'The database could not be opened. Until it can be, the cache and history are kept in memory.',
  'store.damaged': 'The database was damaged and has been replaced with a new one.',
  'store.oldKept': 'The old one was kept as {file}.',
  'store.notWritten':
    'The cache and history could not be saved. Runs continue without them. Check the free disk space and the permissions of the database.',
  'store.notRead': 'The cache and history could not be read. Runs continue without them.',
  'store.notDeleted': 'The data was not deleted, because the database could not be changed. Try again.',
  'store.otherProgram': 'The database file belongs to another program.',
  'store.newer': 'The database was created by a newer version of Regen Research.',
} as const;
