import type {
  ActionHost,
  Digest,
  DigestBudget,
  Grounder,
  LearnedModels,
  Providers,
  SourceReader,
  Store,
  SuggestActions,
} from '../interfaces/index.js';
import type { RenderMode, SummaryLength } from '../../protocol/index.js';

/** What the user set; read again for every run. */
export interface RunSettings {
  /** Whose typed addresses may be on this machine or network: nobody's, the user's own, or any client's as well. */
  allowLocalAddresses: 'nobody' | 'user' | 'everyone';
  /** When pages are shown in an installed browser before they are read; `auto` when absent. */
  render?: RenderMode;
  cache: boolean;
  language: string | undefined;
  length: SummaryLength;
  budget: DigestBudget;
  /** Put doubtful sentences to a real model once more, with their evidence. */
  checkDoubtful: boolean;
  /** Calls in flight at once; found by measuring where undefined. */
  parallelCalls: number | undefined;
}

/** Questions to the person at the machine; a host without one answers no. */
export interface Consent {
  /** May this address on the user's own machine or network be read? */
  localAddress(url: string): Promise<boolean>;
  /** May text leave the machine to this provider, at this host where that is known? Remembered for both. */
  cloudProvider(provider: string, label: string, host: string | undefined): Promise<boolean>;
  /** Whether that was said before, or the user set the provider up with a key of its own; asks nobody. None where absent. */
  isGiven?(provider: string): boolean | Promise<boolean>;
}

export interface RunDependencies {
  sourceReader: SourceReader;
  providers: Providers;
  digest: Digest;
  grounder: Grounder;
  suggest: SuggestActions;
  actionHost: ActionHost;
  /** Whether a connected program (not the user) may have this document read. */
  clientMayRead(uri: string): boolean;
  consent: Consent;
  store: Store;
  learned: LearnedModels;
  /** Has the store write what it gathered; resolves when that is on the disk. */
  flush?(): Promise<unknown>;
  /** Told that a reader waits for the first word of a run; calls the result when it is there. */
  urgent?(): () => void;
  settings(): RunSettings;
  promptVersion: string;
  /** Milliseconds, monotonic. */
  now(): number;
  /** Wall-clock time, ISO 8601. */
  date(): string;
  newId(): string;
  log(message: string): void;
}
