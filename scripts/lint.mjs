// `npm run lint`: ESLint, and the check for unused exports.

import { run } from './childProcess.mjs';
import { repositoryRoot } from './repositoryRoot.mjs';

/** What one process lints. One for all files would need over 4 GB of memory and twice the time. */
const PARTS = [['src/agent'], ['test'], ['--ignore-pattern', 'src/agent/**', '--ignore-pattern', 'test/**', '.']];

let failed = 0;
for (const args of [
  ...PARTS.map((part) => ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', ...part]),
  ['node_modules/knip/bin/knip.js', '--no-progress'],
]) {
  if ((await run(process.execPath, args, { cwd: repositoryRoot })) !== 0) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;
