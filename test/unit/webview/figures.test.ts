import assert from 'node:assert/strict';
import type { MeteredRun, Receipt } from '../../../src/protocol/index.js';
import { figuresByModel, hitRates, median, savedShare, toCsv, totalsOf } from '../../../src/webview/metrics/figures.js';
import { receipt } from '../../helpers/webview/scriptedRun.js';

function metered(id: string, change: Partial<Receipt> = {}, title = 'Why?'): MeteredRun {
  const event = receipt(change);
  assert.ok(event.type === 'receipt');
  return { run_id: id, title, receipt: event.payload };
}

describe('the data on the metrics page', () => {
  const runs = [
    metered('a', { first_token_ms: 100, tokens_per_second: 50, calls: 4, calls_from_cache: 12 }),
    metered('b', { first_token_ms: 300, tokens_per_second: null, calls: 4, calls_from_cache: 0 }),
    metered('c', { first_token_ms: 9_000, tokens_per_second: 70, model: 'other', cost_usd: 0.25 }),
    metered('d', { cached: true, first_token_ms: 1, calls: 99 }),
  ];

  it('takes speed and calls only from runs that used a model', () => {
    assert.deepEqual(totalsOf(runs), {
      runs: 4,
      cached: 0.25,
      calls: 14,
      calls_saved: 47,
      first_token_ms: 300,
      tokens_per_second: 60,
    });
    assert.deepEqual(totalsOf([]), {
      runs: 0,
      cached: 0,
      calls: 0,
      calls_saved: 0,
      first_token_ms: null,
      tokens_per_second: null,
    });
  });

  it('shows the cache hit rate and the share of calls avoided', () => {
    assert.deepEqual(hitRates(runs), [0.25, 1 / 3, 0.5, 1]);
    assert.deepEqual(runs.map(savedShare).slice(0, 2), [0.75, 0]);
    assert.equal(savedShare(metered('none', { calls: 0, calls_from_cache: 0 })), null);
  });

  it('has a row for each model', () => {
    assert.deepEqual(
      figuresByModel(runs, { ollama: 'Ollama' }).map(
        ({ model, runs: count, first_token_ms: first, cost_usd: cost }) => [model, count, first, cost],
      ),
      [
        ['Ollama · llama3.2:3b', 2, 200, null],
        ['Ollama · other', 1, 9_000, 0.25],
      ],
    );
  });

  it('computes the median of even and odd counts', () => {
    assert.deepEqual([median([]), median([3]), median([1, 10]), median([9, 1, 5])], [null, 3, 5.5, 5]);
  });

  it('exports a table that no spreadsheet treats as formulas', () => {
    const [header, first, second, end] = toCsv([
      metered('a', {}, '=HYPERLINK("x")'),
      metered('b', { hosts: ['a.example', 'b.example'] }, 'a, "b"\nc'),
    ]).split('\r\n');
    assert.ok(header?.startsWith('run_id,title,started_at,provider,'));
    assert.ok(
      first?.startsWith(
        'a,"\'=HYPERLINK(""x"")",2026-03-02T10:00:00.000Z,ollama,llama3.2:3b,true,false,8400,412,61.7,',
      ),
    );
    assert.ok(second?.startsWith('b,"a, ""b""\nc",'));
    assert.ok(second?.includes(',a.example b.example,'));
    assert.equal(end, '');
  });
});
