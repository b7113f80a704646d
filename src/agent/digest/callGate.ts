/** A call that is under way, tokens with the room for its output. */
interface Holding {
  tokens: number;
  /** Beyond what is proven to go at once. */
  trial: boolean;
  /** Others were under way with it. */
  company: boolean;
}

/** What was learned of how much a server takes at once; kept with the other measures of a model. */
export interface PoolMeasures {
  /** Most tokens that were seen to be under way at once, tokens. */
  provenTokens?: number;
  /** So many at once were refused although each was small enough, tokens. */
  refusedTokens?: number;
}

export interface CallGateOptions {
  /** Several calls may share one pool of context. */
  sharedPool: boolean;
  /** The context of one call, tokens. */
  contextTokens: number;
  measures: PoolMeasures;
  /** Whether a prompt of this size was taken before. */
  isProven(promptTokens: number): boolean;
  /** Whether this run may risk that the server refuses calls for being too many. */
  mayTry(): boolean;
  changed(): void;
}

/**
 * Lets calls go to a server whose limits are not known yet. A prompt larger than any before goes without another of that
 * kind beside it, so that a limit is learned from one refusal rather than from all slots at once. Where calls may share one
 * pool, at most one at a time is tried beyond what is proven.
 */
export class CallGate {
  private readonly underWay = new Set<Holding>();
  private scouting = false;
  private waiting: (() => void)[] = [];

  constructor(private readonly options: CallGateOptions) {}

  /** Resolves when the call may be made; rejects with the signal's reason. */
  async enter(promptTokens: number, outputTokens: number, signal: AbortSignal): Promise<Pass> {
    for (;;) {
      signal.throwIfAborted();
      const scout = !this.options.isProven(promptTokens);
      const tokens = promptTokens + outputTokens;
      const trial = this.exceeds(tokens);
      if (!(scout && this.scouting) && (!trial || this.mayTry())) {
        const holding = { tokens, trial, company: this.underWay.size > 0 };
        for (const other of this.underWay) other.company = true;
        this.underWay.add(holding);
        this.scouting ||= scout;
        return new Pass(
          () => this.begun(),
          () => this.left(holding, scout),
          () => this.refused(holding),
        );
      }
      await this.turn(signal);
    }
  }

  private get sum(): number {
    return [...this.underWay].reduce((sum, { tokens }) => sum + tokens, 0);
  }

  private exceeds(tokens: number): boolean {
    const { sharedPool, contextTokens, measures } = this.options;
    if (!sharedPool || this.underWay.size === 0) return false;
    return this.sum + tokens > Math.max(contextTokens, measures.provenTokens ?? 0);
  }

  private mayTry(): boolean {
    const { measures, mayTry } = this.options;
    return measures.refusedTokens === undefined && mayTry() && ![...this.underWay].some(({ trial }) => trial);
  }

  /** All that is under way is being worked on: the server takes so much at once. */
  private begun(): void {
    const { sharedPool, measures, changed } = this.options;
    if (!sharedPool || this.sum <= (measures.provenTokens ?? 0)) return;
    measures.provenTokens = this.sum;
    changed();
    this.wake();
  }

  /** True where others were under way, so that fewer at a time is the way out. */
  private refused({ company }: Holding): boolean {
    if (!company) return false;
    const { measures, contextTokens, changed } = this.options;
    measures.refusedTokens = Math.min(measures.refusedTokens ?? Infinity, Math.max(this.sum, contextTokens));
    if ((measures.provenTokens ?? 0) >= measures.refusedTokens) measures.provenTokens = undefined;
    changed();
    return true;
  }

  private left(holding: Holding, scout: boolean): void {
    this.underWay.delete(holding);
    if (scout) this.scouting = false;
    this.wake();
  }

  private wake(): void {
    for (const waiting of this.waiting.splice(0)) waiting();
  }

  private turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        signal.removeEventListener('abort', go);
        resolve();
      };
      signal.addEventListener('abort', go, { once: true });
      this.waiting.push(go);
    });
  }
}

/** The leave to make one call; `leave` it in any case. */
export class Pass {
  private over = false;

  constructor(
    private readonly onBegun: () => void,
    private readonly onLeave: () => void,
    private readonly onRefused: () => boolean,
  ) {}

  /** The first of its output has come. */
  begun(): void {
    this.onBegun();
  }

  /** The server had no room for it beside the others; false where it was alone, and so too large itself. */
  refused(): boolean {
    return this.onRefused();
  }

  leave(): void {
    if (this.over) return;
    this.over = true;
    this.onLeave();
  }
}
