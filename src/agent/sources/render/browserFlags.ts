import { MAX_SCRIPT_MEGABYTES } from './limits.js';

/**
 * Flags that leave a page one way out, through our proxy. Each was seen to matter with canaries in a network namespace:
 * a test removes them one at a time.
 */
export const NETWORK_FLAGS = (proxyUrl: string): string[] => [
  `--proxy-server=${proxyUrl}`,
  // Without it loopback addresses go directly, past the proxy.
  '--proxy-bypass-list=<-loopback>',
  // WebRTC sends UDP past every proxy. The `force-` form of this flag has no effect.
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  // Names are the proxy's to look up; the browser itself gets none.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--disable-quic',
  '--no-pings',
];

/** Flags against noise and growth: no updates, no telemetry, no sound, no files. */
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

/** Features that talk to the local network or elsewhere by themselves. One flag, as a second would replace it. */
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

/** All flags of the rendering browser. `root`: Chromium refuses to sandbox for the superuser. */
export function browserFlags(proxyUrl: string, root: boolean): string[] {
  return [
    ...NETWORK_FLAGS(proxyUrl),
    ...QUIET_FLAGS,
    `--disable-features=${DISABLED_FEATURES.join(',')}`,
    ...(root ? ['--no-sandbox'] : []),
  ];
}
