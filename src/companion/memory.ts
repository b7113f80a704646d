import { DEFAULT_AGENT_PORT, MAX_PORT } from '../protocol/defaults.js';

/** Ports of windows to remember; a person has a few. */
const MOST_PORTS = 8;

/** The pairing with VS Code. Only this extension can read it. */
export interface KeptPairing {
  id: string;
  token: string;
}

/** What the person requested. */
export type HandOver =
  | { what: 'tabs'; tabIds: number[] }
  | { what: 'selection'; text: string; title?: string; url?: string }
  | { what: 'link'; url: string };

/** Why the companion's page is open. */
export interface Waiting {
  request: HandOver;
  /** Why it wasn't sent, in the browser's language. */
  problem?: string;
}

export async function keptPairing(): Promise<KeptPairing | undefined> {
  return (await chrome.storage.local.get<{ pairing?: KeptPairing }>('pairing')).pairing;
}

export async function keepPairing(pairing: KeptPairing): Promise<void> {
  await chrome.storage.local.set({ pairing });
}

/** Ports to try, the latest first. */
export async function knownPorts(): Promise<number[]> {
  const { ports = [] } = await chrome.storage.local.get<{ ports?: number[] }>('ports');
  return [...new Set([...ports, DEFAULT_AGENT_PORT])];
}

export async function keepPorts(latest: number[]): Promise<void> {
  const ports = [...new Set([...latest, ...(await knownPorts())])].filter(isPort);
  await chrome.storage.local.set({ ports: ports.slice(0, MOST_PORTS) });
}

export const isPort = (value: number): boolean => Number.isInteger(value) && value > 0 && value <= MAX_PORT;

/** Until the browser is closed. */
export async function keepWaiting(waiting: Waiting | undefined): Promise<void> {
  if (waiting) await chrome.storage.session.set({ waiting });
  else await chrome.storage.session.remove('waiting');
}

export async function keptWaiting(): Promise<Waiting | undefined> {
  return (await chrome.storage.session.get<{ waiting?: Waiting }>('waiting')).waiting;
}
