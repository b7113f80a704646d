import { useEffect, useState } from 'preact/hooks';
import type { SidebarState } from '../state/model.js';
import { preparationOf } from '../state/preparation.js';
import { useController } from './context.js';

/** Changes within this time are one edit. */
const SETTLE_MS = 300;

/** Lets the agent prepare while the composer has the focus. Returns the composer's event listeners. */
export function usePreparation(state: SidebarState) {
  const controller = useController();
  const [focused, setFocused] = useState(false);
  const next = focused ? preparationOf(state) : null;
  useEffect(() => {
    if (!next) return undefined;
    const timer = setTimeout(() => controller.prepare(next), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [next?.key]);
  return { onFocusIn: () => setFocused(true), onFocusOut: () => setFocused(false) };
}
