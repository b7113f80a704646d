import { parseArgs } from 'node:util';
import { DEFAULT_AGENT_PORT } from '../protocol/index.js';
import { mockPort, mockWordDelayMs, openEngine } from './environment.js';
import { EXIT, UsageError } from './exitCodes.js';
import { createStandInProcess } from './standInProcess.js';

/** Runs the agent's server until it is stopped. */
export async function run(parameters: string[]): Promise<number> {
  const { values } = parseArgs({
    args: parameters,
    options: {
      port: { type: 'string' },
      token: { type: 'string' },
      'no-token': { type: 'boolean', default: false },
      db: { type: 'string' },
      'allow-local': { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port ?? DEFAULT_AGENT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port must be a whole number from 0 to 65535, not “${values.port}”.`);
  if (values.token !== undefined && values['no-token']) throw new UsageError('Give either --token or --no-token.');

  const standIn = { port: mockPort(), wordDelayMs: mockWordDelayMs() };
  const development = process.env.DEV === 'true' ? createStandInProcess(standIn) : undefined;
  const stopped = untilStopped();
  const engine = await openEngine(
    { database: values.db, allowLocal: values['allow-local'], standInDelayMs: standIn.wordDelayMs },
    'everyone',
  );
  try {
    const server = await engine.listen({
      port,
      requireToken: !values['no-token'],
      token: values.token,
      workspace: process.cwd(),
      fallbackToAnyPort: false,
      publish: true,
      log: (line) => console.log(line),
    });
    if (server.token !== null && values.token === undefined) console.log(`[WebSocket] Token: ${server.token}`);
    if (development && (await development.start())) console.log(`[mock-llm] http://127.0.0.1:${standIn.port}`);
    await stopped;
  } finally {
    // The engine takes its servers with it.
    await engine.close();
    development?.stop();
  }
  return EXIT.done;
}

/** Heard from the first moment on: nothing may stay behind of a server that is stopped while it starts. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    // Who forked us is gone. Listening for that alone is no reason to live on.
    process.once('disconnect', resolve);
    process.channel?.unref();
  });
}
