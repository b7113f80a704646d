import katex from 'katex';
import type { MarkdownIt } from 'markdown-it';

/*
 * TeX between dollar signs or in \( \) and \[ \]. It passes the sanitizer as the text of two elements that nothing else
 * produces; KaTeX renders it afterward.
 */

/** Elements that contain TeX: inline and display. */
export const MATH_TAGS = ['var', 'samp'] as const;

const DELIMITERS = [
  { open: '$$', close: '$$', display: true },
  { open: '\\[', close: '\\]', display: true },
  { open: '\\(', close: '\\)', display: false },
  { open: '$', close: '$', display: false },
] as const;

export function mathRules(markdown: MarkdownIt): void {
  const { escapeHtml } = markdown.utils;
  markdown.renderer.rules.math_inline = (tokens, index) => `<var>${escapeHtml(tokens[index]?.content ?? '')}</var>`;
  markdown.renderer.rules.math_display = (tokens, index) => `<samp>${escapeHtml(tokens[index]?.content ?? '')}</samp>`;

  markdown.inline.ruler.before('escape', 'math', (state, silent) => {
    const { src, pos, posMax } = state;
    for (const { open, close, display } of DELIMITERS) {
      if (!src.startsWith(open, pos)) continue;
      const end = src.indexOf(close, pos + open.length);
      if (end < 0 || end >= posMax) continue;
      const tex = src.slice(pos + open.length, end);
      if (tex.trim() === '' || (open === '$' && !isBetweenDollars(tex, src[end + 1] ?? ''))) continue;
      if (!silent) state.push(display ? 'math_display' : 'math_inline', '', 0).content = tex.trim();
      state.pos = end + close.length;
      return true;
    }
    return false;
  });

  markdown.block.ruler.before(
    'fence',
    'math_block',
    (state, startLine, endLine, silent) => {
      const lineOf = (line: number) =>
        state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trim();
      const first = lineOf(startLine);
      const delimiter = DELIMITERS.find(({ open, display }) => display && first.startsWith(open));
      if (!delimiter) return false;
      const { open, close } = delimiter;
      let line = startLine;
      let tex = first.slice(open.length);
      while (!tex.includes(close)) {
        line++;
        // Without its end it isn't math: the rest may still be on its way.
        if (line >= endLine || lineOf(line) === '') return false;
        tex += `\n${lineOf(line)}`;
      }
      const end = tex.indexOf(close);
      if (tex.slice(end + close.length).trim() !== '' || tex.slice(0, end).trim() === '') return false;
      if (silent) return true;
      const token = state.push('math_display', '', 0);
      token.content = tex.slice(0, end).trim();
      token.map = [startLine, line + 1];
      token.block = true;
      state.line = line + 1;
      return true;
    },
    { alt: ['paragraph', 'list', 'blockquote'] },
  );

  // Models write `43\,\%` in prose as well, where Markdown would make it `43,%`.
  markdown.inline.ruler.before('escape', 'tex_space', (state, silent) => {
    const space = /^\\[,;!](?=\\?[%°\w])/.exec(state.src.slice(state.pos, state.pos + 4));
    if (!space) return false;
    if (!silent) state.pending += '\u202F';
    state.pos += 2;
    return true;
  });
}

/** Prices have dollar signs, too: math has no spaces just inside them, and no digit follows the second one. */
const isBetweenDollars = (tex: string, after: string): boolean => !/^\s|\s$|\n\n/.test(tex) && !/\d/.test(after);

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

/** Renders what `mathRules` marked. Invalid TeX stays as it was written. */
export function drawMath(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>(MATH_TAGS.join(', '))) {
    const tex = element.textContent;
    const display = element.localName === 'samp';
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
  }
}
