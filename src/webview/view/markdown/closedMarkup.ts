/** Emphasis that has begun. */
interface Open {
  mark: string;
  count: number;
}

/**
 * The beginning of a paragraph of Markdown with its open emphasis and code closed, and with only the label of an
 * unfinished link.
 */
export function closedMarkup(text: string): string {
  const open: Open[] = [];
  let shown = text;
  for (let at = 0; at < shown.length;) {
    const character = shown.charAt(at);
    if (character === '\\') at += 2;
    else if (character === '`') {
      const [run = ''] = /^`+/.exec(shown.slice(at)) ?? [];
      const end = closingTicks(shown, at + run.length, run.length);
      if (end === undefined) return withClosed(closedCode(shown, at, run), open);
      at = end;
    } else if (character === '*' || character === '_') {
      const [run = ''] = (character === '*' ? /^\*+/ : /^_+/).exec(shown.slice(at)) ?? [];
      // At the very end, more of them may follow.
      if (at + run.length === shown.length) return withClosed(shown.slice(0, at), open);
      follow(open, character, run.length, shown.charAt(at - 1), shown.charAt(at + run.length));
      at += run.length;
    } else if (character === '[') {
      const { text: next, end } = withoutAddress(shown, at);
      shown = next;
      at = end;
    } else at++;
  }
  return withClosed(shown, open);
}

/** The end of the run of exactly so many backticks that closes a code span. */
function closingTicks(text: string, from: number, count: number): number | undefined {
  for (const { 0: run, index } of text.slice(from).matchAll(/`+/g))
    if (run.length === count) return from + index + count;
  return undefined;
}

/** `run` opens a code span at `at` that nothing closes yet. */
function closedCode(text: string, at: number, run: string): string {
  const content = text.slice(at + run.length).replace(/[\s`]+$/, '');
  return content === '' ? text.slice(0, at) : text.slice(0, at) + run + content + run;
}

/** Opens or closes emphasis. */
function follow(open: Open[], mark: string, length: number, before: string, after: string): void {
  let count = length;
  if (/\S/.test(before)) {
    for (let last = open.at(-1); count > 0 && last?.mark === mark; last = open.at(-1)) {
      const closed = Math.min(count, last.count);
      count -= closed;
      last.count -= closed;
      if (last.count === 0) open.pop();
    }
  }
  // Inside a word it is a sign: 5*6, file_name.
  if (count > 0 && /\S/.test(after) && !/[\p{L}\p{N}]/u.test(before)) open.push({ mark, count });
}

function withClosed(text: string, open: readonly Open[]): string {
  if (open.length === 0) return text;
  const closing = open
    .toReversed()
    .map(({ mark, count }) => mark.repeat(count))
    .join('');
  const trimmed = text.trimEnd();
  // Nothing is emphasized yet.
  return trimmed.endsWith(closing) ? trimmed.slice(0, -closing.length) : trimmed + closing;
}

/** "[the study](https://exa" is "the study" so far, and "[the st" is "the st". `end`: where to read on. */
function withoutAddress(text: string, at: number): { text: string; end: number } {
  const before = text.slice(0, at).replace(/!$/, '');
  const after = text.slice(at + 1);
  const [label = ''] = /^[^\]\n]*/.exec(after) ?? [];
  const isClosed = after.charAt(label.length) === ']';
  const rest = after.slice(label.length + 1);
  // Complete, or no link: `[1] and`.
  if (isClosed && (rest.startsWith('(') ? rest.includes(')') : rest !== '')) return { text, end: at + 1 };
  if (!isClosed && after.length > label.length) return { text, end: at + 1 };
  // The number of a footnote or a source is shown once it is one.
  const shown = /^\^|^\d*$/.test(label) ? '' : label;
  return { text: before + shown, end: before.length };
}
