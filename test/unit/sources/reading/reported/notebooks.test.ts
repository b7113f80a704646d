import { readsEach, type FileCase } from '../../../../helpers/fileReading.js';

const notebook = (
  what: string,
  cells: unknown[],
  has: RegExp[],
  hasNot: RegExp[] = [],
  metadata: unknown = {},
): FileCase => ({
  what,
  name: 'report.ipynb',
  content: JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }),
  has,
  hasNot,
});
const code = (source: unknown, ...outputs: unknown[]) => ({
  cell_type: 'code',
  metadata: {},
  execution_count: 1,
  source,
  outputs,
});

describe('reading notebooks that other readers got wrong', () => {
  readsEach([
    notebook(
      'sources as one string, as lines, and none at all',
      [
        { cell_type: 'markdown', source: '# Tides\n\nOne string.' },
        { cell_type: 'markdown', source: ['Two ', 'pieces.\n', 'Third line.'] },
        { cell_type: 'markdown' },
        code(null),
        code(['a = 1\n', 'b = 2']),
      ],
      [/One string\./, /Two pieces\.\s+Third line\./, /a = 1\nb = 2/],
    ),
    notebook(
      'tables with headers over several columns',
      [
        code('df', {
          output_type: 'execute_result',
          data: {
            'text/html':
              '<div><style scoped>.dataframe{}</style><table class="dataframe"><thead><tr><th></th><th colspan="2">Fee</th></tr><tr><th>Boat</th><th>summer</th><th>winter</th></tr></thead><tbody><tr><th>Heron</th><td>12</td><td>7</td></tr></tbody></table></div>',
            'text/plain': '  Fee\nBoat summer winter\nHeron 12 7',
          },
        }),
      ],
      [/\| Heron \| 12 \| 7 \|/],
      [/dataframe|<td>/],
    ),
    notebook(
      'formulas as output, and pictures without their data',
      [
        code('x', {
          output_type: 'display_data',
          data: { 'text/latex': '$\\displaystyle x^{2}$', 'text/plain': 'x**2' },
        }),
        code('plot', {
          output_type: 'display_data',
          data: { 'image/png': 'iVBORw0KGgoAAAANSUhEUg', 'text/plain': '<Figure size 640x480 with 1 Axes>' },
        }),
      ],
      [/x\^\{?2\}?|x\*\*2/],
      [/iVBORw0/],
    ),
    notebook(
      'the code in its own language, and commands of the shell',
      [code('%%bash\nls -l /srv'), code('!pip install tides'), code('x <- 1')],
      [/```r\n/i, /ls -l \/srv/, /pip install tides/, /x <- 1/],
      [],
      { kernelspec: { name: 'ir', language: 'R', display_name: 'R' }, language_info: { name: 'R' } },
    ),
    notebook(
      'streams in pieces, warnings, and errors',
      [
        code(
          'run()',
          { output_type: 'stream', name: 'stdout', text: ['Level 9', ' cm\n'] },
          { output_type: 'stream', name: 'stderr', text: 'UserWarning: old gauge\n' },
          {
            output_type: 'error',
            ename: 'ValueError',
            evalue: 'no tide',
            traceback: ['\u001b[0;31mValueError\u001b[0m: no tide'],
          },
        ),
      ],
      [/Level 9 cm/, /UserWarning: old gauge/, /ValueError: no tide/],
      [/\[0;31m/],
    ),
    notebook(
      'pictures that are attached to a text, without their data',
      [
        {
          cell_type: 'markdown',
          source: 'The map: ![harbour map](attachment:map.png) shows the piers.',
          attachments: { 'map.png': { 'image/png': 'iVBORw0KGgoAAAANSUhEUg' } },
        },
      ],
      [/The map:[^]*shows the piers\./],
      [/iVBORw0/],
    ),
    {
      what: 'a notebook of the third version, with all kinds of cells',
      name: 'old.ipynb',
      content: JSON.stringify({
        metadata: { name: 'Old' },
        nbformat: 3,
        nbformat_minor: 0,
        worksheets: [
          {
            cells: [
              { cell_type: 'heading', level: 2, source: ['Levels'] },
              {
                cell_type: 'code',
                language: 'python',
                input: ['1 + 1'],
                prompt_number: 1,
                outputs: [
                  { output_type: 'pyout', prompt_number: 1, text: ['2'] },
                  { output_type: 'pyerr', ename: 'E', evalue: 'bad', traceback: ['E: bad'] },
                ],
              },
              { cell_type: 'markdown', source: ['The end.'] },
            ],
          },
        ],
      }),
      has: [/## Levels/, /1 \+ 1/, /^2$/m, /E: bad/, /The end\./],
    },
  ]);
});
