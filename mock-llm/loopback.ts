import type { IncomingMessage } from 'node:http';

/** A literal address, so that no name server is asked and no other interface is bound. */
export const LOOPBACK = '127.0.0.1';

/**
 * Why a request doesn't come from a local program: its `Host` is another name (DNS rebinding), or a web page sent it
 * (any `Origin` but our own). Undefined if it is allowed.
 */
export function refusalOf(request: IncomingMessage, port: number): string | undefined {
  const own = [`${LOOPBACK}:${port}`, `localhost:${port}`];
  if (!own.includes(request.headers.host ?? '')) return `Host must be ${own[0] ?? ''}.`;
  const { origin } = request.headers;
  if (origin !== undefined && !own.some((host) => origin === `http://${host}`))
    return 'Web pages are not allowed to use this server.';
  if (request.headers['sec-fetch-site'] === 'cross-site') return 'Web pages are not allowed to use this server.';
  return undefined;
}
