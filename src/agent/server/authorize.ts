import type { IncomingMessage } from 'node:http';
import {
  AGENT_PATH,
  COMPANION_SUBPROTOCOL_PREFIX,
  message,
  TOKEN_SUBPROTOCOL_PREFIX,
  type Message,
} from '../../protocol/index.js';
import type { Requester } from '../interfaces/index.js';
import { isCompanionOrigin } from './companions.js';
import { isSameToken } from './token.js';

export interface AccessPolicy {
  /** The port that the server listens on. */
  port: number;
  /** Token for other programs; null if the user disabled it. */
  token: string | null;
  /** Token of the sidebar; valid only with an allowed Origin. */
  sidebarToken?: string;
  /** Exact Origins of the sidebar's own webviews. */
  origins: ReadonlySet<string>;
}

export type Decision =
  | { accepted: true; trust: Requester['trust'] }
  | { accepted: false; status: 400 | 401 | 403 | 404; reason: Message }
  /** A browser extension that claims to be paired or to know the code. */
  | { accepted: 'companion'; origin: string; subprotocol: string };

const refuse = (status: 400 | 401 | 403 | 404, reason: Message): Decision => ({ accepted: false, status, reason });

/**
 * Decides on an upgrade by its headers alone. The reason never quotes what was sent, so that no token reaches the log.
 */
export function authorize(request: Pick<IncomingMessage, 'url' | 'rawHeaders'>, policy: AccessPolicy): Decision {
  const url = request.url ?? '';
  if (url.startsWith(`${AGENT_PATH}?`)) return refuse(400, message('server.queryInPath', { path: AGENT_PATH }));
  if (url !== AGENT_PATH) return refuse(404, message('server.wrongPath', { path: AGENT_PATH }));

  // A page that reaches us through DNS rebinding sends its own name as the Host.
  const [host, ...moreHosts] = headers(request.rawHeaders, 'host');
  if (moreHosts.length > 0 || (host !== `127.0.0.1:${policy.port}` && host !== `localhost:${policy.port}`)) {
    return refuse(403, message('server.wrongHost'));
  }

  // Browsers always send an Origin; other programs never do.
  const [origin, ...moreOrigins] = headers(request.rawHeaders, 'origin');
  const [claim, ...moreClaims] = subprotocols(request.rawHeaders, COMPANION_SUBPROTOCOL_PREFIX);
  if (origin !== undefined && (moreOrigins.length > 0 || !policy.origins.has(origin))) {
    const isClaim = moreOrigins.length === 0 && moreClaims.length === 0 && isCompanionOrigin(origin);
    if (claim !== undefined && isClaim) return { accepted: 'companion', origin, subprotocol: claim };
    return refuse(403, message('server.webPage'));
  }

  const [offered, ...moreTokens] = offeredTokens(request.rawHeaders);
  if (offered !== undefined && moreTokens.length === 0) {
    if (origin !== undefined && policy.sidebarToken !== undefined && isSameToken(offered, policy.sidebarToken))
      return { accepted: true, trust: 'user' };
    if (policy.token !== null && isSameToken(offered, policy.token)) return { accepted: true, trust: 'client' };
  }
  if (policy.token === null) return { accepted: true, trust: 'client' };
  return refuse(401, message('server.wrongToken'));
}

/** Values of a header as sent; Node joins or drops repeated ones. */
function headers(rawHeaders: string[], name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}

function offeredTokens(rawHeaders: string[]): string[] {
  const bearer = headers(rawHeaders, 'authorization').map((value) => /^Bearer +(.*)$/i.exec(value)?.[1] ?? '');
  const tokens = subprotocols(rawHeaders, TOKEN_SUBPROTOCOL_PREFIX).map((entry) =>
    entry.slice(TOKEN_SUBPROTOCOL_PREFIX.length),
  );
  return [...bearer, ...tokens];
}

function subprotocols(rawHeaders: string[], prefix: string): string[] {
  return headers(rawHeaders, 'sec-websocket-protocol')
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value.startsWith(prefix));
}
