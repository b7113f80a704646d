import { parseArgs } from 'node:util';
import type { Engine } from '../agent/index.js';
import { isAgentError, type AgentEvent, type SourceRequest, type StartAgent } from '../protocol/index.js';
import { ALLOW_LOCAL_HINT, wouldBeAllowed } from './allowLocal.js';
import { openEngine } from './environment.js';
import { EXIT, exitCodeOf, UsageError } from './exitCodes.js';
import { openReader } from './openReader.js';
import { createRunPrinter, type RunPrinter } from './runPrinter.js';
import { sourceFrom, type NamedSource } from './sourceArgument.js';
import { commandFrom } from './summarizeCommand.js';

/** A run is stopped where nobody reads its answer, so that what it had is kept. */
export const endsWithoutReader = true;

/** Streams the answer to standard output, or with `--json` one event a line. */
export async function run(parameters: string[], outputClosed: AbortSignal): Promise<number> {
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
  let command: StartAgent;
  try {
    command = commandFrom(values, await sourcesFrom(positionals, values['follow-up'] !== undefined));
  } catch (error) {
    if (!isAgentError(error) || !values.json) throw error;
    const { code, message, retryable } = error;
    process.stdout.write(
      `${JSON.stringify({ type: 'error', payload: { code, message, retryable } } satisfies AgentEvent)}\n`,
    );
    return exitCodeOf(code);
  }

  const engine = await openEngine(
    {
      database: values.db,
      allowLocal: values['allow-local'],
      provider: values.provider,
      model: values.model,
      standInDelayMs: 0,
    },
    'user',
  );
  const printer = createRunPrinter(process.stdout, process.stderr);
  try {
    const { code, refused } = await follow(engine, command, values.json ? undefined : printer, outputClosed);
    if (!values.json && !values['allow-local'] && (await Promise.all(refused.map(wouldBeAllowed))).includes(true))
      printer.note(ALLOW_LOCAL_HINT);
    return code;
  } finally {
    printer.clear();
    await engine.close();
  }
}

/** The sources that were named, which may be none where a run goes on. Throws before any model is looked for. */
async function sourcesFrom(names: string[], followsUp: boolean): Promise<SourceRequest[]> {
  if (names.filter((name) => name === '-').length > 1)
    throw new UsageError('The standard input can be read only once.');
  const sources: SourceRequest[] = [];
  for (const name of names.length === 0 && !followsUp ? [undefined] : names)
    sources.push(await bringable(await sourceFrom(name)));
  return sources;
}

/** The engine's documents are files; what was piped in is brought as the text that was read out of it. */
async function bringable({ request, piped }: NamedSource): Promise<SourceRequest> {
  if (!piped || !('uri' in request)) return request;
  const reader = openReader(piped);
  try {
    const { markdown, title } = await reader.read(request, {
      signal: new AbortController().signal,
      fresh: true,
      allowLocal: false,
      onProgress: () => undefined,
    });
    return { markdown, title };
  } finally {
    await reader.close();
  }
}

interface Outcome {
  code: number;
  /** Addresses that were refused. */
  refused: string[];
}

/** Follows a run to its end; prints its events as they are where there is no printer. */
function follow(
  engine: Engine,
  command: StartAgent,
  printer: RunPrinter | undefined,
  outputClosed: AbortSignal,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    let runId: string | undefined;
    let code: number = EXIT.done;
    const addresses = new Map<string | undefined, string>();
    const refused: string[] = [];
    const stop = () => runId !== undefined && engine.runs.cancel(runId);
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    outputClosed.addEventListener('abort', stop);
    engine.runs.listen((_session, event) => {
      if (printer) printer.print(event);
      else process.stdout.write(`${JSON.stringify(event)}\n`);
      switch (event.type) {
        case 'agent_start': {
          const { sources } = event.payload;
          for (const { id, url } of sources)
            if (url !== undefined) addresses.set(sources.length === 1 ? undefined : id, url);
          break;
        }
        case 'error': {
          const address = addresses.get(event.payload.source_id);
          if (event.payload.code === 'blocked_address' && address !== undefined) refused.push(address);
          if (event.payload.source_id === undefined) code = exitCodeOf(event.payload.code);
          break;
        }
        case 'agent_end': {
          const { success, reason } = event.payload;
          const failed = code === EXIT.done ? EXIT.failed : code;
          resolve({
            code: success || outputClosed.aborted ? EXIT.done : reason === 'cancelled' ? EXIT.stopped : failed,
            refused,
          });
          break;
        }
        default:
      }
    });
    try {
      const outcome = engine.runs.start(command, { trust: 'user', sessionId: 'command-line' });
      if (outcome.started) runId = outcome.runId;
    } catch (error) {
      reject(error instanceof Error ? new UsageError(error.message) : new Error(String(error)));
    }
  });
}
