/** A line of code that keeps a promise, its replacement, and the test that must then fail. */
export interface Guard {
  /** What it guards, in a few words; with its case number in docs/THREATS.md, if it has one. */
  guards: string;
  file: string;
  /** Occurs exactly once in the file. */
  pattern: string;
  replacement: string;
  test: string;
  /** Part of the test's name. */
  named: string;
  /** The test uses what `npm run build` makes. */
  built?: boolean;
}
