import { childElements, firstChild, ownText, type XmlElement } from '../xml/xml.js';

/** Accents and brackets over an expression, with their TeX names. */
const ACCENTS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    '\u0302': 'hat',
    '\u0303': 'tilde',
    '\u0304': 'bar',
    '\u0305': 'overline',
    '\u0307': 'dot',
    '\u0308': 'ddot',
    '\u20d7': 'vec',
    '\u23de': 'overbrace',
    '\u23df': 'underbrace',
  }),
);
const OPERATORS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    '∑': '\\sum',
    '∏': '\\prod',
    '∫': '\\int',
    '∬': '\\iint',
    '∮': '\\oint',
    '⋃': '\\bigcup',
    '⋂': '\\bigcap',
  }),
);

function property(element: XmlElement, properties: string, name: string): string | undefined {
  return firstChild(firstChild(element, properties), name)?.attribs['m:val'];
}

/** Adds `{…}` around anything but a single character. */
function group(tex: string): string {
  return tex.length === 1 || /^\\[a-zA-Z]+$/.test(tex) ? tex : `{${tex}}`;
}

function part(element: XmlElement, name: string): string {
  const child = firstChild(element, name);
  return child === undefined ? '' : contentOf(child);
}

const raised = (sign: '^' | '_', tex: string): string => (tex === '' ? '' : `${sign}${group(tex)}`);
const fraction = (element: XmlElement): string => {
  const [above, below] = [part(element, 'm:num'), part(element, 'm:den')];
  return property(element, 'm:fPr', 'm:type') === 'noBar'
    ? `\\binom{${above}}{${below}}`
    : `\\frac{${above}}{${below}}`;
};
const fenced = (element: XmlElement): string => {
  const inner = childElements(element, 'm:e')
    .map(contentOf)
    .join(property(element, 'm:dPr', 'm:sepChr') ?? '|');
  return `\\left${fence(property(element, 'm:dPr', 'm:begChr') ?? '(')}${inner}\\right${fence(property(element, 'm:dPr', 'm:endChr') ?? ')')}`;
};
const fence = (sign: string): string => (sign === '' ? '.' : /[{}]/.test(sign) ? `\\${sign}` : sign);
const rows = (element: XmlElement, name: string): string =>
  childElements(element, name)
    .map((row) => (name === 'm:mr' ? childElements(row, 'm:e').map(contentOf).join(' & ') : contentOf(row)))
    .join(' \\\\ ');

const WRITERS: ReadonlyMap<string, (element: XmlElement) => string> = new Map(
  Object.entries<(element: XmlElement) => string>({
    'm:t': (element) => (ownText(element) ?? '').replace(/\s+/g, ' '),
    'w:t': (element) => (ownText(element) ?? '').replace(/\s+/g, ' '),
    'm:f': fraction,
    'm:sSup': (element) => group(part(element, 'm:e')) + raised('^', part(element, 'm:sup')),
    'm:sSub': (element) => group(part(element, 'm:e')) + raised('_', part(element, 'm:sub')),
    'm:sSubSup': (element) =>
      group(part(element, 'm:e')) + raised('_', part(element, 'm:sub')) + raised('^', part(element, 'm:sup')),
    'm:sPre': (element) =>
      `{}${raised('_', part(element, 'm:sub'))}${raised('^', part(element, 'm:sup'))}${part(element, 'm:e')}`,
    'm:rad': (element) => {
      const degree = part(element, 'm:deg');
      return `\\sqrt${degree === '' ? '' : `[${degree}]`}{${part(element, 'm:e')}}`;
    },
    'm:nary': (element) => {
      const sign = property(element, 'm:naryPr', 'm:chr') ?? '∫';
      return `${OPERATORS.get(sign) ?? sign}${raised('_', part(element, 'm:sub'))}${raised('^', part(element, 'm:sup'))} ${part(element, 'm:e')}`;
    },
    'm:d': fenced,
    'm:func': (element) => `\\operatorname{${part(element, 'm:fName')}} ${group(part(element, 'm:e'))}`,
    'm:limLow': (element) => `${part(element, 'm:e')}${raised('_', part(element, 'm:lim'))}`,
    'm:limUpp': (element) => `${part(element, 'm:e')}${raised('^', part(element, 'm:lim'))}`,
    'm:acc': (element) =>
      `\\${ACCENTS.get(property(element, 'm:accPr', 'm:chr') ?? '\u0302') ?? 'hat'}{${part(element, 'm:e')}}`,
    'm:groupChr': (element) =>
      `\\${ACCENTS.get(property(element, 'm:groupChrPr', 'm:chr') ?? '\u23df') ?? 'underbrace'}{${part(element, 'm:e')}}`,
    'm:bar': (element) =>
      `\\${property(element, 'm:barPr', 'm:pos') === 'top' ? 'overline' : 'underline'}{${part(element, 'm:e')}}`,
    'm:m': (element) => `\\begin{matrix} ${rows(element, 'm:mr')} \\end{matrix}`,
    'm:eqArr': (element) => `\\begin{aligned} ${rows(element, 'm:e')} \\end{aligned}`,
  }),
);

function contentOf(element: XmlElement): string {
  return childElements(element)
    .map((child) => {
      // Formatting, and what a reviewer deleted.
      if (child.name.endsWith('Pr') || child.name === 'w:del') return '';
      return WRITERS.get(child.name)?.(child) ?? contentOf(child);
    })
    .join('');
}

/** Converts an Office equation (`m:oMath`, Office Math Markup) to TeX. */
export function ommlToTex(equation: XmlElement): string {
  return contentOf(equation).replace(/\s+/g, ' ').trim();
}
