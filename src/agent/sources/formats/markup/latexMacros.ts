import { argumentAt } from './latexText.js';

interface Macro {
  arguments: number;
  /** Value of the optional first argument. */
  preset?: string;
  body: string;
}

/** Macros in macros, at most; a recursive one would never end. */
const MAX_ROUNDS = 5;
/** Expansion may grow the text by this factor. */
const MAX_GROWTH = 4;

const DEFINITION =
  /\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|DeclareMathOperator)\*?\s*\{?\s*\\([A-Za-z]+)\s*\}?\s*(?:\[(\d)\])?\s*(?:\[([^\]]*)\])?\s*(?=\{)|\\def\s*\\([A-Za-z]+)((?:#\d)*)\s*(?=\{)/g;

const ENVIRONMENT =
  /\\(?:re)?newenvironment\*?\s*\{\s*([A-Za-z]+\*?)\s*\}\s*(?:\[(\d)\])?\s*(?:\[([^\]]*)\])?\s*(?=\{)/g;

/** Removes definitions from the text and notes what they stand for. */
function withoutDefinitions(
  source: string,
  definition: RegExp,
  note: (match: RegExpExecArray) => number | undefined,
): string {
  let text = '';
  let from = 0;
  definition.lastIndex = 0;
  for (let match = definition.exec(source); match !== null; match = definition.exec(source)) {
    const end = note(match);
    if (end === undefined) break;
    text += source.slice(from, match.index);
    from = definition.lastIndex = end;
  }
  return text + source.slice(from);
}

/** Notes the environments and the macros that a text defines, and returns it without their definitions. */
function defined(source: string, macros: Map<string, Macro>): string {
  const text = withoutDefinitions(source, ENVIRONMENT, (match) => {
    const begin = argumentAt(source, match.index + match[0].length);
    const blank = /^\s*/.exec(source.slice(begin?.end ?? 0, (begin?.end ?? 0) + 100))?.[0].length ?? 0;
    const end = begin === undefined ? undefined : argumentAt(source, begin.end + blank);
    if (begin === undefined || end === undefined) return undefined;
    const [, name, count, preset] = match;
    macros.set(`begin{${name}}`, { arguments: Number(count ?? 0), preset, body: begin.content });
    macros.set(`end{${name}}`, { arguments: 0, body: end.content });
    return end.end;
  });
  return withoutDefinitions(text, DEFINITION, (match) => {
    const body = argumentAt(text, match.index + match[0].length);
    if (body === undefined) return undefined;
    const [, command, count, preset, name, parameters = ''] = match;
    macros.set(command ?? name ?? '', {
      arguments: command === undefined ? parameters.length / 2 : Number(count ?? 0),
      preset,
      body: body.content,
    });
    return body.end;
  });
}

/** Removes the text's own macro definitions, and writes what they stand for in their places. */
export function expandMacros(source: string): string {
  const macros = new Map<string, Macro>();
  let text = defined(source, macros);
  const longest = text.length * MAX_GROWTH + 10_000;
  for (let round = 0; round < MAX_ROUNDS && macros.size > 0; round++) {
    // What an environment stands for may define macros.
    const expanded = defined(expandOnce(text, macros), macros);
    if (expanded === text || expanded.length > longest) break;
    text = expanded;
  }
  return text;
}

function expandOnce(text: string, macros: ReadonlyMap<string, Macro>): string {
  const names = [...macros.keys()].map((name) => name.replace(/[{}*]/g, '\\$&'));
  const use = new RegExp(`\\\\(${names.join('|')})(?![A-Za-z])`, 'g');
  let result = '';
  let from = 0;
  for (let match = use.exec(text); match !== null; match = use.exec(text)) {
    const macro = macros.get(match[1] ?? '');
    if (macro === undefined) continue;
    let end = match.index + match[0].length;
    const given: string[] = [];
    if (macro.preset !== undefined) {
      const optional = /^\s*\[([^\]]*)\]/.exec(text.slice(end, end + 500));
      given.push(optional?.[1] ?? macro.preset);
      end += optional?.[0].length ?? 0;
    }
    while (given.length < macro.arguments) {
      const blank = /^\s*/.exec(text.slice(end, end + 100))?.[0].length ?? 0;
      const argument = argumentAt(text, end + blank);
      if (argument === undefined) break;
      given.push(argument.content);
      end = argument.end;
    }
    // Empty braces end a macro's name and are no argument.
    if (macro.arguments === 0) end += /^\{\}/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
    result +=
      text.slice(from, match.index) +
      macro.body.replace(/#(#?)(\d)/g, (_whole, inner: string, at: string) =>
        // Twice: an argument of a macro that this one defines.
        inner === '' ? (given[Number(at) - 1] ?? '') : `#${at}`,
      );
    from = use.lastIndex = end;
  }
  return result + text.slice(from);
}
