import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A response as sent over the wire. */
export interface Scripted {
  status?: number;
  headers?: Record<string, string>;
  /** Pieces are written one after another. */
  body: string | Buffer | readonly (string | Buffer)[];
  /** What happens to the connection after the last chunk; it ends normally if absent. */
  then?: 'break' | 'hold';
}

export interface Asked {
  route: string;
  body: Record<string, unknown>;
  /** The client closed the connection before the end. */
  left: boolean;
}

export interface ScriptedServer {
  origin: string;
  asked: Asked[];
  /** Requests of one route. */
  count(route: string): number;
  close(): Promise<void>;
}

/** `data:` lines of server-sent events. */
export function events(...data: (object | string)[]): Scripted {
  return {
    headers: { 'content-type': 'text/event-stream' },
    body: data.map((one) => `data: ${typeof one === 'string' ? one : JSON.stringify(one)}\n\n`),
  };
}

export function asJson(body: unknown, status = 200, headers: Record<string, string> = {}): Scripted {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** A model server whose every answer is written by the test; `answer` gets each request, and undefined is a 404. */
export async function startScriptedServer(answer: (asked: Asked) => Scripted | undefined): Promise<ScriptedServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let sent = '';
    request.on('data', (data: Buffer) => (sent += data.toString()));
    request.on('end', () => {
      const route = (request.url ?? '').split('?')[0] ?? '';
      const one: Asked = {
        route,
        body: sent === '' ? {} : (JSON.parse(sent) as Record<string, unknown>),
        left: false,
      };
      asked.push(one);
      response.on('close', () => (one.left = !response.writableFinished));
      const { status = 200, headers, body, then } = answer(one) ?? asJson({ detail: 'Not Found' }, 404);
      response.writeHead(status, headers);
      const pieces = typeof body === 'string' || Buffer.isBuffer(body) ? [body] : body;
      let at = 0;
      const next = (): void => {
        const piece = pieces[at++];
        if (piece !== undefined) response.write(piece, () => setImmediate(next));
        else if (then === 'break') response.destroy();
        else if (then === undefined) response.end();
      };
      next();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    count: (route) => asked.filter((one) => one.route === route).length,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
