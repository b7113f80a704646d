// Imported first by the two commands. If the machine's Node is older than package.json requires, runs the command again
// with a newer one from npm, and never returns.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { messageOf } from './messageOf.mjs';
import { installNode } from './nodeFromNpm.mjs';
import { isInRange } from './nodeRange.mjs';
import { repositoryRoot } from './repositoryRoot.mjs';

/** The Node that the command was started with, for tests of what must also work on it. */
const OLDER_NODE_VARIABLE = 'REGEN_RESEARCH_OLDER_NODE';

const supported = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8')).engines.node;
const command = process.argv[1] ?? '';

if (!isInRange(process.versions.node, supported)) {
  const say = (/** @type {string} */ line) => console.log(`[${path.basename(command, '.mjs')}] ${line}`);
  try {
    const { executable } = await installNode(say);
    say(`Node ${process.versions.node} is too old (${supported} is needed). Continuing with ${executable}.`);
    process.exit(await continueWith(executable));
  } catch (error) {
    say(messageOf(error));
    say(`Install Node.js ${supported} from https://nodejs.org and try again.`);
    process.exit(1);
  }
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
