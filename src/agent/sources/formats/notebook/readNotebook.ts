import { AgentError, message, type Message } from '../../../../protocol/index.js';
import { isJsonObject, type JsonObject } from '../../jsonObject.js';
import { htmlToMarkdown } from '../markdownOfHtml.js';
import { NotebookWidgets } from './notebookWidgets.js';
import { findMarkdownTitle } from '../parsePlain.js';
import type { ParsedBody } from '../parsedSource.js';
import { PlacedText } from '../placedText.js';
import { asShown } from './terminalText.js';

/** Maximum characters per output: a printed data frame takes a page; a training log isn't worth more. */
const MAX_OUTPUT_CHARACTERS = 3_000;

/** nbformat stores texts as one string or as a list of lines with their line endings. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter((line) => typeof line === 'string').join('') : '';
}

function fenced(code: string, language: string): string {
  const runs = code.match(/`{3,}/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}${language}\n${code.replace(/\s+$/, '')}\n${fence}`;
}

/** Shortens long outputs, and counts them. */
class OutputLimit {
  exceeded = 0;

  cut(text: string): string {
    if (text.length <= MAX_OUTPUT_CHARACTERS) return text;
    this.exceeded++;
    return `${text.slice(0, MAX_OUTPUT_CHARACTERS)}\n…`;
  }
}

