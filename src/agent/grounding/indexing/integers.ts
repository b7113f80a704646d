/** Numbers per block: a long list grows without being copied, and is hardly larger than what is in it. */
const BLOCK = 64 * 1024;
/** The first block begins with this many and doubles: most texts are short. */
const FIRST = 256;

/** A list of 32-bit integers that grows at its end; each takes four bytes, half of what it takes in an array. */
export class IntegerList {
  private readonly blocks: Int32Array[] = [];
  private size = 0;

  get length(): number {
    return this.size;
  }

  push(value: number): void {
    const at = this.size % BLOCK;
    const last = Math.floor(this.size / BLOCK);
    let block = this.blocks[last] ?? new Int32Array(last === 0 ? FIRST : BLOCK);
    if (at === block.length) {
      const larger = new Int32Array(2 * at);
      larger.set(block);
      block = larger;
    }
    block[at] = value;
    this.blocks[last] = block;
    this.size++;
  }

  /** Removes all numbers from this index on. */
  shorten(length: number): void {
    this.size = length;
    this.blocks.length = Math.ceil(length / BLOCK);
  }

  at(index: number): number {
    return (this.blocks[Math.floor(index / BLOCK)] as Int32Array)[index % BLOCK] as number;
  }
}
