// Imported first by the two commands: where the machine's Node is older than package.json asks for, it runs the command
// under a newer one from npm instead, and never returns.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { installNode } from './nodeFromNpm.mjs';
import { repositoryRoot } from './repositoryRoot.mjs';

/** The Node that the command was started with, for what must also work there. */
export const OLDER_NODE_VARIABLE = 'REGEN_RESEARCH_OLDER_NODE';

const supported = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8')).engines.node;
const command = process.argv[1] ?? '';

if (!isSupported(process.versions.node, supported)) {
  const say = (/** @type {string} */ line) => console.log(`[${path.basename(command, '.mjs')}] ${line}`);
  try {
    const { executable } = await installNode(say);
    say(`Node ${process.versions.node} is too old (${supported} is needed). Continuing with ${executable}.`);
    process.exit(await continueWith(executable));
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    say(`Install Node.js ${supported} from https://nodejs.org and try again.`);
    process.exit(1);
  }
}

/**
 * Whether a version is in a range of the two forms that package.json uses: `^22.13.0 || >=24`.
 *
 * @param {string} version such as `22.13.1`
 * @param {string} range
 */
export function isSupported(version, range) {
  const numbers = (/** @type {string} */ text) => text.split('.').map(Number);
  const [major = 0, minor = 0] = numbers(version);
  return range.split('||').some((part) => {
    const [, operator, from = ''] = /^\s*(\^|>=)\s*([\d.]+)\s*$/.exec(part) ?? [];
    const [wantedMajor = 0, wantedMinor = 0] = numbers(from);
    const isNewEnough = major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
    return operator !== undefined && isNewEnough && (operator === '>=' || major === wantedMajor);
  });
}

/**
 * Runs this command again. The terminal sends Ctrl-C to both processes; the other one decides when to end.
 *
 * @param {string} executable
 * @returns {Promise<number>} its exit code
 */
function continueWith(executable) {
  const child = spawn(executable, process.argv.slice(1), {
    stdio: 'inherit',
    env: {
      ...process.env,
      [OLDER_NODE_VARIABLE]: process.execPath,
      PATH: `${path.dirname(executable)}${path.delimiter}${process.env.PATH ?? ''}`,
    },
  });
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
