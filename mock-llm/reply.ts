import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Completion } from './completion.js';
import type { Scenario } from './models.js';

export interface Result extends Completion {
  /** Milliseconds. */
  loadMs: number;
  promptMs: number;
  outputMs: number;
}

export type FailureKind = 'server' | 'overloaded' | 'rate_limit' | 'auth' | 'not_found' | 'context' | 'invalid';

/** A provider's protocol: how an answer is encoded. */
export interface WireFormat {
  streamType: string;
  opening(promptTokens: number): string;
  text(piece: string): string;
  thinking(piece: string): string;
  closing(result: Result): string;
  /** An error in the middle of a stream. */
  broken(message: string): string;
  /** The complete answer, for a request that doesn't stream. */
  whole(result: Result): object;
  failure(kind: FailureKind, status: number, message: string): object;
  refusal?(promptTokens: number): string;
  /** The start of a line that never ends. */
  longLine: string;
}

export interface ReplyOptions {
  wire: WireFormat;
  completion: Completion;
  scenario: Scenario;
  stream: boolean;
  wordDelayMs: number;
  loadMs: number;
  signal: AbortSignal;
}

/** Number of words before a stream breaks. */
const BREAKS_AFTER = 5;
const LONG_LINE_BYTES = 10 * 1024 * 1024;
/** Without a pace, this many words are sent per turn of the event loop. */
const WORDS_PER_TURN = 32;

async function send(response: ServerResponse, text: string, scenario: Scenario, signal: AbortSignal): Promise<void> {
  if (scenario.split) {
    for (const byte of Buffer.from(text)) {
      response.write(Buffer.from([byte]));
      await nextTurn(undefined, { signal });
    }
  } else if (!response.write(text)) {
    await new Promise<void>((resolve, reject) => {
      const aborted = () => reject(new Error('The client disconnected.'));
      response.once('drain', () => {
        signal.removeEventListener('abort', aborted);
        resolve();
      });
      signal.addEventListener('abort', aborted, { once: true });
    });
  }
}

/** Resolves when the client disconnects. */
const untilGone = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true }),
  );

async function sendNonsense(response: ServerResponse, { wire, scenario, signal }: ReplyOptions): Promise<void> {
  if (scenario.body === 'html') {
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><title>Sign in</title><p>Sign in to the network to go on.</p>');
  } else if (scenario.body === 'garbage') {
    response.writeHead(200, { 'content-type': wire.streamType });
    response.end(
      Buffer.concat([
        Buffer.from([0xff, 0xfe, 0x00, 0x9f]),
        Buffer.from('data: }{ not the protocol\n]]\ndata: also not\n\n'),
      ]),
    );
  } else {
    response.writeHead(200, { 'content-type': wire.streamType }).write(wire.longLine);
    const block = 'a'.repeat(64 * 1024);
    for (let sent = 0; sent < LONG_LINE_BYTES; sent += block.length) await send(response, block, {}, signal);
    response.end();
  }
}

/**
 * Streams the answer at the given pace, or misbehaves as the scenario requires. Rejects when the client disconnects.
 */
export async function reply(response: ServerResponse, options: ReplyOptions): Promise<void> {
  const { wire, completion, scenario, stream, signal } = options;
  if (scenario.hang) return untilGone(signal);
  if (scenario.body) return sendNonsense(response, options);
  const begun = performance.now();
  if (scenario.cold) await sleep(options.loadMs, undefined, { signal });
  const loaded = performance.now();
  const delay = scenario.wordDelayMs ?? options.wordDelayMs;
  let first: number | undefined;
  let sentWords = 0;
  const pace = async (): Promise<void> => {
    if (delay > 0) await sleep(delay, undefined, { signal });
    else if (++sentWords % WORDS_PER_TURN === 0) await nextTurn(undefined, { signal });
    first ??= performance.now();
  };
  const result = (): Result => {
    const now = performance.now();
    return { ...completion, loadMs: loaded - begun, promptMs: (first ?? now) - loaded, outputMs: now - (first ?? now) };
  };

  if (!stream) {
    for (let index = 0; index < completion.thinking.length + completion.pieces.length; index++) await pace();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(wire.whole(result())));
    return;
  }
  const start = () =>
    response.headersSent || response.writeHead(200, { 'content-type': wire.streamType, 'cache-control': 'no-cache' });
  // Like Ollama, sends the headers with the first token.
  await pace();
  start();
  const write = (text: string) => send(response, text, scenario, signal);
  await write(wire.opening(completion.promptTokens));
  if (scenario.refusal && wire.refusal) {
    response.end(wire.refusal(completion.promptTokens));
    return;
  }
  for (const piece of completion.thinking) {
    await write(wire.thinking(piece));
    await pace();
  }
  let sent = 0;
  do {
    for (const piece of completion.pieces) {
      if (scenario.breaks && sent === BREAKS_AFTER) return breakOff(response, options);
      await write(wire.text(piece));
      sent++;
      await pace();
    }
    if (scenario.endless) await write(wire.text('\n'));
  } while (scenario.endless);
  await write(wire.closing(result()));
  response.end();
}

async function breakOff(response: ServerResponse, { wire, scenario, signal }: ReplyOptions): Promise<void> {
  if (scenario.breaks === 'stall') await untilGone(signal);
  else if (scenario.breaks === 'end') response.end();
  else if (scenario.breaks === 'reset') response.destroy();
  else response.end(wire.broken('an error was encountered while running the model: CUDA error: out of memory'));
}
