import { lowered, raised } from '../../scripts.js';
import { KeptPieces } from '../keptPieces.js';
import type { MarkupText } from './markupText.js';
import { describedPicture } from '../pictureDescription.js';
import { dedent, fence } from './fence.js';
import { NOTE, RstNotes } from './rstNotes.js';
import { readGridTable, readSimpleTable, isTableStart } from './rstTables.js';
import { markdownTable } from '../markdownTable.js';

const ADORNMENT = /^([!-/:-@[-`{-~])\1{2,}\s*$/;
const DIRECTIVE = /^\.\.\s+(?:\|[^|]+\|\s+)?([\w:.-]+)::\s*(.*)$/;
const ADMONITIONS = new Set([
  'note',
  'warning',
  'tip',
  'important',
  'caution',
  'danger',
  'error',
  'hint',
  'attention',
  'seealso',
  'versionadded',
  'versionchanged',
  'deprecated',
  'admonition',
  'topic',
  'sidebar',
]);
const CODE = new Set(['code', 'code-block', 'sourcecode', 'highlight', 'parsed-literal', 'literalinclude', 'prompt']);
/** Directives that only arrange other pages or images. */
const SILENT = new Set([
  'toctree',
  'contents',
  'image',
  'index',
  'raw',
  'highlight',
  'meta',
  'sectnum',
  'default-role',
  'role',
  'currentmodule',
  'module',
  'include',
  'replace',
  'unicode',
  'target-notes',
  'header',
  'footer',
]);

/** Indented lines from `at` on, including blank ones between them. */
function indentedBlock(lines: readonly string[], at: number): { body: string[]; next: number } {
  let next = at;
  while (next < lines.length && (/^\s+\S/.test(lines[next] as string) || (lines[next] as string).trim() === '')) next++;
  const body = lines.slice(at, next);
  while (body.at(-1)?.trim() === '') body.pop();
  return { body: dedent(body), next: at + body.length };
}

/** Marks of what isn't a term, although indented lines follow it: items, options, fields, and lines of verse. */
const NO_TERM =
  /^(?:[*+•-] |(?:#|\d{1,9}|[a-z]|[ivx]{1,5})[.)] |\([\da-z#]{1,5}\) |--?\w|\/\w|:[\w -]+:|\| |>>> |__ )/i;
const isTerm = (line: string): boolean => /^\S/.test(line) && !NO_TERM.test(line) && !/::\s*$/.test(line);

class RstReader {
  readonly included: string[] = [];
  title: string | undefined;
  private readonly levels: string[] = [];
  /** The last numbers of the lists that go on, by their indentation. */
  private readonly numbers = new Map<string, number>();
  private readonly targets: ReadonlyMap<string, string>;
  private readonly substitutions: ReadonlyMap<string, string>;
  private readonly notes: RstNotes;

  constructor(text: string) {
    this.notes = new RstNotes(text);
    this.targets = new Map(
      [...text.matchAll(/^\s*\.\.\s+_`?([^:`\n]{1,200})`?:\s+(\S+)\s*$/gm)].map(([, name = '', url = '']) => [
        name.toLowerCase(),
        url,
      ]),
    );
    this.substitutions = new Map(
      [...text.matchAll(/^\.\.\s+\|([^|\n]{1,100})\|\s+replace::\s*(.+)$/gm)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    );
  }

  /** Roles, literals, links, and references within running text. */
  inline(text: string): string {
    const pieces = new KeptPieces();
    const { keep } = pieces;
    const marked = text
      .replace(/``([^`\n]+(?:`[^`\n]+)*)``/g, (_whole, code: string) => keep(`\`${code}\``))
      .replace(/:(?:math):`([^`]+)`/g, (_whole, tex: string) => keep(`$${tex}$`))
      .replace(/\\[ \n](?=:\w+:`)/g, '')
      .replace(
        /:(sup|superscript|sub|subscript):`([^`]+)`(?:\\[ \n])?/g,
        (_whole, role: string, inner: string, at: number, all: string) => {
          const before = all.slice(0, at);
          return role.startsWith('sup') ? raised(inner, before) : lowered(inner, before);
        },
      )
      .replace(/:[\w:+.-]+:`!?~?([^`<]*?)\s*(?:<([^`>]*)>)?`/g, (_whole, label: string, target?: string) =>
        (label.trim() || (target ?? '')).trim(),
      )
      .replace(/`([^`<]+?)\s*<([^`>]+)>`__?/g, (_whole, label: string, url: string) =>
        keep(`[${label}](${url.trim()})`),
      )
      .replace(/`([^`]+)`__?/g, (_whole, label: string) => this.link(label, keep))
      .replace(/(?<![\w`])([A-Za-z][\w.-]*)_(?![\w`])/g, (whole, name: string) =>
        this.targets.has(name.toLowerCase()) ? this.link(name, keep) : whole,
      )
      .replace(/\[(#?[\w-]+|#|\*)\]_/g, (_whole, label: string) => `[^${this.notes.refer(label)}]`)
      .replace(/\|([^|\n]{1,100})\|_{0,2}/g, (whole, name: string) => this.substitutions.get(name) ?? whole)
      .replace(/(?<!`)`([^`\n]+)`(?!`)/g, '*$1*')
      .replace(/\\([*`_|\\])/g, '$1')
      .replace(/\\[ \n]/g, '');
    return pieces.restore(marked);
  }

  private link(label: string, keep: (markdown: string) => string): string {
    const url = this.targets.get(label.toLowerCase());
    return url === undefined ? label : keep(`[${label}](${url})`);
  }

  private heading(text: string, sign: string): string {
    let level = this.levels.indexOf(sign);
    if (level < 0) level = this.levels.push(sign) - 1;
    this.title ??= text;
    return `${'#'.repeat(Math.min(6, level + 1))} ${this.inline(text)}`;
  }

  private directive(name: string, argument: string, body: readonly string[]): string {
    const options = new Map<string, string>();
    let from = 0;
    for (; from < body.length; from++) {
      const option = /^:([\w-]+):\s*(.*)$/.exec(body[from] as string);
      if (option === null) break;
      options.set(option[1] ?? '', option[2] ?? '');
    }
    const content = body.slice(from);
    if (name === 'include' || name === 'literalinclude' || (name === 'csv-table' && options.has('file')))
      this.included.push(options.get('file') ?? argument);
    const picture = /[\\^_]/.test(options.get('alt') ?? '')
      ? `$${options.get('alt')}$`
      : describedPicture(options.get('alt') ?? '');
    if (name === 'image') return picture;
    if (name === 'toctree') {
      const pages = content.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith(':'));
      this.included.push(...pages.map((page) => page.replace(/^.*<(.+)>$/, '$1')));
      return '';
    }
    if (CODE.has(name))
      return content.length === 0 ? '' : fence(content.join('\n'), name === 'parsed-literal' ? '' : argument);
    if (name === 'math') return `$$${[argument, ...content].join('\n').trim()}$$`;
    if (name === 'csv-table') return this.csvTable(argument, options.get('header'), content);
    if (name === 'list-table')
      return [this.inline(argument), this.listTable(content)].filter((part) => part !== '').join('\n\n');
    if (name === 'table')
      return [this.inline(argument), this.blocks(content)].filter((part) => part !== '').join('\n\n');
    if (name === 'figure') return [picture, this.blocks(content)].filter((part) => part !== '').join('\n\n');
    if (name === 'only' || name === 'container' || name === 'class') return this.blocks(content);
    if (SILENT.has(name)) return '';
    if (ADMONITIONS.has(name)) {
      const label =
        name === 'admonition' || name === 'topic' || name === 'sidebar'
          ? argument
          : `${name[0]?.toUpperCase()}${name.slice(1)}`;
      const lead = name === 'admonition' || name === 'topic' || name === 'sidebar' ? '' : argument;
      // The text may begin beside the name and go on below.
      return `> **${label}:** ${this.blocks([lead, ...content]).replace(/\n/g, '\n> ')}`;
    }
    // Sphinx's descriptions of functions and classes: signature, then text.
    const signature =
      name.includes(':') || /^(?:function|class|method|data|attribute|exception)$/.test(name)
        ? `\`${argument}\``
        : this.inline(argument);
    return [signature, this.blocks(content)].filter((part) => part !== '' && part !== '``').join('\n\n');
  }

  private csvTable(caption: string, header: string | undefined, content: readonly string[]): string {
    const rows = [header, ...content].filter((row): row is string => row !== undefined && row.trim() !== '');
    const cells = rows.map((row) =>
      [...row.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g)]
        .slice(0, -1)
        .map(([, quoted, plain]) => this.inline((quoted ?? plain ?? '').trim())),
    );
    return [this.inline(caption), markdownTable(cells)].filter((part) => part !== '').join('\n\n');
  }

  private listTable(content: readonly string[]): string {
    const rows: string[][] = [];
    for (const line of content) {
      const start = /^\* - (.*)$/.exec(line);
      const cell = /^ {2}- ?(.*)$/.exec(line);
      if (start !== null) rows.push([start[1] ?? '']);
      else if (cell !== null) rows.at(-1)?.push(cell[1] ?? '');
      else if (line.trim() !== '' && rows.length > 0) {
        const row = rows.at(-1) as string[];
        row[row.length - 1] = `${row.at(-1) ?? ''} ${line.trim()}`;
      }
    }
    return markdownTable(rows.map((row) => row.map((text) => this.inline(text))));
  }

  /** Converts lines to Markdown blocks. */
  blocks(lines: readonly string[]): string {
    const out: string[] = [];
    for (let at = 0; at < lines.length;) {
      const line = lines[at] as string;
      const next = lines[at + 1] ?? '';
      if (line.trim() === '') {
        at++;
        out.push('');
        continue;
      }
      const above = ADORNMENT.exec(line);
      if (
        above !== null &&
        ADORNMENT.exec(lines[at + 2] ?? '')?.[1] === above[1] &&
        next.trim() !== '' &&
        !isTableStart(lines, at)
      ) {
        out.push('', this.heading(next.trim(), `${above[1]}${above[1]}`), '');
        at += 3;
        continue;
      }
      const below = ADORNMENT.exec(next);
      if (
        below !== null &&
        /^\S/.test(line) &&
        above === null &&
        next.trimEnd().length >= Math.min(line.trimEnd().length, 4)
      ) {
        out.push('', this.heading(line.trim(), below[1] ?? ''), '');
        at += 2;
        continue;
      }
      if (isTableStart(lines, at)) {
        const table = line.startsWith('+') ? readGridTable(lines, at) : readSimpleTable(lines, at);
        out.push('', markdownTable(table.rows.map((row) => row.map((text) => this.inline(text)))), '');
        at = table.next;
        continue;
      }
      if (above !== null) {
        at++;
        continue;
      }
      if (line.startsWith('.. ') || line.trim() === '..') {
        const block = indentedBlock(lines, at + 1);
        out.push('', this.explicit(line, block.body), '');
        at = block.next;
        continue;
      }
      if (isTerm(line) && /^\s+\S/.test(next)) {
        const { body, next: end } = indentedBlock(lines, at + 1);
        out.push('', this.definition(line, body), '');
        at = end;
        continue;
      }
      at = this.paragraph(lines, at, out);
    }
    return out
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }

  /** A term, with what it is classified as, and its meaning. */
  private definition(line: string, body: readonly string[]): string {
    const [term = '', ...classifiers] = this.inline(line.trim()).split(/ +: +/);
    const about = classifiers.length === 0 ? '' : ` (${classifiers.join(', ')})`;
    return `- **${term}**${about} ${this.blocks(body).replace(/\n(?=[^\n])/g, '\n  ')}`;
  }

  private explicit(line: string, body: readonly string[]): string {
    const directive = DIRECTIVE.exec(line);
    if (directive !== null) return this.directive((directive[1] ?? '').toLowerCase(), directive[2] ?? '', body);
    const note = NOTE.exec(line);
    if (note !== null)
      return `[^${this.notes.define(note[1] ?? '')}]: ${this.inline([note[2] ?? '', ...body].join(' ').trim())}`;
    // Comments and link targets.
    return '';
  }

  private paragraph(lines: readonly string[], start: number, out: string[]): number {
    let at = start;
    const text: string[] = [];
    while (at < lines.length && (lines[at] as string).trim() !== '') text.push(lines[at++] as string);
    const last = text.at(-1) ?? '';
    const isLiteral = /::\s*$/.test(last);
    if (isLiteral) text[text.length - 1] = last.replace(/\s*::\s*$/, last.trim() === '::' ? '' : ':');
    const first = text[0] ?? '';
    const field = /^:([\w -]+):\s*(.*)$/.exec(first);
    if (field !== null && text.every((line) => /^:|^\s/.test(line)))
      out.push(
        ...text.map((line) =>
          line.replace(
            /^:([\w -]+):\s*(.*)$/,
            (_whole, name: string, value: string) => `- **${name}:** ${this.inline(value)}`,
          ),
        ),
      );
    else {
      if (!text.some((line) => /^\s|^(?:#|\d{1,9})\. /.test(line))) this.numbers.clear();
      out.push(
        ...this.inline(text.join('\n'))
          .split('\n')
          .map((line) =>
            line
              .replace(/^(\s*)[*+•] /, '$1- ')
              .replace(/^(\s*)(#|\d{1,9})\. /, (_whole, indent: string, number: string) =>
                this.numbered(indent, number),
              )
              .replace(/^\| ?/, ''),
          ),
      );
    }
    if (!isLiteral) return at;
    while (at < lines.length && (lines[at] as string).trim() === '') at++;
    const block = indentedBlock(lines, at);
    if (block.body.length > 0) out.push('', fence(block.body.join('\n')), '');
    return block.body.length > 0 ? block.next : at;
  }

  /** The number of a list item, which the reader counts where the text has `#`. */
  private numbered(indent: string, number: string): string {
    const value = number === '#' ? (this.numbers.get(indent) ?? 0) + 1 : Number(number);
    this.numbers.set(indent, value);
    return `${indent}${value}. `;
  }
}

/** Reads a useful subset of reStructuredText: structure, directives, roles, links, notes, and tables. */
export function readRst(text: string): MarkupText {
  const reader = new RstReader(text);
  const markdown = reader.blocks(text.replace(/\t/g, '    ').split('\n'));
  return { title: reader.title, markdown, included: reader.included };
}
