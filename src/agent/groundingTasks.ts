import type { Worker } from 'node:worker_threads';
import type { GroundingTask } from './groundingMessages.js';
import { textSlices } from './streams/textSlices.js';
import { TimeSlicer } from './streams/timeSlicer.js';

/** Text that is copied into a message at once, in under a millisecond. UTF-16 units. */
const PART = 256 * 1024;

/**
 * Sends tasks to the grounding worker, in order. The texts of sources go ahead of their index, in parts: copying one of
 * megabytes would hold the event loop.
 */
export class GroundingTasks {
  private readonly waiting: GroundingTask[] = [];
  private isSending = false;

  constructor(private readonly worker: Pick<Worker, 'postMessage'>) {}

  send(task: GroundingTask): void {
    this.waiting.push(task);
    if (!this.isSending) void this.sendAll();
  }

  private async sendAll(): Promise<void> {
    this.isSending = true;
    const slicer = new TimeSlicer();
    for (let task = this.waiting.shift(); task; task = this.waiting.shift()) {
      if (task.kind === 'index' && task.sources.some(({ markdown }) => markdown.length > PART)) {
        for (const [source, { markdown }] of task.sources.entries()) {
          for (const text of textSlices(markdown, PART)) {
            this.worker.postMessage({ kind: 'part', key: task.key, source, text } satisfies GroundingTask);
            await slicer.pause();
          }
        }
        task = { ...task, sources: task.sources.map((source) => ({ ...source, markdown: '' })) };
      }
      this.worker.postMessage(task);
    }
    this.isSending = false;
  }
}
