/** Version of the wire protocol. A change that an older client cannot ignore raises it. */
export const PROTOCOL_VERSION = 1;

/** WebSocket subprotocol that a client offers when it wants this protocol named. */
export const SUBPROTOCOL = 'regen-research.v1';

/** Prefix of the subprotocol entry that carries a browser client's token, which cannot set headers. */
export const TOKEN_SUBPROTOCOL_PREFIX = 'regen-research.token.';

/** Path of the agent's WebSocket endpoint. */
export const AGENT_PATH = '/agent_ws';

/** What is asked when the reader leaves the question empty. */
export const DEFAULT_QUERY = 'Summarize this source.';

/** Session of the clients that name none: they all see the same runs. */
export const DEFAULT_SESSION = 'default';
