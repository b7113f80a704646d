import type { ClientConnection } from '../../agent/index.js';
import type { Command } from '../../protocol/index.js';
import { startedOnce } from '../agent/startedOnce.js';

/** The agent's client for a page that uses messages: opened on its first command, and never twice concurrently. */
export interface DirectConnection {
  receive(command: Command): Promise<void>;
  /** The page is gone; a later command reconnects. */
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
