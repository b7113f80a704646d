/**
 * `npm run mutate [-- WORD]`: removes one guard after another (test/trials/guards) and runs the test that must then
 * fail. Writes docs/MUTATIONS.md if all were tried; with a word, tries only the guards with that word in their names.
 * Prints one JSON line.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import * as prettier from 'prettier';
import { GUARDS, type Guard } from './guards/index.js';

const LONGEST_TEST_MS = 240_000;

/** The file of a guard. Throws if the guard isn't where the list says. */
function sourceOf({ file, pattern }: Guard): string {
  const source = readFileSync(file, 'utf8');
  if (source.split(pattern).length !== 2) throw new Error(`${file} must contain this exactly once: ${pattern}`);
  return source;
}

/** Whether the test noticed that the guard was gone. */
function isNoticed(guard: Guard): boolean {
  const { file, pattern, replacement, test, named, built = false } = guard;
  const source = sourceOf(guard);
  const build = () => built && spawnSync(process.execPath, ['esbuild.mjs'], { stdio: 'ignore' });
  const restore = () => {
    writeFileSync(file, source);
    build();
  };
  process.once('exit', restore);
  try {
    writeFileSync(
      file,
      source.replace(pattern, () => replacement),
    );
    build();
    const args = ['node_modules/mocha/bin/mocha.js', '--exit', '--bail', '--reporter', 'json', test, '-g', named];
    const { stdout } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      timeout: LONGEST_TEST_MS,
      maxBuffer: 2 ** 28,
    });
    const found = /"stats": \{[^}]*"passes": (\d+)[^}]*"failures": (\d+)/.exec(stdout);
    // A suite that doesn't finish has also noticed.
    if (!found) return true;
    if (found[1] === '0' && found[2] === '0') console.error(`${test} has no test named ${named}.`);
    return found[2] !== '0';
  } finally {
    restore();
    process.off('exit', restore);
  }
}

async function main([word = '']: string[]): Promise<void> {
  // Before the first of them, which is followed by many minutes.
  GUARDS.forEach(sourceOf);
  const tried = GUARDS.filter(({ guards }) => guards.includes(word)).map((guard) => {
    const noticed = isNoticed(guard);
    console.error(`${noticed ? 'noticed' : 'MISSED'}: ${guard.guards}`);
    return { guard, noticed };
  });
  const missed = tried.filter(({ noticed }) => !noticed).map(({ guard }) => guard.guards);
  if (word === '') {
    const rows = tried.map(
      ({ guard, noticed }) =>
        `| ${guard.guards} | ${guard.file} | ${guard.test} | ${noticed ? 'noticed' : '**missed**'} |`,
    );
    const table = [
      '# Mutations',
      '`npm run mutate` removes one guard after another and runs the test that must then fail. This is the latest result.',
      '',
      '| guard | file | test | |',
      '|---|---|---|---|',
      ...rows,
    ].join('\n');
    writeFileSync('docs/MUTATIONS.md', await prettier.format(`${table}\n`, { parser: 'markdown', printWidth: 120 }));
  }
  console.log(JSON.stringify({ guards: tried.length, noticed: tried.length - missed.length, missed }));
  process.exitCode = missed.length === 0 ? 0 : 1;
}

void main(process.argv.slice(2));
