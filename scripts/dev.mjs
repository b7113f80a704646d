// `npm run dev:realtime`: build on change, the mock LLM and the agent's server side by side, until Ctrl-C.
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** A build writes its files one after the other; the servers restart when it has come to rest. */
const SETTLED_AFTER_MS = 400;

/** @type {Map<string, import('node:child_process').ChildProcess>} */
const children = new Map();
let ending = false;

/** @param {string} name @param {string} file @param {string[]} [parameters] */
function start(name, file, parameters = []) {
  const child = spawn(process.execPath, [file, ...parameters], { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEV: '' } });
  children.set(name, child);
  child.once('exit', (code) => {
    if (!ending && children.get(name) === child) console.log(`[${name}] ended with ${code}`);
  });
  return child;
}

/** @param {Parameters<typeof start>} server */
async function restart(...server) {
  const [name] = server;
  const old = children.get(name);
  if (old && old.exitCode === null) {
    children.delete(name);
    old.kill();
    await new Promise((resolve) => old.once('exit', resolve));
  }
  start(...server);
}

function end() {
  ending = true;
  for (const child of children.values()) child.kill();
}
process.once('SIGINT', end);
process.once('SIGTERM', end);

console.log('Building; the servers start when it is done.');
start('build', 'esbuild.mjs', ['--watch']);
while (!existsSync('dist/cli.js') || !existsSync('dist/mock-llm.js')) await wait(SETTLED_AFTER_MS);
await wait(SETTLED_AFTER_MS);
/** @type {Parameters<typeof start>[]} */
const servers = [
  ['mock-llm', 'dist/mock-llm.js'],
  ['agent', 'dist/cli.js', ['serve', ...process.argv.slice(2)]],
];
for (const server of servers) start(...server);

/** @type {NodeJS.Timeout | undefined} */
let timer;
watch('dist', (_event, file) => {
  if (ending || !file?.endsWith('.js')) return;
  clearTimeout(timer);
  timer = setTimeout(async () => {
    console.log('Built anew; restarting the servers.');
    for (const server of servers) await restart(...server);
  }, SETTLED_AFTER_MS);
});
