// The user settings of a VS Code that we start: quiet, and without anything that would cover the sidebar.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const QUIET_SETTINGS = {
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': 'off',
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  // Nobody wants to open the ports of the mock LLM and the agent in a browser.
  'remote.autoForwardPorts': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  // The chat panel would take up half of the window.
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * Writes the user settings that a window starts with. An open window doesn't notice changes.
 *
 * @param {string} serverDataDir
 * @param {Record<string, unknown>} [settings]
 */
export async function writeUserSettings(serverDataDir, settings = {}) {
  await merge(path.join(serverDataDir, 'data', 'User', 'settings.json'), { ...QUIET_SETTINGS, ...settings });
}

/**
 * Updates the machine settings, which take precedence over the user's. An open window watches them. They can contain
 * every setting except those with application scope. A value of undefined removes one.
 *
 * @param {string} serverDataDir
 * @param {Record<string, unknown>} settings
 */
export async function writeMachineSettings(serverDataDir, settings) {
  await merge(path.join(serverDataDir, 'data', 'Machine', 'settings.json'), settings);
}

/**
 * @param {string} file
 * @param {Record<string, unknown>} settings
 */
async function merge(file, settings) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ ...(await existing(file)), ...settings }, undefined, 2));
}

/**
 * @param {string} file
 * @returns {Promise<Record<string, unknown>>}
 */
async function existing(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return {};
  }
}
