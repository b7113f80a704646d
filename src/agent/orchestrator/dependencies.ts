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
import type { ReadingDepth, RenderMode, SourceReference, SummaryLength } from '../../protocol/index.js';

/** The user's settings; read again for every run. */
export interface RunSettings {
  /** Whose typed addresses may be on this machine or network: nobody's, only the user's, or any client's. */
  allowLocalAddresses: 'nobody' | 'user' | 'everyone';
  /** When to render pages in an installed browser before reading them. Default: `auto`. */
  render?: RenderMode;
  cache: boolean;
  language: string | undefined;
  length: SummaryLength;
  budget: DigestBudget;
  /** How much of a long text is read; `auto` when absent. */
  depth?: ReadingDepth;
  /** Have a real model double-check doubtful sentences against their evidence. */
  checkDoubtful: boolean;
  /** Concurrent calls; found by measuring if undefined. */
  parallelCalls: number | undefined;
}

/** What the person recognizes a page of the browser by. */
export type PrivatePage = Pick<SourceReference, 'title' | 'url'>;

/** Questions to the person at the machine; a host without one answers no. */
export interface Consent {
  /** May this address on the user's own machine or network be read? Absent: no, and nobody is asked. */
  localAddress?(url: string): Promise<boolean>;
  /** May text be sent to this provider, at this host if known? The answer is remembered for both. */
  cloudProvider(provider: string, label: string, host: string | undefined): Promise<boolean>;
  /**
   * May these pages, which the person's browser handed over and which may be visible only to the person, be sent to this
   * provider? Asked in addition to `cloudProvider`, whose answer doesn't cover them. Absent: no.
   */
  privatePages?(pages: PrivatePage[], provider: string, label: string, host: string | undefined): Promise<boolean>;
  /**
   * Whether the user already consented to this host, or configured the provider with its own key; never prompts. Absent: no
   * consent.
   */
  isGiven?(provider: string, host: string | undefined): boolean | Promise<boolean>;
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
  /** Whether a document shows a page of the person's browser. */
  isPrivateDocument?(uri: string): boolean;
  store: Store;
  learned: LearnedModels;
  /** Flushes the store's queued writes to disk. */
  flush?(): Promise<unknown>;
  /** Signals that a reader is waiting for a run's first word; call the result once it has arrived. */
  urgent?(): () => void;
  settings(): RunSettings;
  promptVersion: string;
  /** Milliseconds, monotonic. */
  now(): number;
  /** Current time, ISO 8601. */
  date(): string;
  newId(): string;
  log(message: string): void;
}
