import { setImmediate as nextTurn } from 'node:timers/promises';
import { startTestServer, type TestServer } from './testServer.js';

const MODEL = 'scripted';

export interface ScriptedOllama extends TestServer {
  /** Name of its only model. */
  model: string;
  /** Prompts in order of arrival. */
  prompts: string[];
  /** Context sizes of the requests without a prompt, which only load the model. */
  loads: number[];
  /** Context sizes of the requests with a prompt. */
  contexts: number[];
  /** Digest of its model's weights: a different one means that the tag was pulled again. */
  digest: string;
}

/** Chunks between two turns of the event loop, so that they are sent separately. */
const PIECES_PER_WRITE = 64;

/**
 * Ollama's protocol on a free port, sending the chunks that `answer` returns as fast as they are read, or as they come.
 * `shown`: additional properties of its model. `goOn`: the text after a `§` (which is removed) waits until this resolves.
 * `promptTokensPerSecond`: the pace that it reports; it takes no time.
 */
export async function startScriptedOllama(
  answer: (prompt: string) => string[] | AsyncIterable<string>,
  shown: object = {},
  goOn: () => Promise<void> = () => Promise.resolve(),
  promptTokensPerSecond = Infinity,
): Promise<ScriptedOllama> {
  const prompts: string[] = [];
  const loads: number[] = [];
  const contexts: number[] = [];
  const weights = { digest: '0'.repeat(64) };
  const fixed: Record<string, object> = {
    '/api/tags': {
      models: [
        {
          name: MODEL,
          modified_at: '2026-01-01T00:00:00Z',
          size: 1,
          get digest() {
            return weights.digest;
          },
        },
      ],
    },
    '/api/ps': { models: [{ name: MODEL }] },
    '/api/show': { model_info: { 'test.context_length': 32_768 }, capabilities: ['completion'], ...shown },
  };
  const server = await startTestServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const known = fixed[request.url ?? ''];
      if (known) {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(known));
        return;
      }
      const { prompt = '', options = {} } = JSON.parse(Buffer.concat(parts).toString('utf8')) as {
        prompt?: string;
        options?: { num_ctx?: number };
      };
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      if (prompt === '') {
        loads.push(options.num_ctx ?? 0);
        response.end(`${JSON.stringify({ model: MODEL, response: '', done: true, done_reason: 'load' })}\n`);
        return;
      }
      prompts.push(prompt);
      contexts.push(options.num_ctx ?? 0);
      const line = (piece: string) => `${JSON.stringify({ model: MODEL, response: piece, done: false })}\n`;
      const finish = (count: number) =>
        response.end(
          `${JSON.stringify({ model: MODEL, response: '', done: true, done_reason: 'stop', prompt_eval_count: Math.ceil(prompt.length / 4), eval_count: count, prompt_eval_duration: 1_000_000 + Math.round((prompt.length / 4 / promptTokensPerSecond) * 1e9), eval_duration: 1_000_000 })}\n`,
        );
      const write = async () => {
        const whole = answer(prompt);
        if (!Array.isArray(whole)) {
          let count = 0;
          for await (const piece of whole) {
            response.write(line(piece));
            count++;
          }
          finish(count);
          return;
        }
        const held = whole.findIndex((piece) => piece.includes('§'));
        const pieces = whole.map((piece) => piece.replace('§', ''));
        for (let at = 0, next: number; at < pieces.length; at = next) {
          next = at < held ? Math.min(held, at + PIECES_PER_WRITE) : at + PIECES_PER_WRITE;
          if (at === held) await goOn();
          const lines = pieces.slice(at, next).map(line);
          if (!response.write(lines.join('')) && !response.destroyed)
            await new Promise((resolve) => response.once('drain', resolve));
          await nextTurn();
        }
        finish(pieces.length);
      };
      void write();
    });
  });
  return Object.assign(weights, server, { model: MODEL, prompts, loads, contexts });
}
