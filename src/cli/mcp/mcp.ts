import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { toolDefinitions } from '../../agent/index.js';
import { MAX_INLINE_CHARACTERS } from '../../protocol/index.js';
import { EXIT } from '../exitCodes.js';
import { parseOptions } from '../parseOptions.js';
import { cloudProviders, knownProvider } from '../knownProviders.js';
import { untilStopped } from '../untilStopped.js';
import { version } from '../version.js';
import { createMcpServer } from './mcpServer.js';
import { namedFolders } from './namedFolders.js';
import { offeredTools } from './openTools.js';

/** The longest text that a tool accepts, with every UTF-16 unit escaped, and room for the rest of the call. */
const MAX_MESSAGE_BYTES = MAX_INLINE_CHARACTERS * 6 + 1_000_000;

/** A client that exits closes our output; pending requests are canceled. */
export const endsWithoutReader = true;

/** Serves the tools over MCP on standard input and output, until the client closes them. */
export async function run(parameters: string[], outputClosed: AbortSignal): Promise<number> {
  const { values, operands } = parseOptions('mcp', parameters);
  const stopped = untilStopped();
  // Standard output is reserved for the protocol.
  console.log = console.error;
  const given = Object.values(values).some((value) => value !== undefined && value !== false);
  const tools = offeredTools({
    folders: await namedFolders(operands),
    named: operands.length > 0,
    // All other options configure a separate engine.
    standalone: given,
    engine: {
      database: values.db,
      browser: values.browser,
      allowLocal: values['allow-local'],
      allowCloud: cloudProviders(values['allow-cloud']),
      provider: knownProvider(values.provider),
      model: values.model,
      parallel: values.parallel,
      maxMegabytes: values['max-megabytes'],
    },
  });
  try {
    if (values.model !== undefined) await tools.checkModel();
    const definitions = await toolDefinitions();
    const server = serveStdio(() => createMcpServer({ version: version(), definitions, tools }), {
      onerror: (error) => console.error(error.message),
      transport: new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize: MAX_MESSAGE_BYTES }),
    });
    await Promise.race([
      stopped,
      new Promise((resolve) => process.stdin.once('close', resolve).once('end', resolve)),
      new Promise((resolve) => outputClosed.addEventListener('abort', resolve, { once: true })),
    ]);
    await server.close();
  } finally {
    await tools.close();
  }
  return EXIT.done;
}
