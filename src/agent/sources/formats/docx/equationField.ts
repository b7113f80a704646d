/** Deeper nesting than any formula has. */
const MAX_NESTED = 20;
/** A command with its options, such as `\a \co2`, before its arguments; `\,` is a comma. */
const COMMAND = /^\\\s*([a-z])[a-z]*\s*\d*\s*((?:\\\s*[a-z]+\s*-?\d*\s*|\\[^a-z\s]\s*)*)\(/i;
const RAISES = /\\\s*up/i;
/** Signs other than an integral's. */
const SUM = /\\\s*su/i;
const PRODUCT = /\\\s*pr/i;
const LOWERS = /\\\s*do/i;
/** A shape drawn around the other argument. */
const SHAPE = /^[○◯□△▽◇]$/;

/** The arguments of the parentheses that open before `at`, and where they end. */
function argumentsAt(text: string, at: number): { parts: string[]; end: number } {
  const parts = [''];
  let depth = 1;
  for (let index = at; index < text.length; index++) {
    const sign = text.charAt(index);
    if (sign === '(') depth++;
    if (sign === ')' && --depth === 0) return { parts, end: index + 1 };
    const escaped = sign === '\\' && /[,;()\\]/.test(text.charAt(index + 1));
    if (depth === 1 && (sign === ',' || sign === ';')) parts.push('');
    else parts.push((parts.pop() ?? '') + (escaped ? sign + text.charAt(++index) : sign));
  }
  return { parts, end: text.length };
}

function texOfCommand(name: string, options: string, parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  switch (name) {
    case 'f':
      return `\\frac{${parts[0] ?? ''}}{${parts[1] ?? ''}}`;
    case 'r':
      return parts.length > 1 ? `\\sqrt[${parts[0]}]{${last}}` : `\\sqrt{${last}}`;
    case 's':
      return RAISES.test(options) ? `^{${last}}` : LOWERS.test(options) ? `_{${last}}` : parts.join(' ');
    case 'i': {
      const sign = SUM.test(options) ? 'sum' : PRODUCT.test(options) ? 'prod' : 'int';
      return `\\${sign}_{${parts[0] ?? ''}}^{${parts[1] ?? ''}}{${parts.slice(2).join(', ')}}`;
    }
    case 'b':
      return `(${last})`;
    // Letters over each other: a shape around a number, or a reading above a word.
    case 'o':
      return SHAPE.test(parts[0]?.trim() ?? '') ? `(${last})` : last;
    default:
      return parts.join(', ');
  }
}

/** The TeX of what Word's field `EQ` draws, such as `\f(3,4)`; '' if it draws nothing. */
export function texOfEquationField(instruction: string, nested = 0): string {
  let tex = '';
  let at = 0;
  while (at < instruction.length) {
    const rest = instruction.slice(at);
    const [command, name, options = ''] = COMMAND.exec(rest) ?? [];
    if (command === undefined || nested > MAX_NESTED) {
      // A sign that would part arguments.
      const sign = /^\\[,;()\\]/.test(rest) ? rest.slice(1, 2) : rest.charAt(0);
      tex += sign;
      at += sign === rest.charAt(0) && sign !== '\\' ? 1 : 2;
      continue;
    }
    const { parts, end } = argumentsAt(instruction, at + command.length);
    tex += texOfCommand(
      (name ?? '').toLowerCase(),
      options,
      parts.map((part) => texOfEquationField(part, nested + 1)),
    );
    at = end;
  }
  return tex.trim();
}
