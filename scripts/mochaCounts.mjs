// A mocha reporter: prints the same as `spec`, and writes its counts to a file for the total over all suites.

import { writeFileSync } from 'node:fs';

import Mocha from 'mocha';

/** Names the file, because a reporter inside VS Code can't be configured in any other way. */
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
