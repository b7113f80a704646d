/**
 * A file system in a file ([MS-CFB]), as Outlook and old Office programs write it. Every walk is bounded by the number
 * of sectors or entries that the file has room for, because damaged ones lead in circles. So are all of them together:
 * each sector belongs to one stream and each entry to one storage, but a few bytes can make thousands share them.
 */

/** Larger values mark the end of a chain, free sectors, and the like. */
const MAX_SECTOR = 0xfffffffa;
const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const MINI_SECTOR_BYTES = 64;
/** Shorter streams are in the mini stream. */
const MINI_STREAM_CUTOFF = 4_096;
/** Sectors of the allocation table whose numbers the header contains. */
const LISTED_IN_HEADER = 109;

/** How often everything in the file may be read, and listed. */
const MOST_TIMES = 4;

const STORAGE = 1;
const STREAM = 2;
const ROOT = 5;

export class CompoundFileDamaged extends Error {}

interface Entry {
  name: string;
  kind: number;
  siblings: readonly number[];
  child: number;
  start: number;
  size: number;
}

export class CompoundFile {
  private readonly data: Buffer;
  private readonly sectorBytes: number;
  private readonly next: Uint32Array;
  private readonly nextMini: Uint32Array;
  private readonly entries: Entry[];
  private readonly miniStream: Buffer;
  /** Bytes that may still be read, and entries that may still be listed. */
  private bytesLeft: number;
  private entriesLeft: number;
  /** Whether a part of a stream was missing, or something was read or listed too often. */
  isDamaged = false;

  constructor(bytes: Uint8Array) {
    this.data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (this.data.length < HEADER_BYTES) throw new CompoundFileDamaged();
    this.sectorBytes = this.data.readUInt16LE(30) === 12 ? 4_096 : 512;
    const sectors = Math.ceil(this.data.length / this.sectorBytes);
    const table = Buffer.concat(this.tableSectors(sectors).map((sector) => this.sector(sector)));
    this.next = numbersIn(table).subarray(0, sectors);
    this.entries = entriesIn(this.chain(this.data.readUInt32LE(48)));
    const [root] = this.entries;
    if (root?.kind !== ROOT) throw new CompoundFileDamaged();
    this.nextMini = numbersIn(this.chain(this.data.readUInt32LE(60)));
    this.miniStream = this.chain(root.start);
    this.bytesLeft = MOST_TIMES * this.data.length;
    this.entriesLeft = MOST_TIMES * this.entries.length;
  }

  /** Names of the storages (folders) and streams (files) in a storage; the outermost one is number 0. */
  list(storage: number): Map<string, number> {
    const found = new Map<string, number>();
    const seen = new Set<number>();
    const pending = [this.entries[storage]?.child ?? -1];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      const entry = this.entries[at];
      if (entry === undefined || seen.has(at)) continue;
      seen.add(at);
      if (this.entriesLeft-- <= 0) {
        this.isDamaged = true;
        break;
      }
      if (entry.kind === STORAGE || entry.kind === STREAM) found.set(entry.name, at);
      pending.push(...entry.siblings);
    }
    return found;
  }

  /** The content of a stream, or as much of it as there is. */
  read(stream: number): Buffer {
    const { start, size } = this.entries[stream] ?? { start: MAX_SECTOR, size: 0 };
    const most = Math.min(size, this.bytesLeft);
    const content = size < MINI_STREAM_CUTOFF ? this.miniChain(start, most) : this.chain(start, most);
    this.bytesLeft = Math.max(0, this.bytesLeft - content.length);
    if (content.length < size) this.isDamaged = true;
    return content.subarray(0, size);
  }

  private sector(number: number): Buffer {
    // The header fills the place of a sector.
    const from = (number + 1) * this.sectorBytes;
    return this.data.subarray(from, from + this.sectorBytes);
  }

  /** Numbers of the sectors that contain the allocation table. */
  private tableSectors(sectors: number): number[] {
    const most = Math.min(this.data.readUInt32LE(44), sectors);
    const found = [...numbersIn(this.data.subarray(76, HEADER_BYTES))].slice(0, Math.min(most, LISTED_IN_HEADER));
    let list = this.data.readUInt32LE(68);
    while (found.length < most && list < MAX_SECTOR) {
      const numbers = [...numbersIn(this.sector(list))];
      // The last number leads to the next list.
      list = numbers.pop() ?? MAX_SECTOR;
      if (numbers.length === 0) break;
      found.push(...numbers.slice(0, most - found.length));
    }
    return found.filter((sector) => sector < MAX_SECTOR);
  }

  /** What the sectors of a chain contain, up to the one in which `size` is reached. */
  private chain(start: number, size = Infinity): Buffer {
    const parts: Buffer[] = [];
    for (
      let at = start, steps = 0;
      at < this.next.length && steps < this.next.length && steps * this.sectorBytes < size;
      steps++
    ) {
      const part = this.sector(at);
      parts.push(part);
      // The file ends here.
      if (part.length < this.sectorBytes) break;
      at = this.next[at] ?? MAX_SECTOR;
    }
    return Buffer.concat(parts);
  }

  private miniChain(start: number, size: number): Buffer {
    const parts: Buffer[] = [];
    for (let at = start, read = 0; at < this.nextMini.length && read < size; read += MINI_SECTOR_BYTES) {
      parts.push(this.miniStream.subarray(at * MINI_SECTOR_BYTES, (at + 1) * MINI_SECTOR_BYTES));
      at = this.nextMini[at] ?? MAX_SECTOR;
    }
    return Buffer.concat(parts);
  }
}

function entriesIn(directory: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let from = 0; from + ENTRY_BYTES <= directory.length; from += ENTRY_BYTES) {
    // The length counts the NUL at the end.
    const nameBytes = Math.min(Math.max(directory.readUInt16LE(from + 64) - 2, 0), 62);
    entries.push({
      name: directory.toString('utf16le', from, from + nameBytes),
      kind: directory.readUInt8(from + 66),
      siblings: [directory.readUInt32LE(from + 68), directory.readUInt32LE(from + 72)],
      child: directory.readUInt32LE(from + 76),
      start: directory.readUInt32LE(from + 116),
      size: directory.readUInt32LE(from + 120),
    });
  }
  return entries;
}

function numbersIn(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, index) => bytes.readUInt32LE(4 * index));
}
