import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export type TrustAsker = 'user' | 'program' | 'companion' | 'assistant';
export type TrustPlace = 'local page' | 'document outside' | 'document inside' | 'supplied text';

/** A row of the table: a run, by who requested it and where its source is. */
export interface TrustRow {
  asked: TrustAsker;
  source: TrustPlace;
  /** By operation: who may do it. */
  who: ReadonlyMap<string, readonly string[]>;
  may(operation: string, who: 'user' | 'program'): boolean;
}

const ASKERS: Readonly<Record<string, TrustAsker>> = {
  user: 'user',
  program: 'program',
  'assistant, with a tool call': 'assistant',
  'browser companion': 'companion',
};
const PLACES: Readonly<Record<string, TrustPlace>> = {
  'page on this machine or its network': 'local page',
  'document outside the open folders': 'document outside',
  'document in an open folder': 'document inside',
  'text passed (pasted, selected, from a browser)': 'supplied text',
  'text passed': 'supplied text',
  'page of the browser': 'supplied text',
};
const PAPER = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'ARCHITECTURE.md');

const cellsOf = (line: string): string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
const namesIn = (cell: string): string[] => cell.split(', ');

/** The table in ARCHITECTURE.md's "Trust", from which tests are generated. Fails for words that they don't know. */
export function trustTable(): TrustRow[] {
  const lines = readFileSync(PAPER, 'utf8').split('\n');
  const start = lines.findIndex((line) => line.startsWith('| asked by | source |'));
  assert.ok(start >= 0, 'ARCHITECTURE.md has no table of trust.');
  const operations = cellsOf(lines[start] ?? '')
    .slice(2)
    .map(namesIn);
  const rows: TrustRow[] = [];
  for (const line of lines.slice(start + 2)) {
    if (!line.startsWith('|')) break;
    const [askedBy = '', place = '', ...cells] = cellsOf(line);
    const [asked, source] = [ASKERS[askedBy], PLACES[place]];
    assert.ok(asked && source, `Nothing tests the row ${line}`);
    const who = new Map(
      operations.flatMap((names, column) => names.map((name) => [name, namesIn(cells[column] ?? '')] as const)),
    );
    rows.push({
      asked,
      source,
      who,
      may(operation, person) {
        const allowed = who.get(operation);
        assert.ok(allowed, `The table has no operation ${operation}.`);
        return allowed.includes(person === 'user' ? 'user' : 'programs');
      },
    });
  }
  return rows;
}
