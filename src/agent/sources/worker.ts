// The parser worker. It keeps no state between tasks, so it can be terminated at any time.
import { parentPort } from 'node:worker_threads';
import { toAgentError } from '../../protocol/index.js';
import { parseSource } from './formats/parseSource.js';
import type { WorkerReply, WorkerTask } from './workerMessages.js';

/** Milliseconds between two progress reports. */
const PROGRESS_INTERVAL_MS = 100;

const port = parentPort;
if (port === null) throw new Error('worker.js is a worker thread and is started by a SourceReader');
const reply = (message: WorkerReply) => {
  port.postMessage(message);
};

async function run(task: WorkerTask): Promise<void> {
  let reported = 0;
  try {
    const result = await parseSource(task.input, {
      onLoaded: () => {
        reply({ kind: 'loaded' });
      },
      onMoreTime: (milliseconds) => {
        reply({ kind: 'more_time', id: task.id, milliseconds });
      },
      onProgress: (sentence, done, total) => {
        const now = performance.now();
        if (now - reported < PROGRESS_INTERVAL_MS && done < total) return;
        reported = now;
        reply({ kind: 'progress', id: task.id, sentence, done, total });
      },
    });
    reply({ kind: 'done', id: task.id, result });
  } catch (error) {
    const { code, sentence, retryable, pageTitle } = toAgentError(error);
    reply({ kind: 'failed', id: task.id, error: { code, sentence, retryable, pageTitle } });
  }
}

port.on('message', (task: WorkerTask) => void run(task));
reply({ kind: 'loaded' });
