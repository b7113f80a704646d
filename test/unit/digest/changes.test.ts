import assert from 'node:assert/strict';
import type { DigestResult } from '../../../src/agent/interfaces/index.js';
import { memoryStore, readAll, requestOf, scriptedModel } from './harness.js';

const BEFORE =
  '# Bridges\n\nThey stand for long.\n\n## Stone\n\nStone is heavy. It lasts 900 years.\n\n## Wood\n\nWood burns.\n\n## Rope\n\nRope sways.\n';

async function changes(before: string, after: string): Promise<DigestResult['changes']> {
  const request = requestOf(after);
  const [source] = request.sources;
  if (source !== undefined)
    source.previous = () => Promise.resolve({ createdAt: '2026-01-02T03:04:05Z', markdown: before });
  return (await readAll(request, scriptedModel(), memoryStore())).result.changes;
}

describe('changes since the last answer', () => {
  it('lists added, removed, and changed sections, and quotes the difference', async () => {
    const found = await changes(
      BEFORE,
      BEFORE.replace('It lasts 900 years.', 'It lasts 400 years.').replace(
        '## Rope\n\nRope sways.',
        '## Steel\n\nSteel rusts.',
      ),
    );
    assert.equal(found?.since, '2026-01-02T03:04:05Z');
    assert.deepEqual(found.sections, [
      { heading: 'Stone', change: 'rewritten' },
      { heading: 'Steel', change: 'added' },
      { heading: 'Rope', change: 'removed' },
    ]);
    assert.equal(
      found.summary,
      '1 section added. 1 section removed. 1 sentence changed. "Stone" now says "It lasts 400 years" instead of "It lasts 900 years."',
    );
  });

  it('counts sentences where it compared them, in messages that can be translated', async () => {
    const found = await changes('They stand.\n\nThey carry. They sway.', 'They stand.\n\nThey bear. They last.');
    assert.deepEqual(found?.sections, [{ heading: '', change: 'rewritten' }]);
    assert.equal(found.summary, '2 sentences changed. "Beginning" now says "They bear" instead of "They carry."');
    assert.deepEqual(
      found.summary_details?.map(({ key }) => key),
      ['digest.changes.sentences', 'digest.changes.nowSays'],
    );
  });

  it('ends a quotation of a quotation with one period', async () => {
    const found = await changes('He said: "It stands."', 'He said: "It falls."');
    assert.equal(
      found?.summary,
      '1 sentence changed. "Beginning" now says "He said: "It falls"" instead of "He said: "It stands"."',
    );
  });

  it('recognizes a section under another heading', async () => {
    const found = await changes(BEFORE, BEFORE.replace('## Wood', '## Timber'));
    assert.deepEqual(found?.sections, [{ heading: 'Timber', change: 'rewritten' }]);
  });

  it('is empty if nothing changed, and short if only spacing did', async () => {
    assert.equal(await changes(BEFORE, BEFORE), undefined);
    const spaced = await changes(BEFORE, BEFORE.replace('Wood burns.', 'Wood   burns.'));
    assert.deepEqual(spaced?.sections, []);
    assert.equal(spaced.summary, 'Only spacing or headings changed.');
  });
});
