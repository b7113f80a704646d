// Starts programs, waits for them, and ends those we started.

import { spawn } from 'node:child_process';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { createWriteStream } from 'node:fs';
import path from 'node:path';

/** How long a program may take to exit when asked, before it is killed. */
const GRACE_MILLISECONDS = 5_000;

/**
 * Runs a program to completion, writing its output to ours or to a file.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, logFile?: string}} [options]
 * @returns {Promise<number>} its exit code; 127 if it couldn't be started, 128 if a signal ended it
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: options.logFile ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    const log = options.logFile ? createWriteStream(options.logFile, { flags: 'a' }) : undefined;
    if (log) {
      child.stdout?.pipe(log, { end: false });
      child.stderr?.pipe(log, { end: false });
    }
    const forget = endWithUs(child);
    child.once('error', () => {
      forget();
      resolve(127);
    });
    child.once('close', (code) => {
      forget();
      // Callers may read the log.
      if (log) log.end(() => resolve(code ?? 128));
      else resolve(code ?? 128);
    });
  });
}

/**
 * Asks a program to exit, and kills it if it doesn't.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>} settles when it has exited
 */
export function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MILLISECONDS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/**
 * Ends a program when this process exits for any reason but SIGKILL.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => void} call it once the program has exited by itself
 */
export function endWithUs(child) {
  const end = () => {
    child.kill('SIGTERM');
  };
  process.once('exit', end);
  return () => process.removeListener('exit', end);
}

/**
 * Arguments of `spawn` for a program. Windows batch files run only in the shell, where Node doesn't quote arguments
 * with spaces.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {{command: string, args: readonly string[], shell: boolean}}
 */
export function spawnable(program, args, platform = process.platform) {
  if (platform !== 'win32' || !/\.(cmd|bat)$/i.test(program)) {
    return { command: program, args, shell: false };
  }
  // A backslash before the closing quote would escape it.
  const quoted = (/** @type {string} */ text) => `"${text.replace(/\\+$/, '$&$&')}"`;
  return { command: quoted(program), args: args.map(quoted), shell: true };
}

/**
 * A program's full path, found as the shell would.
 *
 * @param {string} name a name to look up in PATH, or a path
 * @returns {string | undefined}
 */
export function findProgram(name) {
  if (path.isAbsolute(name)) {
    return existsSync(name) ? name : undefined;
  }
  const extensions = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const extension of extensions) {
      const candidate = path.join(folder, name + extension);
      if (folder && existsSync(candidate) && statSync(candidate).isFile()) {
        return candidate;
      }
    }
  }
  return undefined;
}

/**
 * npm's own script, for running it with a specific Node (on Windows `npm` is a batch file, which can't be spawned
 * without a shell).
 *
 * @returns {string}
 */
export function npmScript() {
  const fromNpm = process.env.npm_execpath;
  if (fromNpm && path.basename(fromNpm) === 'npm-cli.js' && existsSync(fromNpm)) {
    return fromNpm;
  }
  const besideNode = path.dirname(realpathSync(process.execPath));
  const candidates = [
    path.join(besideNode, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(besideNode, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const onPath = process.platform === 'win32' ? undefined : findProgram('npm');
  if (onPath) {
    candidates.push(realpathSync(onPath));
  }
  const found = candidates.find((candidate) => existsSync(candidate) && candidate.endsWith('.js'));
  if (!found) {
    throw new Error('npm was not found. Install Node.js with npm from https://nodejs.org and try again.');
  }
  return found;
}
