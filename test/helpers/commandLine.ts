import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = path.join(root, 'dist', 'cli.js');

export interface CommandOutcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A server started by the command line. */
export interface ServingAgent {
  child: ChildProcess;
  /** Its address. */
  url: string;
  /** Its output so far. */
  output(): string;
}

/** The built command line with its own environment and home folder, so that it touches nothing of the user's. */
export class CommandLine {
  constructor(
    readonly folder: string,
    private readonly environment: Record<string, string>,
  ) {
    if (!existsSync(program)) throw new Error('Build the command line first: npm run build');
  }

  /** How to start it, for clients that start it themselves. */
  launch(parameters: string[], environment: Record<string, string> = {}) {
    const { PATH = '' } = process.env;
    const own = {
      PATH,
      HOME: this.folder,
      XDG_DATA_HOME: this.folder,
      XDG_RUNTIME_DIR: this.folder,
      LOCALAPPDATA: this.folder,
    };
    return {
      command: process.execPath,
      args: [program, ...parameters],
      cwd: this.folder,
      env: { ...own, ...this.environment, ...environment },
    };
  }

  start(parameters: string[], environment: Record<string, string> = {}): ChildProcess {
    const { command, args, cwd, env } = this.launch(parameters, environment);
    return spawn(command, args, {
      cwd,
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  }

  /** Starts the server on a free port, and waits for the line with its address. */
  async serve(parameters: string[], environment: Record<string, string> = {}): Promise<ServingAgent> {
    const child = this.start(['serve', '--port', '0', ...parameters], environment);
    let output = '';
    const url = await new Promise<string>((resolve, reject) => {
      const look = (data: Buffer) => {
        output += data.toString();
        const found = /\[WebSocket\] Server listening on (ws:\S+)/.exec(output)?.[1];
        if (found !== undefined) resolve(found);
      };
      child.stdout?.on('data', look);
      child.stderr?.on('data', look);
      child.once('exit', () => reject(new Error(`It ended: ${output}`)));
    });
    return { child, url, output: () => output };
  }

  /** Runs it to completion. */
  async run(
    parameters: string[],
    { input = '', environment = {} }: { input?: string | Uint8Array; environment?: Record<string, string> } = {},
  ): Promise<CommandOutcome> {
    const child = this.start(parameters, environment);
    if (!child.stdin || !child.stdout || !child.stderr) throw new Error('The process has no pipes.');
    // A command that takes no input may end before it was written.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit') as Promise<[number | null]>,
    ]);
    return { code, stdout, stderr };
  }
}

/** Parses a program's output of one JSON object per line. */
export function jsonLines<T>(output: string): T[] {
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
