import { mathRules } from '@regen-research/text/math';
import katex from 'katex';
import type { MarkdownIt, Token } from 'markdown-it';

/*
 * TeX between dollar signs or in \( \) and \[ \]. It passes the sanitizer as the text of two elements that nothing else
 * produces; KaTeX renders it afterward.
 */

/** Elements that contain TeX: inline and display. */
export const MATH_TAGS = ['var', 'samp'] as const;

/** Recognizes math, and narrow spaces of TeX in prose. */
export function texRules(markdown: MarkdownIt): void {
  markdown.use(mathRules);
  const asElement = (tokens: Token[], index: number): string => {
    const { content = '', meta } = tokens[index] ?? {};
    const tag = MATH_TAGS[meta?.['display'] === true ? 1 : 0];
    return `<${tag}>${markdown.utils.escapeHtml(content)}</${tag}>`;
  };
  markdown.renderer.rules.math_inline = markdown.renderer.rules.math_block = asElement;

  // Models write `43\,\%` in prose as well, where Markdown would make it `43,%`.
  markdown.inline.ruler.before('escape', 'tex_space', (state, silent) => {
    const space = /^\\[,;!](?=\\?[%°\w])/.exec(state.src.slice(state.pos, state.pos + 4));
    if (!space) return false;
    if (!silent) state.pending += '\u202F';
    state.pos += 2;
    return true;
  });
}

/**
 * KaTeX's nodes. The content security policy forbids style attributes, so they are renamed before parsing and then set
 * as properties, which the policy allows. KaTeX escapes quotation marks in text. Throws on invalid TeX.
 */
function drawnNodes(tex: string, displayMode: boolean): DocumentFragment {
  const html = katex.renderToString(tex, {
    displayMode,
    throwOnError: true,
    trust: false,
    maxExpand: 200,
    maxSize: 20,
  });
  const template = document.createElement('template');
  template.innerHTML = html.replaceAll(' style="', ' data-style="');
  for (const element of template.content.querySelectorAll<HTMLElement>('[data-style]')) {
    element.style.cssText = element.dataset.style ?? '';
    element.removeAttribute('data-style');
  }
  return template.content;
}

/** Loads the fonts of most formulas, so that the words around the first one don't move when they arrive. */
export const loadMathFonts = async (): Promise<void> => {
  await Promise.all(['1em KaTeX_Main', 'italic 1em KaTeX_Math'].map((font) => document.fonts.load(font)));
};

/** Renders what `texRules` marked. Invalid TeX stays as it was written. */
export function drawMath(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>(MATH_TAGS.join(', '))) {
    const tex = element.textContent;
    const display = element.localName === MATH_TAGS[1];
    const drawn = document.createElement('span');
    drawn.className = display ? 'math math-display' : 'math';
    // Sentence marks need the original Markdown to find the formula.
    drawn.dataset.tex = tex;
    if (display) {
      drawn.setAttribute('role', 'math');
      drawn.setAttribute('aria-label', tex);
    }
    try {
      drawn.append(drawnNodes(tex, display));
    } catch {
      drawn.textContent = tex;
    }
    element.replaceWith(drawn);
    if (!display) keepPunctuation(drawn);
  }
}

const OPENING = /[\p{Ps}\p{Pi}"']+$/u;
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}"']+/u;

/** A browser may break the line on either side of a formula; no line starts with a period, or ends with a parenthesis. */
function keepPunctuation(formula: HTMLElement): void {
  const { previousSibling: before, nextSibling: after } = formula;
  const opening = before instanceof Text ? (OPENING.exec(before.data)?.[0] ?? '') : '';
  const closing = after instanceof Text ? (CLOSING.exec(after.data)?.[0] ?? '') : '';
  if (opening === '' && closing === '') return;
  const together = document.createElement('span');
  together.className = 'with-punctuation';
  formula.replaceWith(together);
  together.append(...[opening, formula, closing].filter((part) => part !== ''));
  if (before instanceof Text) before.deleteData(before.length - opening.length, opening.length);
  if (after instanceof Text) after.deleteData(0, closing.length);
  together.parentNode?.normalize();
  // The browser asks the parts of the formula whether it may break after them, so only what is between them may.
  for (const part of formula.querySelectorAll('.katex-html > .base + .base')) {
    const between = document.createElement('span');
    between.className = 'formula-break';
    between.append('\u200B');
    part.before(between);
  }
}
