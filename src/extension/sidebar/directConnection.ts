import type { ClientConnection } from '../../agent/index.js';
import type { Command } from '../../protocol/index.js';

/** The agent's client for a page that talks by messages: opened at its first command, and never twice at once. */
export interface DirectConnection {
  receive(command: Command): Promise<void>;
  /** The page is gone; a later command opens anew. */
  close(): void;
}

export function createDirectConnection(open: () => Promise<ClientConnection>): DirectConnection {
  let connection: Promise<ClientConnection> | undefined;

  function connect(): Promise<ClientConnection> {
    const opening = open();
    opening.catch(() => {
      if (connection === opening) connection = undefined;
    });
    return opening;
  }
  return {
    async receive(command) {
      connection ??= connect();
      (await connection).receive(command);
    },
    close() {
      const closing = connection;
      connection = undefined;
      closing?.then((opened) => opened.closed()).catch(() => undefined);
    },
  };
}
