import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import type { Store } from '../../../src/agent/interfaces/index.js';
import { createMemoryStore, openStore, storeLimits } from '../../../src/agent/store/index.js';
import { finalSummary, partial, sampleAnswer, sampleRun, sampleSource } from './sampleRecords.js';
import { useTemporaryFolder } from './temporaryFolder.js';

const folder = useTemporaryFolder();
const stores: Record<string, () => Promise<Store>> = {
  memory: () => Promise.resolve(createMemoryStore()),
  sqlite: () =>
    openStore({
      path: path.join(folder(), 'sub', 'store.sqlite'),
      onWarning: (warning) => assert.fail(warning.message),
      // The dates of these tests don't grow old.
      limits: () => storeLimits({ runs: 1_000, days: 0, megabytes: 100 }),
    }),
};

for (const [kind, open] of Object.entries(stores)) {
  describe(`the ${kind} store`, function () {
    // Real disks, on machines that may be busy.
    this.timeout(60_000);
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('finds nothing if nothing was put', async () => {
      assert.equal(await store.nodes.get('a'), undefined);
      assert.equal((await store.nodes.getMany(['a', 'b'])).size, 0);
      assert.equal((await store.nodes.getMany([])).size, 0);
      assert.equal(await store.getAnswer('a'), undefined);
      assert.equal(await store.getPrevious('a'), undefined);
      assert.equal(await store.getSnapshotByUrl('https://example.org/'), undefined);
      assert.equal(await store.getText('a'), undefined);
      assert.equal(await store.getFact('a'), undefined);
      assert.equal(await store.getRun('a'), undefined);
      assert.deepEqual(await store.getEvents('a', 0), []);
      assert.deepEqual(await store.listRuns({ limit: 10 }), []);
      await store.updateRun('a', { title: 'b' });
      await store.deleteRun('a');
    });

    it('returns any text that was put', async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), async (key, text) => {
          void store.putRun(sampleRun(key));
          void store.appendEvents(key, [partial(key, 1, key)]);
          await Promise.all([store.putAnswer(key, sampleAnswer(text)), store.nodes.put(key, text)]);
          assert.equal((await store.getAnswer(key))?.final.summary.text, text);
          assert.equal(await store.nodes.get(key), text);
          assert.deepEqual(await store.getEvents(key, 0), [partial(key, 1, key)]);
        }),
        { numRuns: 50 },
      );
    });

    it('keeps nodes, answers, facts, and earlier questions', async () => {
      await Promise.all([store.nodes.put('a', 'one'), store.nodes.put('b', 'two'), store.nodes.put('a', 'three')]);
      assert.deepEqual(
        await store.nodes.getMany(['b', 'a', 'c']),
        new Map([
          ['a', 'three'],
          ['b', 'two'],
        ]),
      );
      await store.putFact('tokens', { perCharacter: 0.25 });
      assert.deepEqual(await store.getFact('tokens'), { perCharacter: 0.25 });
      await store.putFact('token_ratio', 1);
      await store.putFact('tokens%', 2);
      assert.deepEqual(
        [...(await store.listFacts('tokens'))].sort(([one], [other]) => one.localeCompare(other)),
        [
          ['tokens', { perCharacter: 0.25 }],
          ['tokens%', 2],
        ],
      );
      assert.equal(await store.keepFact('tokens%', 3), 2, 'the first one is kept');
      await store.deleteFact('tokens%');
      assert.equal(await store.keepFact('boundary', 'first'), 'first');
      assert.equal(await store.keepFact('boundary', 'second'), 'first');
      assert.deepEqual([...(await store.listFacts('tokens')).keys()], ['tokens']);
      assert.equal(await store.getFact('tokens%'), undefined);
      await store.putPrevious('q', 'hash1');
      await store.putPrevious('q', 'hash2');
      assert.equal((await store.getPrevious('q'))?.contentHash, 'hash2');
    });

    it('keeps a page by address and by content', async () => {
      const source = sampleSource('hash', 'The text of the page.');
      await store.putSnapshot('https://example.org/', { source, etag: '"1"', fetchedAt: '2026-01-01T00:00:00.000Z' });
      assert.equal(await store.getText('hash'), source.markdown);
      assert.deepEqual(await store.getSnapshotByUrl('https://example.org/'), {
        source,
        etag: '"1"',
        fetchedAt: '2026-01-01T00:00:00.000Z',
      });
    });

    it('lists runs newest first, after the pinned ones', async () => {
      for (const [index, id] of ['a', 'b', 'c', 'd'].entries())
        await store.putRun(sampleRun(id, { started_at: `2026-01-0${index + 1}T00:00:00.000Z` }));
      await store.updateRun('b', { pinned: true, title: 'Renamed' });
      assert.deepEqual(
        (await store.listRuns({ limit: 3 })).map((run) => run.run_id),
        ['b', 'd', 'c'],
      );
      assert.equal((await store.getRun('b'))?.title, 'Renamed');
      await store.updateRun('b', { reason: 'completed', ended_at: '2026-01-02T00:00:01.000Z', confidence: 0.9 });
      assert.deepEqual(
        await store.getRun('b'),
        sampleRun('b', {
          started_at: '2026-01-02T00:00:00.000Z',
          pinned: true,
          title: 'Renamed',
          reason: 'completed',
          ended_at: '2026-01-02T00:00:01.000Z',
          confidence: 0.9,
        }),
      );
    });

    it('searches titles, questions, and answers, ignoring case and accents', async () => {
      await store.putRun(sampleRun('a', { title: 'Über Gärten' }));
      await store.putRun(sampleRun('b', { query: 'Why does the kettle sing?' }));
      await store.putRun(sampleRun('c'));
      await store.appendEvents('c', [
        partial('c', 1, 'A kettle'),
        finalSummary('c', 2, 'Photosynthesis "turns" light into sugar; 光合作用。'),
      ]);
      const found = async (search: string) =>
        (await store.listRuns({ limit: 10, search })).map((run) => run.run_id).sort();
      assert.deepEqual(await found('garten'), ['a']);
      assert.deepEqual(await found('KETTLE'), ['b']);
      assert.deepEqual(await found('light photo'), ['c']);
      assert.deepEqual(await found('光合'), ['c']);
      assert.deepEqual(await found('"turns"'), ['c']);
      assert.deepEqual(await found('of'), ['b', 'c']);
      assert.deepEqual(await found('kettle sugar'), []);
      assert.deepEqual(await found('  '), ['a', 'b', 'c']);
      assert.deepEqual(await found('* OR ('), []);
      await store.updateRun('a', { title: 'Meadows' });
      assert.deepEqual(await found('garten'), []);
      assert.deepEqual(await found('meadow'), ['a']);
    });

    it('finds an entire thread, also by its sources', async () => {
      const sources = [{ id: 's1', kind: 'url' as const, title: 'Tide gauges', url: 'https://example.org/amsterdam' }];
      await store.putRun(sampleRun('first', { query: 'How high?', thread_id: 'first' }));
      await store.updateRun('first', { sources });
      await store.putRun(sampleRun('second', { query: 'Since when?', thread_id: 'first' }));
      await store.putRun(sampleRun('other', { query: 'How deep?' }));
      const found = async (search: string) =>
        (await store.listRuns({ limit: 10, search })).map((run) => run.run_id).sort();
      for (const search of ['since when', 'tide', 'amsterdam', 'HIGH'])
        assert.deepEqual(await found(search), ['first', 'second'], search);
    });

    it('searches for anything typed', async () => {
      await store.putRun(sampleRun('a', { title: 'x' }));
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary' }), async (search) =>
          assert.ok(Array.isArray(await store.listRuns({ limit: 1, search }))),
        ),
        { numRuns: 100 },
      );
    });

    it("keeps each run's events in order, once each", async () => {
      const events = Array.from({ length: 2_500 }, (_, index) => partial('a', index + 1, `token ${index}`));
      await store.putRun(sampleRun('a'));
      const pending = events.map((event) => store.appendEvents('a', [event]));
      await store.putRun(sampleRun('b'));
      void store.appendEvents('b', [partial('b', 1, 'other')]);
      assert.deepEqual(await store.getEvents('a', 0), events);
      await Promise.all(pending);
      await store.appendEvents('a', events.slice(-3));
      await store.appendEvents('a', []);
      assert.deepEqual(await store.getEvents('a', 2_490), events.slice(2_490));
      assert.equal((await store.getEvents('b', 0)).length, 1);
    });

    it('forgets a run together with its events', async () => {
      await store.putRun(sampleRun('a', { title: 'Meadow' }));
      await store.appendEvents('a', [partial('a', 1, 'x')]);
      await store.deleteRun('a');
      assert.equal(await store.getRun('a'), undefined);
      assert.deepEqual(await store.getEvents('a', 0), []);
      assert.deepEqual(await store.listRuns({ limit: 10, search: 'meadow' }), []);
    });

    it('forgets, together with a run, what it created and what no other run has read', async () => {
      const source = (hash: string) => ({ id: 's1', source: sampleSource(hash, `Text ${hash}`) });
      for (const id of ['a', 'b']) {
        await store.putRun(sampleRun(id));
        await store.nodes.put(`node of ${id}`, 'notes', id);
        await store.putAnswer(`answer of ${id}`, sampleAnswer('text'), id);
        await store.putRunSources(id, [source('shared'), source(`only ${id}`)]);
        await store.putCommand(id, { type: 'start_agent', query: 'Q', document: { text: `Brought by ${id}` } });
      }
      await store.putSnapshot('https://example.org/a', { ...source('only a'), fetchedAt: '2026-01-01T00:00:00.000Z' });
      await store.deleteRun('a');
      assert.equal(await store.nodes.get('node of a'), undefined);
      assert.equal(await store.getAnswer('answer of a'), undefined);
      assert.equal(await store.getText('only a'), undefined);
      assert.equal(await store.getSnapshotByUrl('https://example.org/a'), undefined);
      assert.equal(await store.getCommand('a'), undefined);
      assert.deepEqual([...(await store.getRunSources('a'))], []);
      assert.equal(await store.nodes.get('node of b'), 'notes');
      assert.ok(await store.getAnswer('answer of b'));
      assert.equal(await store.getText('shared'), 'Text shared');
      assert.match(JSON.stringify(await store.getCommand('b')), /Brought by b/);
    });

    it('keeps nothing of a run deleted while in progress', async () => {
      await store.putRun(sampleRun('a'));
      await store.deleteRun('a');
      await Promise.all([
        store.nodes.put('n', 'notes', 'a'),
        store.putAnswer('k', sampleAnswer('text'), 'a'),
        store.putRunSources('a', [{ id: 's1', source: sampleSource('hash', 'text') }]),
        store.putCommand('a', { type: 'start_agent', query: 'Q', document: { text: 'brought' } }),
        store.appendEvents('a', [partial('a', 1, 'x')]),
        store.updateRun('a', { title: 'Late' }),
      ]);
      const lines: string[] = [];
      for await (const line of store.exportAll()) lines.push(line);
      assert.deepEqual(lines, []);
      assert.equal(await store.getCommand('a'), undefined);
    });

    it("marks runs that didn't end", async () => {
      await store.putRun(sampleRun('a'));
      await store.putRun(sampleRun('b', { reason: 'completed', ended_at: '2026-01-01T00:00:01.000Z' }));
      await store.putRun(sampleRun('c'));
      assert.deepEqual(await store.markInterrupted('interrupted', () => ['c']), ['a']);
      assert.equal((await store.getRun('a'))?.reason, 'interrupted');
      assert.notEqual((await store.getRun('a'))?.ended_at, null);
      assert.deepEqual(await store.markInterrupted('interrupted', () => ['c']), []);
    });

    it('exports everything as JSON lines, and clears it', async () => {
      await store.putRun(sampleRun('a'));
      await store.appendEvents('a', [partial('a', 1, 'line\nbreak')]);
      await store.nodes.put('n', 'text');
      await store.putAnswer('k', sampleAnswer('answer'));
      await store.putSnapshot('https://example.org/', {
        source: sampleSource('hash', 'text'),
        fetchedAt: '2026-01-01T00:00:00.000Z',
      });
      await store.putFact('f', 1);
      await store.putPrevious('q', 'hash');
      const kinds = async () => {
        const lines: string[] = [];
        for await (const line of store.exportAll()) {
          assert.ok(!line.includes('\n'));
          lines.push((JSON.parse(line) as { kind: string }).kind);
        }
        return lines.sort();
      };
      assert.deepEqual(await kinds(), ['answer', 'event', 'fact', 'node', 'previous', 'run', 'snapshot', 'text']);
      await store.clear('cache');
      assert.deepEqual(await kinds(), ['event', 'fact', 'run']);
      await store.clear('all');
      assert.deepEqual(await kinds(), []);
    });

    it('keeps a text that is put again, also after it was deleted', async () => {
      const source = { id: 's1', source: sampleSource('hash', 'The text itself.') };
      const put = async (id: string) => {
        await store.putRun(sampleRun(id));
        await store.putRunSources(id, [source]);
      };
      await put('a');
      await put('b');
      await store.deleteRun('a');
      assert.equal(await store.getText('hash'), 'The text itself.');
      await store.deleteRun('b');
      assert.equal(await store.getText('hash'), undefined);
      await put('c');
      assert.equal(await store.getText('hash'), 'The text itself.');
      await store.clear('all');
      await put('d');
      assert.equal(await store.getText('hash'), 'The text itself.');
    });

    it('keeps every character of a long text', async () => {
      const text = `a${'\u0000🚢é'.repeat(200_000)}`;
      await store.putRun(sampleRun('a'));
      await store.putRunSources('a', [{ id: 's1', source: sampleSource('long', text) }]);
      assert.ok((await store.getText('long')) === text);
      await store.nodes.put('node', text);
      assert.ok((await store.nodes.get('node')) === text);
    });

    it('can be closed twice', async () => {
      await store.close();
      await store.close();
    });
  });
}
