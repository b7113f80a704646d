/** A call in progress. */
interface Holding {
  promptTokens: number;
  outputTokens: number;
  /** Larger than any prompt accepted before. */
  scout: boolean;
  /** Beyond the total proven to fit. */
  trial: boolean;
  /** Others were in progress with it. */
  company: boolean;
  /** Nothing else may be in progress at the same time. */
  solo: boolean;
  /** Largest total in progress at the same time, in tokens, including output limits. */
  most: number;
  /** Event loop turns of its first and latest output; undefined before that. */
  firstTurn?: number;
  lastTurn?: number;
}

/** What has been learned about a server's capacity; stored with the model's other measurements. */
export interface PoolMeasures {
  /** Largest total that generated concurrently, in tokens. */
  provenTokens?: number;
  /** Total that was rejected although each call was small enough, in tokens. */
  refusedTokens?: number;
}

export interface CallGateOptions {
  /** Calls may share one context. */
  sharedPool: boolean;
  /** The capacity for concurrent calls, as reported or discovered; undefined if only experience shows it. Tokens. */
  toldTokens?: number;
  measures: PoolMeasures;
  /** Whether a prompt of this size was accepted before. */
  isProven(promptTokens: number): boolean;
  /** Whether this run may risk having concurrent calls rejected. */
  mayTry(): boolean;
  changed(): void;
}

/** What was learned from a rejection of concurrent calls, and what was known before. */
export interface Lesson {
  refusedTokens: number;
  before: PoolMeasures;
}

/** Calls to one model from all runs of this process. */
interface Traffic {
  underWay: Set<Holding>;
  waiting: (() => void)[];
  /** Calls waiting to run alone; others must not overtake them. */
  soloists: Set<object>;
}

const traffics = new WeakMap<PoolMeasures, Traffic>();

let turn = 0;
let isTurnCounted = false;

/** Events that arrive in the same turn of the event loop may have been sent in any order. */
function currentTurn(): number {
  if (!isTurnCounted) {
    isTurnCounted = true;
    setImmediate(() => {
      isTurnCounted = false;
      turn++;
    });
  }
  return turn;
}

/**
 * Admits calls to a server whose limits aren't known yet. A prompt larger than any before runs without another such
 * prompt, so that a limit is learned from one rejection rather than from all slots at once. If calls share one context,
 * exceeding it fails all of them: at most one call at a time goes beyond the proven total, and with a server that
 * reports nothing it runs next to only one other, so that the lesson costs two calls.
 */
export class CallGate {
  private readonly traffic: Traffic;

  constructor(private readonly options: CallGateOptions) {
    const { measures } = options;
    this.traffic = traffics.get(measures) ?? { underWay: new Set(), waiting: [], soloists: new Set() };
    traffics.set(measures, this.traffic);
  }

  /** Resolves when the call may start; rejects with the signal's reason. `solo`: with no other call in progress. */
  async enter(promptTokens: number, outputTokens: number, signal: AbortSignal, solo = false): Promise<Pass> {
    const { underWay, soloists } = this.traffic;
    const place = {};
    if (solo) soloists.add(place);
    try {
      for (;;) {
        signal.throwIfAborted();
        const scout = !this.options.isProven(promptTokens);
        const trial = this.exceeds(promptTokens + outputTokens);
        if (solo ? underWay.size === 0 : this.mayJoin() && this.mayScout(scout) && (!trial || this.mayTry(scout))) {
          const company = underWay.size > 0;
          const holding: Holding = { promptTokens, outputTokens, scout, trial, company, solo, most: 0 };
          for (const other of underWay) other.company = true;
          underWay.add(holding);
          for (const each of underWay) each.most = Math.max(each.most, this.sum);
          return new Pass(
            () => this.spoke(holding),
            () => this.left(holding),
            () => this.refused(holding),
          );
        }
        await this.turn(signal);
      }
    } finally {
      if (soloists.delete(place)) this.wake();
    }
  }

  /** The refusal had another reason, so nothing was learned from it. */
  unlearn(lesson: Lesson): void {
    const { measures, changed } = this.options;
    if (measures.refusedTokens !== lesson.refusedTokens) return;
    measures.refusedTokens = lesson.before.refusedTokens;
    measures.provenTokens ??= lesson.before.provenTokens;
    changed();
  }

