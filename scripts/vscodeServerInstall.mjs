// Installs VS Code's server build, once per machine, from the npm registry alone.
//
// The npm package code-server contains VS Code's own server and workbench; nodeFromNpm.mjs supplies the Node that it
// needs. Its native modules are compiled here, which takes a few minutes. Run by itself: node
// scripts/vscodeServerInstall.mjs

import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { cacheFolder } from './cacheFolder.mjs';
import { npmScript, run } from './childProcess.mjs';
import { messageOf } from './messageOf.mjs';
import { installNode, nodeIn } from './nodeFromNpm.mjs';
import { COMPILER, ensureSystemPackages } from './systemPackages.mjs';

const CODE_SERVER_VERSION = '4.139.1';

/** Written last, so that a folder without it is an incomplete install. */
const MARKER = 'installed.json';

/** No install takes this long; after it, the process id may belong to another program. */
const ABANDONED_AFTER_MILLISECONDS = 60 * 60_000;

const HEARTBEAT_MILLISECONDS = 20_000;

/**
 * @typedef {object} VsCodeServerInstall
 * @property {string} node the Node that runs the server
 * @property {string} serverMain VS Code's server entry point
 */

/**
 * The server build in the user's cache folder, or the one in `REGEN_VSCODE_SERVER`.
 *
 * @returns {string}
 */
export function vsCodeServerFolder() {
  const chosen = process.env.REGEN_VSCODE_SERVER;
  return chosen ? path.resolve(chosen) : path.join(cacheFolder(), `vscode-server-${CODE_SERVER_VERSION}`);
}

/**
 * Installs whatever is missing. Safe to interrupt and to run concurrently: the work happens in a separate folder, which
 * is renamed when complete.
 *
 * @param {(line: string) => void} [say]
 * @returns {Promise<VsCodeServerInstall>}
 */
export async function installVsCodeServer(say = console.error) {
  const folder = vsCodeServerFolder();
  if (!isComplete(folder)) {
    await ensureSystemPackages(COMPILER, say);
    await removeAbandoned(folder);
    const partial = `${folder}.partial-${process.pid}`;
    await mkdir(partial, { recursive: true });
    await installInto(partial, say);
    await moveIntoPlace(partial, folder);
    say('VS Code is installed.');
  }
  return {
    node: (await nodeOf(folder, say)).executable,
    serverMain: path.join(codeIn(folder), 'out', 'server-main.js'),
  };
}

/**
 * @param {string} folder
 * @param {(line: string) => void} say
 */
async function installInto(folder, say) {
  const started = Date.now();
  const log = `${folder}.log`;
  say(
    `Installing the server build of VS Code (code-server ${CODE_SERVER_VERSION}) from npm into ${vsCodeServerFolder()}.`,
  );
  say('This happens once and takes about three minutes.');
  const heartbeat = setInterval(() => {
    say(`  still installing, ${Math.round((Date.now() - started) / 1000)} s …`);
  }, HEARTBEAT_MILLISECONDS);
  try {
    await writeFile(path.join(folder, 'package.json'), JSON.stringify({ private: true }));
    say('  1 of 3: downloading the packages');
    // Scripts wait until the right Node is installed: code-server's refuses to run under any other.
    const install = ['install', '--no-audit', '--no-fund'];
    await npm(process.execPath, folder, log, [...install, '--ignore-scripts', `code-server@${CODE_SERVER_VERSION}`]);
    say('  2 of 3: installing the Node version that the server needs');
    const node = await installNode(say);
    say('  3 of 3: compiling the native modules');
    for (const cwd of [codeIn(folder), path.join(codeIn(folder), 'extensions')]) {
      await npm(node.executable, cwd, log, [...install, '--omit=dev'], node.headers);
    }
    await writeFile(path.join(folder, MARKER), JSON.stringify(expectedMarker()));
    await rm(log, { force: true });
  } finally {
    clearInterval(heartbeat);
  }
}

/**
 * @param {string} node runs npm and its scripts
 * @param {string} cwd
 * @param {string} log
 * @param {string[]} args
 * @param {string} [headers] otherwise node-gyp downloads them, or uses another Node's
 */
async function npm(node, cwd, log, args, headers) {
  // Keeps the user's npm configuration, and removes the variables that an outer `npm run` added for its own package.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|config_local_prefix|command)/.test(name)),
  );
  env.PATH = `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}`;
  if (headers) env.npm_config_nodedir = headers;
  await mustSucceed(run(node, [npmScript(), ...args], { cwd, env, logFile: log }), log);
}

/**
 * @param {Promise<number>} exitCode
 * @param {string} log
 */
async function mustSucceed(exitCode, log) {
  if ((await exitCode) !== 0) {
    const tail = (await readFile(log, 'utf8')).split('\n').slice(-25).join('\n');
    throw new Error(`VS Code could not be installed. The last lines of ${log}:\n${tail}`);
  }
}

/**
 * The Node that an install was compiled for: its own (in older installs), or else the machine's shared one.
 *
 * @param {string} folder
 * @param {(line: string) => void} say
 */
async function nodeOf(folder, say) {
  const own = nodeIn(folder);
  return existsSync(own.executable) ? own : installNode(say);
}

/** @param {string} folder */
function codeIn(folder) {
  return path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

function expectedMarker() {
  return { codeServer: CODE_SERVER_VERSION, platform: process.platform, arch: process.arch };
}

/** @param {string} folder */
function isComplete(folder) {
  try {
    return readFileSync(path.join(folder, MARKER), 'utf8') === JSON.stringify(expectedMarker());
  } catch {
    return false;
  }
}

/**
 * @param {string} partial
 * @param {string} folder
 */
async function moveIntoPlace(partial, folder) {
  if (isComplete(folder)) {
    // Another process was faster.
    await rm(partial, { recursive: true, force: true });
    return;
  }
  await rm(folder, { recursive: true, force: true });
  await rename(partial, folder);
}

/** Removes the remains of interrupted installs. @param {string} folder */
async function removeAbandoned(folder) {
  const parent = path.dirname(folder);
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const match = /\.partial-(\d+)(\.log)?$/.exec(name);
    if (!match || !name.startsWith(path.basename(folder))) {
      continue;
    }
    const leftover = path.join(parent, name);
    const age = Date.now() - statSync(leftover).mtimeMs;
    if (age > ABANDONED_AFTER_MILLISECONDS || !isRunning(Number(match[1]))) {
      await rm(leftover, { recursive: true, force: true });
    }
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] && fileURLToPath(import.meta.url) === path.resolve(process.argv[1])) {
  // No top-level await here: the tests load this module through require().
  installVsCodeServer().then(
    (installed) => console.log(installed.serverMain),
    (error) => {
      console.error(messageOf(error));
      process.exitCode = 1;
    },
  );
}
