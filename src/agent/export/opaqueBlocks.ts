import { mathRules } from '@regen-research/text/math';
import MarkdownIt from 'markdown-it';

/** A block whose text isn't Markdown; a mark on its last line would become part of it or keep it from ending. */
export interface OpaqueBlock {
  /** Offsets of its first line's start and of its last line's end, without the line break. */
  start: number;
  end: number;
  /** What a new line needs before it to be in the same quote and list item. */
  prefix: string;
}

const TYPES = new Set(['fence', 'code_block', 'html_block', 'math_block']);
/** The marks of quotes and list items at the start of a line. */
const CONTAINERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*/;
const CODE_INDENT = /[ ]{1,4}$|\t$/;

const parser = new MarkdownIt({ html: true });
mathRules(parser);

/** Display math, code, and HTML blocks, in order. */
export function opaqueBlocks(text: string): OpaqueBlock[] {
  const lines = [...text.matchAll(/([^\r\n]*)(?:\r\n?|\n|$)/g)].map((match) => ({
    start: match.index,
    content: match[1] ?? '',
  }));
  return parser.parse(text, {}).flatMap(({ type, map }) => {
    if (!TYPES.has(type) || !map) return [];
    const first = lines[map[0]];
    const last = lines.slice(map[0], map[1]).findLast(({ content }) => content.trim() !== '');
    if (!first || !last) return [];
    const containers =
      type === 'code_block'
        ? (/^[ \t>]*/.exec(first.content)?.[0] ?? '').replace(CODE_INDENT, '')
        : (CONTAINERS.exec(first.content)?.[0] ?? '');
    return [
      {
        start: first.start,
        end: last.start + last.content.length,
        prefix: containers.replace(/[^>\s]/g, ' '),
      },
    ];
  });
}

/** The text to insert at a block's end so that `marks` are a paragraph of their own after it. */
export function paragraphAfter(text: string, { end, prefix }: OpaqueBlock, marks: string): string {
  const blank = `\n${prefix.trimEnd()}`;
  const next = /^(?:\r\n?|\n)([^\r\n]*)/.exec(text.slice(end))?.[1] ?? '';
  return `${blank}\n${prefix}${marks.trim()}${/^[ \t>]*$/.test(next) ? '' : blank}`;
}
