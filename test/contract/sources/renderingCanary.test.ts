import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import http from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { browserFlags } from '../../../src/agent/sources/render/browserFlags.js';
import { startForwardProxy } from '../../../src/agent/sources/render/forwardProxy.js';
import { findChromium } from '../../../scripts/chromium.mjs';
import { repositoryRoot } from '../../../scripts/repositoryRoot.mjs';
import { startTestServer } from '../../helpers/testServer.js';

interface Report {
  /** Whether the page's text was read, and whether its scripts tried everything. */
  read: boolean;
  ran: boolean;
  /** Traffic that reached a canary, such as `tcp 10.66.0.1:8099` or `udp 53 stun.example`. */
  hits: string[];
}

/** Why the test can't have a network namespace on this machine; undefined if it can. */
function missing(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'needs root on Linux';
  try {
    execFileSync('unshare', ['--net', '--mount', 'ip', 'link'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'needs network namespaces (unshare, and ip from iproute2)';
  }
}

/** Renders the hostile page in a separate network, with a browser that lacks some flags. */
async function render(...left: string[]): Promise<Report> {
  const script = path.join(repositoryRoot, 'test', 'helpers', 'renderingCanary.ts');
  const node = [process.execPath, '--import', 'tsx', script, findChromium() ?? '', ...left];
  const { stdout } = await promisify(execFile)('unshare', ['--net', '--mount', ...node], { cwd: repositoryRoot });
  return JSON.parse(stdout) as Report;
}

describe('case 71: a hostile page in a rendering browser', function () {
  this.timeout(90_000);
  before(function () {
    const reason = missing();
    if (reason === undefined) return;
    console.log(`      skipped: ${reason}`);
    this.skip();
  });

  it('is read, and reaches only its own site', async () => {
    assert.deepEqual(await render(), { read: true, ran: true, hits: [] });
  });

  // Each of these flags is needed to contain a page: without it, traffic reaches the canaries.
  for (const [flag, hit] of [
    ['--proxy-server', /^tcp .*127\.0\.0\.1:8099/],
    ['--proxy-bypass-list', /^tcp .*127\.0\.0\.1:8099/],
    ['--webrtc-ip-handling-policy', /^udp 3478/],
    ['--host-resolver-rules', /^udp 53 (?:stun|rebound)\.example/],
  ] as const)
    it(`would escape without ${flag}`, async () => {
      const { hits } = await render(flag);
      assert.ok(
        hits.some((seen) => hit.test(seen)),
        hits.join('\n') || 'no canary was reached',
      );
    });
});

const FLAGS = [
  '--proxy-server=http://127.0.0.1:1',
  '--proxy-bypass-list=<-loopback>',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--disable-quic',
  '--no-pings',
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
  '--js-flags=--max-old-space-size=512',
  // One list, because a second one would replace it.
  '--disable-features=MediaRouter,DialMediaRouteProvider,GlobalMediaControls,CastMediaRouteProvider,WebRtcHideLocalIpsWithMdns,OptimizationHints,Translate,AutofillServerCommunication',
];

describe('the rendering browser', () => {
  // The effect of most flags can't be observed, because a page can do little with what they close by itself.
  it('has exactly these flags, and a sandbox except as root', () => {
    const flags = browserFlags('http://127.0.0.1:1', false);
    assert.deepEqual(flags.toSorted(), FLAGS.toSorted());
    assert.deepEqual(browserFlags('http://127.0.0.1:1', true).toSorted(), [...FLAGS, '--no-sandbox'].toSorted());
  });

  it('case 72: shares its proxy with no other process', async () => {
    const site = await startTestServer((_request, response) => response.end('secret'));
    const proxy = await startForwardProxy({ blockedPorts: () => [] });
    try {
      const page = proxy.admit(`127.0.0.1:${site.port}`);
      const get = (credentials?: string) =>
        new Promise<number | undefined>((resolve, reject) => {
          const headers: Record<string, string> =
            credentials === undefined ? {} : { 'proxy-authorization': `Basic ${btoa(credentials)}` };
          const { port } = new URL(proxy.url);
          http
            .get({ host: '127.0.0.1', port, path: `${site.origin}/`, headers }, (response) => {
              response.resume();
              resolve(response.statusCode);
            })
            .on('error', reject);
        });
      const connect = (credentials: string) =>
        new Promise<number | undefined>((resolve, reject) => {
          const { port } = new URL(proxy.url);
          http
            .request({
              method: 'CONNECT',
              host: '127.0.0.1',
              port,
              path: `127.0.0.1:${site.port}`,
              headers: { 'proxy-authorization': `Basic ${btoa(credentials)}` },
            })
            .on('connect', (response, socket) => {
              socket.destroy();
              resolve(response.statusCode);
            })
            .on('response', (response) => resolve(response.statusCode))
            .on('error', reject)
            .end();
        });
      assert.equal(await get(), 407);
      assert.equal(await get(`${page.user}:guess`), 407);
      assert.equal(await get(`nobody:${proxy.password}`), 407);
      assert.equal(await connect(`${page.user}:`), 407);
      assert.deepEqual(site.requests, []);
      assert.equal(await get(`${page.user}:${proxy.password}`), 200);
      page.close();
      assert.equal(await get(`${page.user}:${proxy.password}`), 407, 'the page is gone');
    } finally {
      await Promise.all([proxy.close(), site.close()]);
    }
  });
});
