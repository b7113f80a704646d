import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const fixtures = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'fixtures');

export interface Recorded {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/**
 * A response in a file: status line, headers, an empty line, and the body as received. `file` is in `recordings`, or
 * `documented/…` if it was written by hand from a server's documentation.
 */
export async function recorded(file: string): Promise<Recorded> {
  const isDocumented = file.startsWith('documented/');
  const bytes = await readFile(path.join(fixtures, isDocumented ? '' : 'recordings', file));
  const text = bytes.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  if (!end) throw new Error(`The headers in ${file} do not end.`);
  const [first = '', ...lines] = text.slice(0, end.index).split(/\r?\n/);
  const headers = Object.fromEntries(
    lines
      .map((line): [string, string] => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ])
      .filter(([name]) => name === 'content-type' || name === 'server'),
  );
  return { status: Number(first.split(' ')[1]), headers, body: bytes.subarray(end.index + end[0].length) };
}

export interface ReplayServer {
  origin: string;
  /** Paths in the order they were requested. */
  asked: string[];
  bodies: Record<string, unknown>[];
  close(): Promise<void>;
}

/**
 * Answers each path with its recordings in turn, repeating the last one; 404 for other paths. `pieceBytes` splits the
 * bodies.
 */
export async function replay(
  routes: Record<string, string | readonly string[]>,
  pieceBytes = Infinity,
): Promise<ReplayServer> {
  const asked: string[] = [];
  const bodies: Record<string, unknown>[] = [];
  const left = new Map(
    Object.entries(routes).map(([route, files]) => [route, typeof files === 'string' ? [files] : [...files]]),
  );
  const server = createServer((request, response) => {
    let sent = '';
    request.on('data', (data: Buffer) => (sent += data.toString()));
    request.on('end', () => {
      const route = (request.url ?? '').split('?')[0] ?? '';
      asked.push(route);
      if (sent !== '') bodies.push(JSON.parse(sent) as Record<string, unknown>);
      const files = left.get(route);
      const file = files && files.length > 1 ? files.shift() : files?.[0];
      if (file === undefined) {
        response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":{"message":"File Not Found"}}');
        return;
      }
      void recorded(file).then(({ status, headers, body }) => {
        response.writeHead(status, headers);
        for (let at = 0; at < body.length; at += pieceBytes) response.write(body.subarray(at, at + pieceBytes));
        response.end();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    bodies,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
