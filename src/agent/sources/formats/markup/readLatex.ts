import { withoutBetween } from '../../withoutBetween.js';
import { KeptPieces } from '../keptPieces.js';
import type { MarkupText } from './markupText.js';
import { fence } from './fence.js';
import { plainBlocks, theorems } from './latexBlocks.js';
import { latexLists } from './latexLists.js';
import { expandMacros } from './latexMacros.js';
import { latexTable } from './latexTable.js';
import { plainQuantities } from './siUnits.js';
import { accented, argumentAt, plainTex } from './latexText.js';

const LEVELS: Readonly<Record<string, number>> = {
  part: 1,
  chapter: 1,
  section: 2,
  subsection: 3,
  subsubsection: 4,
  paragraph: 5,
};
const VERBATIM =
  /\\begin\{(verbatim\*?|lstlisting|minted|Verbatim|alltt)\}(?:\[([^\]\n]*)\])?(?:\{([\w+-]+)\})?\n?([\s\S]*?)\\end\{\1\}/g;
/** Files whose text, code, rows, or references would be part of this one. */
const INCLUDED =
  /\\(?:input|include|subfile|subfileinclude|import\{[^}]*\}|includepdf|lstinputlisting|[vV]erbatim[iI]nput|inputminted\{\w+\}|csvauto(?:tabular|longtable)|csvreader|bibliography|addbibresource|pgfplotstabletypeset(?=(?:\[[^\]]*\])?\{[\w./-]+\.\w+\}))\*?(?:\[[^\]]*\])?\{([^}\n]{1,300})\}/g;
/** Another file, enclosed in this one. */
const FILE = /\\begin\{(filecontents\*?)\}(?:\[[^\]]*\])?\{([^{}\n]*)\}[\s\S]*?\\end\{\1\}/g;
/** Code in a line: between two equal signs, or in braces. */
const CODE =
  /\\(?:verb\*?|Verb\*?|lstinline(?:\[[^\]\n]*\])?|mintinline(?:\[[^\]\n]*\])?\{\w+\})(?:([^\w\s*{])(.*?)\1|\{([^{}\n]*)\})/g;
const FORMULA =
  /\\begin\{(equation\*?|align\*?|gather\*?|multline\*?|eqnarray\*?|displaymath|math)\}([\s\S]*?)\\end\{\1\}|\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\]/g;
const INLINE_FORMULA = /\\\(([\s\S]+?)\\\)|(?<!\\)\$((?:[^$\\]|\\[\s\S])+)\$/g;

function commandArgument(text: string, command: string): string | undefined {
  const at = new RegExp(`\\\\${command}\\*?(?:\\[[^\\]]*\\])?\\s*(?=\\{)`).exec(text);
  return at === null ? undefined : argumentAt(text, at.index + at[0].length)?.content;
}

