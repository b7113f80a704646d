import type { MarkdownIt } from 'markdown-it';

const REFERENCE = /^\[\^([^\]\s]{1,40})\](?!:)/;
const DEFINITION = /^\[\^([^\]\s]{1,40})\]:[ \t]+/;

/**
 * Footnotes as models write them: `[^1]` becomes superscript, and `[^1]: …` a paragraph that starts with its
 * superscript label. Blocks are rendered one by one as they stream, so neither waits for the other.
 */
export function footnoteRules(markdown: MarkdownIt): void {
  const { escapeHtml } = markdown.utils;
  markdown.renderer.rules.footnote = (tokens, index) => `<sup>${escapeHtml(tokens[index]?.content ?? '')}</sup>`;

  markdown.inline.ruler.before('link', 'footnote', (state, silent) => {
    const [whole, name] = REFERENCE.exec(state.src.slice(state.pos, state.pos + 44)) ?? [];
    if (whole === undefined || name === undefined) return false;
    if (!silent) state.push('footnote', '', 0).content = name;
    state.pos += whole.length;
    return true;
  });

  // Before link definitions, which would consume it.
  markdown.block.ruler.before(
    'reference',
    'footnote_definition',
    (state, startLine, endLine, silent) => {
      const lineAt = (line: number) =>
        state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
      const [mark, name] = DEFINITION.exec(lineAt(startLine)) ?? [];
      if (mark === undefined || name === undefined) return false;
      if (silent) return true;
      let line = startLine + 1;
      while (line < endLine && lineAt(line).trim() !== '' && !DEFINITION.test(lineAt(line))) line++;
      state.push('paragraph_open', 'p', 1).map = [startLine, line];
      const footnote = state.push('inline', '', 0);
      // The mark, as the inline rule recognizes it.
      footnote.content = `[^${name}] ${state.getLines(startLine, line, state.blkIndent, false).trim().slice(mark.length)}`;
      footnote.map = [startLine, line];
      footnote.children = [];
      state.push('paragraph_close', 'p', -1);
      state.line = line;
      return true;
    },
    { alt: ['paragraph'] },
  );
}
