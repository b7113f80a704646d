import { parseArgs } from 'node:util';
import { startAgentSchema, summaryRequest, type AgentEvent } from '../protocol/index.js';
import { openEngine } from './environment.js';
import { EXIT, exitCodeOf, UsageError } from './exitCodes.js';
import { createProgressLine } from './progressLine.js';
import { sentenceOf } from './sentences.js';
import { sourceFrom } from './sourceArgument.js';

/** Streams the answer to standard output, or with `--json` one event a line. */
export async function run(parameters: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: {
      query: { type: 'string' },
      'follow-up': { type: 'string' },
      json: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      provider: { type: 'string' },
      model: { type: 'string' },
      language: { type: 'string' },
      length: { type: 'string' },
      words: { type: 'string' },
      db: { type: 'string' },
      'allow-local': { type: 'boolean', default: false },
    },
  });
  const words = values.words === undefined ? undefined : Number(values.words);
  if (words !== undefined && (!Number.isInteger(words) || words < 1)) throw new UsageError(`--words must be a whole number, not “${values.words}”.`);
  if (words !== undefined && values.query !== undefined) throw new UsageError('--words is for a summary; a --query says itself how long its answer should be.');
  const followUp = values['follow-up'];
  const source = followUp !== undefined && positionals.length === 0 ? undefined : await sourceFrom(positionals[0]);
  const command = startAgentSchema.safeParse({
    type: 'start_agent',
    query: values.query ?? summaryRequest(words),
    ...(source && 'url' in source && !('html' in source) ? { url: source.url } : source && { document: source }),
    ...(values.fresh && { fresh: true }),
    ...(values.provider !== undefined && { provider: values.provider }),
    ...(values.model !== undefined && { model: values.model }),
    ...(values.language !== undefined && { language: values.language }),
    ...(values.length !== undefined && { length: values.length }),
    ...(followUp !== undefined && { follow_up: followUp }),
  });
  if (!command.success) throw new UsageError(command.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('\n'));

  const engine = await openEngine({ database: values.db, allowLocal: values['allow-local'], provider: values.provider, model: values.model, standInDelayMs: 0 }, 'user');
  const progress = createProgressLine(process.stderr);
  try {
    return await new Promise<number>((resolve, reject) => {
      let runId: string | undefined;
      let code: number = EXIT.done;
      const stop = () => runId !== undefined && engine.runs.cancel(runId);
      process.once('SIGINT', stop);
      process.once('SIGTERM', stop);
      engine.runs.listen((_session, event) => {
        if (values.json) process.stdout.write(`${JSON.stringify(event)}\n`);
        else print(event, progress);
        if (event.type === 'error' && event.payload.source_id === undefined) code = exitCodeOf(event.payload.code);
        if (event.type === 'agent_end') {
          const { success, reason } = event.payload;
          resolve(success ? EXIT.done : reason === 'cancelled' ? EXIT.stopped : code === EXIT.done ? EXIT.failed : code);
        }
      });
      try {
        const outcome = engine.runs.start(command.data, { trust: 'user', sessionId: 'command-line' });
        if (outcome.started) runId = outcome.runId;
      } catch (error) {
        reject(error instanceof Error ? new UsageError(error.message) : new Error(String(error)));
      }
    });
  } finally {
    progress.clear();
    await engine.close();
  }
}

function print(event: AgentEvent, progress: ReturnType<typeof createProgressLine>): void {
  switch (event.type) {
    case 'progress':
      progress.show(event.payload.message);
      break;
    case 'partial_summary':
      if (event.payload.chunk_index !== undefined) break;
      progress.clear();
      if (event.payload.restart) process.stdout.write('\n\n');
      process.stdout.write(event.payload.text);
      break;
    case 'provider_changed':
      progress.note(`${event.payload.reason} — ${event.payload.to} (${event.payload.model}) answers instead.`);
      break;
    case 'error':
      progress.note(sentenceOf(event.payload));
      break;
    case 'final_summary': {
      const { summary, citations, confidence } = event.payload;
      process.stdout.write('\n');
      progress.note(`Supported ${Math.round(confidence * 100)} % · ${citations} citations · read ${Math.round(summary.coverage * 100)} %${summary.incomplete === undefined ? '' : ` · ${summary.incomplete}`}`);
      break;
    }
    default:
  }
}
