import { mathRules } from '@regen-research/text/math';
import MarkdownIt from 'markdown-it';
import { footnoteRules } from './footnoteRules.js';
import { hasMark, withMarks, type ExportedRun } from './citedText.js';

/*
 * Parses an answer into Markdown tokens, for formats other than Markdown. Marks and the ends of replaced sentences pass
 * through the parser as private-use characters and come out as tokens of type `mark`, `del_open`, and `del_close`.
 */

const OPEN = '\uE000';
const CLOSE = '\uE001';
const STRIKE_OPEN = '\uE002';
const STRIKE_CLOSE = '\uE003';
const MARK = new RegExp(`(${OPEN}\\d+${CLOSE}|[${STRIKE_OPEN}${STRIKE_CLOSE}])`, 'g');

export type MarkdownToken = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];

const parser = new MarkdownIt({ html: false, linkify: false, typographer: false });
mathRules(parser);
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
    // Code and math stay unchanged.
    if (['fence', 'code_block', 'math_block'].includes(token.type)) token.content = token.content.replace(MARK, '');
    if (token.type !== 'inline' || !token.children) continue;
    token.children = token.children.flatMap((child) => {
      if (child.type === 'code_inline' || child.type === 'math_inline') child.content = child.content.replace(MARK, '');
      if (child.type !== 'text') return [child];
      return child.content.split(MARK).flatMap((part) => {
        if (part === '') return [];
        if (part === STRIKE_OPEN) return [new MarkToken('del_open', 'del', 1)];
        if (part === STRIKE_CLOSE) return [new MarkToken('del_close', 'del', -1)];
        const isMark = part.startsWith(OPEN);
        const piece = new MarkToken(isMark ? 'mark' : 'text', '', 0);
        if (isMark) piece.meta = { sentence: Number(part.slice(1, -1)) };
        else piece.content = part;
        return [piece];
      });
    });
    token.children = withPairs(token.children);
  }
});

parser.core.ruler.push('tasks', ({ tokens }) => {
  for (const [index, { type, children }] of tokens.entries()) {
    if (type !== 'inline' || tokens[index - 2]?.type !== 'list_item_open') continue;
    const text = children?.find((child) => child.type === 'text');
    if (text) text.content = text.content.replace(/^\[([ xX])\](?=\s)/, (_, done) => (done === ' ' ? '☐' : '☑'));
  }
});

footnoteRules(parser);

/** Without strikes that have only one end, because the other is in the address of a link or the like. */
function withPairs(tokens: readonly MarkdownToken[]): MarkdownToken[] {
  const count = (type: string) => tokens.filter((token) => token.type === type).length;
  return count('del_open') === count('del_close') ? [...tokens] : tokens.filter(({ tag }) => tag !== 'del');
}

/** The answer's tokens, with a `mark` after each sentence that has citations or a remark. */
export function answerTokens(summary: ExportedRun['summary']): MarkdownToken[] {
  const text = summary.text.replace(/[\uE000-\uE003]/g, '\uFFFD');
  const mark = (index: number) => {
    const sentence = summary.sentences[index];
    return sentence && hasMark(sentence) ? `${OPEN}${index}${CLOSE}` : '';
  };
  return parser.parse(withMarks({ ...summary, text }, mark, [STRIKE_OPEN, STRIKE_CLOSE]), {});
}

/** The index of the sentence that a `mark` follows. */
export const markedSentence = (token: MarkdownToken | undefined): number => Number(token?.meta?.['sentence']);

/** Whether any of the tokens is math. */
export const hasMath = (tokens: readonly MarkdownToken[]): boolean =>
  tokens.some(({ type, children }) => type.startsWith('math_') || (children !== null && hasMath(children)));

/** Renders tokens as inert HTML; `mark` supplies the HTML of a sentence's mark, `math` that of TeX. */
export function renderTokens(
  tokens: MarkdownToken[],
  mark: (sentence: number) => string,
  math: (tex: string, display: boolean) => string,
): string {
  const { rules } = parser.renderer;
  const mathOf = (token?: MarkdownToken) => math(token?.content ?? '', token?.meta?.['display'] === true);
  rules.mark = (all, index) => mark(markedSentence(all[index]));
  rules.math_inline = (all, index) => mathOf(all[index]);
  rules.math_block = (all, index) => `<div>${mathOf(all[index])}</div>\n`;
  return parser.renderer.render(tokens, parser.options, {});
}

export const escapeHtml = (text: string): string => parser.utils.escapeHtml(text);
