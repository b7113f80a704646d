import {
  DEFAULT_MOCK_PORT,
  DEFAULT_MOCK_WORD_DELAY_MS,
  MAX_MOCK_WORD_DELAY_MS,
  MAX_PORT,
} from '../src/protocol/defaults.js';
import { LOOPBACK } from './loopback.js';
import { reasonOf } from './reasonOf.js';
import { MOCK_NAME, startMockLlm } from './server.js';

/** The same defaults as the agent's command line. */
const EXIT = { failed: 1, usage: 2 } as const;

/** An integer from the environment; undefined, with a message on standard error, if it is invalid. */
function numberFrom(name: string, fallback: number, most: number): number | undefined {
  const text = process.env[name]?.trim() ?? '';
  if (text === '') return fallback;
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text);
  console.error(`${name} must be a whole number from 0 to ${most}, not "${text}".`);
  return undefined;
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
  const port = numberFrom('MOCK_LLM_PORT', DEFAULT_MOCK_PORT, MAX_PORT);
  const wordDelayMs = numberFrom('MOCK_LLM_WORD_DELAY_MS', DEFAULT_MOCK_WORD_DELAY_MS, MAX_MOCK_WORD_DELAY_MS);
  if (port === undefined || wordDelayMs === undefined) {
    process.exitCode = EXIT.usage;
    return;
  }
  // A program that forked this one waits for a message; exit when it does.
  process.once('disconnect', () => process.exit(0));
  process.channel?.unref();
  try {
    const mock = await startMockLlm({ port, wordDelayMs });
    console.log(`[MockLLM] Server listening on ${mock.url} (extractive, ${wordDelayMs} ms per word)`);
    const end = () => void mock.close().then(() => process.exit(0));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
    process.send?.('listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (await answersAlready(port)) {
      console.log(`[MockLLM] A mock LLM is already running at http://${LOOPBACK}:${port}.`);
      return;
    }
    console.error(
      `[MockLLM] Port ${port} is in use by another program. Close it, or set MOCK_LLM_PORT to a free port.`,
    );
    process.exitCode = EXIT.failed;
  }
}

main().catch((error: unknown) => {
  console.error(`[MockLLM] The mock LLM could not start: ${reasonOf(error)}`);
  process.exitCode = EXIT.failed;
});
