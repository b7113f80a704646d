import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { isProcessAlive } from '../system/processAlive.js';

const descriptionSchema = z.object({
  url: z.string().regex(/^ws:\/\/127\.0\.0\.1:\d{1,5}\/agent_ws$/),
  /** null where the user switched the token off. */
  token: z.string().nullable(),
  pid: z.int().positive(),
  /** Folder or workspace file of the window; null for the command line and for empty windows. */
  workspace: z.string().nullable(),
  /** URIs of the open folders, whose documents it reads for programs; absent where an older version wrote the file. */
  folders: z.array(z.string()).optional(),
  /** ISO 8601. */
  started_at: z.string(),
});

/** An agent of this user that other programs may connect to. */
export type AgentDescription = z.infer<typeof descriptionSchema>;

export interface PublishedAgent {
  readonly file: string;
  /** Takes the file away again. Idempotent. */
  remove(): Promise<void>;
}

/** A file of an agent has some hundred bytes; nothing larger is read. */
const MAX_FILE_BYTES = 64 * 1024;

/** The folder that only this user reads and that holds a file for each agent. */
export function agentFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home = os.homedir(),
): string {
  if (platform === 'win32')
    return path.join(environment['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'regen-research', 'agents');
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'regen-research', 'agents');
  // Not /tmp: there another user could prepare the folder.
  return path.join(environment['XDG_RUNTIME_DIR'] ?? path.join(home, '.local', 'state'), 'regen-research', 'agents');
}

/** Writes the discovery file of this process's agent, readable by this user only, and removes those of processes that are gone. */
export async function publishAgent(
  agent: Pick<AgentDescription, 'url' | 'token' | 'workspace' | 'folders'>,
  folder = agentFolder(),
): Promise<PublishedAgent> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  await findAgents(folder);
  const description: AgentDescription = {
    url: agent.url,
    token: agent.token,
    pid: process.pid,
    workspace: agent.workspace,
    folders: agent.folders,
    started_at: new Date().toISOString(),
  };
  const file = path.join(folder, `agent-${process.pid}-${new URL(agent.url).port}.json`);
  const draft = `${file}.${randomUUID()}.tmp`;
  // Written under another name first, so that a reader never sees half of it; `wx`, so that no prepared file is filled.
  await writeFile(draft, `${JSON.stringify(description, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await rename(draft, file);
  return { file, remove: () => rm(file, { force: true }) };
}

/** The agents that run, newest first. Files of processes that are gone are removed; what is no such file is passed over. */
export async function findAgents(folder = agentFolder()): Promise<AgentDescription[]> {
  const names = await readdir(folder).catch(() => []);
  const agents: AgentDescription[] = [];
  for (const name of names.filter((entry) => /^agent-\d+-\d+\.json$/.test(entry))) {
    const file = path.join(folder, name);
    const description = await readDescription(file);
    if (!description) continue;
    if (isProcessAlive(description.pid)) agents.push(description);
    else await rm(file, { force: true }).catch(() => undefined);
  }
  return agents.sort((left, right) => right.started_at.localeCompare(left.started_at));
}

async function readDescription(file: string): Promise<AgentDescription | undefined> {
  try {
    const { size, uid } = await stat(file);
    const isOurs = process.getuid === undefined || uid === process.getuid();
    if (!isOurs || size > MAX_FILE_BYTES) return undefined;
    return descriptionSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}
