/**
 * Prints one JSON line per measurement: {name, median, unit, runs}. Run with `npx tsx test/bench/grounding.ts`.
 * The text is synthetic: a vocabulary with Zipf frequencies, so that indexes have as many words as for real prose.
 */
import { segmentSentences, summarizeByCoverage } from '@regen-research/text';
import { analyseClaim, buildIndex, judge } from '../../src/agent/grounding/index.js';

const RUNS = 5;

/** Deterministic, so that runs are comparable. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function prose(length: number): string {
  const random = randomNumbers(7);
  const syllables = ['ba', 'den', 'lo', 'mir', 'sta', 'ter', 'vol', 'que', 'ran', 'shi', 'pel', 'gor'];
  const vocabulary = Array.from({ length: 12_000 }, () =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => syllables[Math.floor(random() * syllables.length)]).join(
      '',
    ),
  );
  const common = ['the', 'of', 'and', 'a', 'in', 'to', 'is', 'was', 'for', 'by'];
  const parts: string[] = [];
  for (let total = 0, count = 0; total < length; count++) {
    const words = Array.from({ length: 8 + Math.floor(random() * 18) }, () => {
      if (random() < 0.4) return common[Math.floor(random() * common.length)] as string;
      return random() < 0.03
        ? `${Math.floor(random() * 3_000)}`
        : (vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? 'word');
    });
    const sentence = `${words.join(' ').replace(/^./, (letter) => letter.toUpperCase())}.${count % 6 === 5 ? '\n\n' : ' '}`;
    parts.push(sentence);
    total += sentence.length;
  }
  return parts.join('').slice(0, length);
}

function measure(name: string, unit: string, once: () => number): void {
  const values = Array.from({ length: RUNS }, once).sort((a, b) => a - b);
  console.log(JSON.stringify({ name, median: Math.round((values[RUNS >> 1] as number) * 10) / 10, unit, runs: RUNS }));
}

function milliseconds(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

const large = prose(1_000_000);
const medium = large.slice(0, 100_000);
const claims = segmentSentences(large.slice(50_000, 80_000))
  .slice(0, 200)
  .map(({ start, end }, index) => {
    const words = large.slice(50_000 + start, 50_000 + end).split(' ');
    words.splice(index % words.length, 1, 'falsified');
    return words.join(' ');
  });

measure('sentences of 1 MB', 'ms', () => milliseconds(() => segmentSentences(large)));
measure('index 1 MB', 'ms', () => milliseconds(() => buildIndex(large)));
measure('index 100 KB', 'ms', () => milliseconds(() => buildIndex(medium)));
for (const [name, source] of [
  ['100 KB', medium],
  ['1 MB', large],
] as const) {
  const index = buildIndex(source);
  measure(
    `judged against ${name}`,
    'sentences/s',
    () => (claims.length * 1_000) / milliseconds(() => claims.map((claim) => judge(analyseClaim(claim, 'en'), index))),
  );
}
measure('offline summary of 1 MB', 'ms', () => milliseconds(() => summarizeByCoverage(large, { words: 200 })));
measure('offline summary of 1 MB with a question', 'ms', () =>
  milliseconds(() => summarizeByCoverage(large, { words: 200, query: 'mirsta and gordenlo in 1200' })),
);
measure('offline summary of 10 KB', 'ms', () =>
  milliseconds(() => summarizeByCoverage(large.slice(0, 10_000), { words: 100 })),
);
