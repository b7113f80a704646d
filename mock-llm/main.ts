import { LOOPBACK } from './loopback.js';
import { DEFAULT_WORD_DELAY_MS, MOCK_NAME, startMockLlm } from './server.js';

const DEFAULT_PORT = 4000;

/** A whole number from the environment, or a sentence on standard error and the default. */
function numberFrom(name: string, fallback: number, most: number): number {
  const text = process.env[name];
  if (text === undefined || text.trim() === '') return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  console.error(`${name} must be a whole number from 0 to ${most}, not "${text}"; using ${fallback}.`);
  return fallback;
}

async function answersAlready(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://${LOOPBACK}:${port}/api/ping`, { signal: AbortSignal.timeout(2_000) });
    return ((await response.json()) as { name?: unknown }).name === MOCK_NAME;
  } catch {
    return false;
  }
}

async function main(): Promise<void> {
  const port = numberFrom('MOCK_LLM_PORT', DEFAULT_PORT, 65_535);
  const wordDelayMs = numberFrom('MOCK_LLM_WORD_DELAY_MS', DEFAULT_WORD_DELAY_MS, 60_000);
  try {
    const mock = await startMockLlm({ port, wordDelayMs });
    console.log(`[MockLLM] Server listening on ${mock.url} (extractive stand-in, ${wordDelayMs} ms a word)`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void mock.close().then(() => process.exit(0)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (await answersAlready(port)) {
      console.log(`[MockLLM] A mock LLM already answers on http://${LOOPBACK}:${port}; nothing to start.`);
      return;
    }
    console.error(`[MockLLM] Port ${port} is used by another program. End it, or set MOCK_LLM_PORT to a free port.`);
    process.exitCode = 1;
  }
}

void main();
