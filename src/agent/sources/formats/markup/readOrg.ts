import { parseDocument } from 'htmlparser2';
import { lowered } from '../../scripts.js';
import { KeptPieces } from '../keptPieces.js';
import { markdownTable } from '../markdownTable.js';
import type { MarkupText } from './markupText.js';
import { dedent, fence } from './fence.js';

const TASK_STATE = /^(?:TODO|DONE|NEXT|WAITING|CANCELL?ED|HOLD|IN-PROGRESS)\s+/;
const BLOCK = /^\s*#\+begin_(\w+)[ \t]*(\S*)/i;

const PLANNING = /^\s*(?:(?:SCHEDULED|DEADLINE|CLOSED):\s*[<[][^>\]]+[>\]](?:--[<[][^>\]]+[>\]])?\s*)+$/;
/** A date, with a weekday, a time, or a repeater. */
const TIMESTAMP =
  /[<[](\d{4}-\d\d-\d\d)(?:\s+\p{L}{2,10}\.?)?(?:\s+(\d{1,2}:\d\d(?:-\d{1,2}:\d\d)?))?(?:\s+[.+-]+\d+[hdwmy])*[>\]]/gu;

const timestamps = (text: string): string =>
  text.replace(TIMESTAMP, (_whole, date: string, time?: string) => (time === undefined ? date : `${date} ${time}`));

/** The dates that belong to a heading: "Scheduled: 2024-03-09. Deadline: 2024-03-20." */
const planning = (line: string): string =>
  timestamps(line.trim())
    .replace(
      /\s*\b([SDC])(CHEDULED|EADLINE|LOSED):\s*/g,
      (_whole, first: string, rest: string) => `. ${first}${rest.toLowerCase()}: `,
    )
    .replace(/^\. /, '')
    .concat('.');

/** Org's entities are named as those of HTML are: `\\alpha{}`, `\\frac12`. */
const ENTITY = /(?<![\\:])\\([A-Za-z]{2,20}(?:12|14|34|[1-4])?)(?:\{\}|(?![A-Za-z\d]))/g;
const MATHS =
  /\\\(.{1,500}?\\\)|\\\[.{1,500}?\\\]|\$\$[^$\n]{1,500}\$\$|(?<![\w$])\$(?! )[^$\n]{0,300}[^$\s]\$(?![\w$])/g;

function entity(whole: string, name: string): string {
  const [node] = parseDocument(`&${name};`).children;
  const text = node !== undefined && 'data' in node ? node.data : '';
  return text === '' || text.startsWith('&') ? whole : text;
}

/** Emphasis, code, and links within a line. */
function inline(text: string): string {
  const pieces = new KeptPieces();
  const { keep } = pieces;
  const marked = timestamps(text)
    .replace(MATHS, keep)
    .replace(/\[\[([^\][]{1,500})\](?:\[([^\][]{1,500})\])?\]/g, (_whole, target: string, label?: string) =>
      /^https?:|^mailto:/i.test(target)
        ? keep(`[${label ?? target}](${target})`)
        : (label ?? target.replace(/^file:/, '')),
    )
    .replace(/(?<![\w=])[=~]([^\s=~](?:[^=~\n]{0,300}[^\s=~])?)[=~](?![\w=])/g, (_whole, code: string) =>
      keep(`\`${code}\``),
    )
    .replace(/\bsrc_[\w-]{1,30}(?:\[[^\]\n]{0,200}\])?\{([^{}\n]{1,500})\}/g, (_whole, code: string) =>
      keep(`\`${code}\``),
    )
    .replace(ENTITY, entity)
    .replace(/(?<=\S)\^\{([^{}\n]{1,40})\}/g, '^$1')
    .replace(/(\S)_\{([^{}\n]{1,40})\}/g, (_whole, before: string, low: string) => before + lowered(low, before))
    .replace(/\[fn:([\w-]+)\]/g, (_whole, label: string) => `[^${label}]`)
    .replace(/(?<![\w*])\*(\S(?:[^*\n]{0,500}\S)?)\*(?![\w*])/g, '**$1**')
    .replace(/(?<![\w/:])\/(\S(?:[^/\n]{0,500}\S)?)\/(?![\w/])/g, '*$1*')
    .replace(/(?<![\w+])\+(\S(?:[^+\n]{0,500}\S)?)\+(?![\w+])/g, '~~$1~~')
    .replace(/(?<![\w_])_(\S(?:[^_\n]{0,500}\S)?)_(?![\w_])/g, '$1');
  return pieces.restore(marked);
}

