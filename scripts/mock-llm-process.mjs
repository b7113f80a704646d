// Starts the mock LLM where no Ollama answers, so that the first run has a model.

import { spawn } from 'node:child_process';
import path from 'node:path';

import { endWithUs, stop } from './child-process.mjs';
import { repositoryRoot } from './repository-root.mjs';

const PROBE_LIMIT_MILLISECONDS = 2_000;
const START_LIMIT_MILLISECONDS = 15_000;
const DEFAULT_PORT = 4000;

/**
 * @param {(line: string) => void} say
 * @returns {Promise<() => Promise<void>>} ends it, if it was started here
 */
export async function startMockLlmWhereNeeded(say) {
  const ollama = (process.env.OLLAMA_BASE_URL || 'http://127.0.0.1:11434').replace(/\/+$/, '');
  if (await answers(`${ollama}/api/tags`)) {
    say(`Ollama answers at ${ollama}.`);
    return async () => {};
  }
  const address = `http://127.0.0.1:${process.env.MOCK_LLM_PORT || DEFAULT_PORT}`;
  if (await answers(`${address}/api/ping`)) {
    say(`No Ollama at ${ollama}; a mock LLM already answers at ${address}.`);
    return async () => {};
  }
  say(`No Ollama at ${ollama}; starting the mock LLM at ${address}.`);
  const child = spawn(process.execPath, [path.join(repositoryRoot, 'dist', 'mock-llm.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const forget = endWithUs(child);
  child.once('exit', forget);
  const until = Date.now() + START_LIMIT_MILLISECONDS;
  while (!(await answers(`${address}/api/ping`))) {
    if (child.exitCode !== null || Date.now() > until) {
      say('The mock LLM did not start. VS Code opens all the same; see *Regen Research: Start Mock LLM* there.');
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
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
