import { AgentError } from '../../../protocol/index.js';
import { findMarkdownTitle } from './parsePlain.js';
import type { ParsedBody } from './parsedSource.js';

/** Characters kept of one output; a printed data frame is a page, a training log is not worth one. */
const MAX_OUTPUT_CHARACTERS = 3_000;

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** nbformat keeps texts as one string or as a list of lines with their ends. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter((line) => typeof line === 'string').join('') : '';
}

function fenced(code: string, language: string): string {
  const runs = code.match(/`{3,}/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}${language}\n${code.replace(/\s+$/, '')}\n${fence}`;
}

/** Terminal colours and cursor movements. */
function withoutEscapes(text: string): string {
  // eslint-disable-next-line no-control-regex -- ESC begins every one of them
  return text.replace(/\u001b\[[\d;]*[A-Za-z]/g, '');
}

function outputOf(output: unknown): string {
  if (!isObject(output)) return '';
  const data = isObject(output['data']) ? output['data'] : output;
  if (textOf(data['text/markdown']).trim() !== '') return textOf(data['text/markdown']);
  const plain =
    output['output_type'] === 'error' || output['output_type'] === 'pyerr'
      ? `${textOf(output['ename'])}: ${textOf(output['evalue'])}`
      : textOf(output['text']) || textOf(data['text/plain']);
  const text = withoutEscapes(plain).trim();
  if (text === '') return '';
  return fenced(text.length > MAX_OUTPUT_CHARACTERS ? `${text.slice(0, MAX_OUTPUT_CHARACTERS)}\n…` : text, 'text');
}

function cellsOf(notebook: Json): unknown[] {
  if (Array.isArray(notebook['cells'])) return notebook['cells'];
  // nbformat 3 and older
  const sheets = notebook['worksheets'];
  return Array.isArray(sheets)
    ? sheets.flatMap((sheet): unknown[] => (isObject(sheet) && Array.isArray(sheet['cells']) ? sheet['cells'] : []))
    : [];
}

/** A Jupyter notebook (nbformat 3 to 5): prose as it is, code fenced, outputs as text after their cell. */
export function readNotebook(text: string): ParsedBody {
  let notebook: unknown;
  try {
    notebook = JSON.parse(text);
  } catch (cause) {
    throw new AgentError('parser_failed', 'The notebook is not valid JSON: save it again, or open its cells as text.', {
      cause,
    });
  }
  if (!isObject(notebook)) throw new AgentError('parser_failed', 'This is no Jupyter notebook: it has no cells.');
  const metadata = isObject(notebook['metadata']) ? notebook['metadata'] : {};
  const kernel = isObject(metadata['kernelspec']) ? metadata['kernelspec'] : {};
  const info = isObject(metadata['language_info']) ? metadata['language_info'] : {};
  const language = textOf(info['name']) || textOf(kernel['language']);
  const blocks: string[] = [];
  for (const cell of cellsOf(notebook)) {
    if (!isObject(cell)) continue;
    const source = textOf(cell['source']) || textOf(cell['input']);
    if (source.trim() !== '') {
      if (cell['cell_type'] === 'code') blocks.push(fenced(source, language));
      else if (cell['cell_type'] === 'heading')
        blocks.push(`${'#'.repeat(Number(cell['level']) || 1)} ${source.trim()}`);
      else blocks.push(source.trim());
    }
    if (Array.isArray(cell['outputs'])) blocks.push(...cell['outputs'].map(outputOf).filter((output) => output !== ''));
  }
  const markdown = blocks.join('\n\n');
  return { title: textOf(metadata['title']) || findMarkdownTitle(markdown), markdown, warnings: [] };
}
