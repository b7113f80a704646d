/**
 * A pattern for the names that models give their reasoning: `think`, `seed:think`, `inner_thoughts`,
 * `reasoning_process`.
 */
const STEMS = 'think|thought|reason|reflect|scratchpad|monologue|analysis|deliberat|chain_of|cot(?![a-z])';
const NAME = `[\\w:.-]{0,16}?(?:${STEMS})[\\w:.-]{0,16}`;
/** In square brackets only these names count, because footnotes and asides use them, too. */
const SQUARE = 'think|thinking|thoughts?|reasoning|reflection|scratchpad';

/** How models mark the start and end of reasoning. This is the only place to add a form. */
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

/** Tokens of OpenAI's harmony format, which gpt-oss uses to separate its channels. */
export const HARMONY = /<\|(?:start|channel|message|end|return|call|constrain)\|>/;
/** The same for servers that drop the tokens but keep the names between them. */
export const BARE_ANALYSIS = /^(?:assistant)?(?:analysis|commentary)(?=[^a-z\s,.;:]|\n|we\b)/;
export const BARE_FINAL = /assistantfinal|(?:^|\n)assistant final(?=\n)/;
export const LONGEST_BARE = 'assistantcommentary'.length + 3;

/**
 * Headings in place of tags: a first line that only names the reasoning, and a later one that names the answer. Without
 * the second one it was the answer.
 */
const LINE = (names: string): string => `[ \\t]*(?:\\*\\*|#{1,4} )(?:${names})(?:\\*\\*)?[:：]?(?:\\*\\*)?[ \\t]*`;
const REASONING_WORDS =
  '(?:my |the )?(?:thinking|thoughts?|reasoning|reflection|analysis)(?: process)?|chain of thought|gedanken(?:gang)?|überlegung(?:en)?|denkprozess|réflexion|raisonnement|razonamiento|pensamiento|raciocínio|ragionamento|рассуждения?|размышления?|思考|推理';
const ANSWER_WORDS =
  '(?:the |my )?(?:final )?(?:answer|response|summary)|(?:endgültige )?antwort|réponse(?: finale)?|respuesta(?: final)?|resposta(?: final)?|risposta(?: finale)?|ответ|回答|答案|最终答案|答え';
export const HEADED_REASONING = new RegExp(`^${LINE(REASONING_WORDS)}\\n`, 'i');
export const HEADED_ANSWER = new RegExp(
  `(?:^|\\n)${LINE(ANSWER_WORDS)}(?:\\n|(?<=:\\*\\*[ \\t]*|\\*\\*:[ \\t]*))`,
  'i',
);
/** A first line, or the last line received, that may still become one of these. */
export const HEADING_BEGINNING = /(?:^|\n)[ \t]*(?:\*{1,2}|#{1,4})[\p{L} ]{0,30}(?:\*{0,2}[:：]?\*{0,2})[ \t]*$/u;

/** Longest mark; no more than this needs to be held back. */
const LONGEST_MARK = 64;
const BEGINNING = /^(?:[[◁][/]?[\w:]{0,16}[▷]?|<[/|]?\s?[\w:./|-]{0,40}(?:\s[^<>\n]{0,40})?[|/]?)$/;
const BARE = 'assistantfinal';
const SPACED = '\nassistant final\n';

/** How many characters at the end of `text` could be the start of a mark. */
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
