import MarkdownIt from 'markdown-it';
import type { Summary } from '../../protocol/index.js';
import { withMarks } from './citedText.js';

/*
 * Parses an answer into Markdown tokens, for formats other than Markdown. Marks pass through the parser as private-use
 * characters and come out as tokens of type `mark`.
 */

const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARK = new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g');

export type MarkdownToken = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];

const parser = new MarkdownIt({ html: false, linkify: false, typographer: false });
parser.validateLink = (address) => /^https?:\/\//i.test(address);
// Images would be loaded from elsewhere; only their descriptions are kept.
parser.core.ruler.push('describe_images', ({ tokens }) => {
  for (const { children } of tokens)
    for (const child of children ?? [])
      if (child.type === 'image') {
        child.type = 'text';
        child.tag = '';
      }
});
parser.core.ruler.push('marks', (state) => {
  const MarkToken = state.Token;
  for (const token of state.tokens) {
    // Code stays unchanged.
    if (token.type === 'fence' || token.type === 'code_block') token.content = token.content.replace(MARK, '');
    if (token.type !== 'inline' || !token.children) continue;
    token.children = token.children.flatMap((child) => {
      if (child.type === 'code_inline') child.content = child.content.replace(MARK, '');
      if (child.type !== 'text' || !child.content.includes(OPEN)) return [child];
      return child.content.split(MARK).flatMap((part, index) => {
        if (index % 2 === 0 && part === '') return [];
        const piece = new MarkToken(index % 2 === 0 ? 'text' : 'mark', '', 0);
        if (index % 2 === 0) piece.content = part;
        else piece.meta = { sentence: Number(part) };
        return [piece];
      });
    });
  }
});

/** The answer's tokens, with a `mark` after each sentence. */
export function answerTokens(summary: Summary): MarkdownToken[] {
  const text = summary.text.replace(/[\uE000\uE001]/g, '\uFFFD');
  return parser.parse(
    withMarks({ ...summary, text }, (index) => `${OPEN}${index}${CLOSE}`),
    {},
  );
}

/** The index of the sentence that a `mark` follows. */
export const markedSentence = (token: MarkdownToken | undefined): number => Number(token?.meta?.['sentence']);

/** Renders tokens as inert HTML; `mark` supplies the HTML of a sentence's mark. */
export function renderTokens(tokens: MarkdownToken[], mark: (sentence: number) => string): string {
  parser.renderer.rules.mark = (all, index) => mark(markedSentence(all[index]));
  return parser.renderer.render(tokens, parser.options, {});
}

export const escapeHtml = (text: string): string => parser.utils.escapeHtml(text);
