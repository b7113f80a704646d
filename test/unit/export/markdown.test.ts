import { strict as assert } from 'node:assert';

import { toMarkdown } from '../../../src/agent/export/index.js';
import { ground } from '../../../src/agent/grounding/index.js';
import type { Summary } from '../../../src/protocol/index.js';

const SOURCE = 'With watering bags, 71 % of the trees survived. With structural soil, 83 % of the trees survived.';

/** The answer as a note has it, without its front matter and footnotes. */
async function noted(text: string): Promise<string> {
  const { sentences, citations } = await ground(
    { text, sources: [{ id: 's1', text: SOURCE }] },
    new AbortController().signal,
  );
  const summary = { title: 'Trees', text, sentences, citations, sources: [] as Summary['sources'] } as Summary;
  const note = toMarkdown({ query: 'How many survived?', summary });
  return note.slice(note.indexOf('# Trees') + '# Trees'.length, note.indexOf('\n[^')).trim();
}

describe('an answer as Markdown', () => {
  it('has its marks behind the sentences', async () => {
    assert.match(await noted('With watering bags, 71 % of the trees survived.'), /survived\.\[\^1\]$/);
  });

  it('has those of a table in its cells, so that it stays a table', async () => {
    const header = '| Measure | Trees that survived |\n| --- | --- |\n';
    const rows = (await noted(`${header}| Watering bags | 71 % |\n| Structural soil | 38 % |`)).split('\n');
    assert.equal(rows.length, 4);
    assert.match(rows[2] ?? '', /^\| Watering bags \| 71 %\[\^\d+\].* \|$/);
    assert.match(rows[3] ?? '', /^\| Structural soil \| 38 %.*\*\(not supported by the source\)\* \|$/);
    for (const row of rows) assert.equal(row.match(/\|/g)?.length, 3, row);
  });
});
