/**
 * The paced Ollama behind HTTP, in a separate process so that its work doesn't count as the digest's. Argument: a
 * `Pace` as JSON. Sends its port, and its counts on request.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PacedOllama, type Pace } from './pacedOllama.js';

const pace = JSON.parse(process.argv[2] ?? '{}') as Pace;
const ollama = new PacedOllama(pace);
const MODEL = 'paced:latest';
const NANOSECONDS_PER_MILLISECOND = 1_000_000;

interface GenerateBody {
  prompt: string;
  truncate?: boolean;
  options?: { num_ctx?: number; num_predict?: number };
}

function generate(body: GenerateBody, response: ServerResponse): void {
  const contextTokens = Math.min(body.options?.num_ctx ?? 4_096, pace.contextTokens);
  if (body.truncate === false && body.prompt.length / 4 > contextTokens) {
    response
      .writeHead(400, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: 'the input length exceeds the context length' }));
    return;
  }
  const write = (line: object): void =>
    void response.write(`${JSON.stringify({ model: MODEL, created_at: new Date().toISOString(), ...line })}\n`);
  const cut = ollama.generate(
    { prompt: body.prompt, contextTokens, maxOutputTokens: body.options?.num_predict ?? 128 },
    ({ text, done }) => {
      if (!response.headersSent) response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      if (done === undefined) write({ response: text, done: false });
      else {
        write({
          response: '',
          done: true,
          done_reason: done.reason,
          prompt_eval_count: done.promptTokens,
          prompt_eval_duration: Math.round(done.promptMs * NANOSECONDS_PER_MILLISECOND),
          eval_count: done.outputTokens,
          eval_duration: Math.round(done.outputMs * NANOSECONDS_PER_MILLISECOND),
        });
        response.end();
      }
    },
  );
  response.on('close', cut);
}

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const json = (value: object): void =>
      void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (request.url === '/api/generate')
      generate(JSON.parse(Buffer.concat(parts).toString('utf8')) as GenerateBody, response);
    else if (request.url === '/api/show')
      json({ model_info: { 'paced.context_length': pace.contextTokens }, capabilities: ['completion'] });
    else if (request.url === '/api/tags' || request.url === '/api/ps')
      json({ models: [{ name: MODEL, size: 1, modified_at: '2025-01-01T00:00:00Z' }] });
    else response.writeHead(404).end();
  });
});

process.on('message', (message) => {
  if (message === 'counts') {
    process.send?.({ counts: ollama.counted });
    ollama.resetCounts();
  }
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
