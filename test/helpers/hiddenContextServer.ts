import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

export interface HiddenContext {
  /** Tokens of one slot, or of all slots together if they share a context. */
  contextTokens: number;
  slots: number;
  sharedPool: boolean;
  /**
   * How it handles prompts that are too long: rejects them with the numbers, or silently truncates the start: only the
   * excess, or so that half of the context is free.
   */
  manner: 'refuses' | 'truncates' | 'halves';
  charactersPerToken: number;
  /** Each chunk of an answer takes a moment, so that calls generate concurrently. */
  takesTime?: boolean;
  /** Its notes are four times as long as any limit, and denser than prose. */
  overflowsNotes?: boolean;
  /** Reports its context and slots, as llama.cpp does. */
  tells?: boolean;
  /** Reasons for this many tokens before each answer. */
  reasoningTokens?: number;
}

interface Call {
  tokens: number;
  fail: () => void;
}

/** Tokens added by a chat template. */
const TEMPLATE_TOKENS = 18;
const ANSWER_PIECES = 12;
/** Tokens of reasoning in one event. */
const THOUGHTS_AT_ONCE = 20;

const DENSE_LINE = `- {${'k3x9:7351,'.repeat(8)}}\n`;
const DENSE_CHARACTERS_PER_TOKEN = 1.7;
const DENSE_PIECES = Array.from({ length: (40 * DENSE_LINE.length) / 4 }, (_, piece) => {
  const at = (piece * 4) % DENSE_LINE.length;
  return DENSE_LINE.slice(at, at + 4);
});

/** A server of OpenAI's protocol that doesn't report the size of its context. */
export class HiddenContextServer {
  /** Texts of prompts as the model saw them. */
  readonly seen: string[] = [];
  refused = 0;
  calls = 0;
  /** Tokens of the pool used by another program. */
  occupiedTokens = 0;
  /** Called with the number of every call before it is answered. */
  onCall: (call: number) => void = () => undefined;
  private readonly underWay = new Set<Call>();
  private readonly waiting: (() => void)[] = [];
  private busy = 0;
  private readonly server = createServer((request, response) => void this.serve(request, response));

  private constructor(private readonly hidden: HiddenContext) {}

  static async start(hidden: HiddenContext, port = 0): Promise<HiddenContextServer> {
    const started = new HiddenContextServer(hidden);
    await new Promise<void>((resolve) => started.server.listen(port, '127.0.0.1', resolve));
    return started;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/v1`;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = (status: number, body: object) =>
      void response
        .writeHead(status, { 'content-type': 'application/json', server: this.hidden.tells ? 'llama.cpp' : '' })
        .end(JSON.stringify(body));
    if (request.url === '/v1/models') {
      reply(200, { object: 'list', data: [{ id: 'hidden', object: 'model' }] });
      return;
    }
    if (request.url === '/props' && this.hidden.tells) {
      const { contextTokens, slots } = this.hidden;
      reply(200, { default_generation_settings: { n_ctx: contextTokens }, total_slots: slots });
      return;
    }
    if (request.url !== '/v1/chat/completions') {
      reply(404, { detail: 'Not Found' });
      return;
    }
    const body = (await json(request)) as { messages: { content: string }[]; max_tokens?: number };
    this.onCall(++this.calls);
    if (this.busy >= this.hidden.slots) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.busy++;
    try {
      await this.answer(body, response, reply);
    } finally {
      this.busy--;
      this.waiting.shift()?.();
    }
  }

  private async answer(
    { messages, max_tokens: most = Infinity }: { messages: { content: string }[]; max_tokens?: number },
    response: ServerResponse,
    reply: (status: number, body: object) => void,
  ): Promise<void> {
    const { contextTokens, sharedPool, manner, charactersPerToken } = this.hidden;
    let prompt = messages.map(({ content }) => content).join('\n');
    const dense = prompt
      .split('\n')
      .filter((line) => line.startsWith('- {'))
      .join('\n').length;
    let promptTokens =
      Math.ceil((prompt.length - dense) / charactersPerToken + dense / DENSE_CHARACTERS_PER_TOKEN) + TEMPLATE_TOKENS;
    if (promptTokens > contextTokens) {
      if (manner === 'refuses') {
        this.refused++;
        const message = `request (${promptTokens} tokens) exceeds the available context size (${contextTokens} tokens), try increasing it`;
        reply(400, {
          error: {
            code: 400,
            message,
            type: 'exceed_context_size_error',
            n_prompt_tokens: promptTokens,
            n_ctx: contextTokens,
          },
        });
        return;
      }
      promptTokens = manner === 'truncates' ? contextTokens - 4 : Math.floor(contextTokens / 2);
      prompt = prompt.slice(-promptTokens * charactersPerToken);
    }
    let failed = false;
    const hasFailed = () => failed;
    const call: Call = { tokens: promptTokens + ANSWER_PIECES, fail: () => (failed = true) };
    this.underWay.add(call);
    try {
      const used = [...this.underWay].reduce((sum, { tokens }) => sum + tokens, this.occupiedTokens);
      if (sharedPool && used > contextTokens) for (const other of this.underWay) other.fail();
      await sleep(2);
      if (hasFailed()) {
        this.refused++;
        reply(500, { error: { code: 500, message: 'Context size has been exceeded.', type: 'server_error' } });
        return;
      }
      this.seen.push(prompt);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const pieces =
        this.hidden.overflowsNotes && /The (?:merged )?notes, at most/.test(prompt)
          ? DENSE_PIECES
          : Array.from({ length: ANSWER_PIECES }, (_, piece) => `word${piece} `);
      const room =
        pieces === DENSE_PIECES
          ? pieces.length
          : Math.min(pieces.length, most, Math.max(1, contextTokens - promptTokens));
      const send = (chunk: object) => response.write(`data: ${JSON.stringify(chunk)}\n\n`);
      const thoughts = Math.min(this.hidden.reasoningTokens ?? 0, most, Math.max(1, contextTokens - promptTokens));
      for (let thought = 0; thought < thoughts; thought += THOUGHTS_AT_ONCE)
        send({ choices: [{ index: 0, delta: { reasoning_content: `thought ${thought}. ` } }] });
      const sent =
        thoughts === 0 ? room : Math.max(0, Math.min(room, Math.min(most, contextTokens - promptTokens) - thoughts));
      for (let piece = 0; piece < sent; piece++) {
        if (this.hidden.takesTime) await sleep(1);
        if (hasFailed()) {
          this.refused++;
          send({ error: { code: 500, message: 'Context size has been exceeded.', type: 'server_error' } });
          response.end();
          return;
        }
        send({ choices: [{ index: 0, delta: { content: pieces[piece] } }] });
      }
      send({ choices: [{ index: 0, delta: {}, finish_reason: sent < pieces.length ? 'length' : 'stop' }] });
      send({ choices: [], usage: { prompt_tokens: promptTokens, completion_tokens: thoughts + sent } });
      response.end('data: [DONE]\n\n');
    } finally {
      this.underWay.delete(call);
    }
  }
}
