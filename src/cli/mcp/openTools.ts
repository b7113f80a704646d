import { randomUUID } from 'node:crypto';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findAgents, isInside, type AgentDescription, type Engine } from '../../agent/index.js';
import { AgentError, DEFAULT_PROVIDER_ORDER, sentenceOf } from '../../protocol/index.js';
import { openEngine, type CommandLineOptions } from '../environment.js';
import { JoinedTools } from './joinedTools.js';
import type { OfferedTools, ServedTools } from './offeredTools.js';

/** A client starts this process for one or several conversations. */
const PROGRAM = { trust: 'client', caller: randomUUID() } as const;

function ownTools(engine: Engine): OfferedTools {
  return {
    call: async (name, input, context) => (await engine.tools.call(name, input, { ...context, asker: PROGRAM })).data,
    resources: () => engine.tools.resources(PROGRAM),
    resource: (uri) => engine.tools.resource(uri, PROGRAM),
    close: () => engine.close(),
  };
}

/** Whether each of these folders is open in the agent, or inside an open one. */
const hasOpen = ({ folders = [] }: AgentDescription, wanted: readonly string[]): boolean =>
  wanted.every((folder) => folders.some((open) => /^file:/i.test(open) && isSameOrInside(open, folder)));

function isSameOrInside(open: string, folder: string): boolean {
  const opened = fileURLToPath(open);
  return path.relative(opened, folder) === '' || isInside(opened, folder);
}

export interface Wanted {
  /** Folders whose files may be read. Default: the current one. */
  folders: readonly string[];
  /** The folders were given explicitly, so an agent with other folders can't be used. */
  named: boolean;
  /** Never join another agent. */
  standalone: boolean;
  engine: CommandLineOptions;
}

/** The suitable running agents, best first: having the folders open matters more than being newer. */
export function agentsToJoin(agents: readonly AgentDescription[], { folders, named }: Wanted): AgentDescription[] {
  const fitting = agents.filter((agent) => hasOpen(agent, folders));
  return named ? fitting : [...fitting, ...agents.filter((agent) => !fitting.includes(agent))];
}

/**
 * The tools of a running agent, or else of an engine in this process. Either is found or opened on first use; if the
 * agent has gone, the next use looks for another.
 */
export function offeredTools(wanted: Wanted): ServedTools {
  let joined: JoinedTools | undefined;
  let opened: Promise<Engine> | undefined;
  let choosing: Promise<OfferedTools> | undefined;

  async function choose(): Promise<OfferedTools> {
    if (opened) return ownTools(await opened);
    if (joined?.open) return joined;
    for (const agent of wanted.standalone ? [] : agentsToJoin(await findAgents(), wanted)) {
      joined = await JoinedTools.join(agent).catch(() => undefined);
      if (joined) return joined;
    }
    return ownTools(await open());
  }
  function open(): Promise<Engine> {
    opened ??= openEngine({ ...wanted.engine, folders: wanted.folders }, 'everyone');
    opened.catch(() => (opened = undefined));
    return opened;
  }
  // Concurrent calls must not open two engines.
  const tools = () => (choosing ??= choose().finally(() => (choosing = undefined)));

  return {
    call: async (name, input, context) => (await tools()).call(name, input, context),
    resources: async () => (await tools()).resources(),
    resource: async (uri) => (await tools()).resource(uri),
    async close() {
      await choosing?.catch(() => undefined);
      await joined?.close();
      await (await opened?.catch(() => undefined))?.close();
    },
    async checkModel() {
      const { provider: chosen = DEFAULT_PROVIDER_ORDER[0] } = wanted.engine;
      const { providers } = await (await open()).runs.models();
      const status = providers.find(({ provider }) => provider === chosen);
      if (status?.state === 'model_missing')
        throw new AgentError('model_not_found', sentenceOf({ message: status.message ?? '', ...status }));
    },
  };
}
