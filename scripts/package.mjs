// `npm run package`: a .vsix with the bundles and the native SQLite module for this platform.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
const run = (/** @type {string} */ command, /** @type {string[]} */ parameters) => execFileSync(command, parameters, { stdio: 'inherit', shell: process.platform === 'win32' });

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const target = `${process.platform}-${process.arch}`;
const file = `regen-research-${target}-${version}.vsix`;

run(process.execPath, ['esbuild.mjs', '--production']);
run(npx, ['vsce', 'package', '--target', target, '--out', file, '--skip-license']);
console.log(`Packaged ${file}`);
