import { argumentAt } from './latexText.js';

/** On which slides of a talk something is shown. */
const OVERLAY =
  /(\\(?:item|only|onslide|uncover|visible|invisible|alert|pause|textbf|textit|emph|color|structure|note|footnote|frametitle|framesubtitle|includegraphics)\*?)<[^<>\n]{1,40}>/g;
/** Commands whose first arguments say how the last one looks, and how many those are. */
const SETTINGS: readonly [name: string, settings: number][] = [
  ['textcolor', 1],
  ['colorbox', 1],
  ['fcolorbox', 2],
  ['foreignlanguage', 1],
  ['raisebox', 1],
  ['scalebox', 1],
  ['rotatebox', 1],
  ['resizebox', 2],
  ['parbox', 1],
  ['fontsize', 2],
  ['color', 1],
  ['selectlanguage', 1],
];
const FRACTION = /\\(?:nicefrac|sfrac|xfrac|flatfrac|textfrac)\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g;

function withoutSettings(text: string): string {
  let result = text;
  for (const [name, settings] of SETTINGS)
    result = result.replace(
      new RegExp(`\\\\${name}\\*?(?:\\[[^\\]\\n]*\\])?(?:\\s*\\{(?:[^{}]|\\{[^{}]*\\})*\\}){${settings}}`, 'g'),
      '',
    );
  return result;
}

/** The titles of theorems and similar blocks, by the names that the text declares. */
export function theorems(text: string): string {
  const titles = new Map<string, string>();
  const rest = text.replace(
    /\\newtheorem\*?\{([^{}]+)\}(?:\[[^\]]*\])?\{([^{}]*)\}(?:\[[^\]]*\])?/g,
    (_whole, name: string, title: string) => {
      titles.set(name, title);
      return '';
    },
  );
  titles.set('proof', 'Proof');
  return rest.replace(/\\begin\{([^{}]+)\}(?:\[([^\]\n]*)\])?/g, (whole, name: string, about: string | undefined) => {
    const title = titles.get(name);
    if (title === undefined) return whole;
    if (name === 'proof') return `\n\n\\emph{${about ?? title}.} `;
    return `\n\n\\textbf{${title}${about === undefined ? '' : ` (${about})`}.} `;
  });
}

/** The titles of a talk's frames as headings, and those of its blocks in bold. */
function frames(text: string): string {
  let result = text.replace(/\\begin\{frame\}(?:<[^<>\n]*>)?(?:\[[^\]\n]*\])*/g, '\\begin{frame}');
  for (const [start, command] of [
    ['\\begin{frame}', 'subsection'],
    ['\\begin{block}', 'textbf'],
    ['\\begin{alertblock}', 'textbf'],
    ['\\begin{exampleblock}', 'textbf'],
  ] as const) {
    const parts = result.split(start);
    result = parts
      .map((part, index) => {
        const blank = /^\s*/.exec(part)?.[0].length ?? 0;
        const title = index > 0 && part[blank] === '{' ? argumentAt(part, blank) : undefined;
        return title === undefined ? part : `\n\n\\${command}{${title.content}}\n\n${part.slice(title.end)}`;
      })
      .join('\n\n');
  }
  return result.replace(/\\frametitle\b/g, '\\subsection');
}

/** Rewrites what talks and packages add to LaTeX with commands that every text has. */
export function plainBlocks(text: string): string {
  return frames(withoutSettings(text.replace(OVERLAY, '$1'))).replace(FRACTION, '$1/$2');
}