/** Reads a useful subset of LaTeX: sections, lists, tables, code, notes, and accents; formulas stay TeX. */
export function readLatex(source: string): MarkupText {
  const pieces = new KeptPieces();
  const { keep } = pieces;
  const enclosed: string[] = [];
  let text = source
    .replace(FILE, (_whole, _name, file: string) => {
      enclosed.push(file);
      return '';
    })
    .replace(
      VERBATIM,
      (_whole, _name, options: string | undefined, language: string | undefined, code: string) =>
        `\n\n${keep(fence(code, (language ?? /language=\{?([\w+-]+)/.exec(options ?? '')?.[1] ?? '').toLowerCase()))}\n\n`,
    );
  text = text.replace(CODE, (_whole, _sign, between: string | undefined, braced: string | undefined) =>
    keep(`\`${between ?? braced ?? ''}\``),
  );
  text = text.replace(/(?<!\\)%[^\n]*\n?/g, (comment) =>
    comment.endsWith('\n') && !/^\s*%/.test(comment) ? '\n' : '',
  );
  text = withoutBetween(withoutBetween(text, '\\begin{comment}', '\\end{comment}'), '\\iffalse', '\\fi');
  text = theorems(expandMacros(text));
  const included = [...enclosed, ...[...text.matchAll(INCLUDED)].map((match) => match[1] ?? '')];
  const title = commandArgument(text, 'title');
  const author = commandArgument(text, 'author');
  const date = commandArgument(text, 'date');
  const begin = text.indexOf('\\begin{document}');
  if (begin >= 0) text = text.slice(begin + '\\begin{document}'.length).replace(/\\end\{document\}[\s\S]*$/, '');
  text = text
    .replace(
      FORMULA,
      (_whole, _name, environment: string | undefined, dollars: string | undefined, brackets: string | undefined) => {
        const tex = (environment ?? dollars ?? brackets ?? '').replace(/\\label\{[^}]*\}/g, '').trim();
        return `\n\n${keep(`$$${/\\\\|(?<!\\)&/.test(tex) ? `\\begin{aligned}${tex}\\end{aligned}` : tex}$$`)}\n\n`;
      },
    )
    .replace(INLINE_FORMULA, (_whole, round: string | undefined, dollar: string | undefined) =>
      keep(`$${(round ?? dollar ?? '').trim()}$`),
    );
  text = plainBlocks(text);
  const notes: string[] = [];
  text = replaceCommand(
    plainQuantities(text),
    'footnote',
    (content) => `[^${notes.push(content.replace(/\s+/g, ' '))}]`,
  )
    .replace(
      /\\begin\{(?:tabular[x*]?|longtable|tabulary|array)\}(?:\[[^\]]*\])?((?:\{(?:[^{}]|\{[^{}]*\})*\}){1,2})([\s\S]*?)\\end\{(?:tabular[x*]?|longtable|tabulary|array)\}/g,
      (_whole, _columns, body: string) => `\n\n${keep(latexTable(body, (cell) => plainTex(cell, replaceCommand)))}\n\n`,
    )
    .replace(
      /\\begin\{(?:quote|quotation|verse)\}([\s\S]*?)\\end\{(?:quote|quotation|verse)\}/g,
      (_whole, quoted: string) => `\n\n${quoted.trim().replace(/^\s*/gm, '> ')}\n\n`,
    )
    .replace(/\\begin\{abstract\}/g, '\n\n## Abstract\n\n');
  text = latexLists(text);
  for (const [name, level] of Object.entries(LEVELS))
    text = replaceCommand(text, name, (content) => `\n\n${'#'.repeat(level)} ${content.replace(/\s+/g, ' ')}\n\n`);
  const written = plainTex(text, replaceCommand);
  const head = title === undefined ? '' : `# ${plainTex(title, replaceCommand).replace(/\s+/g, ' ')}\n\n`;
  const foot = notes.map((note, index) => `[^${index + 1}]: ${plainTex(note, replaceCommand)}`).join('\n');
  return {
    title:
      title === undefined ? undefined : pieces.restore(plainTex(title, replaceCommand)).replace(/\s+/g, ' ').trim(),
    author:
      author === undefined
        ? undefined
        : accented(author)
            .replace(/\\(?:thanks|inst|orcid)\{[^}]*\}/g, '')
            .replace(/\\and\b|\\\\/g, ', ')
            .replace(/\\[a-zA-Z]+\*?|[{}$]/g, '')
            .replace(/\s+/g, ' ')
            .replace(/\s+,/g, ',')
            .trim() || undefined,
    date: date === undefined || /\\today/.test(date) ? undefined : plainTex(date, replaceCommand).trim() || undefined,
    markdown: pieces.restore(
      `${head}${written}\n\n${foot}`
        .replace(/[ \t]+\n/g, '\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
    ),
    included,
  };
}

/** Replaces each `\name[…]{content}`, counting braces inside the content. */
function replaceCommand(text: string, name: string, write: (content: string) => string): string {
  const command = new RegExp(`\\\\${name}\\*?(?:\\[[^\\]\\n]*\\])?\\s*(?=\\{)`, 'g');
  let result = '';
  let from = 0;
  for (let match = command.exec(text); match !== null; match = command.exec(text)) {
    const argument = argumentAt(text, match.index + match[0].length);
    if (argument === undefined) break;
    result += text.slice(from, match.index) + write(argument.content);
    from = command.lastIndex = argument.end;
  }
  return result + text.slice(from);
}
