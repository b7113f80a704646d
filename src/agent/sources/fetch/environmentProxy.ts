import type { Agent } from 'http';
import { getProxyForUrl } from 'proxy-from-env';

/** The agent that sends a request to `url` through a proxy; undefined for a direct connection. */
export type ProxyAgentFor = (url: URL) => Promise<Agent | undefined>;

/** No separate proxy: inside VS Code, the `http` module applies the user's proxy settings. */
export const withoutProxy: ProxyAgentFor = () => Promise.resolve(undefined);

/**
 * The proxy from HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, and NO_PROXY: https through CONNECT, http by absolute URL. The
 * host is resolved and checked here first. The proxy resolves it again, so a user who sets a proxy also trusts its view
 * of the network.
 */
export const environmentProxy: ProxyAgentFor = async (url) => {
  const proxy = getProxyForUrl(url.href);
  if (proxy === '') return undefined;
  if (url.protocol === 'https:') return new (await import('https-proxy-agent')).HttpsProxyAgent(proxy);
  return new (await import('http-proxy-agent')).HttpProxyAgent(proxy);
};
