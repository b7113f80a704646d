/** What a benchmark measured in one case. */
export type Line = { name: string } & Record<string, unknown>;

export interface BenchOptions {
  /** How often everything is measured; the medians are printed. */
  runs: number;
  /** Only cases whose name contains this; cases that they depend on are measured, too, but not printed. */
  only?: string;
}

/** Measures `runs` times, and prints one JSON line per case: for numbers, the median. */
export async function printMedians(
  { runs, only = '' }: BenchOptions,
  measureAll: (report: (line: Line) => void) => Promise<void>,
): Promise<void> {
  const cases = new Map<string, Line[]>();
  for (let run = 0; run < runs; run++)
    await measureAll((line) => {
      if (!line.name.includes(only)) return;
      const lines = cases.get(line.name) ?? [];
      cases.set(line.name, [...lines, line]);
      // Three runs take a quarter of an hour, so a single one is shown at once.
      if (runs === 1) console.log(JSON.stringify(line));
    });
  if (runs > 1) for (const lines of cases.values()) console.log(JSON.stringify(medianOf(lines)));
}

function medianOf(lines: readonly Line[]): Line {
  const keys = new Set(lines.flatMap((line) => Object.keys(line)));
  const entries = [...keys].map((key) => {
    const values = lines.map((line) => line[key]);
    const numbers = values.filter((value) => typeof value === 'number').sort((one, other) => one - other);
    return [key, numbers.length > 0 ? numbers[numbers.length >> 1] : values.find((value) => value !== undefined)];
  });
  return Object.fromEntries(entries) as Line;
}
