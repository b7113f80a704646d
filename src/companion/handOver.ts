import type { CompanionWindow } from '../protocol/companion.js';
import type { SourceRequest } from '../protocol/sources.js';
import { DEFAULT_QUERY } from '../protocol/version.js';
import { connectPaired, type AgentConnection } from './agentConnection.js';
import { keepPorts, keptPairing, knownPorts, type HandOver, type KeptPairing } from './memory.js';
import { readTab } from './readTab.js';
import { CompanionProblem } from './texts.js';

/** Largest frame that the server accepts, with room for the command around the pages. Bytes. */
const MAX_FRAME_BYTES = 15 * 1024 * 1024;
/** HTML of all pages together, before it is escaped as JSON. Bytes. */
const MAX_PAGE_BYTES = 10 * 1024 * 1024;

/**
 * `choose`: several windows are open, most recently used first, and the person didn't choose one. `allow`: the browser
 * must allow access to tabs that the person didn't click.
 */
export type HandOverOutcome = 'sent' | 'allow' | { choose: CompanionWindow[] };

/** Access to all web pages, which the person grants only to send several tabs. */
export const ALL_PAGES: chrome.permissions.Permissions = { origins: ['http://*/*', 'https://*/*'] };

/** Reads what the person requested and sends it to a window. Throws CompanionProblem. */
export async function handOver(request: HandOver, chosenPort?: number): Promise<HandOverOutcome> {
  const pairing = await keptPairing();
  if (!pairing) throw new CompanionProblem('notPaired');
  const isOneTab = request.what !== 'tabs' || request.tabIds.length === 1;
  if (!isOneTab && !(await chrome.permissions.contains(ALL_PAGES))) return 'allow';
  const connection = await (chosenPort === undefined ? connectToAny(pairing) : connectPaired(chosenPort, pairing));
  try {
    const { windows } = await connection.ask({ type: 'list_windows' }, 'windows');
    if (windows.length > 0) await keepPorts(windows.map(({ port }) => port));
    if (chosenPort === undefined && windows.length > 1) return { choose: windows };
    const sources = await sourcesOf(request);
    const [only] = sources;
    const pages = sources.length === 1 ? { document: only } : { sources };
    const command = { type: 'start_agent', query: DEFAULT_QUERY, ...pages };
    if (new Blob([JSON.stringify(command)]).size > MAX_FRAME_BYTES) throw new CompanionProblem('tooLarge');
    await connection.ask(command, 'handed_over');
    return 'sent';
  } finally {
    connection.close();
  }
}

/** The first window that answers. A program that isn't VS Code is reported only if there is no other. */
async function connectToAny(pairing: KeptPairing): Promise<AgentConnection> {
  let problem: unknown;
  for (const port of await knownPorts()) {
    try {
      return await connectPaired(port, pairing);
    } catch (error) {
      problem ??= error;
    }
  }
  throw problem instanceof CompanionProblem ? problem : new CompanionProblem('noWindow');
}

async function sourcesOf(request: HandOver): Promise<SourceRequest[]> {
  switch (request.what) {
    case 'link':
      return [{ url: request.url }];
    case 'selection':
      return [{ text: request.text, title: request.title, url: request.url }];
    case 'tabs': {
      const limit = Math.floor(MAX_PAGE_BYTES / request.tabIds.length);
      return Promise.all(request.tabIds.map((tabId) => readTab(tabId, limit)));
    }
  }
}
