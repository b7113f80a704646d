import type { MeteredRun, ProviderNames } from '../../protocol/index.js';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { percent, seconds } from '../selectors/amounts.js';
import { say, sayCount, sayNumber, sayTime } from '../selectors/catalog/say.js';
import { modelOfReceipt } from '../selectors/providers.js';
import { figuresByModel, hitRates, savedShare, totalsOf, type ModelFigures } from './figures.js';
import { Plot, SeriesKey, type Point } from './Plot.js';

interface MetricsProps {
  runs: readonly MeteredRun[];
  providers: ProviderNames;
  onExport: () => void;
  onShow: (runId: string) => void;
}

/** Runs listed in the table; the export contains all of them. */
const LISTED = 200;
const ALL_RUNS = 'all runs';

export function Metrics({ runs, providers, onExport, onShow }: MetricsProps) {
  const totals = totalsOf(runs);
  const models = figuresByModel(runs, providers);
  const series = models.map(({ model }) => model);
  const fresh = runs.filter(({ receipt }) => !receipt.cached);
  const points = (value: (run: MeteredRun) => number | null): Point[] =>
    fresh.flatMap((run) => {
      const [figure, time] = [value(run), Date.parse(run.receipt.started_at)];
      return figure === null || Number.isNaN(time)
        ? []
        : [{ time, value: figure, series: modelOfReceipt(run.receipt, providers), title: run.title }];
    });
  const rates = hitRates(runs);
  const shares = (value: (run: MeteredRun, index: number) => number | null): Point[] =>
    runs.flatMap((run, index) => {
      const [share, time] = [value(run, index), Date.parse(run.receipt.started_at)];
      return share === null || Number.isNaN(time)
        ? []
        : [{ time, value: share * 100, series: ALL_RUNS, title: run.title }];
    });
  if (runs.length === 0) return <Empty />;
  const possible = totals.calls + totals.calls_saved;
  return (
    <main class="metrics">
      <header>
        <h1>{say('metrics.title')}</h1>
        <button type="button" class="export" onClick={onExport}>
          {say('metrics.export')}
        </button>
      </header>
      <p class="quiet">{say('metrics.from', { runs: sayCount('runs', runs.length) })}</p>
      <dl class="totals">
        <div>
          <dt>{say('metrics.firstWordMedian')}</dt>
          <dd>{totals.first_token_ms === null ? '–' : seconds(totals.first_token_ms)}</dd>
        </div>
        <div>
          <dt>{say('metrics.speedMedian')}</dt>
          <dd>
            {totals.tokens_per_second === null
              ? '–'
              : say('details.tokensPerSecond', { number: Math.round(totals.tokens_per_second) })}
          </dd>
        </div>
        <div>
          <dt>{say('metrics.cached')}</dt>
          <dd>{percent(totals.cached)}</dd>
        </div>
        <div>
          <dt>{say('metrics.callsAvoided')}</dt>
          <dd>
            {possible === 0 ? '–' : `${percent(totals.calls_saved / possible)} (${sayNumber(totals.calls_saved)})`}
          </dd>
        </div>
      </dl>
      <div class="plots">
        <Plot
          title={say('metrics.timeToFirstWord')}
          unit="s"
          series={series}
          points={points(({ receipt }) => (receipt.first_token_ms === null ? null : receipt.first_token_ms / 1000))}
        />
        <Plot
          title={say('metrics.speed')}
          unit={say('metrics.tokensPerSecond')}
          series={series}
          points={points(({ receipt }) => receipt.tokens_per_second)}
        />
        <Plot
          title={say('metrics.cachedLatest')}
          unit="%"
          series={[ALL_RUNS]}
          points={shares((_, index) => rates[index] ?? null)}
        />
        <Plot title={say('metrics.callsAvoided')} unit="%" series={[ALL_RUNS]} points={shares(savedShare)} />
      </div>
      <SortedTable caption={say('metrics.byModel')} columns={modelColumns(series)} rows={models} />
      <SortedTable
        caption={runs.length > LISTED ? say('metrics.latestRuns', { count: LISTED }) : say('metrics.runs')}
        columns={runColumns(providers, onShow)}
        rows={runs.slice(0, LISTED)}
      />
    </main>
  );
}

