import { startScriptedOllama } from '../helpers/ollamaServer.js';

/** Just below the length that counts as endless. */
const LONG_ANSWER = 4_500;

/**
 * The model server for `agent.ts`, in a separate process as in real use: gives a long answer when asked to write much,
 * and ends when told to.
 */
async function main(): Promise<void> {
  const long = Array.from({ length: LONG_ANSWER }, (_, index) => (index % 12 === 11 ? 'a.\n' : 'tok '));
  const short = Array.from({ length: 24 }, () => 'word ');
  const { origin, model, close } = await startScriptedOllama((prompt) =>
    prompt.includes('Question: Write much.') ? long : short,
  );
  process.send?.({ origin, model, longAnswer: LONG_ANSWER });
  process.once('message', () => {
    void close().then(() => process.disconnect());
  });
}

void main();
