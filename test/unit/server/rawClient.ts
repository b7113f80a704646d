import { once } from 'node:events';
import net from 'node:net';
import { randomBytes } from 'node:crypto';
import { AGENT_PATH } from '../../../src/protocol/index.js';

/** Possible errors in a client's frame. */
export interface FrameOptions {
  opcode?: number;
  final?: boolean;
  rsv1?: boolean;
  masked?: boolean;
}

export const TEXT = 1;
export const BINARY = 2;
export const CONTINUATION = 0;
export const PING = 9;
const CLOSE = 8;

/** A WebSocket frame built by hand; payloads below 64 KB. */
export function frame(
  payload: Buffer | string,
  { opcode = TEXT, final = true, rsv1 = false, masked = true }: FrameOptions = {},
): Buffer {
  const data = Buffer.from(payload);
  const header = [(final ? 0x80 : 0) | (rsv1 ? 0x40 : 0) | opcode];
  const maskBit = masked ? 0x80 : 0;
  if (data.length < 126) header.push(maskBit | data.length);
  else header.push(maskBit | 126, data.length >> 8, data.length & 0xff);
  if (!masked) return Buffer.concat([Buffer.from(header), data]);
  const mask = randomBytes(4);
  return Buffer.concat([Buffer.from(header), mask, data.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}

/** A bare TCP connection to the server, for sending what no WebSocket library would send. */
export class RawClient {
  private received = Buffer.alloc(0);
  readonly ended: Promise<void>;

  private constructor(readonly socket: net.Socket) {
    socket.on('error', () => undefined);
    socket.on('data', (data) => (this.received = Buffer.concat([this.received, data])));
    this.ended = new Promise((resolve) => socket.once('close', () => resolve()));
  }

  static async connect(port: number): Promise<RawClient> {
    const client = new RawClient(net.connect({ host: '127.0.0.1', port }));
    await once(client.socket, 'connect');
    return client;
  }

  /** The server's complete response to an upgrade request with these header lines. */
  static async upgrade(port: number, lines: string[], path = AGENT_PATH): Promise<RawClient> {
    const client = await RawClient.connect(port);
    client.write(`GET ${path} HTTP/1.1\r\n${[...lines, ...UPGRADE].join('\r\n')}\r\n\r\n`);
    await Promise.race([client.until('\r\n\r\n'), client.ended]);
    return client;
  }

  write(data: string | Buffer): void {
    this.socket.write(data);
  }

  /** Status of the HTTP response; 0 if there was none. */
  get status(): number {
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(this.text)?.[1] ?? 0);
  }

  get text(): string {
    return this.received.toString('latin1');
  }

  /** Code of the server's last close frame; waits until the connection has closed. */
  async closeCode(): Promise<number | undefined> {
    await this.ended;
    let rest = this.received.subarray(this.received.indexOf('\r\n\r\n') + 4);
    while (rest.length >= 2) {
      const length = rest[1] ?? 0;
      const [offset, size] = length < 126 ? [2, length] : [4, rest.readUInt16BE(2)];
      if (((rest[0] ?? 0) & 0x0f) === CLOSE) return rest.readUInt16BE(offset);
      rest = rest.subarray(offset + size);
    }
    return undefined;
  }

  async until(text: string): Promise<void> {
    while (!this.text.includes(text)) await once(this.socket, 'data');
  }

  close(): void {
    this.socket.destroy();
  }
}

const UPGRADE = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];
