#!/usr/bin/env node
// A VS Code for @vscode/test-electron if desktop VS Code isn't available: accepts the same arguments, runs the tests in
// the server build with Chromium as the window, prints their console, and exits with their exit code.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format } from 'node:util';

import { openBrowserWindow } from './vscodeBrowserWindow.mjs';
import { installExtensionsInPlace } from './vscodeInstallExtension.mjs';
import { startVsCodeServer } from './vscodeServer.mjs';
import { writeUserSettings } from './vscodeUserSettings.mjs';

/** A suite takes well under a minute; this is for one that hangs. */
const TEST_LIMIT_MILLISECONDS = 10 * 60_000;

/** Messages that the workbench itself prints to the same console, offline and without an account. */
const WORKBENCH_NOISE = new RegExp(
  [
    '^\\[(AgentHost|CHAT\\] extension request|ChatModelSelection|AccountPolicyGate|reconnection-grace-time|Service Worker)',
    '^(Creating a socket|Resolv(ing|ed) connection token|Updating additional builtin extensions|Creation of workbench contribution)',
    '^(getaddrinfo \\w+ open-vsx|Timed out waiting for authentication provider)',
  ].join('|'),
);

process.exitCode = await main(process.argv.slice(2));

/** @param {string[]} args */
async function main(args) {
  const [extensionDevelopmentPath, ...furtherExtensions] = options(args, 'extensionDevelopmentPath');
  const [extensionTestsPath] = options(args, 'extensionTestsPath');
  if (!extensionDevelopmentPath || !extensionTestsPath) {
    console.error('Usage: vscodeBrowserHost.mjs [FOLDER] --extensionDevelopmentPath=DIR --extensionTestsPath=FILE');
    return 2;
  }
  const folder = args.find((argument) => !argument.startsWith('-'));
  const temporary = await mkdtemp(path.join(tmpdir(), 'regen-vscode-'));
  const serverDataDir = path.join(temporary, 'server');
  const extensionsDir = path.join(temporary, 'extensions');
  await writeUserSettings(serverDataDir);
  // A page's address can name only one extension under development.
  await installExtensionsInPlace(extensionsDir, ...furtherExtensions);
  const server = await startVsCodeServer({
    testDriver: true,
    serverDataDir,
    extensionsDir,
    log: process.env.REGEN_VSCODE_LOG ? (text) => process.stderr.write(text) : undefined,
  });
  // test-electron forwards Ctrl-C as a signal; exit() ends the server as well.
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  try {
    return await runTests(server.pageUrl({ folder, extensionDevelopmentPath, extensionTestsPath }));
  } finally {
    await server.stop();
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {string} url
 * @returns {Promise<number>}
 */
async function runTests(url) {
  /** @type {(code: number) => void} */
  let finish = () => {};
  /** @type {Promise<number>} */
  const finished = new Promise((resolve) => {
    finish = resolve;
  });
  const timer = setTimeout(() => {
    console.error(`The tests did not finish within ${TEST_LIMIT_MILLISECONDS / 60_000} minutes.`);
    finish(1);
  }, TEST_LIMIT_MILLISECONDS);
  const window = await openBrowserWindow({ url, onConsole: print, onExit: (code) => finish(code) });
  window.page.once('close', () => finish(1));
  window.page.once('crash', () => finish(1));
  const code = await finished;
  clearTimeout(timer);
  await window.close();
  return code;
}

/**
 * @param {string} type
 * @param {unknown[]} args
 */
function print(type, args) {
  const line = format(...args);
  if (process.env.REGEN_VSCODE_LOG || !WORKBENCH_NOISE.test(line)) {
    const stream = type === 'error' || type === 'warn' ? process.stderr : process.stdout;
    stream.write(`${line}\n`);
  }
}

/**
 * @param {string[]} args
 * @param {string} name
 */
function options(args, name) {
  const prefix = `--${name}=`;
  return args.filter((argument) => argument.startsWith(prefix)).map((argument) => argument.slice(prefix.length));
}
