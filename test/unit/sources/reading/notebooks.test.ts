import assert from 'node:assert/strict';
import { readNotebook } from '../../../../src/agent/sources/formats/notebook/readNotebook.js';
import { readsEach } from '../../../helpers/fileReading.js';

const ESC = '\\u001b';
const code = (source: string, ...outputs: string[]) =>
  `{"cell_type":"code","execution_count":1,"metadata":{},"source":${JSON.stringify(source)},"outputs":[${outputs.join(',')}]}`;
const notebook = (...cells: string[]) =>
  `{"cells":[{"cell_type":"markdown","metadata":{},"source":["# Tides\\n","\\n","Heights of the year."]},${cells.join(',')}],"metadata":{"kernelspec":{"language":"python","name":"python3"}},"nbformat":4,"nbformat_minor":5}`;
const html = (markup: string) =>
  `{"output_type":"execute_result","metadata":{},"data":{"text/html":${JSON.stringify(markup)}}}`;
const stream = (name: string, ...text: string[]) =>
  `{"output_type":"stream","name":"${name}","text":[${text.join(',')}]}`;

/** The title of a notebook of these Markdown cells; the file's name is used without one. */
const titleOf = (...cells: string[]): string | undefined =>
  readNotebook(JSON.stringify({ cells: cells.map((source) => ({ cell_type: 'markdown', source })), nbformat: 4 }))
    .title;

describe('the title of a notebook', () => {
  it('is a heading above all others, and not that of a part', () => {
    assert.equal(titleOf('# Tides', '## Method', '```\n# a comment\n```', '## Results'), 'Tides');
    assert.equal(titleOf('# Step 1\n\nLoad.', '# Step 2\n\nFit.'), undefined);
    assert.equal(titleOf('## Load', '## Fit'), undefined);
    assert.equal(titleOf('## Preface', '# Tides'), undefined);
  });
});

