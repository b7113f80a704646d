import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { isProcessAlive } from '../system/processAlive.js';

const descriptionSchema = z.object({
  url: z.string().regex(/^ws:\/\/127\.0\.0\.1:\d{1,5}\/agent_ws$/),
  /** null if the user disabled the token. */
  token: z.string().nullable(),
  pid: z.int().positive(),
  /** Folder or workspace file of the window; null for the command line and for empty windows. */
  workspace: z.string().nullable(),
  /** URIs of the open folders, whose documents it reads for programs; absent if an older version wrote the file. */
  folders: z.array(z.string()).optional(),
  /** Whether it accepts pages from browser companions. */
  companions: z.boolean().optional(),
  /** ISO 8601. */
  started_at: z.string(),
});

/** This user's agent that other programs can connect to. */
export type AgentDescription = z.infer<typeof descriptionSchema> & {
  /** When its window last had the focus, ISO 8601: the time of the file. */
  used_at?: string;
};

export interface PublishedAgent {
  readonly file: string;
  /** Records that its window has the focus. Never throws. */
  used(): Promise<void>;
  /** Removes the file. Idempotent. */
  remove(): Promise<void>;
}

/** An agent's file has a few hundred bytes; larger files are skipped. */
const MAX_FILE_BYTES = 64 * 1024;

/** The folder, readable only by this user, that contains a file for each agent. */
export function agentFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home = os.homedir(),
): string {
  if (platform === 'win32')
    return path.join(environment['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'regen-research', 'agents');
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'regen-research', 'agents');
  // Not /tmp, where another user could create the folder first.
  return path.join(environment['XDG_RUNTIME_DIR'] ?? path.join(home, '.local', 'state'), 'regen-research', 'agents');
}

/**
 * Writes the discovery file of this process's agent, readable only by this user, and removes files of processes that
 * have ended.
 */
export async function publishAgent(
  agent: Pick<AgentDescription, 'url' | 'token' | 'workspace' | 'folders' | 'companions'>,
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
    companions: agent.companions,
    started_at: new Date().toISOString(),
  };
  const file = path.join(folder, `agent-${process.pid}-${new URL(agent.url).port}.json`);
  const draft = `${file}.${randomUUID()}.tmp`;
  // Written under a temporary name first, so that no program reads a partial file; `wx`, so that no file planted there
  // is used.
  await writeFile(draft, `${JSON.stringify(description, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await rename(draft, file);
  return {
    file,
    async used() {
      const now = new Date();
      // It may have just been removed.
      await utimes(file, now, now).catch(() => undefined);
    },
    remove: () => rm(file, { force: true }),
  };
}

/**
 * The running agents, newest first. Removes files of processes that have ended; skips files that aren't discovery
 * files.
 */
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
    const { size, uid, mtime } = await stat(file);
    const isOurs = process.getuid === undefined || uid === process.getuid();
    if (!isOurs || size > MAX_FILE_BYTES) return undefined;
    return { ...descriptionSchema.parse(JSON.parse(await readFile(file, 'utf8'))), used_at: mtime.toISOString() };
  } catch {
    return undefined;
  }
}
