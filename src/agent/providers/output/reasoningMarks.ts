/** What the names have in common that models give to their reasoning: `think`, `seed:think`, `inner_thoughts`, `reasoning_process`. */
const STEMS = 'think|thought|reason|reflect|scratchpad|monologue|analysis|deliberat|chain_of|cot(?![a-z])';
const NAME = `[\\w:.-]{0,16}?(?:${STEMS})[\\w:.-]{0,16}`;
/** Footnotes and asides stand in square brackets too, so only these names count there. */
const SQUARE = 'think|thinking|thoughts?|reasoning|reflection|scratchpad';

/** Where reasoning begins and ends, as models mark it. Add a form here and nowhere else. */
export const OPENING = new RegExp(
  [
    `<\\s?${NAME}(?:\\s[^<>\\n]{0,40})?/?>`,
    `\\[(?:${SQUARE})\\]`,
    '◁think▷',
    `<\\|(?!end|/)${NAME}\\|>`,
    '<\\|channel>thought\\n?',
    '<unused94>(?:thought\\n)?',
  ].join('|'),
  'i',
);
export const CLOSING = new RegExp(
  [
    `</\\s?${NAME}\\s?>`,
    `\\[/(?:${SQUARE})\\]`,
    '◁/think▷',
    `<\\|(?:end|/)${NAME}\\|>`,
    '<channel\\|>',
    '<unused95>',
  ].join('|'),
  'i',
);

/** The tokens of OpenAI's harmony format, by which gpt-oss parts its channels. */
export const HARMONY = /<\|(?:start|channel|message|end|return|call|constrain)\|>/;
/** The same where a server drops the tokens and leaves the names that stood between them. */
export const BARE_ANALYSIS = /^(?:assistant)?(?:analysis|commentary)(?=[^a-z\s,.;:]|\n|we\b)/;
export const BARE_FINAL = /assistantfinal|(?:^|\n)assistant final(?=\n)/;
export const LONGEST_BARE = 'assistantcommentary'.length + 3;

/** Longest mark, so that no more is held back than may turn out to be one. */
const LONGEST_MARK = 64;
const BEGINNING = /^(?:[[◁][/]?[\w:]{0,16}[▷]?|<[/|]?\s?[\w:./|-]{0,40}(?:\s[^<>\n]{0,40})?[|/]?)$/;
const BARE = 'assistantfinal';
const SPACED = '\nassistant final\n';

/** How many characters at the end of `text` may be the beginning of a mark, once more has come. */
export function heldBack(text: string): number {
  for (let at = Math.max(0, text.length - LONGEST_MARK); at < text.length; at++) {
    const tail = text.slice(at);
    if (
      (BEGINNING.test(tail) || BARE.startsWith(tail) || SPACED.startsWith(tail)) &&
      !OPENING.test(tail) &&
      !CLOSING.test(tail)
    )
      return tail.length;
  }
  return 0;
}
