/** Numbers per block: a long list grows without being copied, and is hardly larger than what is in it. */
const BLOCK = 64 * 1024;
/** The first block begins with this many and doubles: most texts are short. */
const FIRST = 256;

/** A list of 32-bit integers that grows at its end; each takes four bytes, half of what it takes in an array. */
export class IntegerList {
  private readonly blocks: Int32Array<ArrayBuffer>[] = [];
  /** The block that `size` is in, because almost all numbers are added to the one that the last was added to. */
  private current = new Int32Array(0);
  private size = 0;

  get length(): number {
    return this.size;
  }

  push(value: number): void {
    const at = this.size % BLOCK;
    if (at === this.current.length || at === 0) this.grow(at);
    this.current[at] = value;
    this.size++;
  }

  /** Removes all numbers from this index on. */
  shorten(length: number): void {
    this.size = length;
    this.blocks.length = Math.ceil(length / BLOCK);
    this.current = this.blocks.at(-1) ?? new Int32Array(0);
  }

  at(index: number): number {
    return (this.blocks[Math.floor(index / BLOCK)] as Int32Array)[index % BLOCK] as number;
  }

  /** Makes room for a number at this place of the last block. */
  private grow(at: number): void {
    const isFirst = this.size < BLOCK;
    const larger = new Int32Array(!isFirst ? BLOCK : Math.max(FIRST, 2 * at));
    if (at > 0) larger.set(this.current);
    this.blocks[Math.floor(this.size / BLOCK)] = this.current = larger;
  }
}
