import type { DocumentHost, Store } from '../interfaces/index.js';
import type { FetchPage } from './fetch/fetchPage.js';
import type { Parser } from './parser.js';
import type { ShowPage } from './render/showPage.js';

export type SnapshotStore = Pick<Store, 'getSnapshotByUrl' | 'putSnapshot'>;

/** Dependencies shared by the parts of the reader. */
export interface ReaderParts {
  parser: Parser;
  documents: DocumentHost;
  snapshots: SnapshotStore;
  fetchPage: FetchPage;
  showPage: ShowPage;
  revalidateMinutes: () => number;
  now: () => number;
}
