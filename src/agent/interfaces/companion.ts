/** A browser whose companion may send pages. */
export interface PairedBrowser {
  id: string;
  /** The exact Origin of the companion, such as `chrome-extension://…`; no other extension can send it. */
  origin: string;
  /** `Chrome`, `Edge`, `Firefox`, or `Browser`. */
  browser: string;
  /** Known only to both sides; never sent after pairing. */
  token: string;
  /** ISO 8601. */
  paired_at: string;
}

/** The host's storage for paired browsers. */
export interface PairedBrowsers {
  /** Called for every companion that connects. */
  list(): Promise<readonly PairedBrowser[]>;
  /** Replaces an earlier pairing of the same Origin. */
  add(browser: PairedBrowser): Promise<void>;
}

/** What a host with a browser companion supplies. */
export interface CompanionHost {
  browsers: PairedBrowsers;
  /** The session in which a companion's pages are read: the sidebar's. */
  sessionId: string;
  /** A companion has sent pages, which this run reads. */
  handedOver(runId: string): void;
}

/** A pairing code to show to the person. */
export interface PairingInvitation {
  readonly code: string;
  /** How long the code is valid from now, in milliseconds. */
  readonly validMs: number;
  /**
   * The browser that proved the code. Throws AgentError: `cancelled`, or `unauthorized` if the code expired or too many
   * wrong ones were tried.
   */
  readonly paired: Promise<PairedBrowser>;
  cancel(): void;
}
