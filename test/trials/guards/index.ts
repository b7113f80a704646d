import { BROWSER_GUARDS } from './browserGuards.js';
import { DOOR_GUARDS } from './doorGuards.js';
import type { Guard } from './guard.js';
import { MODEL_GUARDS } from './modelGuards.js';
import { RUN_GUARDS } from './runGuards.js';
import { SOURCE_GUARDS } from './sourceGuards.js';

export type { Guard };

export const GUARDS: readonly Guard[] = [
  ...DOOR_GUARDS,
  ...SOURCE_GUARDS,
  ...BROWSER_GUARDS,
  ...MODEL_GUARDS,
  ...RUN_GUARDS,
];
