import { TestEngine } from '../helpers/testEngine.js';

/** The agent that `agent.ts` measures: says where it listens, and ends when it is told to. */
async function main(): Promise<void> {
  const ollama = { baseUrl: process.env.OLLAMA_BASE_URL ?? '', model: undefined, contextTokens: undefined };
  const test = await TestEngine.open({ settings: { ollama } });
  process.send?.({ url: test.server.url, token: test.server.token });
  process.once('message', () => {
    void test.close().then(() => process.disconnect());
  });
}

void main();
