import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Changes, StartAgent } from '../../../src/protocol/index.js';
import { ofType, runToEnd, TestEngine } from '../../helpers/testEngine.js';

const HARBOR = 'The harbor was dredged in May. It took nine weeks.';
const TOLLS = 'The toll for a barge is 40 euros. Ferries pay nothing.';
const WEIR = 'The weir was raised by two meters. Eels pass it in a pipe.';
const textOf = (tolls: string): string =>
  [`# Harbor\n\n${HARBOR}`, `# Tolls\n\n${tolls}`, `# Weir\n\n${WEIR}`, ''].join('\n\n');

describe('what has changed since a source was last read', () => {
  let test: TestEngine;
  before(async () => {
    test = await TestEngine.open({ engine: { clientMayRead: () => true } });
  });
  after(() => test.close());

  it('is never how a document differs from a part of it that was selected, or one part from another', async () => {
    const file = path.join(test.folder, 'report.md');
    const uri = pathToFileURL(file).href;
    await writeFile(file, textOf(TOLLS));
    const client = await test.connect();
    const changesIn = async (document: StartAgent['document']): Promise<Changes | undefined> => {
      const [final] = ofType(await runToEnd(client, { query: 'Summarize', document }), 'final_summary');
      assert.ok(final);
      return final.payload.summary.changes;
    };
    const lines = (first: number, last: number): StartAgent['document'] => ({
      uri,
      range: { start: { line: first, character: 0 }, end: { line: last, character: 0 } },
    });
    assert.equal(await changesIn(lines(2, 3)), undefined);
    assert.equal(await changesIn(lines(6, 11)), undefined, 'another selection');
    assert.equal(await changesIn({ uri }), undefined, 'the document after a selection');
    assert.equal(await changesIn(lines(2, 7)), undefined, 'a selection after the document');
    await writeFile(file, textOf(TOLLS.replace('40', '55')));
    const changes = await changesIn({ uri });
    assert.deepEqual(
      changes?.sections.map(({ heading, change }) => [heading, change]),
      [['Tolls', 'rewritten']],
    );
  });
});
