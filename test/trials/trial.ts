import { parseArgs } from 'node:util';

/**
 * Runs a trial: `--<name> N` on the command line, or else `usual`, limited to `most`. Prints its result as one JSON
 * line, and exits with 1 if it wasn't `sound` or didn't end within `longestMs`.
 */
export async function runTrial(
  name: string,
  { usual, most, longestMs }: { usual: number; most: number; longestMs: (count: number) => number },
  trial: (count: number) => Promise<{ sound: boolean }>,
): Promise<void> {
  const { values } = parseArgs({ options: { [name]: { type: 'string' } } });
  const asked = values[name] === undefined ? usual : Number(values[name]);
  if (!Number.isFinite(asked) || asked <= 0) throw new Error(`--${name} takes a number above 0.`);
  const count = Math.min(asked, most);
  const limit = setTimeout(() => {
    console.log(JSON.stringify({ [name]: count, sound: false, failure: 'It took too long.' }));
    process.exit(1);
  }, longestMs(count));
  const started = performance.now();
  const found = await trial(count);
  clearTimeout(limit);
  console.log(JSON.stringify({ [name]: count, ...found, seconds: Math.round((performance.now() - started) / 1000) }));
  // A trial may leave open handles; its result has already been printed.
  process.exit(found.sound ? 0 : 1);
}
