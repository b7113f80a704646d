// What `npm test` checks, in order. A stage returns its counts and never throws.

import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { run } from './childProcess.mjs';
import { repositoryRoot } from './repositoryRoot.mjs';

/**
 * @typedef {{passed: number, failed: number, skipped: number}} Counts
 *
 * @typedef {object} Stage
 * @property {string} name
 * @property {boolean} [inVsCode] needs VS Code and a browser
 * @property {boolean} [beside] runs none of our code, so it can run in parallel with the tests; its output is printed
 * at once
 * @property {(logFile?: string) => Promise<Counts>} run
 *
 * @typedef {import('./mochaCounts.mjs').ReportedCounts} ReportedCounts
 */

const MOCHA = 'node_modules/mocha/bin/mocha.js';
const NOT_OURS = new Set(['node_modules', 'dist', 'out', 'artifacts', '.git', '.vscode-test']);

/** @type {readonly Stage[]} */
export const STAGES = [
  { name: 'build', run: () => check(['esbuild.mjs']) },
  {
    name: 'format',
    beside: true,
    run: (logFile) => check(['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'], logFile),
  },
  { name: 'lint', beside: true, run: (logFile) => check(['scripts/lint.mjs'], logFile) },
  { name: 'types', beside: true, run: checkTypes },
  { name: 'unit', run: () => mocha('test/unit/**/*.test.{ts,tsx}') },
  { name: 'contract', run: () => mocha('test/contract/**/*.test.ts') },
  { name: 'integration', inVsCode: true, run: inVsCode },
  { name: 'e2e', inVsCode: true, run: () => mocha('test/e2e/*.test.ts', ['--retries', '1']) },
];

/**
 * A check without tests: it counts only if it fails.
 *
 * @param {string[]} args
 * @param {string} [logFile]
 * @returns {Promise<Counts>}
 */
async function check(args, logFile) {
  const code = await run(process.execPath, args, { cwd: repositoryRoot, logFile });
  return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** @param {string} [logFile] */
async function checkTypes(logFile) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const project of tsconfigs(repositoryRoot)) {
    const name = path.relative(repositoryRoot, project);
    const args = ['node_modules/typescript/bin/tsc', '--noEmit', '-p', name];
    sum.failed += (await check(args, logFile)).failed;
  }
  return sum;
}

/**
 * All of this repository's tsconfig.json files; each layer has its own.
 *
 * @param {string} folder
 * @returns {string[]}
 */
function tsconfigs(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      return NOT_OURS.has(entry.name) || entry.name === 'fixtures' ? [] : tsconfigs(file);
    }
    return entry.name === 'tsconfig.json' ? [file] : [];
  });
}

/**
 * Runs test files. On a busy machine, a browser may miss a click, or a process its time-out. Failed files therefore run
 * again, in a fresh process and window, and only a second failure counts.
 *
 * @param {string} files
 * @param {string[]} [flags]
 * @returns {Promise<Counts>}
 */
async function mocha(files, flags = []) {
  const { failedFiles, ...first } = await mochaOnce([files], flags);
  if (first.failed === 0 || failedFiles.length === 0 || failedFiles.length > MOST_FILES_TO_REPEAT) return first;
  const names = failedFiles.map((file) => path.relative(repositoryRoot, file)).join(', ');
  console.log(`\n${first.failed} failed. Running again: ${names}`);
  const { failed } = await mochaOnce(failedFiles, flags);
  if (failed === 0) console.log(`Passed on the second attempt: ${names}`);
  return { ...first, passed: first.passed + Math.max(0, first.failed - failed), failed };
}

/** More failed files than this aren't a coincidence. */
const MOST_FILES_TO_REPEAT = 3;

/** Runs the suite inside VS Code, which can only be repeated in full. */
async function inVsCode() {
  const first = await suite(['test/runVscodeTests.mjs']);
  if (first.failed === 0) return first;
  console.log(`\n${first.failed} failed. Running the suite again.`);
  return suite(['test/runVscodeTests.mjs']);
}

/**
 * @param {string[]} files
 * @param {string[]} flags
 */
function mochaOnce(files, flags) {
  // A test that failed may leave something behind that would keep the process from ending.
  return suite([MOCHA, '--forbid-only', '--exit', ...flags, '--reporter', 'scripts/mochaCounts.mjs', ...files]);
}

/**
 * Runs a suite that reports its counts in a file, with scripts/mochaCounts.mjs.
 *
 * @param {string[]} args
 * @returns {Promise<ReportedCounts>}
 */
async function suite(args) {
  const folder = await mkdtemp(path.join(tmpdir(), 'regen-test-'));
  const file = path.join(folder, 'counts.json');
  try {
    const code = await run(process.execPath, args, {
      cwd: repositoryRoot,
      env: { ...process.env, REGEN_TEST_COUNTS: file },
    });
    const counts = await readCounts(file);
    if (counts.passed + counts.failed === 0) {
      console.error('No tests ran.');
      return { ...counts, failed: 1 };
    }
    // A suite may also fail outside of its tests.
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} file
 * @returns {Promise<ReportedCounts>}
 */
async function readCounts(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    // The suite ended prematurely.
    return { passed: 0, failed: 0, skipped: 0, failedFiles: [] };
  }
}
