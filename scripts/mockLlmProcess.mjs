// Starts the mock LLM if no Ollama answers, so that the first run has a model.

import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { endWithUs, stop } from './childProcess.mjs';
import { repositoryRoot } from './repositoryRoot.mjs';

const PROBE_LIMIT_MILLISECONDS = 2_000;
const MANIFEST = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8'));
const SETTINGS = Object.assign(
  {},
  ...MANIFEST.contributes.configuration.map((/** @type {{ properties: object }} */ { properties }) => properties),
);

/**
 * @param {(line: string) => void} say
 * @returns {Promise<() => Promise<void>>} ends it, if it was started here
 */
export async function startMockLlmWhereNeeded(say) {
  const ollama = (process.env.OLLAMA_BASE_URL || SETTINGS['regenResearch.ollama.baseUrl'].default).replace(/\/+$/, '');
  if (await answers(`${ollama}/api/tags`)) {
    say(`Ollama is running at ${ollama}.`);
    return async () => {};
  }
  const address = `http://127.0.0.1:${process.env.MOCK_LLM_PORT || SETTINGS['regenResearch.mock.port'].default}`;
  say(`Ollama is not running at ${ollama}. Starting the mock LLM at ${address}.`);
  const child = fork(path.join(repositoryRoot, 'dist', 'mock-llm.js'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.once('exit', endWithUs(child));
  // It sends a message when it is listening. Otherwise it exits, without an error only if another one is already
  // running.
  const answering = await new Promise((resolve) => {
    child.once('message', () => resolve(true));
    child.once('exit', (code) => resolve(code === 0));
    child.once('error', () => resolve(false));
  });
  if (!answering) {
    say('The mock LLM did not start. To try again in VS Code, run "Regen Research: Start Mock LLM".');
  }
  return () => stop(child);
}

/** @param {string} url */
async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PROBE_LIMIT_MILLISECONDS) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
