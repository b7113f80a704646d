// `npm run dev:realtime`: build on change, the mock LLM and the agent's server side by side, until Ctrl-C.
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** A build writes its files one after the other; the servers restart when it has come to rest. */
const SETTLED_AFTER_MS = 400;

const children = new Map();
let ending = false;

function start(name, file, parameters = []) {
  const child = spawn(process.execPath, [file, ...parameters], { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEV: '' } });
  children.set(name, child);
  child.once('exit', (code) => {
    if (!ending && children.get(name) === child) console.log(`[${name}] ended with ${code}`);
  });
  return child;
}

async function restart(name, ...parameters) {
  const old = children.get(name);
  if (old && old.exitCode === null) {
    children.delete(name);
    old.kill();
    await new Promise((resolve) => old.once('exit', resolve));
  }
  start(name, ...parameters);
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
const servers = [
  ['mock-llm', 'dist/mock-llm.js'],
  ['agent', 'dist/cli.js', ['serve', ...process.argv.slice(2)]],
];
for (const server of servers) start(...server);

let timer;
watch('dist', (_event, file) => {
  if (ending || !file?.endsWith('.js')) return;
  clearTimeout(timer);
  timer = setTimeout(async () => {
    console.log('Built anew; restarting the servers.');
    for (const server of servers) await restart(...server);
  }, SETTLED_AFTER_MS);
});
