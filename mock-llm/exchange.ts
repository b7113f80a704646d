import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ActivityLog } from './activity.js';

/** Shared by all routes. */
export interface MockState {
  version: string;
  wordDelayMs: number;
  loadMs: number;
  pulled: Set<string>;
  /** How often each model has refused, for models that refuse only a few times. */
  refusals: Map<string, number>;
  activity: ActivityLog;
}

/** A request being answered. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  body: unknown;
  /** Aborts when the client disconnects. */
  signal: AbortSignal;
  state: MockState;
}

export function sendJson(
  response: ServerResponse,
  status: number,
  value: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
}
