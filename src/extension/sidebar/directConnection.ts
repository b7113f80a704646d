import type { ClientConnection } from '../../agent/index.js';
import type { Command } from '../../protocol/index.js';
import { startedOnce } from '../agent/startedOnce.js';

/** The agent's client for a page that talks by messages: opened at its first command, and never twice at once. */
export interface DirectConnection {
  receive(command: Command): Promise<void>;
  /** The page is gone; a later command opens again. */
  close(): void;
}

export function createDirectConnection(open: () => Promise<ClientConnection>): DirectConnection {
  const connection = startedOnce(open);
  return {
    async receive(command) {
      (await connection.get()).receive(command);
    },
    close() {
      connection
        .forget()
        ?.then((opened) => opened.closed())
        .catch(() => undefined);
    },
  };
}
