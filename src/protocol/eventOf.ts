import type { AgentEvent, EventOf } from './events.js';

/** The first event of one type, if there is one. */
export function eventOf<T extends AgentEvent['type']>(events: readonly AgentEvent[], type: T): EventOf<T> | undefined {
  return events.find((event): event is EventOf<T> => event.type === type);
}
