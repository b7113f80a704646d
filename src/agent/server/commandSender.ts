import type { CompanionWindow } from '../../protocol/index.js';
import type { CompanionHost, Requester, Runs } from '../interfaces/index.js';
import type { ToolCalls } from './toolCalls.js';

/** What the browser companion's commands need. */
export interface HubCompanion extends Pick<CompanionHost, 'sessionId' | 'handedOver'> {
  /** Windows that accept pages, most recently used first. */
  windows(): Promise<CompanionWindow[]>;
}

/** What a command needs from the client that sent it. */
export interface CommandSender {
  readonly sessionId: string;
  readonly trust: Requester['trust'];
  readonly runs: Runs;
  readonly toolCalls: ToolCalls;
  /** For the browser companion, if the host has one. */
  readonly companion?: HubCompanion;
  /**
   * Work that replies later. `inOrder`: after earlier history requests. Throws AgentError if too many replies are
   * pending.
   */
  later<T>(work: () => Promise<T>, options?: { inOrder?: boolean }): Promise<T>;
  /** Replays what the client missed of a run, which it then follows. False if the run is unknown. */
  replay(runId: string, afterSeq: number): Promise<boolean>;
}
