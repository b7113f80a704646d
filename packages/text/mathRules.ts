import type { MarkdownIt } from 'markdown-it';

const DELIMITERS = [
  { open: '$$', close: '$$', display: true },
  { open: '\\[', close: '\\]', display: true },
  { open: '\\(', close: '\\)', display: false },
  { open: '$', close: '$', display: false },
] as const;

/**
 * Prices have dollar signs, too: math has no spaces just inside them, no digit follows the second one, and no sentence
 * ends between them (callers put private-use characters there).
 */
const isBetweenDollars = (tex: string, after: string): boolean =>
  !/^\s|\s$|\n\n|\p{Co}/u.test(tex) && !/\d/.test(after);

/**
 * Makes a Markdown parser recognize TeX between dollar signs or in \( \) and \[ \], as tokens `math_inline` within text
 * and `math_block` on lines of its own. Their content is the TeX, and `meta.display` says whether it is display math.
 */
export function mathRules(parser: MarkdownIt): void {
  parser.inline.ruler.before('escape', 'math', (state, silent) => {
    const { src, pos, posMax } = state;
    for (const { open, close, display } of DELIMITERS) {
      if (!src.startsWith(open, pos)) continue;
      const end = src.indexOf(close, pos + open.length);
      if (end < 0 || end >= posMax) continue;
      const tex = src.slice(pos + open.length, end);
      if (tex.trim() === '' || (open === '$' && !isBetweenDollars(tex, src[end + 1] ?? ''))) continue;
      if (!silent) {
        const token = state.push('math_inline', '', 0);
        token.content = tex.trim();
        token.meta = { display };
      }
      state.pos = end + close.length;
      return true;
    }
    return false;
  });
  parser.block.ruler.before(
    'fence',
    'math_block',
    (state, startLine, endLine, silent) => {
      const lineOf = (line: number) =>
        state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trim();
      const first = lineOf(startLine);
      const delimiters = DELIMITERS.find(({ open, display }) => display && first.startsWith(open));
      if (!delimiters) return false;
      const { open, close } = delimiters;
      let line = startLine;
      let tex = first.slice(open.length);
      while (!tex.includes(close)) {
        line++;
        // Without its end it isn't math: the rest may still be on its way, or be outside the quote or list item.
        if (line >= endLine || lineOf(line) === '' || (state.sCount[line] ?? 0) < state.blkIndent) return false;
        tex += `\n${lineOf(line)}`;
      }
      const end = tex.indexOf(close);
      // With text after it, the formula is part of a paragraph.
      if (tex.slice(end + close.length).trim() !== '' || tex.slice(0, end).trim() === '') return false;
      if (silent) return true;
      const token = state.push('math_block', '', 0);
      token.content = tex.slice(0, end).trim();
      token.meta = { display: true };
      token.map = [startLine, line + 1];
      token.block = true;
      state.line = line + 1;
      return true;
    },
    { alt: ['paragraph', 'reference', 'list', 'blockquote'] },
  );
}
