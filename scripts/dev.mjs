// `npm run dev:realtime`: rebuilds on change and runs the mock LLM and the agent's server, until Ctrl-C.
import { fork } from 'node:child_process';
import path from 'node:path';

import { endWithUs, stop } from './childProcess.mjs';
import { repositoryRoot } from './repositoryRoot.mjs';

/** The bundles are built one after the other; the servers restart once no more follow. */
const SETTLED_AFTER_MS = 400;

/** @type {Map<string, import('node:child_process').ChildProcess>} */
const children = new Map();
let ending = false;

/** @param {string} name @param {string} file @param {string[]} [parameters] */
function start(name, file, parameters = []) {
  // Forked: the build sends a message when it is done, and each child exits when we are killed.
  const child = fork(path.join(repositoryRoot, file), parameters, {
    cwd: repositoryRoot,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, DEV: '' },
  });
  const forget = endWithUs(child);
  children.set(name, child);
  child.once('exit', (code, signal) => {
    forget();
    if (!ending && children.get(name) === child) console.log(`[${name}] ended with ${signal ?? code}`);
  });
  return child;
}

/** @param {Parameters<typeof start>} server */
async function restart(...server) {
  const [name] = server;
  const old = children.get(name);
  children.delete(name);
  if (old) await stop(old);
  if (!ending) start(...server);
}

/** @param {number} code */
async function end(code) {
  ending = true;
  await Promise.all([...children.values()].map(stop));
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void end(0));

/** @type {Parameters<typeof start>[]} */
const servers = [
  ['mock-llm', 'dist/mock-llm.js'],
  ['agent', 'dist/cli.js', ['serve', ...process.argv.slice(2)]],
];

/** @type {NodeJS.Timeout | undefined} */
let timer;
let restarting = Promise.resolve();
function restartSoon() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    restarting = restarting.then(async () => {
      console.log('Built. Starting the servers.');
      for (const server of servers) await restart(...server);
    });
  }, SETTLED_AFTER_MS);
}

console.log('Building. The servers start when the build is complete.');
start('build', 'esbuild.mjs', ['--watch'])
  .on('message', restartSoon)
  .once('exit', () => {
    if (!ending) void end(1);
  });
