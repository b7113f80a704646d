// How the time of cutting a text into sentences grows with its length: prints one JSON line per kind of text.
import { performance } from 'node:perf_hooks';
import { segmentSentences } from '@regen-research/text';

const UNITS = ['word ', 'Ab ', 'a\n', 'New York\n', 'a. ', '> a\n', '汉', '\u2028', 'Dr. X ', 'x;\n'];

function millisecondsFor(text: string): number {
  const start = performance.now();
  segmentSentences(text);
  return performance.now() - start;
}

/** `growth`: 4 for a text of four times the length is proportional. */
export function run(): Promise<void> {
  for (const unit of UNITS) {
    millisecondsFor(unit.repeat(1_000));
    const quarter = millisecondsFor(unit.repeat(Math.ceil(250_000 / unit.length)));
    const whole = millisecondsFor(unit.repeat(Math.ceil(1_000_000 / unit.length)));
    const figures = { unit, quarter_ms: Math.round(quarter), whole_ms: Math.round(whole) };
    console.log(JSON.stringify({ bench: 'sentences', ...figures, growth: Math.round((whole / quarter) * 10) / 10 }));
  }
  return Promise.resolve();
}
