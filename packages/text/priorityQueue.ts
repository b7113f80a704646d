/** A binary heap of indexes by priority, highest first. */
export class PriorityQueue {
  private readonly heap: { index: number; priority: number }[] = [];

  get size(): number {
    return this.heap.length;
  }

  /** The highest priority in the queue; minus infinity if it is empty. */
  get highest(): number {
    return this.heap[0]?.priority ?? -Infinity;
  }

  push(index: number, priority: number): void {
    const entry = { index, priority };
    let at = this.heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.heap[parent] as typeof entry;
      if (above.priority >= priority) break;
      this.heap[at] = above;
      at = parent;
    }
    this.heap[at] = entry;
  }

  pop(): { index: number; priority: number } | undefined {
    const top = this.heap[0];
    const last = this.heap.pop();
    if (top === undefined || last === undefined || this.heap.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      const left = this.heap[child];
      if (left === undefined) break;
      const right = this.heap[child + 1];
      if (right !== undefined && right.priority > left.priority) child++;
      const larger = this.heap[child] as typeof top;
      if (larger.priority <= last.priority) break;
      this.heap[at] = larger;
      at = child;
    }
    this.heap[at] = last;
    return top;
  }
}
