import { mathRules } from '@regen-research/text/math';
import MarkdownIt from 'markdown-it';
import type { SourceInfo } from '../../protocol/index.js';

/** In these, the text that was read is the document's own, and what looks like Markdown may be something else. */
const NOT_MARKDOWN: ReadonlySet<SourceInfo['format'] | undefined> = new Set(['text', 'code', 'json', 'csv']);

const parser = new MarkdownIt({ html: false, linkify: false, typographer: false });
mathRules(parser);
// A quote begins anywhere in its source: what would be code or a link definition there may be a sentence.
parser.disable(['code', 'reference']);

const ROW = /^[ \t]*\|(.*)$/;
const RULE = /^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?::?-+:?)?[ \t]*$/;

/** The mark of a footnote, or the start of its text. */
const FOOTNOTE = /^[ \t]*\[\^[^\]\s]+\]:[ \t]*|\[\^[^\]\s]+\]/gm;

/** Table rows as lines whose cells are separated by dots, since a quote rarely includes the head of its table. */
const withoutBars = (quote: string): string =>
  quote
    .split('\n')
    .filter((line) => !RULE.test(line))
    .map((line) => {
      const cells = ROW.exec(line)?.[1]?.replace(/\|[ \t]*$/, '');
      if (cells === undefined) return line;
      return cells
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll('\\|', '|'))
        .filter((cell) => cell !== '')
        .join(' · ');
    })
    .join('\n');

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];

function textOfToken({ type, content, children, meta }: Token): string {
  switch (type) {
    case 'inline':
      return (children ?? []).map(textOfToken).join('') + ' ';
    case 'softbreak':
    case 'hardbreak':
      return ' ';
    case 'math_inline':
    case 'math_block':
      return meta?.['display'] === true ? `$$${content}$$ ` : `$${content}$`;
    default:
      return children ? children.map(textOfToken).join('') : content;
  }
}

/** A quote as one line of plain text: table rows without bars, and no Markdown marks where the source had formatting. */
export function quoteText(quote: string, format: SourceInfo['format'] | undefined): string {
  const lines = withoutBars(quote);
  const text = NOT_MARKDOWN.has(format)
    ? lines
    : parser.parse(lines.replace(FOOTNOTE, ''), {}).map(textOfToken).join('');
  return text.replace(/\s+/g, ' ').trim();
}
