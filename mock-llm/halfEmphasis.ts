/** Code, escaped characters, and marks of emphasis. */
const PART = /(`+)[^]*?\1|\\.|(\*{1,3}|_{1,3}|~~)/gu;
const SPACE = /^\s?$/u;
const PUNCTUATION = /^[\p{P}\p{S}]$/u;

/** Whether a mark can open or close emphasis, by the characters around it, as CommonMark has it. */
function sidesOf(mark: string, before: string, after: string): { opens: boolean; closes: boolean } {
  const left = !SPACE.test(after) && (!PUNCTUATION.test(after) || SPACE.test(before) || PUNCTUATION.test(before));
  const right = !SPACE.test(before) && (!PUNCTUATION.test(before) || SPACE.test(after) || PUNCTUATION.test(after));
  if (!mark.startsWith('_')) return { opens: left, closes: right };
  return { opens: left && (!right || PUNCTUATION.test(before)), closes: right && (!left || PUNCTUATION.test(after)) };
}

/**
 * A passage without the marks of emphasis that begins or ends outside of it, such as around several sentences: half of
 * a pair is shown as it is. A single asterisk or underscore stays unless it clearly encloses words, because it may as
 * well refer to a note or multiply.
 */
export function withoutHalfEmphasis(text: string): string {
  const open: { mark: string; at: number }[] = [];
  const halves: { mark: string; at: number }[] = [];
  for (const { index: at, 2: mark } of text.matchAll(PART)) {
    if (mark === undefined) continue;
    const before = text.charAt(at - 1);
    const { opens, closes } = sidesOf(mark, before, text.charAt(at + mark.length));
    const opener = closes ? open.findLastIndex((one) => one.mark === mark) : -1;
    if (opener >= 0) halves.push(...open.splice(opener).slice(1));
    else if (opens && (mark.length > 1 || !closes)) open.push({ mark, at });
    else if (closes && (mark.length > 1 || /[.!?…。！？]/u.test(before))) halves.push({ mark, at });
  }
  let rest = text;
  for (const { mark, at } of [...halves, ...open].sort((one, other) => other.at - one.at))
    rest = rest.slice(0, at) + rest.slice(at + mark.length);
  return rest;
}
