import { lookup as systemLookup } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { AgentError, message, type Message } from '../../../protocol/index.js';
import { isAddressLiteral, type AddressClass } from './addressPolicy.js';

export interface ResolvedAddress {
  address: string;
  family: number;
}

/** Resolves a name; rejects with Node's own errors. */
export type Resolve = (hostname: string) => Promise<ResolvedAddress[]>;

export const resolveBySystem: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true });

/** Names that never belong to a public site, so no resolver has to be asked (RFC 6761, 6762, 8375, 9476). */
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa|localdomain)$/;

export interface AddressRules {
  resolve: Resolve;
  classify: (address: string) => AddressClass;
  /** Whether this request may use a local address. */
  allowLocal: boolean;
}

const refuse = (sentence: Message): AgentError => new AgentError('blocked_address', sentence);

function check(host: string, address: string, { classify, allowLocal }: AddressRules): void {
  const kind = classify(address);
  if (kind === 'public' || (kind === 'local' && allowLocal)) return;
  const isAddress = host === address;
  if (kind === 'local')
    throw refuse(message(isAddress ? 'sources.privateAddress' : 'sources.leadsToPrivateAddress', { host }));
  throw refuse(message(isAddress ? 'sources.reservedAddress' : 'sources.leadsToReservedAddress', { host }));
}

export interface CheckedHost {
  addresses: ResolvedAddress[];
  /** True if an address isn't public. */
  local: boolean;
}

/**
 * The addresses of a URL's host, all of which must be allowed: a single bad one rules out the host, because the name
 * server's owner decides which one is used.
 */
export async function resolveHost(url: URL, rules: AddressRules): Promise<CheckedHost> {
  const name = url.hostname.replace(/\.+$/, '');
  if (isAddressLiteral(url.hostname)) {
    const address = url.hostname.replace(/^\[|\]$/g, '');
    check(url.hostname, address, rules);
    return {
      addresses: [{ address, family: address.includes(':') ? 6 : 4 }],
      local: rules.classify(address) !== 'public',
    };
  }
  if (name === '') throw new AgentError('invalid_url', message('sources.namesNoSite', { url: url.href }));
  if (LOCAL_NAME.test(name) && !rules.allowLocal) throw refuse(message('sources.localName', { host: name }));
  const addresses = await rules.resolve(name);
  if (addresses.length === 0) throw Object.assign(new Error(`no addresses for ${name}`), { code: 'ENOTFOUND' });
  for (const { address } of addresses) check(name, address, rules);
  return { addresses, local: addresses.some(({ address }) => rules.classify(address) !== 'public') };
}

/**
 * A `lookup` for http.request that returns the checked addresses, so that a second, different response of the name
 * server is never used. A host's own proxy code may ask for the proxy's name, which is the user's choice.
 */
export function pinnedLookup(hostname: string, addresses: readonly ResolvedAddress[]): LookupFunction {
  return (asked, options, callback) => {
    if (asked !== hostname) {
      systemLookup(asked, options, callback);
      return;
    }
    const wanted =
      options.family === 4 || options.family === 'IPv4' ? 4 : options.family === 6 || options.family === 'IPv6' ? 6 : 0;
    const usable = wanted === 0 ? addresses : addresses.filter(({ family }) => family === wanted);
    const first = usable[0];
    // `lookup` must not answer before it returns.
    process.nextTick(() => {
      if (first === undefined)
        callback(Object.assign(new Error(`no address of family ${wanted}`), { code: 'ENOTFOUND' }), '', 0);
      else if (options.all === true) callback(null, [...usable]);
      else callback(null, first.address, first.family);
    });
  };
}
