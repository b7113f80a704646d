import { isLocalAddress, readSource, type Engine } from '../agent/index.js';
import {
  failureOf,
  isAgentError,
  messageOf,
  type AgentEvent,
  type SourceRequest,
  type StartAgent,
} from '../protocol/index.js';
import { openEngine } from './environment.js';
import { EXIT, exitCodeOf, InputError, UsageError } from './exitCodes.js';
import { knownProvider } from './knownProviders.js';
import { MESSAGES } from './messages.js';
import type { OptionValues } from './options.js';
import { parseOptions } from './parseOptions.js';
import { parserWorkerPath } from './parserWorker.js';
import { createRunPrinter, type RunPrinter } from './runPrinter.js';
import { sourceFrom, type SourceArgument } from './sourceArgument.js';
import { commandFrom } from './summarizeCommand.js';

/** Stops the run when the output is closed, so that its partial results are stored. */
export const endsWithoutReader = true;

/** Streams the answer to standard output, or one event per line with `--json`. */
export function run(parameters: string[], outputClosed: AbortSignal): Promise<number> {
  const { values, operands } = parseOptions('summarize', parameters);
  return answer(values, operands, outputClosed);
}

/** Asks about the given sources, or continues an earlier run. */
export async function answer(
  values: OptionValues<'summarize'>,
  operands: string[],
  outputClosed: AbortSignal,
): Promise<number> {
  const { json, 'allow-local': allowLocal } = values;
  const provider = knownProvider(values.provider);
  let command: StartAgent;
  try {
    command = commandFrom(values, await sourcesFrom(operands, values['follow-up'] !== undefined));
  } catch (error) {
    if (!isAgentError(error) || !json) throw error;
    const event: AgentEvent = { type: 'error', payload: failureOf(error) };
    process.stdout.write(`${JSON.stringify(event)}\n`);
    return exitCodeOf(error.code);
  }

  const engine = await openEngine({
    database: values.db,
    allowLocal,
    provider,
    model: values.model,
    parallel: values.parallel,
    browser: values.browser,
    maxMegabytes: values['max-megabytes'],
  });
  const printer = createRunPrinter(process.stdout, process.stderr);
  try {
    const { code, refused } = await follow(engine, command, json ? undefined : printer, outputClosed);
    if (!json && !allowLocal && (await Promise.all(refused.map(isLocalAddress))).includes(true))
      printer.note(MESSAGES.allowLocalHint);
    return code;
  } finally {
    printer.clear();
    await engine.close();
  }
}

/** The given sources; may be none if the run continues another. Throws before looking for a model. */
async function sourcesFrom(names: string[], followsUp: boolean): Promise<SourceRequest[]> {
  if (names.filter((name) => name === '-').length > 1) throw new UsageError(MESSAGES.standardInputTwice);
  const sources: SourceRequest[] = [];
  for (const name of names.length === 0 && !followsUp ? [undefined] : names)
    sources.push(await storable(await sourceFrom(name)));
  return sources;
}

/** A later run that continues this one can't read standard input again, so its text becomes part of the command. */
async function storable({ request, documents }: SourceArgument): Promise<SourceRequest> {
  if (!documents || !('uri' in request)) return request;
  const { markdown, title } = await readSource(request, { workerPath: parserWorkerPath(), documents });
  return { markdown, title };
}

interface Outcome {
  code: number;
  /** Addresses that were refused. */
  refused: string[];
}

/** Follows a run to its end; prints its events as JSON if there is no printer. */
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
    const stop = () => runId !== undefined && engine.runs.cancel(runId, { trust: 'user' });
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    outputClosed.addEventListener('abort', stop);
    engine.runs.listen({ trust: 'user' }, (_session, event) => {
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
      reject(new InputError(messageOf(error)));
    }
  });
}