function Empty() {
  return (
    <main class="metrics">
      <h1>{say('metrics.title')}</h1>
      <p>{say('metrics.empty')}</p>
      <p class="quiet">{say('metrics.local')}</p>
    </main>
  );
}

interface Column<Row> {
  name: string;
  value: (row: Row) => string | number | null;
  show?: (row: Row) => ComponentChildren;
}

const modelColumns = (series: readonly string[]): readonly Column<ModelFigures>[] => [
  {
    name: say('details.model'),
    value: ({ model }) => model,
    show: ({ model }) => (
      <>
        <SeriesKey series={series.indexOf(model)} /> {model}
      </>
    ),
  },
  { name: say('metrics.runs'), value: ({ runs }) => runs },
  {
    name: say('metrics.firstWord'),
    value: (row) => row.first_token_ms,
    show: (row) => (row.first_token_ms === null ? '' : seconds(row.first_token_ms)),
  },
  {
    name: say('metrics.tokensPerSecondColumn'),
    value: (row) => row.tokens_per_second,
    show: (row) => (row.tokens_per_second === null ? '' : sayNumber(row.tokens_per_second, 0)),
  },
  { name: say('metrics.written'), value: (row) => row.output_tokens, show: (row) => sayNumber(row.output_tokens) },
  {
    name: say('details.cost'),
    value: (row) => row.cost_usd,
    show: (row) => (row.cost_usd === null ? '' : `$${sayNumber(row.cost_usd, 4, 4)}`),
  },
];

function runColumns(providers: ProviderNames, onShow: (runId: string) => void): readonly Column<MeteredRun>[] {
  return [
    {
      name: say('metrics.question'),
      value: ({ title }) => title,
      show: ({ run_id: id, title }) => (
        <button type="button" class="link" onClick={() => onShow(id)}>
          {title || id}
        </button>
      ),
    },
    {
      name: say('metrics.when'),
      value: ({ receipt }) => receipt.started_at,
      show: ({ receipt }) => sayTime(new Date(receipt.started_at), { dateStyle: 'short', timeStyle: 'short' }),
    },
    {
      name: say('details.model'),
      value: ({ receipt }) => modelOfReceipt(receipt, providers),
    },
    {
      name: say('metrics.took'),
      value: ({ receipt }) => receipt.duration_ms,
      show: ({ receipt }) => seconds(receipt.duration_ms),
    },
    {
      name: say('metrics.firstWord'),
      value: ({ receipt }) => receipt.first_token_ms,
      show: ({ receipt }) =>
        receipt.cached
          ? say('metrics.fromCache')
          : receipt.first_token_ms === null
            ? ''
            : seconds(receipt.first_token_ms),
    },
    {
      name: say('metrics.calls'),
      value: ({ receipt }) => receipt.calls,
      show: ({ receipt }) =>
        receipt.calls_from_cache > 0
          ? say('metrics.callsAndCached', { calls: receipt.calls, cached: receipt.calls_from_cache })
          : sayNumber(receipt.calls),
    },
    {
      name: say('metrics.read'),
      value: ({ receipt }) => receipt.share_read,
      show: ({ receipt }) => percent(receipt.share_read),
    },
  ];
}

interface SortedTableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}

function SortedTable<Row>({ caption, columns, rows }: SortedTableProps<Row>) {
  const [order, setOrder] = useState<{ column: number; descending: boolean } | null>(null);
  const column = order === null ? undefined : columns[order.column];
  const sorted =
    column === undefined
      ? rows
      : rows.toSorted((a, b) => compare(column.value(a), column.value(b)) * (order?.descending ? -1 : 1));
  return (
    <div class="table-frame" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name }, index) => {
              const own = order?.column === index ? order : null;
              return (
                <th key={name} scope="col" aria-sort={own ? (own.descending ? 'descending' : 'ascending') : undefined}>
                  <button
                    type="button"
                    onClick={() => setOrder({ column: index, descending: own ? !own.descending : true })}
                  >
                    {name}
                    {own && <span aria-hidden="true">{own.descending ? ' ↓' : ' ↑'}</span>}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row, index) => (
            <tr key={index}>
              {columns.map(({ name, value, show }) => (
                <td key={name}>{show ? show(row) : value(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Missing values sort last in ascending order. */
function compare(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
}
