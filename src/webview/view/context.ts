import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Controller } from '../controller.js';

export const ControllerContext = createContext<Controller | null>(null);

/** What the views call to trigger actions. */
export function useController(): Controller {
  const controller = useContext(ControllerContext);
  if (!controller) throw new Error('The view is rendered outside the sidebar.');
  return controller;
}
