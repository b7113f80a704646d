// `npm run package`: a .vsix with the bundles and the native SQLite module for this platform, and the browser companion as
// a .zip for each browser.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';

import { BROWSERS, companionFolder } from './companionBuild.mjs';
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

run('node_modules/addons-linter/bin/addons-linter', companionFolder('firefox'));
for (const browser of BROWSERS) {
  const zip = `regen-research-companion-${browser}-${version}.zip`;
  writeFileSync(path.join(repositoryRoot, zip), zipped(companionFolder(browser)));
  console.log(`Packaged ${zip}`);
}

/** @param {string} folder */
function zipped(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return zipSync(
    Object.fromEntries(
      files.map((file) => [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file)]),
    ),
  );
}
