/** Combining characters for TeX's accents. */
const ACCENTS: Readonly<Record<string, string>> = {
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '"': '\u0308',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  c: '\u0327',
  v: '\u030c',
  u: '\u0306',
  H: '\u030b',
  r: '\u030a',
  k: '\u0328',
};
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    ss: 'ß',
    ae: 'æ',
    AE: 'Æ',
    oe: 'œ',
    OE: 'Œ',
    aa: 'å',
    AA: 'Å',
    o: 'ø',
    O: 'Ø',
    l: 'ł',
    L: 'Ł',
    i: 'ı',
    ldots: '…',
    dots: '…',
    textellipsis: '…',
    textendash: '–',
    textemdash: '—',
    textbackslash: '\\',
    textdegree: '°',
    degree: '°',
    euro: '€',
    texteuro: '€',
    EUR: '€',
    pounds: '£',
    textsterling: '£',
    textyen: '¥',
    textcent: '¢',
    textdollar: '$',
    textpermil: '‰',
    textperthousand: '‰',
    texttimes: '×',
    textdiv: '÷',
    textpm: '±',
    textminus: '−',
    textmu: 'µ',
    textohm: 'Ω',
    textonehalf: '½',
    textonequarter: '¼',
    textthreequarters: '¾',
    textonesuperior: '^1',
    texttwosuperior: '^2',
    textthreesuperior: '^3',
    textordfeminine: 'ª',
    textordmasculine: 'º',
    textless: '<',
    textgreater: '>',
    textbar: '|',
    textunderscore: '_',
    textasciicircum: '^',
    textquotesingle: "'",
    textquotedblleft: '“',
    textquotedblright: '”',
    textnumero: '№',
    textsection: '§',
    textregistered: '®',
    texttrademark: '™',
    textcelsius: '°C',
    guillemotleft: '«',
    guillemotright: '»',
    th: 'þ',
    TH: 'Þ',
    dh: 'ð',
    DH: 'Ð',
    dj: 'đ',
    DJ: 'Đ',
    ng: 'ŋ',
    NG: 'Ŋ',
    j: 'ȷ',
    SS: 'ẞ',
    copyright: '©',
    S: '§',
    P: '¶',
    LaTeX: 'LaTeX',
    TeX: 'TeX',
    quad: ' ',
    qquad: ' ',
    newline: '\n',
    par: '\n\n',
    textasciitilde: '~',
  }),
);

/** The content of the braces at `at`, and where it ends; undefined if they are never closed. */
export function argumentAt(text: string, at: number): { content: string; end: number } | undefined {
  let depth = 0;
  for (let index = at; index < text.length; index++) {
    const sign = text[index];
    if (sign === '\\') index++;
    else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return { content: text.slice(at + 1, index), end: index + 1 };
  }
  return undefined;
}

/** Accented letters. */
export function accented(text: string): string {
  return text
    .replace(
      /\\(['`^"~=.])\s*(?:\{\\?([a-zA-Z])\}|\\?([a-zA-Z]))/g,
      (_whole, accent: string, braced?: string, bare?: string) =>
        `${braced ?? bare ?? ''}${ACCENTS[accent] ?? ''}`.normalize('NFC'),
    )
    .replace(/\\([cvuHrk])\{([a-zA-Z])\}/g, (_whole, accent: string, letter: string) =>
      `${letter}${ACCENTS[accent] ?? ''}`.normalize('NFC'),
    )
    .replace(/\\([a-zA-Z]+)(?:\{\}|\s+|(?![a-zA-Z]))/g, (whole, name: string) => LETTERS.get(name) ?? whole);
}

/** A private-use character in place of a tilde that stays. */
const TILDE = '\uE003';

type ReplaceCommand = (text: string, name: string, write: (content: string) => string) => string;

const STYLES: readonly [name: string, mark: string][] = [
  ['textbf', '**'],
  ['emph', '*'],
  ['textit', '*'],
  ['textsl', '*'],
  ['texttt', '`'],
  ['sout', TILDE + TILDE],
  ['st', TILDE + TILDE],
  ['caption', '\n\n'],
];

/**
 * Converts a text's remaining commands: styles to Markdown, and links, citations, and references to their names; drops
 * the rest.
 */
export function plainTex(text: string, replaceCommand: ReplaceCommand): string {
  let plain = accented(text);
  // A tilde in an address is no space.
  plain = plain
    .replace(/\\(?:url|path|nolinkurl)\{([^{}]*)\}/g, (_whole, url: string) => url.replaceAll('~', TILDE))
    .replace(
      /\\href\{([^}]*)\}\{([^}]*)\}/g,
      (_whole, url: string, label: string) => `[${label}](${url.replaceAll('~', TILDE)})`,
    );
  for (const [name, mark] of STYLES)
    plain = replaceCommand(plain, name, (content) => `${mark}${content.trim()}${mark}`);
  plain = plain
    .replace(/\\(?:cite[a-zA-Z]*|parencite|textcite|autocite)\*?(?:\[[^\]]*\]){0,2}\{([^}]*)\}/g, '[$1]')
    .replace(/\\(?:eq|auto|page|c|C|name)?ref\*?\{([^}]*)\}/g, '$1')
    .replace(/\\textsuperscript\{([^}]*)\}/g, '^$1')
    .replace(/\\textsubscript\{([^}]*)\}/g, '_$1')
    .replace(
      /\\(?:label|bibliographystyle|bibliography|includegraphics|vspace|hspace|pagestyle|thispagestyle|setlength|setcounter|addtocounter|usepackage|documentclass|(?:sub)?(?:input|import|include|file|fileinclude)|includepdf|lstinputlisting|[vV]erbatim[iI]nput|inputminted|csvauto(?:tabular|longtable)|addbibresource|pagenumbering|title|author|date|thanks|hypersetup|graphicspath)(?![a-zA-Z])\*?(?:\[[^\]]*\])*(?:\{(?:[^{}]|\{[^{}]*\})*\})*/g,
      '',
    )
    .replace(/\\(?:begin|end)\{[^}]*\}(?:\[[^\]\n]*\])*(?:\{[^}\n]*\})?/g, '\n\n')
    .replace(/\\(?:bibitem)(?:\[[^\]]*\])?\{([^}]*)\}/g, '\n\n[$1] ')
    .replace(/\\\\(?:\[[^\]\n]*\])?/g, '  \n')
    .replace(/\\([%&#_{}$])/g, '\uE002$1')
    .replace(/\\[,;:! ]/g, ' ')
    .replace(/\\[a-zA-Z@]+\*?(?:\[[^\]\n]*\])?[ \t]*/g, '')
    // Two arguments of a command that isn't known are two words.
    .replace(/(?<!\uE002)\}\s*\{(?=[^{}])/g, ' ')
    .replace(/(?<!\uE002)[{}]/g, '')
    .replace(/\uE002/g, '')
    .replace(/~/g, '\u00a0')
    .replace(/(?<!\| )---/g, '—')
    .replace(/(?<![|-])--(?![|-])/g, '–')
    .replace(/``|"`/g, '“')
    .replace(/''|"'/g, '”');
  return plain
    .replace(/\u00a0/g, ' ')
    .replaceAll(TILDE, '~')
    .replace(/^[ \t]+(?![-\d])/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
