const FENCE = '```actions';

/** Takes the model's fenced `actions` block out of the answer while it streams. */
export interface AnswerFilter {
  /** Returns the part of the answer that may be shown now. */
  push(text: string): string;
  /** Returns what was held back and turned out to be answer. */
  end(): string;
  /** The block's content, once there is one. */
  actions(): string | undefined;
}

/** Length of the longest end of `text` that may grow into a fence at the beginning of a line. */
function heldBack(text: string): number {
  const lineStart = text.lastIndexOf('\n') + 1;
  const line = text.slice(lineStart);
  if (line !== '' && FENCE.startsWith(line)) return line.length;
  return 0;
}

export function createAnswerFilter(): AnswerFilter {
  let pending = '';
  let atLineStart = true;
  let block: string | undefined;
  let blockClosed = false;

  const take = (text: string): string => {
    if (text !== '') atLineStart = text.endsWith('\n');
    return text;
  };

  return {
    push(text) {
      if (block !== undefined && !blockClosed) {
        block += text;
        const close = block.indexOf('\n```');
        if (close < 0) return '';
        pending = block.slice(close + 4);
        block = block.slice(0, close);
        blockClosed = true;
        return '';
      }
      pending += text;
      if (block !== undefined) return take(flushAll());
      const match = atLineStart && pending.startsWith(FENCE) ? 0 : pending.indexOf(`\n${FENCE}`);
      if (match >= 0) {
        const visible = pending.slice(0, match);
        const rest = pending.slice(pending.indexOf(FENCE, match) + FENCE.length);
        pending = '';
        block = '';
        return take(visible) + this.push(rest);
      }
      const keep = atLineStart || pending.includes('\n') ? heldBack(pending) : 0;
      const visible = pending.slice(0, pending.length - keep);
      pending = pending.slice(pending.length - keep);
      return take(visible);
    },
    end() {
      return take(flushAll());
    },
    actions: () => block,
  };

  function flushAll(): string {
    const text = pending;
    pending = '';
    return text;
  }
}
