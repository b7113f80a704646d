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

/** Removes the text's own macro definitions, and writes what they stand for in their places. */
export function expandMacros(source: string): string {
  const macros = new Map<string, Macro>();
  let text = '';
  let from = 0;
  DEFINITION.lastIndex = 0;
  for (let match = DEFINITION.exec(source); match !== null; match = DEFINITION.exec(source)) {
    const body = argumentAt(source, match.index + match[0].length);
    if (body === undefined) break;
    const [, command, count, preset, defined, parameters = ''] = match;
    macros.set(command ?? defined ?? '', {
      arguments: command === undefined ? parameters.length / 2 : Number(count ?? 0),
      preset,
      body: body.content,
    });
    text += source.slice(from, match.index);
    from = DEFINITION.lastIndex = body.end;
  }
  text += source.slice(from);
  const longest = text.length * MAX_GROWTH + 10_000;
  for (let round = 0; round < MAX_ROUNDS && macros.size > 0; round++) {
    const expanded = expandOnce(text, macros);
    if (expanded === text || expanded.length > longest) break;
    text = expanded;
  }
  return text;
}

function expandOnce(text: string, macros: ReadonlyMap<string, Macro>): string {
  const use = new RegExp(`\\\\(${[...macros.keys()].join('|')})(?![A-Za-z])`, 'g');
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
      text.slice(from, match.index) + macro.body.replace(/#(\d)/g, (_whole, at: string) => given[Number(at) - 1] ?? '');
    from = use.lastIndex = end;
  }
  return result + text.slice(from);
}