/** Moves notes that are written in their place to `notes`. */
const withoutInlineNotes = (line: string, notes: string[]): string =>
  line.replace(/\[fn:([\w-]*):\s*([^\]]{1,1000})\]/g, (_whole, name: string, note: string) => {
    const label = name === '' ? `note${notes.length + 1}` : name;
    notes.push(`[^${label}]: ${inline(note)}`);
    return `[fn:${label}]`;
  });

/** Replaces `{{{name(a, b)}}}` by the text of its `#+MACRO`. */
function expandMacros(text: string): string {
  const macros = new Map(
    [...text.matchAll(/^[ \t]*#\+macro:[ \t]+([\w-]+)[ \t]+(.*)$/gim)].map(([, name = '', body = '']) => [name, body]),
  );
  if (macros.size === 0) return text;
  return text
    .replace(/^[ \t]*#\+macro:.*\n?/gim, '')
    .replace(/\{\{\{([\w-]+)(?:\(([^{}\n]*)\))?\}\}\}/g, (whole, name: string, values = '') => {
      const given = (values as string).split(/(?<!\\),/).map((value) => value.trim());
      return macros.get(name)?.replace(/\$(\d)/g, (_mark, index: string) => given[Number(index) - 1] ?? '') ?? whole;
    });
}

/** Numbers of items as `[@5]` sets them, for the item and those after it. */
class OrgNumbers {
  private readonly shifts = new Map<string, number>();

  apply(line: string): string {
    const item = /^(\s*)(\d{1,9})([.)])\s+(?:\[@(\d{1,9})\]\s+)?(.*)$/.exec(line);
    if (item === null) {
      if (/^\S/.test(line)) this.shifts.clear();
      return line;
    }
    const [, indent = '', number, sign, start, text] = item;
    if (start !== undefined) this.shifts.set(indent, Number(start) - Number(number));
    return `${indent}${Number(number) + (this.shifts.get(indent) ?? 0)}${sign} ${text}`;
  }
}

/** Lines of a table that only draw it, or set the width and alignment of its columns: `| <l> | <r8> |`. */
const isRuleOrCookies = (line: string): boolean =>
  /^\s*\|[-+]+\|?\s*$/.test(line) || (/<[lrc]?\d*>/.test(line) && /^[\s|]*(?:<[lrc]?\d*>[\s|]*)+$/.test(line));

const HEADING = /^(\*+)\s+(.*)$/;
const TAGS = /\s+:([\w@#%:]+):\s*$/;
/** What programs note about a section. */
const DRAWER_OF_PROGRAMS = /^\s*:(?:PROPERTIES|LOGBOOK|CLOCK):\s*$/i;

/** Leaves out the sections that their author excludes from what is published. */
function publishedLines(text: string): string[] {
  const excluded = /^[ \t]*#\+exclude_tags:[ \t]*(.*)$/im.exec(text)?.[1]?.trim().split(/\s+/) ?? ['noexport'];
  let within = Infinity;
  let inBlock = false;
  return text.split('\n').filter((line) => {
    if (BLOCK.test(line)) inBlock = true;
    else if (/^\s*#\+end_/i.test(line)) inBlock = false;
    const [, stars, name = ''] = inBlock ? [] : (HEADING.exec(line) ?? []);
    if (stars !== undefined && stars.length <= within) {
      const tags = TAGS.exec(name)?.[1]?.split(':') ?? [];
      const isExcluded = /^(?:[A-Z]+\s+)?COMMENT(?:\s|$)/.test(name) || tags.some((tag) => excluded.includes(tag));
      within = isExcluded ? stars.length : Infinity;
    }
    return within === Infinity;
  });
}

/** Reads a useful subset of Org: headings, lists, tables, blocks, links, and notes; drops comments. */
export function readOrg(text: string): MarkupText {
  const lines = publishedLines(expandMacros(text));
  const about = new Map<string, string>();
  const included: string[] = [];
  const out: string[] = [];
  const notes: string[] = [];
  const numbers = new OrgNumbers();
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    const block = BLOCK.exec(line);
    if (block !== null) {
      const kind = (block[1] ?? '').toLowerCase();
      const body: string[] = [];
      const end = new RegExp(`^\\s*#\\+end_${kind}\\b`, 'i');
      for (at++; at < lines.length && !end.test(lines[at] as string); at++) body.push(lines[at] as string);
      if (kind === 'src' || kind === 'example')
        out.push('', fence(dedent(body).join('\n'), kind === 'src' ? block[2] : ''), '');
      else if (kind === 'quote' || kind === 'verse') out.push('', ...body.map((quoted) => `> ${inline(quoted)}`), '');
      else if (kind !== 'comment') out.push('', ...body.map(inline), '');
      continue;
    }
    const keyword = /^\s*#\+(\w+):\s*(.*)$/.exec(line);
    if (keyword !== null) {
      const [, name = '', value = ''] = keyword;
      if (name.toLowerCase() === 'include') included.push(value.replace(/^"([^"]+)".*$/, '$1'));
      else if (name.toLowerCase() === 'caption') out.push('', inline(value), '');
      else about.set(name.toLowerCase(), value.trim());
      continue;
    }
    if (/^\s*# /.test(line) || /^\s*#$/.test(line)) continue;
    if (DRAWER_OF_PROGRAMS.test(line)) {
      const end = lines.findIndex((candidate, index) => index > at && /^\s*:end:\s*$/i.test(candidate));
      if (end > 0) at = end;
      continue;
    }
    const environment = /^\s*\\begin\{(\w+\*?)\}/.exec(line)?.[1];
    if (environment !== undefined) {
      const end = lines.indexOf(`\\end{${environment}}`, at);
      out.push(...lines.slice(at, end < 0 ? at + 1 : end + 1));
      at = Math.max(at, end);
      continue;
    }
    // The marks around a drawer of the author's own.
    if (/^\s*:[\w-]+:\s*$/.test(line)) continue;
    if (PLANNING.test(line)) {
      out.push(planning(line), '');
      continue;
    }
    const heading = HEADING.exec(line);
    if (heading !== null) {
      const name = (heading[2] ?? '')
        .replace(TASK_STATE, '')
        .replace(/^\[#[A-Z0-9]\]\s+/, '')
        .replace(TAGS, '');
      out.push(
        '',
        `${'#'.repeat(Math.min(6, (heading[1] ?? '*').length + (about.has('title') ? 1 : 0)))} ${inline(name)}`,
        '',
      );
      continue;
    }
    if (/^\s*\|/.test(line)) {
      const rows: string[][] = [];
      for (; at < lines.length && /^\s*\|/.test(lines[at] as string); at++)
        if (!isRuleOrCookies(lines[at] as string))
          rows.push(
            (lines[at] as string)
              .trim()
              .replace(/^\||\|$/g, '')
              .split('|')
              .map((cell) => inline(cell.trim())),
          );
      at--;
      out.push('', markdownTable(rows), '');
      continue;
    }
    if (/^\s*: |^\s*:$/.test(line)) {
      const fixed: string[] = [];
      for (; at < lines.length && /^\s*:(?: |$)/.test(lines[at] as string); at++)
        fixed.push((lines[at] as string).replace(/^\s*: ?/, ''));
      at--;
      out.push('', fence(fixed.join('\n')), '');
      continue;
    }
    const note = /^\[fn:([\w-]+)\]\s+(.*)$/.exec(line);
    if (note !== null) out.push(`[^${note[1]}]: ${inline(note[2] ?? '')}`);
    else
      out.push(
        inline(withoutInlineNotes(numbers.apply(line), notes))
          .replace(/^(\s*)\+ /, '$1- ')
          .replace(/^(\s*)- (.+?) :: /, '$1- **$2:** '),
      );
  }
  const title = about.get('title');
  const head = title === undefined || title === '' ? [] : [`# ${title}`, ''];
  return {
    title,
    author: about.get('author'),
    date: about.get('date'),
    markdown: [...head, ...out, '', ...notes]
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    included,
  };
}