/** Python's representation of an object that has no text. */
const OBJECT_NAME = /^<[\w.]+(?:[ \w:.,'=()x-]*)>$/;

/** Whether an output is data that a script draws a chart from, without a picture or text for others. */
function isDrawnByScript(output: unknown): boolean {
  const data = isJsonObject(output) && isJsonObject(output['data']) ? Object.keys(output['data']) : [];
  return (
    data.some((type) => /^application\/vnd\.(?!jupyter|bokehjs_load)/.test(type)) &&
    !data.some((type) => type.startsWith('image/'))
  );
}

const WIDGET = 'application/vnd.jupyter.widget-view+json';

function outputOf(output: unknown, widgets: NotebookWidgets, limit: OutputLimit): string {
  if (!isJsonObject(output)) return '';
  const data = isJsonObject(output['data']) ? output['data'] : output;
  if (WIDGET in data) return limit.cut(widgets.textOf(data[WIDGET], textOf(data['text/plain'])));
  if (textOf(data['text/markdown']).trim() !== '') return textOf(data['text/markdown']);
  const isError = output['output_type'] === 'error' || output['output_type'] === 'pyerr';
  const html = textOf(data['text/html']) || textOf(data['html']);
  const plain = isError
    ? `${textOf(output['ename'])}: ${textOf(output['evalue'])}`
    : textOf(output['text']) || textOf(data['text/plain']);
  // A data frame's HTML is a table; its plain text is drawn with spaces.
  if (!isError && html !== '' && (/<t(?:able|d|r)[\s>]/i.test(html) || plain.trim() === '')) {
    const markdown = htmlToMarkdown(html).trim();
    if (markdown !== '') return limit.cut(markdown);
  }
  const latex = textOf(data['text/latex']).trim();
  if (latex !== '' && (plain.trim() === '' || OBJECT_NAME.test(plain.trim()))) return latex;
  const text = asShown(plain).trim();
  const isPicture = Object.keys(data).some((type) => type.startsWith('image/') || type.startsWith('application/vnd.'));
  if (text === '' || (isPicture && OBJECT_NAME.test(text))) return '';
  return fenced(limit.cut(text), 'text');
}

/** JSON as Python writes it, with NaN and Infinity as possible numbers. Throws SyntaxError. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(
      text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\bInfinity\b|\bNaN\b/g, (token) =>
        token.startsWith('"') ? token : 'null',
      ),
    );
  }
}

function cellsOf(notebook: JsonObject): unknown[] {
  if (Array.isArray(notebook['cells'])) return notebook['cells'];
  // nbformat 3 and older
  const sheets = notebook['worksheets'];
  return Array.isArray(sheets)
    ? sheets.flatMap((sheet): unknown[] => (isJsonObject(sheet) && Array.isArray(sheet['cells']) ? sheet['cells'] : []))
    : [];
}

/** Reads a Jupyter notebook (nbformat 3 to 5): prose unchanged, code fenced, and outputs as text after their cell. */
export function readNotebook(text: string): ParsedBody {
  let notebook: unknown;
  try {
    notebook = parseJson(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new AgentError('parser_failed', message('sources.notebookDamaged'), { cause });
  }
  if (!isJsonObject(notebook)) throw new AgentError('parser_failed', message('sources.notebookWithoutCells'));
  const metadata = isJsonObject(notebook['metadata']) ? notebook['metadata'] : {};
  const kernel = isJsonObject(metadata['kernelspec']) ? metadata['kernelspec'] : {};
  const info = isJsonObject(metadata['language_info']) ? metadata['language_info'] : {};
  const language = textOf(info['name']) || textOf(kernel['language']);
  let lostDrawings = 0;
  const limit = new OutputLimit();
  const outputsOf = (outputs: readonly unknown[]): string[] =>
    joinStreams(outputs).map((output) => {
      const shown = outputOf(output, widgets, limit);
      if (shown === '' && isDrawnByScript(output)) lostDrawings++;
      return shown;
    });
  const widgets = new NotebookWidgets(metadata, (outputs) =>
    outputsOf(outputs)
      .filter((shown) => shown !== '')
      .join('\n\n'),
  );
  const result = new PlacedText();
  for (const [index, cell] of cellsOf(notebook).entries()) {
    if (!isJsonObject(cell)) continue;
    result.begin('cell', index + 1);
    const source = textOf(cell['source']) || textOf(cell['input']);
    if (source.trim() !== '') {
      if (cell['cell_type'] === 'code') result.add(fenced(source, language));
      else if (cell['cell_type'] === 'heading')
        result.add(`${'#'.repeat(Number(cell['level']) || 1)} ${source.trim()}`);
      else result.add(source);
    }
    if (Array.isArray(cell['outputs'])) for (const output of outputsOf(cell['outputs'])) result.add(output);
  }
  const body = result.body();
  const warnings: Message[] = [];
  if (lostDrawings > 0) warnings.push(message('sources.drawingsUnread', { count: lostDrawings }));
  if (limit.exceeded > 0)
    warnings.push(message('sources.outputsCut', { max: MAX_OUTPUT_CHARACTERS, count: limit.exceeded }));
  return { title: textOf(metadata['title']) || titleOf(body.markdown), ...body, warnings };
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})[ \t]+\S/;

/** Levels of the headings outside of code, in order. */
function headingLevels(markdown: string): number[] {
  let fence = '';
  return markdown.split('\n').flatMap((line) => {
    const mark = FENCE.exec(line)?.[1];
    if (mark !== undefined) fence = fence === '' ? mark : mark.startsWith(fence) ? '' : fence;
    const level = mark === undefined && fence === '' ? HEADING.exec(line)?.[1]?.length : undefined;
    return level ?? [];
  });
}

/** The first heading, unless others are on its level: then it is the title of a part, such as "Step 1". */
function titleOf(markdown: string): string | undefined {
  const [first = 0, ...others] = headingLevels(markdown);
  return others.some((level) => level <= first) ? undefined : findMarkdownTitle(markdown);
}

/** Consecutive pieces of a stream are one output: a line may start in one and be overwritten in the next. */
function joinStreams(outputs: readonly unknown[]): unknown[] {
  const joined: unknown[] = [];
  for (const output of outputs) {
    const last = joined.at(-1);
    if (
      isJsonObject(output) &&
      isJsonObject(last) &&
      output['output_type'] === 'stream' &&
      last['output_type'] === 'stream' &&
      output['name'] === last['name']
    )
      joined[joined.length - 1] = { ...last, text: textOf(last['text']) + textOf(output['text']) };
    else joined.push(output);
  }
  return joined;
}
