/** How long VS Code waits for the extension at startup: loading its bundle and `activate`, each in a fresh process. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { repositoryRoot } from '../../scripts/repositoryRoot.mjs';

const RUNS = 21;

function median(values: number[]): number {
  return [...values].sort((left, right) => left - right)[values.length >> 1] ?? 0;
}
const rounded = (value: number): number => Math.round(value * 100) / 100;

export function run(): Promise<void> {
  const file = path.join(repositoryRoot, 'test', 'bench', 'activationProcess.mjs');
  const samples = Array.from(
    { length: RUNS },
    () =>
      JSON.parse(execFileSync(process.execPath, [file], { encoding: 'utf8' })) as { load: number; activate: number },
  );
  const load = median(samples.map((sample) => sample.load));
  const activate = median(samples.map((sample) => sample.activate));
  console.log(
    JSON.stringify({
      name: 'activation',
      median: rounded(load + activate),
      load: rounded(load),
      activate: rounded(activate),
      unit: 'ms',
      runs: RUNS,
      target: '< 20',
    }),
  );
  return Promise.resolve();
}
