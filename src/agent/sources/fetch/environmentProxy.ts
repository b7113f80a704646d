import type { Agent } from 'http';
import { getProxyForUrl } from 'proxy-from-env';

/** The agent that takes a request to `url` through a proxy; undefined for a direct connection. */
export type ProxyAgentFor = (url: URL) => Promise<Agent | undefined>;

/** No proxy of our own: inside VS Code, whose `http` module applies the user's proxy settings itself. */
export const withoutProxy: ProxyAgentFor = () => Promise.resolve(undefined);

/**
 * The proxy of HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY: https by CONNECT, http by absolute URL.
 * The host has been looked up and checked here before the proxy hears of it; the proxy looks it up once more itself, so
 * a user who names a proxy also trusts its view of the network.
 */
export const environmentProxy: ProxyAgentFor = async (url) => {
  const proxy = getProxyForUrl(url.href);
  if (proxy === '') return undefined;
  if (url.protocol === 'https:') return new (await import('https-proxy-agent')).HttpsProxyAgent(proxy);
  return new (await import('http-proxy-agent')).HttpProxyAgent(proxy);
};
