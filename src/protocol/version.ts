/** Version of the wire protocol. Raised by a change that older clients can't ignore. */
export const PROTOCOL_VERSION = 1;

/** WebSocket subprotocol that a client uses to request this version. */
export const SUBPROTOCOL = 'regen-research.v1';

/** Prefix of the subprotocol entry that carries a browser client's token; browsers can't set headers. */
export const TOKEN_SUBPROTOCOL_PREFIX = 'regen-research.token.';

/** Path of the agent's WebSocket endpoint. */
export const AGENT_PATH = '/agent_ws';

/** The default question, used if the reader leaves it empty. */
export const DEFAULT_QUERY = 'Summarize this source.';

/** Session of clients that name none: they all see the same runs. */
export const DEFAULT_SESSION = 'default';
