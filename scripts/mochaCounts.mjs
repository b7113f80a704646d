// A mocha reporter: prints what `spec` prints, and leaves the counts in a file for the sum of all suites.

import { writeFileSync } from 'node:fs';

import Mocha from 'mocha';

/** Names the file, as a reporter inside VS Code can be told nothing else. */
const COUNTS_VARIABLE = 'REGEN_TEST_COUNTS';

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

export default class MochaCounts extends Mocha.reporters.Spec {
  /**
   * @param {Mocha.Runner} runner
   * @param {Mocha.MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const file = process.env[COUNTS_VARIABLE];
      if (file) {
        const { passes, failures, pending } = this.stats;
        writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
      }
    });
  }
}
