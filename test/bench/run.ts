/**
 * `npm run bench [-- digest grounding]`: runs test/bench/<name>.ts or test/bench/<name>/index.ts, each of which prints
 * JSON lines; without names, runs all of them.
 */
import { existsSync, readdirSync } from 'node:fs';

const folder = new URL('.', import.meta.url);
const asked = process.argv.slice(2);
const known = readdirSync(folder, { withFileTypes: true })
  .filter(
    (entry) =>
      entry.isDirectory() ||
      (entry.name.endsWith('.ts') && entry.name !== 'run.ts' && !entry.name.endsWith('Process.ts')),
  )
  .map((entry) => entry.name.replace(/\.ts$/, ''));

function moduleOf(name: string): URL {
  const file = new URL(`${name}.ts`, folder);
  return existsSync(file) ? file : new URL(`${name}/index.ts`, folder);
}

async function main(): Promise<void> {
  if (asked.some((name) => !known.includes(name))) throw new Error(`What can be measured: ${known.join(', ')}`);
  for (const name of asked.length > 0 ? asked : known) {
    const module = (await import(moduleOf(name).href)) as { run?: () => Promise<void> };
    // A benchmark without `run` does its work when loaded.
    await module.run?.();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
