// ESLint rule: comments, and strings of several words, use American spelling. Code in backticks is exempt.

const ISE =
  'apolog|author|capital|categor|character|custom|emphas|final|general|initial|local|maxim|minim|modern|normal|optim|organ|' +
  'parameter|prior|random|real|recogn|sanit|serial|special|stabil|standard|summar|symbol|synchron|token|util|visual';
const BRITISH = new RegExp(
  [
    '(?:arm|behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rum|sav|vap|vig)our',
    `(?:${ISE})is(?:e|er|ing|ation)`,
    '(?:anal|catal|paral)ys(?:e|ing)',
    '(?:cancel|channel|dial|fuel|label|level|model|signal|total|travel)l(?:ed|er|ing)',
    '(?:cent|fib|kilomet|lit|millimet|theat)re|metres?\\b|grey|catalogue|(?:def|off|lic)ence|programme[sd]?\\b|whilst',
  ]
    .map((alternative) => `\\b(?:un|re|de)?(?:${alternative})\\w*`)
    .join('|'),
  'iu',
);

/** @type {import('eslint').Rule.RuleModule} */
export const americanSpelling = {
  meta: {
    type: 'suggestion',
    messages: { british: 'Use American spelling: {{word}}' },
    schema: [{ type: 'object', properties: { strings: { type: 'boolean' } }, additionalProperties: false }],
  },
  create: (context) => {
    /** @type {(text: string, loc: import('eslint').AST.SourceLocation | null | undefined) => void} */
    const check = (text, loc) => {
      const word = BRITISH.exec(text.replace(/`[^`]*`/g, ''))?.[0];
      if (word && loc) context.report({ loc, messageId: 'british', data: { word } });
    };
    /** @type {typeof check} */
    const checkString = (text, loc) => {
      if (context.options[0]?.strings !== false && /\S\s+\S/.test(text)) check(text, loc);
    };
    return {
      Program() {
        for (const { value, loc } of context.sourceCode.getAllComments()) check(value, loc);
      },
      Literal({ value, loc }) {
        if (typeof value === 'string') checkString(value, loc);
      },
      TemplateElement({ value, loc }) {
        checkString(value.raw, loc);
      },
    };
  },
};
