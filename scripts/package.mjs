// `npm run package`: a .vsix with the bundles and the native SQLite module for this platform.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { repositoryRoot } from './repositoryRoot.mjs';

/**
 * Scripts are run with Node directly: a launcher such as npx is a batch file on Windows, and a shell there splits paths
 * at spaces.
 */
const run = (/** @type {string[]} */ ...parameters) =>
  execFileSync(process.execPath, parameters, { cwd: repositoryRoot, stdio: 'inherit' });

const { version } = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8'));
const target = `${process.platform}-${process.arch}`;
const file = `regen-research-${target}-${version}.vsix`;

run('esbuild.mjs', '--production');
run('node_modules/@vscode/vsce/vsce', 'package', '--target', target, '--out', file, '--skip-license');
console.log(`Packaged ${file}`);
