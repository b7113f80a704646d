import { DEFAULT_AGENT_PORT } from '../protocol/index.js';
import { mockFromEnvironment, openEngine } from './environment.js';
import { environmentValue } from './environmentVariables.js';
import { EXIT, UsageError } from './exitCodes.js';
import { MESSAGES } from './messages.js';
import { createMockProcess } from './mockProcess.js';
import { parseOptions } from './parseOptions.js';
import { cloudProviders } from './knownProviders.js';
import { untilStopped } from './untilStopped.js';

/** Runs the agent's server until it is stopped. */
export async function run(parameters: string[]): Promise<number> {
  const { values } = parseOptions('serve', parameters);
  if (values.token !== undefined && values['no-token']) throw new UsageError(MESSAGES.tokenAndNoToken);

  const mock = mockFromEnvironment();
  const development = environmentValue('DEV') === 'true' ? createMockProcess(mock) : undefined;
  const allowCloud = cloudProviders(values['allow-cloud']);
  const stopped = untilStopped();
  const engine = await openEngine(
    {
      database: values.db,
      browser: values.browser,
      allowLocal: values['allow-local'],
      allowCloud,
      parallel: values.parallel,
      maxMegabytes: values['max-megabytes'],
      mock,
    },
    'everyone',
  );
  try {
    const server = await engine.listen({
      port: values.port ?? DEFAULT_AGENT_PORT,
      requireToken: !values['no-token'],
      token: values.token,
      workspace: process.cwd(),
      fallbackToAnyPort: false,
      publish: true,
      log: (line) => console.log(line),
    });
    if (server.token !== null && values.token === undefined) console.log(MESSAGES.tokenIs(server.token));
    if (development && (await development.start())) console.log(MESSAGES.mockIsAt(`http://127.0.0.1:${mock.port}`));
    if (values['allow-local']) console.log(MESSAGES.clientsReadLocal);
    if (allowCloud.length > 0) console.log(MESSAGES.clientsUseCloud(allowCloud));
    await stopped;
  } finally {
    // Closes its servers, too.
    await engine.close();
    development?.stop();
  }
  return EXIT.done;
}
