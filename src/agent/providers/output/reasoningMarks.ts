/** Names that models give to their reasoning, in whatever brackets. */
const NAMES = 'think|thinking|thoughts?|reasoning|reflection|scratchpad|seed:think|inner_monologue';

/** Where reasoning begins and ends, as models were seen to mark it. Add a form here and nowhere else. */
export const OPENING = new RegExp(
  [
    `<(?:${NAMES})>`,
    `\\[(?:${NAMES})\\]`,
    '◁think▷',
    '<\\|(?:begin_of_thought|start_thinking|think)\\|>',
    '<\\|channel>thought\\n?',
  ].join('|'),
  'i',
);
export const CLOSING = new RegExp(
  [
    `</(?:${NAMES})>`,
    `\\[/(?:${NAMES})\\]`,
    '◁/think▷',
    '<\\|(?:end_of_thought|end_thinking|/think)\\|>',
    '<channel\\|>',
  ].join('|'),
  'i',
);

/** The tokens of OpenAI's harmony format, by which gpt-oss parts its channels. */
export const HARMONY = /<\|(?:start|channel|message|end|return|call|constrain)\|>/;
/** The same where a server drops the tokens and leaves the names that stood between them. */
export const BARE_ANALYSIS = /^(?:assistant)?(?:analysis|commentary)(?=[^a-z\s,.;:]|\n)/;
export const BARE_FINAL = /assistantfinal/;
export const LONGEST_BARE = 'assistantcommentary'.length + 1;

/** Longest mark, so that no more is held back than may turn out to be one. */
const LONGEST_MARK = 24;
const BEGINNING = /^[<[◁][/|]?[\w:/|]*[|▷]?$/;
const BARE = 'assistantfinal';

/** How many characters at the end of `text` may be the beginning of a mark, once more has come. */
export function heldBack(text: string): number {
  for (let at = Math.max(0, text.length - LONGEST_MARK); at < text.length; at++) {
    const tail = text.slice(at);
    if ((BEGINNING.test(tail) || BARE.startsWith(tail)) && !OPENING.test(tail) && !CLOSING.test(tail))
      return tail.length;
  }
  return 0;
}
