/** One request for an answer, as seen by the server. */
export interface Call {
  path: string;
  model: string;
  headers: Record<string, string | string[] | undefined>;
  /** Recorded only on request. */
  body?: unknown;
  /**
   * How it ended; undefined while in progress. `closed_by_client`: the connection closed before the answer was
   * complete.
   */
  outcome?: 'answered' | 'refused' | 'closed_by_client' | 'broken';
}

/** A log of the server's requests, for tests that check its side. */
export class ActivityLog {
  /** Oldest first. A server that runs for days keeps only the latest. */
  readonly calls: Call[] = [];
  private static readonly KEPT = 1_000;

  constructor(private readonly keepsBodies: boolean) {}

  begin({ body, ...call }: Call): Call {
    const kept: Call = this.keepsBodies ? { ...call, body } : call;
    this.calls.push(kept);
    if (this.calls.length > ActivityLog.KEPT) this.calls.shift();
    return kept;
  }

  /** Number of answers in progress. */
  get active(): number {
    return this.calls.filter((call) => call.outcome === undefined).length;
  }
}
