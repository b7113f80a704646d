/**
 * Removes the model's `actions` block and surrounding whitespace from the streaming answer. The block is a closed fence
 * labeled exactly "actions" that holds JSON, at the end of the answer; anything else that resembles one is text.
 * Joining what `push` and `end` return gives the complete answer, wherever the input was split.
 */
export interface AnswerFilter {
  /** Returns the part of the answer that is known to be text. */
  push(text: string): string;
  /** Returns held-back text that turned out to belong to the answer. Call once. */
  end(): string;
  /** The block's content, after `end`, if there is a block. */
  actions(): string | undefined;
}

const OPENING_LINE = '```actions';
/** The block, from its opening line to the end of the answer. */
const BLOCK = /^```actions[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?^```[ \t]*\r?$\s*$/m;
/** The block's closing line with more text after it, so that it isn't at the end of the answer. */
const CLOSED_BEFORE_TEXT = /\n```[ \t]*\r?\n\s*\S/;

export function createAnswerFilter(): AnswerFilter {
  /** Not yet returned: whitespace, or a potential block. */
  let held = '';
  let begun = false;
  let atLineStart = true;
  let block: string | undefined;

  /** Start of the line in `held` that is, or may become, the block's first; its length if there is none. */
  function blockStart(): number {
    for (let start = atLineStart ? 0 : held.indexOf('\n') + 1 || held.length; start < held.length;) {
      const newline = held.indexOf('\n', start);
      const line = held.slice(start, newline < 0 ? undefined : newline);
      const mayBe = newline < 0 ? OPENING_LINE.startsWith(line.trimEnd()) || isOpening(line) : isOpening(line);
      if (mayBe && line !== '') return start;
      if (newline < 0) break;
      start = newline + 1;
    }
    return held.length;
  }

  function release(length: number): string {
    // Leading whitespace is never shown; trailing whitespace only if text follows.
    let text = held.slice(0, length);
    const rest = held.slice(length);
    const shown = text.trimEnd();
    const space = text.slice(shown.length);
    text = begun ? shown : shown.trimStart();
    if (shown === '') {
      held = begun ? space + rest : rest;
      if (!begun && space !== '') atLineStart = space.endsWith('\n') || (atLineStart && !space.includes('\n'));
      return '';
    }
    begun = true;
    held = space + rest;
    atLineStart = false;
    return text;
  }

  return {
    push(text) {
      held += text;
      let shown = '';
      for (;;) {
        const start = blockStart();
        if (start < held.length && CLOSED_BEFORE_TEXT.test(held.slice(start))) {
          // The block isn't at the end: treat its first line as text; another block may follow.
          shown += release(held.indexOf('\n', start));
          continue;
        }
        return shown + release(start);
      }
    },
    end() {
      const start = blockStart();
      const found = start < held.length ? BLOCK.exec(held.slice(start)) : null;
      if (found?.index === 0 && isActions(found[1] ?? '')) {
        block = found[1] ?? '';
        held = held.slice(0, start);
      }
      return release(held.length);
    },
    actions: () => block,
  };
}

/** Actions come as JSON, however malformed; anything else in such a fence is text for the reader. */
function isActions(content: string): boolean {
  return /^\s*(?:$|[[{"])/.test(content);
}

function isOpening(line: string): boolean {
  return line.trimEnd() === OPENING_LINE;
}
