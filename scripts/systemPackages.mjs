// What must be installed with the system's package manager, and how.

import { existsSync } from 'node:fs';

import { findChromium } from './chromium.mjs';
import { findProgram, run } from './childProcess.mjs';

/**
 * @typedef {object} Requirement
 * @property {string} name what a person would call it
 * @property {() => boolean} present
 * @property {Partial<Record<PackageManager, string>>} packages its package, by package manager
 * @typedef {'apt-get' | 'dnf' | 'pacman' | 'zypper' | 'brew' | 'winget'} PackageManager
 */

const INSTALL_COMMANDS = /** @type {const} */ ({
  'apt-get': ['apt-get', 'install', '-y', '--no-install-recommends'],
  dnf: ['dnf', 'install', '-y'],
  pacman: ['pacman', '-S', '--needed'],
  zypper: ['zypper', 'install', '-y'],
  brew: ['brew', 'install'],
  winget: ['winget', 'install'],
});

/** A browser, which shows the window of VS Code's server build. @type {Requirement} */
export const CHROMIUM = {
  name: 'Chromium (or Chrome, or Edge)',
  present: () => findChromium() !== undefined,
  packages: {
    'apt-get': 'chromium',
    dnf: 'chromium',
    pacman: 'chromium',
    zypper: 'chromium',
    brew: '--cask google-chrome',
    winget: 'Google.Chrome',
  },
};

/** Needed for compiling the server build's native modules. @type {readonly Requirement[]} */
export const COMPILER = [
  {
    name: 'Python 3',
    present: () => findProgram('python3') !== undefined || findProgram('python') !== undefined,
    packages: { 'apt-get': 'python3', dnf: 'python3', pacman: 'python', zypper: 'python3', brew: 'python' },
  },
  {
    name: 'make',
    present: () => process.platform === 'win32' || findProgram('make') !== undefined,
    packages: { 'apt-get': 'make', dnf: 'make', pacman: 'make', zypper: 'make' },
  },
  {
    name: 'a C++ compiler',
    present: () => process.platform === 'win32' || ['c++', 'g++', 'clang++'].some((name) => findProgram(name)),
    packages: { 'apt-get': 'g++', dnf: 'gcc-c++', pacman: 'gcc', zypper: 'gcc-c++' },
  },
  {
    name: 'the Kerberos headers',
    present: () =>
      process.platform !== 'linux' || existsSync('/usr/include/gssapi.h') || existsSync('/usr/include/gssapi/gssapi.h'),
    packages: { 'apt-get': 'libkrb5-dev', dnf: 'krb5-devel', pacman: 'krb5', zypper: 'krb5-devel' },
  },
];

/**
 * Installs missing requirements if that needs no password (as root, or on CI); otherwise prints the command that
 * installs them.
 *
 * @param {readonly Requirement[]} requirements
 * @param {(line: string) => void} say
 */
export async function ensureSystemPackages(requirements, say) {
  const missing = requirements.filter((requirement) => !requirement.present());
  if (missing.length === 0) {
    return;
  }
  const names = missing.map((requirement) => requirement.name).join(', ');
  const manager = packageManager();
  const prefix = manager === 'apt-get' ? unattendedPrefix() : undefined;
  if (manager === undefined || prefix === undefined) {
    throw new Error(`Missing on this machine: ${names}. ${installHint(missing, manager)}`);
  }
  const packages = missing.map((requirement) => requirement.packages['apt-get'] ?? '').filter(Boolean);
  say(`Installing system packages: ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const [sudo, ...sudoArguments] = [...prefix, 'apt-get'];
  await run(/** @type {string} */ (sudo), [...sudoArguments, 'update', '-qq'], { env });
  const [program, ...programArguments] = [...prefix, ...INSTALL_COMMANDS['apt-get'], '-qq', ...packages];
  await run(/** @type {string} */ (program), programArguments, { env });
  const still = missing.filter((requirement) => !requirement.present());
  if (still.length > 0) {
    throw new Error(`Still missing after installation. ${installHint(still, manager)}`);
  }
}

/**
 * @param {readonly Requirement[]} missing
 * @param {PackageManager | undefined} manager
 */
function installHint(missing, manager) {
  if (process.platform === 'darwin' && missing.some((requirement) => COMPILER.includes(requirement))) {
    return 'Install the command line tools with: xcode-select --install';
  }
  const packages = manager ? missing.map((requirement) => requirement.packages[manager]).filter(Boolean) : [];
  if (!manager || packages.length === 0) {
    return "Install it with your system's package manager and try again.";
  }
  const command = [...INSTALL_COMMANDS[manager], ...packages].join(' ');
  const needsRoot = manager !== 'brew' && manager !== 'winget' && !isRoot();
  return `Install it with: ${needsRoot ? 'sudo ' : ''}${command}`;
}

/** @returns {PackageManager | undefined} */
function packageManager() {
  const managers = /** @type {PackageManager[]} */ (Object.keys(INSTALL_COMMANDS));
  return managers.find((name) => findProgram(name) !== undefined);
}

/** The prefix for running a command as root without a prompt; undefined if that isn't possible. */
function unattendedPrefix() {
  if (isRoot()) {
    return [];
  }
  return process.env.CI && findProgram('sudo') ? ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive'] : undefined;
}

function isRoot() {
  return process.getuid?.() === 0;
}
