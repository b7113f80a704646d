/**
 * `npm run bench [-- digest grounding] [--runs 3] [--only "500 KB"]`: runs test/bench/<name>.ts or
 * test/bench/<name>/index.ts, each of which prints JSON lines; without names, runs all of them. `digest` and `loop`
 * print the medians of several runs, and can be limited to the cases whose name contains a text.
 */
import { existsSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { BenchOptions } from './lines.js';

const folder = new URL('.', import.meta.url);
const { positionals: asked, values } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '1' }, only: { type: 'string' } },
});
const options: BenchOptions = { runs: Math.max(1, Number(values.runs) || 1), only: values.only };
/** Shared by benchmarks. */
const HELPERS = ['run.ts', 'lines.ts'];
const known = readdirSync(folder, { withFileTypes: true })
  .filter(
    (entry) =>
      entry.isDirectory() ||
      (entry.name.endsWith('.ts') && !HELPERS.includes(entry.name) && !entry.name.endsWith('Process.ts')),
  )
  .map((entry) => entry.name.replace(/\.ts$/, ''));

function moduleOf(name: string): URL {
  const file = new URL(`${name}.ts`, folder);
  return existsSync(file) ? file : new URL(`${name}/index.ts`, folder);
}

async function main(): Promise<void> {
  if (asked.some((name) => !known.includes(name))) throw new Error(`What can be measured: ${known.join(', ')}`);
  for (const name of asked.length > 0 ? asked : known) {
    const module = (await import(moduleOf(name).href)) as { run?: (options: BenchOptions) => Promise<void> };
    // A benchmark without `run` does its work when loaded.
    await module.run?.(options);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
