/** Delay between two steps, so that runs can use the database in between. */
const BETWEEN_MS = 30;

export interface Upkeep {
  /** Something may be over a limit. Starts after a delay, unless it is already running. */
  wake(): void;
  stop(): void;
}

/**
 * Work in small steps while nobody waits for it. A step does a bounded amount of work and returns whether more remains.
 */
export function createUpkeep(steps: readonly (() => Promise<boolean>)[], afterMs: number): Upkeep {
  let timer: NodeJS.Timeout | undefined;
  let working = false;
  let woken = false;
  let stopped = false;

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
      // The next process continues it.
      timer.unref();
    });
  async function work(): Promise<void> {
    for (const step of steps) {
      // A step that fails must not keep the others from their work, now and until the process ends.
      while (await step().catch(() => false)) await pause(BETWEEN_MS);
    }
  }
  async function wake(): Promise<void> {
    woken = true;
    if (working) return;
    working = true;
    while (woken) {
      await pause(afterMs);
      woken = false;
      if (!stopped) await work();
    }
    working = false;
  }
  return {
    wake: () => {
      if (!stopped) void wake();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
