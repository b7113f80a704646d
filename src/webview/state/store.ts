import type { AgentEvent } from '../../protocol/index.js';
import { INITIAL_STATE, type SidebarState } from './model.js';
import { reduce, type Action } from './reducer.js';

export interface SidebarStore {
  readonly state: SidebarState;
  dispatch(action: Action): void;
  /** Applies events with the next frame, so that thousands a second don't each redraw the page. */
  receive(events: readonly AgentEvent[]): void;
  subscribe(listener: (state: SidebarState) => void): void;
}

/** `schedule` calls back once, soon: with the next animation frame if the page is visible. */
export function createStore(schedule: (callback: () => void) => void): SidebarStore {
  let state = INITIAL_STATE;
  let waiting: AgentEvent[] = [];
  const listeners: ((state: SidebarState) => void)[] = [];

  const apply = (action: Action) => {
    const next = reduce(state, action);
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener(state);
  };
  const flush = () => {
    if (waiting.length === 0) return;
    const events = waiting;
    waiting = [];
    apply({ type: 'events', events });
  };

  return {
    get state() {
      return state;
    },
    dispatch(action) {
      // Events that arrived before the click are applied first.
      flush();
      apply(action);
    },
    receive(events) {
      if (waiting.length === 0) schedule(flush);
      for (const event of events) waiting.push(event);
    },
    subscribe: (listener) => void listeners.push(listener),
  };
}

/** The next frame, or a tenth of a second later if the page is hidden and has no frames. */
export function nextFrame(callback: () => void): void {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    callback();
  };
  requestAnimationFrame(once);
  setTimeout(once, 100);
}
