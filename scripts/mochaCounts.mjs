// A mocha reporter: prints the same as `spec` and the error of each attempt that is retried, and writes its counts to a
// file for the total over all suites.

import { writeFileSync } from 'node:fs';

import Mocha from 'mocha';

/** Names the file, because a reporter inside VS Code can't be configured in any other way. */
const COUNTS_VARIABLE = 'REGEN_TEST_COUNTS';

/** @typedef {{passed: number, failed: number, skipped: number, failedFiles: string[]}} ReportedCounts */

export default class MochaCounts extends Mocha.reporters.Spec {
  /**
   * @param {Mocha.Runner} runner
   * @param {Mocha.MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    /** @type {Set<string>} */
    const failedFiles = new Set();
    runner.on('fail', (test) => failedFiles.add(test.file ?? ''));
    runner.on('retry', (test, error) => console.log(`Retrying "${test.fullTitle()}" after:\n${error.stack ?? error}`));
    runner.once('end', () => {
      const file = process.env[COUNTS_VARIABLE];
      if (file) {
        const { passes, failures, pending } = this.stats;
        /** @type {ReportedCounts} */
        const counts = { passed: passes, failed: failures, skipped: pending, failedFiles: [...failedFiles] };
        writeFileSync(file, JSON.stringify(counts));
      }
    });
  }
}