  private mayJoin(): boolean {
    const { underWay, soloists } = this.traffic;
    return soloists.size === 0 && ![...underWay].some((call) => call.solo);
  }

  /** Tokens of the calls in progress, including their output limits. */
  private get sum(): number {
    return [...this.traffic.underWay].reduce((sum, call) => sum + call.promptTokens + call.outputTokens, 0);
  }

  private exceeds(tokens: number): boolean {
    const { sharedPool, toldTokens = 0, measures } = this.options;
    if (!sharedPool || this.traffic.underWay.size === 0) return false;
    const { provenTokens = 0, refusedTokens = Infinity } = measures;
    const total = this.sum + tokens;
    return total >= refusedTokens || total > Math.max(toldTokens, provenTokens);
  }

  private mayScout(scout: boolean): boolean {
    return !scout || ![...this.traffic.underWay].some((call) => call.scout);
  }

  private mayTry(scout: boolean): boolean {
    const { toldTokens, measures, mayTry } = this.options;
    const { underWay } = this.traffic;
    if (measures.refusedTokens !== undefined || !mayTry() || [...underWay].some(({ trial }) => trial)) return false;
    return toldTokens !== undefined || (!scout && underWay.size === 1 && ![...underWay].some((call) => call.scout));
  }

  /**
   * Calls that generate concurrently fit: their prompts have been read, and their outputs are still to come. A call
   * generated from its first to its latest output; only its next output shows whether it still does.
   */
  private spoke(holding: Holding): void {
    holding.lastTurn = currentTurn();
    holding.firstTurn ??= holding.lastTurn;
    const { sharedPool, measures, changed } = this.options;
    if (!sharedPool) return;
    const tokens = this.togetherWith(holding);
    if (tokens <= (measures.provenTokens ?? 0)) return;
    measures.provenTokens = tokens;
    changed();
    this.wake();
  }

  /**
   * Largest total of prompt tokens that generated concurrently with this call. A scout's prompt doesn't count, because
   * the server may have truncated it.
   */
  private togetherWith(holding: Holding): number {
    const spoken = [...this.traffic.underWay].filter(({ firstTurn }) => firstTurn !== undefined);
    const sums = spoken.map(({ firstTurn: at = 0 }) => {
      const together = spoken.filter(({ firstTurn = 0, lastTurn = 0 }) => firstTurn <= at && lastTurn > at);
      if (!together.includes(holding)) return 0;
      return together.reduce((sum, { promptTokens, scout }) => sum + (scout ? 0 : promptTokens), 0);
    });
    return Math.max(0, ...sums);
  }

  /**
   * What is learned if others were in progress, so that fewer concurrent calls are the remedy. A call that was alone
   * stays alone until it ends, because no other call would do better.
   */
  private refused(holding: Holding): Lesson | undefined {
    if (!holding.company) {
      holding.solo = true;
      return undefined;
    }
    const { measures, changed } = this.options;
    const { provenTokens, refusedTokens: earlier } = measures;
    const refusedTokens = Math.min(earlier ?? Infinity, holding.most);
    measures.refusedTokens = refusedTokens;
    if ((provenTokens ?? 0) >= refusedTokens) measures.provenTokens = undefined;
    changed();
    return { refusedTokens, before: { provenTokens, refusedTokens: earlier } };
  }

  private left(holding: Holding): void {
    this.traffic.underWay.delete(holding);
    this.wake();
  }

  private wake(): void {
    for (const waiting of this.traffic.waiting.splice(0)) waiting();
  }

  private turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        signal.removeEventListener('abort', go);
        resolve();
      };
      signal.addEventListener('abort', go, { once: true });
      this.traffic.waiting.push(go);
    });
  }
}

/** Permission to make one call. Always call `leave`. */
export class Pass {
  private over = false;

  constructor(
    private readonly onSpoke: () => void,
    private readonly onLeave: () => void,
    private readonly onRefused: () => Lesson | undefined,
  ) {}

  /** Some of its output has arrived. */
  spoke(): void {
    this.onSpoke();
  }

  /** The server had no space for it next to the others; undefined if it was alone. */
  refused(): Lesson | undefined {
    return this.onRefused();
  }

  leave(): void {
    if (this.over) return;
    this.over = true;
    this.onLeave();
  }
}
