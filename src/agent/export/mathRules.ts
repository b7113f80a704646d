import type MarkdownIt from 'markdown-it';

const DELIMITERS = [
  { open: '$$', close: '$$', display: true },
  { open: '\\[', close: '\\]', display: true },
  { open: '\\(', close: '\\)', display: false },
  { open: '$', close: '$', display: false },
] as const;

/**
 * Prices have dollar signs, too: math has no spaces just inside them, no digit follows the second one, and no sentence
 * ends between them (its mark is a private-use character).
 */
const isBetweenDollars = (tex: string, after: string): boolean =>
  !/^\s|\s$|[\uE000-\uE003]/.test(tex) && !/\d/.test(after);

/**
 * Makes a parser recognize TeX between dollar signs or in \( \) and \[ \], as tokens `math_block` and `math_inline`
 * whose content is the TeX, and whose `meta.display` says whether it is on a line of its own.
 */
export function mathRules(parser: InstanceType<typeof MarkdownIt>): void {
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
      let rest = first.slice(open.length);
      const tex = [rest];
      while (!rest.includes(close)) {
        line++;
        // A line outside the quote or list item isn't part of the block.
        if (line >= endLine || (state.sCount[line] ?? 0) < state.blkIndent) return false;
        rest = lineOf(line);
        tex.push(rest);
      }
      // With text after it, the formula is part of a paragraph.
      if (!rest.endsWith(close) || rest.indexOf(close) !== rest.length - close.length) return false;
      if (silent) return true;
      const token = state.push('math_block', '', 0);
      token.content = tex.join('\n').slice(0, -close.length).trim();
      token.meta = { display: true };
      token.map = [startLine, line + 1];
      state.line = line + 1;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}
