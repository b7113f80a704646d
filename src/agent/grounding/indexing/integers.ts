/** Numbers per block: a long list grows without being copied, and is hardly larger than what is in it. */
const BLOCK = 64 * 1024;

/** A list of 32-bit integers that only grows; each takes four bytes, half of what it takes in an array. */
export class IntegerList {
  private readonly blocks: Int32Array[] = [];
  private size = 0;

  get length(): number {
    return this.size;
  }

  push(value: number): void {
    const at = this.size % BLOCK;
    if (at === 0) this.blocks.push(new Int32Array(BLOCK));
    (this.blocks[this.blocks.length - 1] as Int32Array)[at] = value;
    this.size++;
  }

  at(index: number): number {
    return (this.blocks[Math.floor(index / BLOCK)] as Int32Array)[index % BLOCK] as number;
  }
}
