import type MarkdownIt from 'markdown-it';

const DEFINITION = /^\[\^([^\]\s]+)\]:[ \t]*(?=\S)/;
const REFERENCE = /^\[\^([^\]\s]+)\]/;

/**
 * Makes a parser recognize `[^label]` and the `[^label]: text` that defines it. References become tokens
 * `footnote_number`, with the number as content, and definitions become paragraphs at the end that start with one.
 */
export function footnoteRules(parser: InstanceType<typeof MarkdownIt>): void {
  parser.block.ruler.before('reference', 'footnote', (state, startLine, endLine, silent) => {
    const lineOf = (line: number) =>
      state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
    const [whole, label] = DEFINITION.exec(lineOf(startLine)) ?? [];
    if (whole === undefined || label === undefined) return false;
    if (silent) return true;
    const lines = [lineOf(startLine).slice(whole.length)];
    let line = startLine + 1;
    for (; line < endLine && lineOf(line).trim() !== '' && !DEFINITION.test(lineOf(line)); line++)
      lines.push(lineOf(line));
    const labels = (state.env as { footnotes?: string[] }).footnotes ?? [];
    if (!labels.includes(label)) labels.push(label);
    state.env = Object.assign(state.env as object, { footnotes: labels });
    state.push('paragraph_open', 'p', 1).meta = { footnote: label };
    const text = state.push('inline', '', 0);
    text.content = lines.join('\n');
    text.map = [startLine, line];
    text.children = [];
    state.push('paragraph_close', 'p', -1);
    state.line = line;
    return true;
  });
  parser.inline.ruler.before('link', 'footnote_number', (state, silent) => {
    const [whole, label = ''] = REFERENCE.exec(state.src.slice(state.pos, state.posMax)) ?? [];
    const number = ((state.env as { footnotes?: string[] }).footnotes ?? []).indexOf(label) + 1;
    if (whole === undefined || number === 0) return false;
    if (!silent) state.push('footnote_number', '', 0).content = `[${number}]`;
    state.pos += whole.length;
    return true;
  });
  parser.core.ruler.push('footnotes_last', (state) => {
    const labels = (state.env as { footnotes?: string[] }).footnotes ?? [];
    const moved = state.tokens.flatMap((token, at) => {
      const label: unknown = token.meta?.['footnote'];
      if (typeof label !== 'string') return [];
      const number = new state.Token('footnote_number', '', 0);
      number.content = `[${labels.indexOf(label) + 1}]`;
      const space = new state.Token('text', '', 0);
      space.content = ' ';
      const text = state.tokens[at + 1];
      text?.children?.unshift(number, space);
      return state.tokens.slice(at, at + 3);
    });
    if (moved.length > 0) state.tokens = [...state.tokens.filter((token) => !moved.includes(token)), ...moved];
  });
  parser.renderer.rules.footnote_number = (tokens, index) =>
    `<sup>${parser.utils.escapeHtml(tokens[index]?.content ?? '')}</sup>`;
}
