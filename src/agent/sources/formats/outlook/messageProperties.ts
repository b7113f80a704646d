import { decodeText } from '../../charset.js';
import { charsetOfCodePage } from '../codePages.js';
import type { CompoundFile } from './compoundFile.js';

/** Types of values ([MS-OXCDATA] 2.11.1), as names of streams contain them. */
const UNICODE = '001F';
const BYTES_AS_TEXT = '001E';
const BINARY = '0102';
const INTEGER = 0x0003;
const BOOLEAN = 0x000b;
const TIME = 0x0040;

const FIXED_PROPERTIES = '__properties_version1.0';
const PROPERTY_BYTES = 16;
/** Milliseconds between 1601, where times start, and 1970. */
const EPOCH = 11_644_473_600_000;

/** Property IDs ([MS-OXPROPS]) that tell how the text of others is encoded. */
const MESSAGE_CODE_PAGE = 0x3ffd;
const INTERNET_CODE_PAGE = 0x3fde;

/** The properties of a message, or of one of its attachments ([MS-OXMSG] 2.4). */
export class MessageProperties {
  private readonly fixed = new Map<number, Buffer>();

  constructor(
    private readonly file: CompoundFile,
    private readonly content: ReadonlyMap<string, number>,
    /** Bytes before the first property of fixed length. */
    headerBytes: number,
    /** What the message around an attachment uses. */
    private readonly codePage?: number,
  ) {
    const stream = content.get(FIXED_PROPERTIES);
    const bytes = stream === undefined ? Buffer.alloc(0) : file.read(stream);
    for (let from = headerBytes; from + PROPERTY_BYTES <= bytes.length; from += PROPERTY_BYTES)
      this.fixed.set(bytes.readUInt32LE(from), bytes.subarray(from + 8, from + PROPERTY_BYTES));
  }

  async text(id: number): Promise<string | undefined> {
    const wide = this.stream(id, UNICODE);
    const text = wide?.toString('utf16le') ?? (await this.decoded(this.stream(id, BYTES_AS_TEXT)));
    return text?.replace(/\0[^]*$/, '');
  }

  /** Text that is stored as bytes or as text. */
  async markup(id: number): Promise<string | undefined> {
    return (await this.decoded(this.stream(id, BINARY))) ?? this.text(id);
  }

  bytes(id: number): Buffer | undefined {
    return this.stream(id, BINARY);
  }

  /** The number of the storage that contains an object. */
  storage(id: number): number | undefined {
    return this.content.get(streamName(id, '000D'));
  }

  integer(id: number): number | undefined {
    return this.fixed.get(id * 0x10000 + INTEGER)?.readInt32LE();
  }

  isTrue(id: number): boolean {
    return this.fixed.get(id * 0x10000 + BOOLEAN)?.readUInt8() === 1;
  }

  day(id: number): string | undefined {
    const ticks = this.fixed.get(id * 0x10000 + TIME)?.readBigUInt64LE();
    if (ticks === undefined || ticks === 0n) return undefined;
    const time = new Date(Number(ticks / 10_000n) - EPOCH);
    return Number.isNaN(time.getTime()) ? undefined : time.toISOString().slice(0, 10);
  }

  /** The number of the Windows code page of the message's text. */
  get ownCodePage(): number | undefined {
    return this.integer(INTERNET_CODE_PAGE) ?? this.integer(MESSAGE_CODE_PAGE) ?? this.codePage;
  }

  private stream(id: number, type: string): Buffer | undefined {
    const stream = this.content.get(streamName(id, type));
    return stream === undefined ? undefined : this.file.read(stream);
  }

  private async decoded(bytes: Buffer | undefined): Promise<string | undefined> {
    if (bytes === undefined) return undefined;
    const page = this.ownCodePage;
    return (await decodeText(bytes, page === undefined ? undefined : charsetOfCodePage(page))).text;
  }
}

const streamName = (id: number, type: string): string =>
  `__substg1.0_${id.toString(16).toUpperCase().padStart(4, '0')}${type}`;
