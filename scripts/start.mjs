// `npm start`: takes a fresh clone to a VS Code with the Regen Research sidebar open. Ctrl-C ends it.
//
//   --server    use VS Code's server build in a browser, even if a desktop VS Code is installed
//   --no-open   start everything and print the address, but open no window
//   --check     open it in a headless browser, wait for the sidebar, take a screenshot, and exit
//   --no-mock   don't start the mock LLM, even if no Ollama answers

import './supportedNode.mjs';

import { run } from './childProcess.mjs';
import { findChromium } from './chromium.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { messageOf } from './messageOf.mjs';
import { startMockLlmWhereNeeded } from './mockLlmProcess.mjs';
import { checkSidebar, openDesktop, openInBrowser, serveForBrowser } from './openVscode.mjs';
import { repositoryRoot } from './repositoryRoot.mjs';
import { downloadVsCode, findInstalledVsCode, hasDisplay } from './vscodeDesktop.mjs';

const FLAGS = ['--server', '--no-open', '--check', '--no-mock'];

const flags = new Set(process.argv.slice(2));
const say = (/** @type {string} */ line) => console.log(`[start] ${line}`);

/** Cleanup functions for everything that was started, to be called last first. @type {(() => Promise<void>)[]} */
const started = [];
let interrupt = () => {};
const interrupted = new Promise((/** @type {(value?: undefined) => void} */ resolve) => {
  interrupt = () => {
    // Before there is anything to wait for, and on a second Ctrl-C, exit immediately; exit() also ends our programs.
    if (started.length === 0) {
      process.exit(130);
    }
    process.once('SIGINT', () => process.exit(130));
    resolve();
  };
});
process.once('SIGINT', () => interrupt());
process.once('SIGTERM', () => interrupt());

try {
  await main();
} catch (error) {
  console.error(`[start] ${messageOf(error)}`);
  process.exitCode = 1;
} finally {
  for (const end of started.reverse()) {
    await end();
  }
}
// Open sockets must not keep the process alive.
process.exit();

async function main() {
  const unknown = [...flags].filter((flag) => !FLAGS.includes(flag));
  if (unknown.length > 0) {
    throw new Error(`Unknown: ${unknown.join(' ')}. Known are ${FLAGS.join(', ')}.`);
  }
  await ensureDependencies(say);
  say('Building the extension.');
  if ((await run(process.execPath, ['esbuild.mjs'], { cwd: repositoryRoot })) !== 0) {
    throw new Error('The build failed. See its output above.');
  }
  if (!flags.has('--no-mock')) {
    started.push(await startMockLlmWhereNeeded(say));
  }
  if (!flags.has('--server') && !flags.has('--no-open') && !flags.has('--check') && hasDisplay()) {
    const executable = findInstalledVsCode() ?? (await downloadVsCode(say));
    if (executable) {
      const desktop = openDesktop(executable, say);
      started.push(desktop.stop);
      await Promise.race([desktop.closed, interrupted]);
      return;
    }
  }
  say('Using the server build of VS Code, which opens in a browser.');
  const opensHere = flags.has('--check') || (!flags.has('--no-open') && hasDisplay() && findChromium() !== undefined);
  const server = await Promise.race([serveForBrowser(say, opensHere), interrupted]);
  if (!server) {
    return;
  }
  started.push(server.stop);
  if (flags.has('--check')) {
    say(`The sidebar is open: ${await checkSidebar(server.address)}`);
    return;
  }
  const window = opensHere ? await openInBrowser(server.address) : undefined;
  if (window) {
    started.push(window.stop);
  }
  console.log(`\n  VS Code with Regen Research is at\n\n    ${server.address}\n`);
  if (!window) {
    console.log('  Open this address in a browser on this machine; from another machine, forward the port first:');
    console.log(`    ssh -L ${server.port}:127.0.0.1:${server.port} THIS-MACHINE\n`);
  }
  console.log('  Press Ctrl+C to stop.\n');
  await Promise.race([server.stopped, interrupted, ...(window ? [window.closed] : [])]);
}
