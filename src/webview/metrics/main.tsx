import { render } from 'preact';
import '../styles/metrics.css';

render(<h1>Metrics</h1>, document.getElementById('root') ?? document.body);
