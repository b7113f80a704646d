import { MAX_SCRIPT_MEGABYTES } from './limits.js';

/**
 * Flags that leave a page only one way out, through our proxy. A test with canaries in a network namespace removes the
 * first four one at a time and shows that each is needed; the last two close ways that a proxy doesn't offer anyway.
 */
export const NETWORK_FLAGS = (proxyUrl: string): string[] => [
  `--proxy-server=${proxyUrl}`,
  // Without it, loopback addresses bypass the proxy.
  '--proxy-bypass-list=<-loopback>',
  // WebRTC sends UDP past every proxy. The `force-` form of this flag has no effect.
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  // The proxy resolves names; the browser itself doesn't.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--disable-quic',
  '--no-pings',
];

/** Flags against background activity: no updates, telemetry, sound, or files. */
const QUIET_FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--mute-audio',
  '--no-first-run',
  '--no-default-browser-check',
  '--metrics-recording-only',
  '--deny-permission-prompts',
  '--disable-notifications',
  '--disk-cache-size=1',
  '--media-cache-size=1',
  `--js-flags=--max-old-space-size=${MAX_SCRIPT_MEGABYTES}`,
];

/**
 * Features that contact the local network or other services by themselves. A single flag, because a second one would
 * replace it.
 */
const DISABLED_FEATURES = [
  'MediaRouter',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'CastMediaRouteProvider',
  'WebRtcHideLocalIpsWithMdns',
  'OptimizationHints',
  'Translate',
  'AutofillServerCommunication',
];

/** All flags of the rendering browser. `root`: Chromium can't use its sandbox as the superuser. */
export function browserFlags(proxyUrl: string, root: boolean): string[] {
  return [
    ...NETWORK_FLAGS(proxyUrl),
    ...QUIET_FLAGS,
    `--disable-features=${DISABLED_FEATURES.join(',')}`,
    ...(root ? ['--no-sandbox'] : []),
  ];
}
