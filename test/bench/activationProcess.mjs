// Loads and activates the built extension in a fresh process: the time that VS Code waits for. VS Code's API is
// replaced with a fake that does nothing, so that only our own code is timed. Prints {load, activate} in milliseconds.
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../../scripts/repositoryRoot.mjs';

const standIn = new Proxy(function nothing() {}, {
  get: (_target, key) => (key === Symbol.toPrimitive ? () => '' : key === 'then' ? undefined : standIn),
  apply: () => standIn,
  construct: () => standIn,
});
const bundle = path.join(repositoryRoot, 'dist', 'extension.js');
// A bundle copies the module's own properties, so it must have all of the API's.
const types = createRequire(import.meta.url).resolve('@types/vscode/index.d.ts');
const declared = /^\texport (?:abstract )?(?:class|enum|namespace|const|function|let) (\w+)/gm;
const names = new Set([...readFileSync(types, 'utf8').matchAll(declared)].map((match) => match[1]));
const api = Object.fromEntries([...names].map((name) => [name, standIn]));
const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? api : load(request, ...rest));

const require = createRequire(import.meta.url);
// The extension host has loaded Node's own modules long before.
for (const name of ['crypto', 'fs', 'os', 'path', 'url']) require(`node:${name}`);
const started = performance.now();
const extension = require(bundle);
const loaded = performance.now();
const memory = { get: () => undefined, update: () => Promise.resolve() };
extension.activate({
  subscriptions: [],
  extension: standIn,
  extensionPath: repositoryRoot,
  extensionUri: standIn,
  globalStorageUri: { fsPath: os.tmpdir() },
  globalState: memory,
  workspaceState: memory,
  secrets: standIn,
});
const activated = performance.now();
console.log(JSON.stringify({ load: loaded - started, activate: activated - loaded }));
// Work that activation has deferred must not run with the fake API.
process.exit();
