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

/** Part of a quote: text, or a formula as TeX without its marks. */
export interface QuotePart {
  text: string;
  isMath: boolean;
}

const textPart = (text: string): QuotePart => ({ text, isMath: false });

function partsOfToken({ type, content, children }: Token): QuotePart[] {
  switch (type) {
    case 'inline':
      return [...(children ?? []).flatMap(partsOfToken), textPart(' ')];
    case 'softbreak':
    case 'hardbreak':
      return [textPart(' ')];
    case 'math_inline':
    case 'math_block':
      return [{ text: content, isMath: true }, textPart(type === 'math_block' ? ' ' : '')];
    default:
      return children ? children.flatMap(partsOfToken) : [textPart(content)];
  }
}

/** In one line: no white space at the ends, and single spaces inside. */
function inOneLine(parts: readonly QuotePart[]): QuotePart[] {
  const line: QuotePart[] = [];
  for (const { text, isMath } of parts) {
    const last = line.at(-1);
    if (last && !last.isMath && !isMath) last.text += text;
    else line.push({ text, isMath });
  }
  for (const [index, part] of line.entries()) {
    part.text = part.text.replace(/\s+/g, ' ');
    if (index === 0 || part.isMath) part.text = part.text.trimStart();
    if (index === line.length - 1 || part.isMath) part.text = part.text.trimEnd();
  }
  return line.filter(({ text }) => text !== '');
}

/** A quote as one line of text and formulas: table rows without bars, and no Markdown marks where the source had formatting. */
export function quoteParts(quote: string, format: SourceInfo['format'] | undefined): QuotePart[] {
  const lines = withoutBars(quote);
  if (NOT_MARKDOWN.has(format)) return inOneLine([textPart(lines)]);
  return inOneLine(parser.parse(lines.replace(FOOTNOTE, ''), {}).flatMap(partsOfToken));
}

/** The same as plain text, with formulas between dollar signs: in a line, even one that was displayed is inline. */
export const quoteText = (parts: readonly QuotePart[]): string =>
  parts.map(({ text, isMath }) => (isMath ? `$${text}$` : text)).join('');
