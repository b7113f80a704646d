/** Host and port of a base URL, without user, password, and path; undefined if it isn't a URL. */
export function hostOf(baseUrl: string): string | undefined {
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : undefined;
}

/** Whether it names this machine, however its requests get there. */
export function isLoopback(baseUrl: string): boolean {
  if (!URL.canParse(baseUrl)) return false;
  const { hostname } = new URL(baseUrl);
  return isThisMachine(baseUrl) || hostname.endsWith('.localhost') || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** VS Code sends requests to no other host directly: it passes those to the proxy in the settings or the environment. */
const NEVER_BEHIND_A_PROXY = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether text sent there stays on this machine. Any other name could be answered by a name server, too. */
export function isThisMachine(baseUrl: string): boolean {
  return URL.canParse(baseUrl) && NEVER_BEHIND_A_PROXY.has(new URL(baseUrl).hostname);
}

/**
 * The base URL without a trailing slash, and with `http://` if the scheme is missing, as Ollama's tools allow.
 * `0.0.0.0`, which servers listen on, becomes the address that reaches it.
 */
export function normalizeBaseUrl(baseUrl: string): string {
  const trimmed = baseUrl.trim().replace(/\/+$/, '');
  const url = /^(?:https?:|[a-z][a-z0-9+.-]*:\/\/)/i.test(trimmed) ? trimmed : `http://${trimmed}`;
  if (!URL.canParse(url) || new URL(url).hostname !== '0.0.0.0') return url;
  const reachable = new URL(url);
  reachable.hostname = '127.0.0.1';
  return reachable.href.replace(/\/+$/, '');
}
