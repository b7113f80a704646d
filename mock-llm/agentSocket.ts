import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import * as z from 'zod';
import { answerSentences } from './answer.js';
import type { MockState } from './exchange.js';
import { DEFAULT_MODEL } from './models.js';
import { SAMPLE_TEXT } from './sampleText.js';
import type { Task } from './prompt.js';
import { suggestActions } from './suggestions.js';

const inline = z.looseObject({
  text: z.string().optional(),
  markdown: z.string().optional(),
  url: z.string().optional(),
  title: z.string().optional(),
});
const commandSchema = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('start_agent'),
    query: z.string().min(1),
    url: z.string().optional(),
    document: inline.optional(),
    sources: z.array(inline).optional(),
    session_id: z.string().optional(),
  }),
  z.looseObject({ type: z.literal('cancel_agent'), run_id: z.string() }),
  z.looseObject({ type: z.literal('ping'), id: z.string().optional() }),
]);
type StartAgent = Extract<z.infer<typeof commandSchema>, { type: 'start_agent' }>;

/** After the first token, the agent sends text in groups of this many. */
const TOKENS_PER_PARTIAL = 5;
const WORDS = 80;
/** The agent offers this for every answer, so that a client always has a suggestion to show. */
const COPY_ANSWER = { action_type: 'copy_answer', label: 'Copy Answer' };

/**
 * Serves one client of the mock agent, which sends the agent's events so that a client can be developed without the
 * agent.
 */
export function serveAgent(socket: WebSocket, state: MockState): void {
  const runs = new Map<string, { subject: string; abort: AbortController }>();
  const send = (type: string, payload: object, runId?: string, seq?: number): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ type, payload, run_id: runId, seq }));
  };

  async function run(
    command: StartAgent,
    event: (type: string, payload: object) => void,
    runId: string,
    signal: AbortSignal,
  ): Promise<void> {
    const document = command.document ?? command.sources?.[0];
    const url = command.url ?? document?.url;
    const text = document?.markdown ?? document?.text ?? SAMPLE_TEXT;
    const title = document?.title ?? /^#\s+(.+)$/m.exec(text)?.[1] ?? 'Untitled';
    const source = { id: 's1', kind: url === undefined ? 'inline' : 'url', title, url };
    const base = { query: command.query, url };
    event('agent_start', {
      ...base,
      provider: 'mock',
      model: DEFAULT_MODEL,
      sources: [source],
      session_id: command.session_id ?? 'default',
      thread_id: runId,
      started_at: new Date().toISOString(),
      protocol_version: 1,
    });
    const task: Task = {
      question: command.query,
      texts: [text],
      words: WORDS,
      shape: 'text',
      oneSentence: false,
      wantsActions: false,
      titles: [source.title],
    };
    const sentences = answerSentences(task);
    const answer = sentences.join(' ');
    const words = answer.match(/\s*\S+/g) ?? [];
    let pending = '';
    for (const [index, word] of words.entries()) {
      pending += word;
      if (index === 0 || index % TOKENS_PER_PARTIAL === 0 || index === words.length - 1) {
        event('partial_summary', { text: pending });
        pending = '';
      }
      await sleep(state.wordDelayMs, undefined, { signal });
    }
    for (const suggestion of [...suggestActions(task, sentences), COPY_ANSWER])
      event('action_suggestion', { id: randomUUID(), ...suggestion });
    event('final_summary', {
      summary: summarize(answer, sentences, text, {
        ...source,
        words: text.split(/\s+/).length,
        characters: text.length,
        format: 'markdown',
      }),
      citations: sentences.length,
      confidence: 0.99,
    });
    event('agent_end', { success: true, reason: 'completed', cached: false });
  }

  async function start(command: StartAgent): Promise<void> {
    const subject = command.url ?? command.document?.url ?? '';
    const busy = [...runs].find(([, other]) => subject !== '' && other.subject === subject);
    if (busy) {
      send('agent_busy', { message: `${subject} is already being read.`, run_id: busy[0], url: subject });
      return;
    }
    const runId = randomUUID();
    const abort = new AbortController();
    runs.set(runId, { subject, abort });
    let seq = 0;
    const event = (type: string, payload: object): void => send(type, payload, runId, ++seq);
    try {
      await run(command, event, runId, abort.signal);
    } catch (error) {
      if (!abort.signal.aborted) throw error;
      event('agent_end', { success: false, reason: 'cancelled' });
    } finally {
      runs.delete(runId);
    }
  }

  socket.on('message', (data, isBinary) => {
    let value: unknown;
    try {
      value = isBinary ? undefined : JSON.parse((data as Buffer).toString('utf8'));
    } catch {
      value = undefined;
    }
    const parsed = commandSchema.safeParse(value);
    if (!parsed.success) {
      send('error', {
        message:
          'The mock agent accepts start_agent {query, url?}, cancel_agent {run_id}, and ping, as JSON text frames.',
        code: 'invalid_message',
        retryable: false,
      });
      return;
    }
    const command = parsed.data;
    if (command.type === 'ping') send('pong', { id: command.id });
    else if (command.type === 'start_agent')
      start(command).catch((error: unknown) =>
        send('error', { message: String(error), code: 'internal', retryable: false }),
      );
    else if (runs.has(command.run_id)) runs.get(command.run_id)?.abort.abort();
    else send('error', { message: `Run ${command.run_id} was not found.`, code: 'unknown_run', retryable: false });
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    for (const { abort } of runs.values()) abort.abort();
  });
}

/** The summary in the agent's format: each sentence with its location in the source. */
function summarize(answer: string, sentences: readonly string[], text: string, source: object): object {
  let cursor = 0;
  const located = sentences.map((sentence, index) => {
    const start = answer.indexOf(sentence, cursor);
    cursor = start + sentence.length;
    // The answer has single spaces where lines of the source may wrap.
    const pattern = new RegExp(sentence.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+'));
    const match = pattern.exec(text);
    return { index, sentence, start, end: cursor, quote: match?.[0] ?? sentence, at: match?.index ?? 0 };
  });
  return {
    title: 'Summary by the mock LLM',
    text: answer,
    key_points: sentences.slice(0, 3),
    sources: [source],
    sentences: located.map(({ index, sentence, start, end }) => ({
      text: sentence,
      start,
      end,
      support: 0.99,
      band: 'verbatim',
      reasons: [],
      citations: [index + 1],
    })),
    citations: located.map(({ index, sentence, quote, at }) => ({
      id: index + 1,
      sentence_index: index,
      sentence,
      source_id: 's1',
      quote,
      start: at,
      end: at + quote.length,
      support: 0.99,
    })),
    coverage: 1,
  };
}
