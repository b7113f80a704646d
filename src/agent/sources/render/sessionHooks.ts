import type { CDPSession } from 'puppeteer-core';

/** What Puppeteer's sessions have, and its types hide behind the names of all methods and events. */
interface Sessions {
  send(this: CDPSession, method: unknown, values?: unknown, options?: unknown): Promise<unknown>;
  emit(this: CDPSession, type: unknown, event: unknown): unknown;
}

export interface SessionHooks {
  /** Changes the parameters of what is sent. */
  sending?(method: string, values: unknown): unknown;
  /** Sees an event before Puppeteer does. True if Puppeteer must not see it. */
  receiving?(session: CDPSession, type: string, event: unknown): boolean;
}

const hooked = new WeakMap<object, Set<SessionHooks>>();

/** Hooks into all sessions of Puppeteer, those of frames in processes of their own included. Idempotent. */
export function hookSessions(session: CDPSession, hooks: SessionHooks): void {
  const sessions = Object.getPrototypeOf(session) as Sessions;
  const known = hooked.get(sessions);
  if (known) {
    known.add(hooks);
    return;
  }
  const all = new Set([hooks]);
  hooked.set(sessions, all);
  const { send, emit } = sessions;
  sessions.send = function (method, values, options) {
    let sent = values;
    if (typeof method === 'string') for (const { sending } of all) sent = sending ? sending(method, sent) : sent;
    return send.call(this, method, sent, options);
  };
  sessions.emit = function (type, event) {
    if (typeof type === 'string') for (const { receiving } of all) if (receiving?.(this, type, event)) return true;
    return emit.call(this, type, event);
  };
}