describe('reading notebooks as programs write them', () => {
  readsEach([
    {
      what: 'numbers that are not JSON, in metadata and outputs',
      name: 'nan.ipynb',
      content: notebook(
        code(
          'fit()',
          '{"output_type":"display_data","metadata":{"loss":NaN},"data":{"application/vnd.plotly.v1+json":{"data":[{"y":[1.5,NaN,Infinity,-Infinity]}]},"text/plain":["loss: NaN after 3 rounds"]}}',
        ),
      ),
      has: [/# Tides/, /loss: NaN after 3 rounds/],
    },
    ...[
      { what: 'widgets, by their stored state', stored: true },
      { what: 'widgets, by what was printed instead', stored: false },
    ].map(({ what, stored }) => ({
      what,
      name: 'widgets.ipynb',
      content: JSON.stringify({
        nbformat: 4,
        metadata: {
          widgets: {
            'application/vnd.jupyter.widget-state+json': {
              state: stored
                ? {
                    box: {
                      model_name: 'VBoxModel',
                      state: { children: ['IPY_MODEL_bar', 'IPY_MODEL_out', 'IPY_MODEL_pick', 'IPY_MODEL_box'] },
                    },
                    bar: {
                      model_name: 'HBoxModel',
                      state: { children: ['IPY_MODEL_a', 'IPY_MODEL_b', 'IPY_MODEL_c'] },
                    },
                    a: { model_name: 'HTMLModel', state: { value: 'Loading: 100%' } },
                    b: { model_name: 'FloatProgressModel', state: { value: 45, max: 45, description: '' } },
                    c: { model_name: 'HTMLModel', state: { value: ' 45/45 [00:01&lt;00:00, 30.1it/s]' } },
                    out: {
                      model_name: 'OutputModel',
                      state: { outputs: [{ output_type: 'stream', name: 'stdout', text: 'it fitted\n' }] },
                    },
                    pick: {
                      model_name: 'DropdownModel',
                      state: { description: 'Port:', _options_labels: ['Esk', 'Wear'], index: 1 },
                    },
                  }
                : {},
            },
          },
        },
        cells: [
          {
            cell_type: 'code',
            source: 'run()',
            outputs: [
              {
                output_type: 'display_data',
                data: {
                  'application/vnd.jupyter.widget-view+json': { model_id: 'box' },
                  'text/plain':
                    "VBox(children=(HBox(children=(HTML(value='<b>Loading: 100%</b>'), FloatProgress(value=45.0, max=45.0), HTML(value=''))), Output()))",
                },
              },
              {
                output_type: 'display_data',
                data: {
                  'application/vnd.jupyter.widget-view+json': { model_id: 'gone' },
                  'text/plain': '  0%|          | 0/45 [00:00<?, ?it/s]',
                },
              },
            ],
          },
        ],
      }),
      has: stored
        ? [/Loading: 100% 45\/45 \[00:01<00:00, 30\.1it\/s\]/, /it fitted/, /Port: Wear/]
        : [/Loading: 100%/, /0\/45/],
      hasNot: [/VBox|children|Progress|<b>/],
    })),
    {
      what: 'a styled data frame without a plain version',
      name: 'styler.ipynb',
      content: notebook(
        code(
          'df.style',
          html(
            '<style type="text/css">#T_1 td {color:red}</style><table id="T_1"><thead><tr><th class="blank">&nbsp;</th><th>port</th><th>height</th></tr></thead><tbody><tr><th>0</th><td>Esk</td><td>4.25</td></tr></tbody></table>',
          ),
        ),
      ),
      has: [/\| port \| height \|/, /\| 0 \| Esk \| 4\.25 \|/],
      hasNot: [/color:red|<t[dr]/],
    },
    {
      what: 'HTML reports as prose',
      name: 'report.ipynb',
      content: notebook(
        code('report()', html('<div><h3>Result</h3><p>The model explains <b>81%</b> of the variance.</p></div>')),
      ),
      has: [/Result[\s\S]*\*\*81%\*\* of the variance/],
      hasNot: [/<div>|<p>/],
    },
    {
      what: 'scripts of interactive plots left out',
      name: 'plot.ipynb',
      content: notebook(
        code(
          'plot()',
          html('<div id="p"></div><script>Plotly.newPlot("p",[1,2])</script><noscript>Turn on scripts.</noscript>'),
          stream('stdout', '"kept 12 points\\n"'),
        ),
      ),
      has: [/kept 12 points/],
      hasNot: [/Plotly\.newPlot/],
    },
    {
      what: 'a progress bar over several outputs',
      name: 'bar.ipynb',
      content: notebook(
        code(
          'run()',
          stream('stderr', '"\\r  0%|          | 0/300 [00:00<?, ?it/s]"'),
          stream(
            'stderr',
            '"\\r 50%|#####     | 150/300 [00:05<00:05]"',
            '"\\r100%|##########| 300/300 [00:10<00:00]\\n"',
          ),
          stream('stdout', '"Epoch 1/2\\n"', '" 1/10 [===>...] - loss: 0.9\\b\\b\\b\\b\\b\\b\\b\\b\\b\\b\\b\\b"'),
        ),
      ),
      has: [/100%\|##########\| 300\/300/, /Epoch 1\/2/],
      hasNot: [/0\/300 \[00:00|150\/300/],
    },
    {
      what: 'bars that move the cursor up',
      name: 'cursor.ipynb',
      content: notebook(
        code(
          'run()',
          stream(
            'stdout',
            `"files 1/9\\n"`,
            `"${ESC}[1A${ESC}[2Kfiles 5/9\\n"`,
            `"${ESC}[1A${ESC}[2Kfiles 9/9\\n"`,
            '"done\\n"',
          ),
        ),
      ),
      has: [/files 9\/9\ndone/],
      hasNot: [/files 1\/9|files 5\/9/],
    },
    {
      what: 'colors that erase the rest of the line',
      name: 'grep.ipynb',
      content: notebook(code('!grep', stream('stdout', `"ports: ${ESC}[01;31m${ESC}[KEsk${ESC}[m${ESC}[K, Weir\\n"`))),
      has: [/ports: Esk, Weir/],
    },
    {
      what: 'an error with its trace in color',
      name: 'error.ipynb',
      content: notebook(
        code(
          'boom()',
          `{"output_type":"error","ename":"ValueError","evalue":"no such port: 'Esq'","traceback":["${ESC}[0;31mValueError${ESC}[0m: no such port: 'Esq'"]}`,
        ),
      ),
      has: [/ValueError: no such port: 'Esq'/],
      hasNot: [/\[0;31m/],
    },
    {
      what: 'formulas and Markdown as outputs',
      name: 'latex.ipynb',
      content: notebook(
        code(
          'show()',
          '{"output_type":"display_data","metadata":{},"data":{"text/latex":["$\\\\displaystyle 10^{6}$"],"text/plain":["1000000"]}}',
          '{"output_type":"display_data","metadata":{},"data":{"text/markdown":["**Twelve** ports."],"text/plain":["<IPython.core.display.Markdown object>"]}}',
        ),
      ),
      has: [/1000000|10\^\{6\}/, /\*\*Twelve\*\* ports/],
      hasNot: [/IPython/],
    },
    {
      what: 'raw cells and old worksheets',
      name: 'old.ipynb',
      content:
        '{"nbformat":3,"nbformat_minor":0,"metadata":{"name":"Old"},"worksheets":[{"cells":[{"cell_type":"heading","level":2,"source":["Ports"]},{"cell_type":"code","language":"python","input":["count()"],"outputs":[{"output_type":"pyout","html":["<table><tr><th>n</th></tr><tr><td>12</td></tr></table>"],"text":["   n\\n0 12"]}]}]}]}',
      has: [/## Ports/, /count\(\)/, /\| 12 \|/],
    },
    {
      what: 'a notebook that was cut off',
      name: 'cut.ipynb',
      content: notebook(code('a()'), code('b()')).slice(0, 260),
      has: [],
      says: /damaged|notebook/i,
    },
  ]);
});
