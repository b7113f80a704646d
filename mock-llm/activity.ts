/** One request for an answer, as the server saw it. */
export interface Call {
  path: string;
  model: string;
  headers: Record<string, string | string[] | undefined>;
  /** Kept only where the server was told to. */
  body?: unknown;
  /** How it ended; undefined while it goes on. `closed_by_client`: the connection went before the answer was whole. */
  outcome?: 'answered' | 'refused' | 'closed_by_client' | 'broken';
}

/** What the server did, for tests that look from its side. */
export class ActivityLog {
  /** Oldest first. A server that runs for days keeps the last ones. */
  readonly calls: Call[] = [];
  private static readonly KEPT = 1_000;

  constructor(private readonly keepsBodies: boolean) {}

  begin({ body, ...call }: Call): Call {
    const kept: Call = this.keepsBodies ? { ...call, body } : call;
    this.calls.push(kept);
    if (this.calls.length > ActivityLog.KEPT) this.calls.shift();
    return kept;
  }

  /** Answers being given right now. */
  get active(): number {
    return this.calls.filter((call) => call.outcome === undefined).length;
  }
}
