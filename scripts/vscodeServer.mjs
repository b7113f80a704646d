// Starts VS Code's server build and returns the address at which a browser can open a window.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { URLSearchParams } from 'node:url';

import { endWithUs, stop } from './childProcess.mjs';
import { installVsCodeServer } from './vscodeServerInstall.mjs';

/** A cold start takes a few seconds; a busy two-core machine has been seen to need half a minute. */
const START_LIMIT_MILLISECONDS = 120_000;

/**
 * @typedef {object} ServerOptions
 * @property {string} serverDataDir location of settings, state, and logs
 * @property {string} extensionsDir installed extensions
 * @property {boolean} [testDriver] for tests inside VS Code: uses the page's two extension paths, and shows no
 * notifications
 * @property {string} [language] the display language, as an empty language pack would set it: only extensions are translated
 * @property {boolean} [workspaceTrust] folders are untrusted until the user trusts them
 * @property {number} [port] a free one by default
 * @property {NodeJS.ProcessEnv} [env] added to the environment, which the extension host inherits
 * @property {(line: string) => void} [say] progress of the installation
 * @property {((text: string) => void) | undefined} [log] what the server prints
 *
 * @typedef {object} PageOptions
 * @property {string | undefined} [folder] the workspace folder
 * @property {string} [file] opened in an editor
 * @property {string} [extensionDevelopmentPath]
 * @property {string} [extensionTestsPath] a file, including its `.js`, that exports `run()`
 *
 * @typedef {object} VsCodeServer
 * @property {string} url without a path
 * @property {number} port
 * @property {(options?: PageOptions) => string} pageUrl a window's address; it contains the token, so don't log it
 * @property {() => Promise<void>} stop may be called more than once
 * @property {Promise<void>} stopped settles when the server has exited
 */

/**
 * @param {ServerOptions} options
 * @returns {Promise<VsCodeServer>}
 */
export async function startVsCodeServer(options) {
  const { node, serverMain } = await installVsCodeServer(options.say);
  await mkdir(options.serverDataDir, { recursive: true });
  await mkdir(options.extensionsDir, { recursive: true });
  // Without a token, any web page could reach the server, and a terminal through it.
  const token = randomBytes(24).toString('hex');
  // In a file, because every user of the machine can read a command line.
  const tokenFile = path.join(options.serverDataDir, 'connection-token');
  await writeFile(tokenFile, token, { mode: 0o600 });
  if (options.language !== undefined) await writeLanguagePack(options.serverDataDir, options.language);
  const child = spawn(
    node,
    [
      serverMain,
      '--host',
      '127.0.0.1',
      '--port',
      String(options.port ?? 0),
      '--connection-token-file',
      tokenFile,
      '--accept-server-license-terms',
      // Lets the page's address name an extension under development and its tests.
      ...(options.testDriver ? ['--enable-smoke-test-driver'] : []),
      '--server-data-dir',
      options.serverDataDir,
      '--extensions-dir',
      options.extensionsDir,
      '--telemetry-level',
      'off',
      ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
      ...(options.language === undefined ? [] : [`--locale=${options.language}`]),
    ],
    { env: serverEnvironment(options.env), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const forget = endWithUs(child);
  /** @type {Promise<void>} */
  const stopped = new Promise((resolve) => {
    child.once('close', () => {
      forget();
      resolve();
    });
  });
  try {
    const port = await listening(child, options.log);
    const url = `http://127.0.0.1:${port}`;
    return {
      url,
      port,
      pageUrl: (page = {}) => pageUrl(port, token, page),
      stop: () => stop(child),
      stopped,
    };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

/**
 * Installs a language pack without any strings: VS Code uses a display language only if there is a pack for it.
 *
 * @param {string} serverDataDir
 * @param {string} language
 */
async function writeLanguagePack(serverDataDir, language) {
  const folder = path.join(serverDataDir, 'data');
  await mkdir(folder, { recursive: true });
  const strings = path.join(folder, 'main.i18n.json');
  await writeFile(strings, JSON.stringify({ version: '1.0.0', contents: {} }));
  await writeFile(
    path.join(folder, 'languagepacks.json'),
    JSON.stringify({
      [language]: {
        hash: 'empty',
        label: language,
        extensions: [{ extensionIdentifier: { id: `regen-research.${language}` }, version: '1.0.0' }],
        translations: { vscode: strings },
      },
    }),
  );
}

/**
 * Removes variables set by a VS Code that started us, which must not reach the one that we start.
 *
 * @param {NodeJS.ProcessEnv} [extra]
 */
function serverEnvironment(extra) {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|npm_)/.test(name) && name !== 'NODE_OPTIONS',
  );
  return { ...Object.fromEntries(inherited), ...extra };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {(text: string) => void} [log]
 * @returns {Promise<number>} the port
 */
function listening(child, log) {
  return new Promise((resolve, reject) => {
    let output = '';
    let port = 0;
    const fail = (/** @type {string} */ reason) => {
      clearTimeout(timer);
      reject(new Error(`The VS Code server did not start: ${reason}\n${output}`));
    };
    const timer = setTimeout(() => fail('it took too long.'), START_LIMIT_MILLISECONDS);
    const read = (/** @type {Buffer} */ data) => {
      const text = data.toString();
      log?.(text);
      if (output === 'up') {
        return;
      }
      output += text;
      port ||= Number(/listening on (\d+)/.exec(output)?.[1] ?? 0);
      if (port && output.includes('Extension host agent started')) {
        clearTimeout(timer);
        output = 'up';
        resolve(port);
      }
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`it ended with code ${code}.`));
  });
}

/**
 * @param {number} port
 * @param {string} token
 * @param {PageOptions} page
 */
function pageUrl(port, token, page) {
  const remote = (/** @type {string} */ file) => `vscode-remote://127.0.0.1:${port}${uriPath(file)}`;
  const payload = [['skipWelcome', 'true']];
  if (page.file) {
    payload.push(['openFile', remote(page.file)]);
  }
  if (page.extensionDevelopmentPath) {
    payload.push(['extensionDevelopmentPath', remote(page.extensionDevelopmentPath)]);
  }
  if (page.extensionTestsPath) {
    payload.push(['extensionTestsPath', remote(page.extensionTestsPath)]);
  }
  const query = new URLSearchParams();
  query.set('tkn', token);
  if (page.folder) {
    query.set('folder', uriPath(page.folder));
  } else {
    query.set('ew', 'true');
  }
  query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${port}/?${query.toString().replaceAll('+', '%20')}`;
}

/** `C:\a` as `/C:/a`, as VS Code writes it in a URI. @param {string} file */
export function uriPath(file) {
  const absolute = path.resolve(file).replaceAll('\\', '/');
  return absolute.startsWith('/') ? absolute : `/${absolute}`;
}
