import type { Worker } from 'node:worker_threads';
import { AgentError, message } from '../../protocol/index.js';
import { startWorker } from '../system/startWorker.js';
import type { ParsedSource, ParseInput, ParseProgress } from './formats/parsedSource.js';
import type { WorkerReply, WorkerTask } from './workerMessages.js';

/** Two, so that one slow document doesn't block a run with several. */
const MAX_WORKERS = 2;
/** An idle worker is ended after this time, to free its memory. */
const IDLE_SHUTDOWN_MS = 20_000;
/** Time for a new worker to load its code, on a busy machine. */
const START_DEADLINE_MS = 20_000;
/**
 * On a busy machine a task may take this many times its deadline, as long as it hasn't used that much CPU time itself.
 */
const BUSY_FACTOR = 5;
/** The largest real pages and papers need a third of it. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };

export interface TaskOptions {
  signal: AbortSignal;
  /** Processing time, from when the worker takes the task. */
  deadlineMs: number;
  onProgress?: ParseProgress;
  /** Buffers to transfer to the worker; the caller must not use them again. */
  transfer?: ArrayBuffer[];
}

interface Job {
  task: WorkerTask;
  options: TaskOptions;
  resolve(result: ParsedSource): void;
  reject(error: unknown): void;
  release(): void;
}

interface Member {
  worker: Worker;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
  loaded: boolean;
}

/**
 * Parser workers. They start on first use, take one task at a time, are terminated and replaced if a task exceeds its
 * deadline, is aborted, or runs out of memory, and end when idle. An idle pool keeps no process alive.
 */
export class WorkerPool {
  private readonly workerPath: string;
  private readonly idleShutdownMs: number;
  private readonly members = new Set<Member>();
  private readonly queue: Job[] = [];
  private nextId = 1;
  private closed = false;

  constructor(workerPath: string, idleShutdownMs: number = IDLE_SHUTDOWN_MS) {
    this.workerPath = workerPath;
    this.idleShutdownMs = idleShutdownMs;
  }

  /** Number of live workers. */
  get size(): number {
    return this.members.size;
  }

  /** Parses in a worker; waits for a free one. Rejects with AgentErrors. */
  parse(input: ParseInput, options: TaskOptions): Promise<ParsedSource> {
    return new Promise((resolve, reject) => {
      if (this.closed) {
        reject(new AgentError('cancelled', message('sources.closed')));
        return;
      }
      if (options.signal.aborted) {
        reject(new AgentError('cancelled', message('sources.stopped')));
        return;
      }
      const job: Job = {
        task: { id: this.nextId++, input },
        options,
        resolve,
        reject,
        release: () => {
          options.signal.removeEventListener('abort', onAbort);
        },
      };
      const onAbort = () => {
        this.abort(job);
      };
      options.signal.addEventListener('abort', onAbort, { once: true });
      this.queue.push(job);
      this.pump();
    });
  }

  /** Terminates all workers and rejects pending tasks. Idempotent. */
  async close(): Promise<void> {
    this.closed = true;
    const members = [...this.members];
    for (const job of [...this.queue.splice(0), ...members.flatMap(({ job }) => job ?? [])])
      this.fail(job, new AgentError('cancelled', message('sources.closed')));
    await Promise.all(members.map((member) => this.kill(member)));
  }

  private pump(): void {
    while (this.queue.length > 0) {
      const idle = [...this.members].find(({ job }) => job === undefined);
      if (idle === undefined && this.members.size >= MAX_WORKERS) return;
      this.assign(idle ?? this.start(), this.queue.shift() as Job);
    }
  }

  private start(): Member {
    const worker = startWorker(this.workerPath, RESOURCE_LIMITS);
    const member: Member = { worker, job: undefined, timer: undefined, loaded: false };
    this.members.add(member);
    worker.on('message', (reply: WorkerReply) => {
      this.receive(member, reply);
    });
    // Every termination ends in `exit`; an error before it gives the reason.
    let cause: unknown;
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('messageerror', (error) => {
      cause = error;
    });
    worker.on('exit', () => {
      this.bury(member, cause);
    });
    return member;
  }

  private assign(member: Member, job: Job): void {
    clearTimeout(member.timer);
    member.job = job;
    member.worker.ref();
    member.worker.postMessage(job.task, job.options.transfer ?? []);
    this.watch(member, member.loaded ? job.options.deadlineMs : START_DEADLINE_MS);
  }

  private watch(member: Member, milliseconds: number): void {
    clearTimeout(member.timer);
    const startedAt = performance.now();
    const before = process.cpuUsage();
    const look = () => {
      const { job } = member;
      if (job === undefined) return;
      // Not every Node version reports a thread's own CPU time; the process's total is never less.
      const { user, system } = process.cpuUsage(before);
      const left = milliseconds - (user + system) / 1000;
      if (left > 1 && performance.now() - startedAt < milliseconds * BUSY_FACTOR) {
        member.timer = setTimeout(look, left);
        return;
      }
      this.fail(
        job,
        new AgentError('parser_failed', message('sources.parserTimeout', { seconds: Math.round(milliseconds / 1000) })),
      );
      void this.kill(member);
    };
    member.timer = setTimeout(look, milliseconds);
  }

  private receive(member: Member, reply: WorkerReply): void {
    const { job } = member;
    if (reply.kind === 'loaded') {
      member.loaded = true;
      if (job !== undefined) this.watch(member, job.options.deadlineMs);
      return;
    }
    if (job?.task.id !== reply.id) return;
    if (reply.kind === 'more_time') {
      this.watch(member, reply.milliseconds);
      return;
    }
    if (reply.kind === 'progress') {
      job.options.onProgress?.(reply.sentence, reply.done, reply.total);
      return;
    }
    member.job = undefined;
    this.rest(member);
    job.release();
    if (reply.kind === 'done') job.resolve(reply.result);
    else job.reject(new AgentError(reply.error.code, reply.error.sentence, reply.error));
    this.pump();
  }

  private rest(member: Member): void {
    clearTimeout(member.timer);
    member.worker.unref();
    member.timer = setTimeout(() => void this.kill(member), this.idleShutdownMs);
    member.timer.unref();
  }

  private abort(job: Job): void {
    const queued = this.queue.indexOf(job);
    if (queued >= 0) this.queue.splice(queued, 1);
    const member = [...this.members].find((candidate) => candidate.job === job);
    this.fail(job, new AgentError('cancelled', message('sources.stopped')));
    if (member !== undefined) void this.kill(member);
  }

  private fail(job: Job, error: AgentError): void {
    job.release();
    job.reject(error);
    for (const member of this.members) if (member.job === job) member.job = undefined;
  }

  private async kill(member: Member): Promise<void> {
    // Removed from the pool immediately, so that the next task gets a new worker.
    this.members.delete(member);
    clearTimeout(member.timer);
    await member.worker.terminate();
    if (!this.closed) this.pump();
  }

  private bury(member: Member, cause: unknown): void {
    this.members.delete(member);
    clearTimeout(member.timer);
    const { job } = member;
    if (job !== undefined) {
      const outOfMemory = (cause as { code?: unknown } | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.fail(
        job,
        new AgentError('parser_failed', message(outOfMemory ? 'sources.parserMemory' : 'sources.parserCrashed'), {
          cause,
        }),
      );
    }
    this.pump();
  }
}
