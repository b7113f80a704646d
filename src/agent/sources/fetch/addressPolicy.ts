import ipaddr from 'ipaddr.js';

/** What an address may be used for: any page, only a page that the user named, or nothing. */
export type AddressClass = 'public' | 'local' | 'forbidden';

/** Ranges where a user may have pages: this machine, the home or company network, an overlay network. */
const LOCAL_RANGES = new Set(['loopback', 'private', 'uniqueLocal', 'carrierGradeNat']);

/**
 * Services in otherwise public or local ranges where clouds hand out credentials: Azure's wire server (168.63.129.16
 * isn't in a special range), Alibaba's metadata in shared address space, and AWS's over IPv6.
 */
const METADATA_ADDRESSES = new Set(['168.63.129.16', '100.100.100.200', 'fd00:ec2::254', 'fd20:ce::254']);

/** RFC 6052's well-known prefix, through which an IPv6-only network reaches all IPv4 sites. */
const NAT64 = ipaddr.parseCIDR('64:ff9b::/96');
/** RFC 4291: all of today's global unicast. Everything outside it is special, including IPv4-compatible `::a.b.c.d`. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

function lowestFourBytes(address: ipaddr.IPv6): ipaddr.IPv4 {
  return new ipaddr.IPv4(address.toByteArray().slice(12));
}

/**
 * Classifies a literal address, with or without the brackets of a URL. Anything that isn't an address is `forbidden`.
 * Forms that contain an IPv4 address (mapped, NAT64) are judged by it; 6to4, Teredo, and IPv4-compatible ones are
 * refused.
 */
export function classifyAddress(literal: string): AddressClass {
  const text = literal.startsWith('[') && literal.endsWith(']') ? literal.slice(1, -1) : literal;
  if (text.includes('%') || !ipaddr.isValid(text)) return 'forbidden';
  let address = ipaddr.process(text);
  if (address instanceof ipaddr.IPv6 && address.match(NAT64[0], NAT64[1])) address = lowestFourBytes(address);
  if (METADATA_ADDRESSES.has(address.toString())) return 'forbidden';
  const range = address.range();
  if (LOCAL_RANGES.has(range)) return 'local';
  if (range !== 'unicast') return 'forbidden';
  if (address instanceof ipaddr.IPv6 && !address.match(GLOBAL_UNICAST[0], GLOBAL_UNICAST[1])) return 'forbidden';
  return 'public';
}

/** Whether the host of a URL is an address rather than a name. */
export function isAddressLiteral(hostname: string): boolean {
  return hostname.startsWith('[') || ipaddr.IPv4.isValidFourPartDecimal(hostname);
}
