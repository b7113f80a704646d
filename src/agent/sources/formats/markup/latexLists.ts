import { numeral } from '../../html/orderedLists.js';

const INNERMOST =
  /\\begin\{(itemize|enumerate|description)\*?\}(?:\[((?:[^[\]]|\[[^[\]]*\])*)\])?((?:(?!\\begin\{(?:itemize|enumerate|description)\*?\})[\s\S])*?)\\end\{\1\*?\}/;

/** More lists than this in one another, or after one another, stay as they are. */
const MAX_LISTS = 2_000;

/** How LaTeX numbers the items of numbered lists in one another. */
const LABELS_BY_DEPTH = ['\\arabic*.', '(\\alph*)', '\\roman*.', '\\Alph*.'];

/** The commands that write a counter, and the types of HTML's lists that they equal. */
const COUNTERS: Readonly<Record<string, string>> = { arabic: '1', alph: 'a', Alph: 'A', roman: 'i', Roman: 'I' };
/** The commands by the signs that stand for a number in the options of the package `enumerate`, which are the types. */
const SIGNS = Object.fromEntries(Object.entries(COUNTERS).map(([command, type]) => [type, command]));

interface Numbering {
  label: string;
  start: number;
}

/** How a numbered list counts, by its options and its first commands. */
function numberingOf(options: string, body: string, depth: number): Numbering {
  const declared = /(?:^|,)\s*label\s*=\s*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|([^,]*))/.exec(options);
  const short = /[=\\]/.test(options) ? undefined : /^[^\w]*([1aAiI])[^\w]*$/.exec(options.trim());
  const set = /^\s*\\setcounter\{enum[iv]+\}\{(-?\d{1,6})\}/.exec(body)?.[1];
  const start = /(?:^|,)\s*start\s*=\s*(-?\d{1,6})/.exec(options)?.[1];
  return {
    label:
      declared?.[1] ??
      declared?.[2] ??
      short?.[0].replace(/[1aAiI]/, (sign) => `\\${SIGNS[sign]}*`) ??
      LABELS_BY_DEPTH[depth] ??
      '\\arabic*.',
    start: start === undefined ? Number(set ?? 0) + 1 : Number(start),
  };
}

const written = (label: string, value: number): string =>
  label.replace(/\\([a-zA-Z]+)\*/g, (whole, counter: string) => {
    const type = COUNTERS[counter];
    return type === undefined ? whole : numeral(value, type);
  });

/** Converts lists to Markdown, innermost first, so that each step handles a list of one level. */
export function latexLists(text: string): string {
  let result = text;
  for (let round = 0; round < MAX_LISTS; round++) {
    const match = INNERMOST.exec(result);
    if (match === null) break;
    const [whole, kind, options = '', body = ''] = match;
    const before = result.slice(0, match.index);
    const depth = before.split('\\begin{enumerate').length - before.split('\\end{enumerate').length;
    const { label, start } = numberingOf(options, body, depth);
    let next = start;
    const items = body.split(/\\item\b/).slice(1);
    const lines = items.map((item) => {
      const own = /^\s*\[((?:[^[\]]|\[[^[\]]*\])*)\]/.exec(item);
      const content = item
        .slice(own?.[0].length ?? 0)
        .trim()
        .replace(/\n\s*\n/g, '\n')
        .replace(/\n/g, '\n  ');
      if (own !== null) return `- ${kind === 'description' ? `**${own[1]}**` : own[1]} ${content}`;
      if (kind !== 'enumerate') return `- ${content}`;
      const mark = written(label, next++);
      return `${/^\d{1,9}[.)]$/.test(mark) ? mark : `- ${mark}`} ${content}`;
    });
    result = `${before}\n\n${lines.join('\n')}\n\n${result.slice(match.index + whole.length)}`;
  }
  return result;
}
