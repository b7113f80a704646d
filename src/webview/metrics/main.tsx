import type { MetricsHostMessage } from '../../protocol/index.js';
import { render } from 'preact';
import { connectMetricsHost } from '../host.js';
import { speakAsPage } from '../pageLanguage.js';
import '../styles/metrics.css';
import { toCsv } from './figures.js';
import { Metrics } from './Metrics.js';

speakAsPage();
const root = document.getElementById('root') ?? document.body;
const host = connectMetricsHost();

function show({ runs, providers }: MetricsHostMessage): void {
  render(
    <Metrics
      runs={runs}
      providers={providers}
      onExport={() => host.post({ type: 'export_csv', text: toCsv(runs) })}
      onShow={(runId) => host.post({ type: 'show_run', run_id: runId })}
    />,
    root,
  );
}

host.listen(show);
host.post({ type: 'ready' });
