import { Worker, type ResourceLimits } from 'node:worker_threads';

/** Starts a bundled worker without our environment or Node options. Its output must not mix with the command line's. */
export function startWorker(file: string, resourceLimits: ResourceLimits): Worker {
  const worker = new Worker(file, { resourceLimits, stdout: true, stderr: true, env: {}, execArgv: [] });
  worker.stdout.resume();
  worker.stderr.resume();
  return worker;
}
