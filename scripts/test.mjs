// `npm test`: all checks, stage by stage, with a summary in the last line:
//
//   N passed, N failed, N skipped
//
// Static checks (format, lint, types) run in parallel with the tests that don't need VS Code.
//
//   --only unit,e2e   only these of: build, format, lint, types, unit, contract, integration, e2e
//
// The exit code is 1 if anything failed: a test, the build, lint, a type, or a suite without tests.

import './supportedNode.mjs';

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { ensureDependencies } from './dependencies.mjs';
import { messageOf } from './messageOf.mjs';
import { STAGES } from './testStages.mjs';
import { CHROMIUM, ensureSystemPackages } from './systemPackages.mjs';
import { installVsCodeServer } from './vscodeServerInstall.mjs';

/** @typedef {import('./testStages.mjs').Counts} Counts */
/** @typedef {import('./testStages.mjs').Stage} Stage */

const say = (/** @type {string} */ line) => console.log(`[test] ${line}`);

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

/** @type {Counts} */
const sum = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const broken = [];
try {
  await main();
} catch (error) {
  console.error(`[test] ${messageOf(error)}`);
  sum.failed += 1;
}
if (broken.length > 0) {
  say(`Failed: ${broken.join(', ')}`);
}
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 ? 1 : 0;

async function main() {
  const stages = chosenStages(process.argv.slice(2));
  await ensureDependencies(say);
  const installed = stages.some((stage) => stage.inVsCode) ? installVsCode() : undefined;
  const beside = runBeside(stages.filter((stage) => stage.beside));
  for (const stage of stages.filter((stage) => !stage.beside && !stage.inVsCode)) {
    console.log(`\n== ${stage.name} ==`);
    await count(stage, () => stage.run());
  }
  // A browser on a busy machine misses clicks, so nothing else runs in parallel.
  await beside;
  for (const stage of stages.filter((stage) => stage.inVsCode)) {
    console.log(`\n== ${stage.name} ==`);
    const failure = await installed;
    await count(stage, async () => (failure ? fail(failure) : stage.run()));
  }
}

/**
 * Runs the static checks in parallel with the tests. Each stage's output is shown when it has ended.
 *
 * @param {readonly Stage[]} stages
 */
async function runBeside(stages) {
  const folder = await mkdtemp(path.join(tmpdir(), 'regen-checks-'));
  try {
    for (const stage of stages) {
      const logFile = path.join(folder, stage.name);
      await count(stage, async () => {
        const counts = await stage.run(logFile);
        console.log(`\n== ${stage.name} ==`);
        process.stdout.write(existsSync(logFile) ? readFileSync(logFile) : '');
        return counts;
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {Stage} stage
 * @param {() => Promise<Counts>} work
 */
async function count(stage, work) {
  const started = Date.now();
  const counts = await work();
  sum.passed += counts.passed;
  sum.failed += counts.failed;
  sum.skipped += counts.skipped;
  const outcome = counts.failed > 0 ? 'failed' : 'passed';
  console.log(`== ${stage.name} ${outcome} in ${((Date.now() - started) / 1000).toFixed(1)} s ==`);
  if (counts.failed > 0) {
    broken.push(stage.name);
  }
}

/** @param {string[]} args */
function chosenStages(args) {
  if (args.length === 0) {
    return STAGES;
  }
  const names =
    args[0] === '--only' && args.length === 2
      ? (args[1] ?? '').split(',')
      : args[0]?.startsWith('--only=')
        ? args[0].slice('--only='.length).split(',')
        : [];
  const unknown = names.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (names.length === 0 || unknown.length > 0) {
    throw new Error(`Usage: npm test -- [--only ${STAGES.map((stage) => stage.name).join(',')}]`);
  }
  return STAGES.filter((stage) => names.includes(stage.name));
}

/**
 * Compiling takes minutes on one core, so it runs in parallel with the stages that don't need VS Code.
 *
 * @returns {Promise<unknown>} what went wrong, if anything
 */
async function installVsCode() {
  try {
    await ensureSystemPackages([CHROMIUM], say);
    await installVsCodeServer(say);
    return undefined;
  } catch (error) {
    return error;
  }
}

/**
 * @param {unknown} error
 * @returns {Counts}
 */
function fail(error) {
  console.error(messageOf(error));
  return { passed: 0, failed: 1, skipped: 0 };
}
