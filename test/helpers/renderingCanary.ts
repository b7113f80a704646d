// Renders a hostile page in its network namespace, and prints as JSON the browser's traffic that bypassed the proxy.
// Started by renderingCanary.test.ts, as root, with `unshare --net --mount`.
//
//   renderingCanary.ts CHROMIUM [FLAG…]   browser flags to omit, by their beginnings

import { execFileSync } from 'node:child_process';
import dgram from 'node:dgram';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { buildPageReader } from '../../scripts/pageReaderBuild.mjs';
import { browserFlags } from '../../src/agent/sources/render/browserFlags.js';
import { startForwardProxy } from '../../src/agent/sources/render/forwardProxy.js';
import { launchBrowser } from '../../src/agent/sources/render/launchBrowser.js';
import { createLook } from '../../src/agent/sources/render/look.js';
import { renderPage } from '../../src/agent/sources/render/renderPage.js';
import { hostilePage } from '../fixtures/hostilePage.js';

/** Addresses of every kind that a page must not reach; all of them lead back to this namespace. */
const ADDRESSES = ['10.66.0.1', '192.168.77.1', '169.254.169.254', '172.16.5.5', '100.64.0.9'];
const INTERFACE = 'canary0';
const CANARY_PORT = 8_099;
const OWN_PORTS = [11_434, 18_080, 4_000];
const DNS_PORT = 53;
const STUN_PORT = 3_478;
/** After the page was read: time for pending work of its scripts. */
const AFTERMATH_MS = 500;

const hits: string[] = [];

/** Everything arrives here: names lead to our own name server, and the default route to this machine. */
function prepareNetwork(folder: string): void {
  const ip = (...args: string[]) => execFileSync('ip', args, { stdio: 'inherit' });
  ip('link', 'set', 'lo', 'up');
  // WebRTC gathers nothing on the loopback interface, so the addresses are on an interface that looks real.
  ip('link', 'add', INTERFACE, 'type', 'veth', 'peer', 'name', `${INTERFACE}p`);
  for (const name of [INTERFACE, `${INTERFACE}p`]) ip('link', 'set', name, 'up');
  for (const address of ADDRESSES) ip('addr', 'add', `${address}/24`, 'dev', INTERFACE);
  ip('route', 'add', 'default', 'dev', INTERFACE);
  const resolver = path.join(folder, 'resolv.conf');
  writeFileSync(resolver, 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n');
  execFileSync('mount', ['--bind', resolver, '/etc/resolv.conf'], { stdio: 'inherit' });
}

async function listenTcp(port: number): Promise<void> {
  const server = net.createServer((socket) => {
    hits.push(`tcp ${socket.localAddress}:${port}`);
    socket.on('error', () => undefined).destroy();
  });
  await new Promise<void>((resolve) => server.listen(port, '::', resolve));
}

async function listenUdp(port: number): Promise<void> {
  const socket = dgram.createSocket({ type: 'udp6', ipv6Only: false });
  socket.on('message', (message) => {
    const name = port === DNS_PORT ? nameAsked(message) : '';
    hits.push(`udp ${port}${name}`);
  });
  await new Promise<void>((resolve) => socket.bind(port, '::', resolve));
}

/** The name that a DNS query asks for (RFC 1035, 4.1.2). */
function nameAsked(message: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; message[at]; at += (message[at] ?? 0) + 1)
    labels.push(message.subarray(at + 1, at + 1 + (message[at] ?? 0)).toString('latin1'));
  return ` ${labels.join('.')}`;
}

async function main([chromium = '', ...left]: string[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'regen-canary-'));
  prepareNetwork(folder);
  for (const port of [CANARY_PORT, 80, 443, ...OWN_PORTS]) await listenTcp(port);
  for (const port of [DNS_PORT, STUN_PORT, CANARY_PORT, 443, 5_353, 1_900]) await listenUdp(port);
  const site = http.createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site');
    if (pathname === '/redirect') response.writeHead(302, { location: searchParams.get('to') ?? '/' }).end();
    else if (pathname === '/') response.setHeader('content-type', 'text/html').end(hostilePage(ADDRESSES, CANARY_PORT));
    else if (pathname === '/worker.js')
      response
        .setHeader('content-type', 'text/javascript')
        .end(`fetch('http://127.0.0.1:${CANARY_PORT}/worker', { mode: 'no-cors' }).catch(() => {});`);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const { port } = site.address() as net.AddressInfo;

  // The proxy's name server answers like an attacker's: with an address of this machine.
  const proxy = await startForwardProxy({
    blockedPorts: () => [],
    resolve: (host) =>
      Promise.resolve([{ address: host.startsWith('public') ? '93.184.216.34' : '127.0.0.1', family: 4 }]),
  });
  const flags = browserFlags(proxy.url, true).filter((flag) => !left.some((prefix) => flag.startsWith(prefix)));
  const browser = await launchBrowser(chromium, path.join(folder, 'profile'), flags);
  hits.length = 0;
  const rendered = await renderPage(
    `http://127.0.0.1:${port}/`,
    { browser, proxy },
    createLook(readFileSync(await buildPageReader(folder), 'utf8')),
    { signal: new AbortController().signal, allowLocal: true },
  );
  await new Promise((resolve) => setTimeout(resolve, AFTERMATH_MS));
  process.stdout.write(
    JSON.stringify({
      read: rendered?.html.includes('barley for nine villages'),
      ran: rendered?.html.includes('vectors tried'),
      hits,
    }),
  );
  await browser.close();
  await proxy.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
