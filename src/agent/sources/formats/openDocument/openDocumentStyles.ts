import { childElements, elements, firstChild, parseXml, type XmlElement } from '../xml/xml.js';

/** How a style changes the meaning of its text. */
export type TextStyle = 'sup' | 'sub' | 'del' | 'hidden';

/** How a level of a list or of the headings is numbered. */
export interface LevelNumbering {
  /** `1`, `a`, `A`, `i`, or `I`. */
  type: string;
  start: number;
  /** What stands around the number. */
  before: string;
  after: string;
  /** How many levels' numbers the label has, its own included. */
  shown: number;
}

/** What an OpenDocument file's styles say about its text. */
export interface OpenDocumentStyles {
  texts: ReadonlyMap<string, TextStyle>;
  /** Numbering by level, from 0, of each list style; undefined for levels with bullets. */
  lists: ReadonlyMap<string, readonly (LevelNumbering | undefined)[]>;
  /** Numbering of the headings by level, from 0. */
  outline: readonly (LevelNumbering | undefined)[];
}

/** Whether a style strikes its text; undefined if it doesn't say. */
function isStruck(properties: Readonly<Record<string, string>>): boolean | undefined {
  const line = properties['style:text-line-through-style'] ?? properties['style:text-line-through-type'];
  return line === undefined ? undefined : line !== 'none';
}

/** How the levels of a style are numbered, from 0; undefined for those that aren't. */
function levelsOf(style: XmlElement): (LevelNumbering | undefined)[] {
  const levels: (LevelNumbering | undefined)[] = [];
  for (const { name, attribs } of childElements(style)) {
    const type = attribs['style:num-format'] ?? '';
    if (!/^text:(?:list-level-style-number|outline-level-style)$/.test(name) || type === '') continue;
    levels[(Number(attribs['text:level'] ?? 1) || 1) - 1] = {
      type,
      start: Number(attribs['text:start-value'] ?? 1) || 1,
      before: attribs['style:num-prefix'] ?? '',
      after: attribs['style:num-suffix'] ?? '',
      shown: Number(attribs['text:display-levels'] ?? 1) || 1,
    };
  }
  return levels;
}

/** Styles that are based on others, which may be so in a circle. */
const MAX_PARENTS = 20;

export function readStyles(files: ReadonlyMap<string, Uint8Array>): OpenDocumentStyles {
  const texts = new Map<string, TextStyle>();
  const lists = new Map<string, (LevelNumbering | undefined)[]>();
  let outline: (LevelNumbering | undefined)[] = [];
  const parents = new Map<string, string>();
  for (const name of ['styles.xml', 'content.xml']) {
    const part = parseXml(files.get(name));
    for (const style of elements(part, 'style:style')) {
      const properties = firstChild(style, 'style:text-properties')?.attribs ?? {};
      const position = properties['style:text-position'] ?? '';
      const own = style.attribs['style:name'] ?? '';
      if (properties['text:display'] === 'none') texts.set(own, 'hidden');
      else if (/^(?:super|[1-9])/.test(position)) texts.set(own, 'sup');
      else if (/^(?:sub|-)/.test(position)) texts.set(own, 'sub');
      else if (isStruck(properties)) texts.set(own, 'del');
      else if (position === '' && !('text:display' in properties) && isStruck(properties) === undefined)
        parents.set(own, style.attribs['style:parent-style-name'] ?? '');
    }
    for (const style of elements(part, 'text:list-style'))
      lists.set(style.attribs['style:name'] ?? '', levelsOf(style));
    for (const style of elements(part, 'text:outline-style')) outline = levelsOf(style);
  }
  for (const own of parents.keys()) {
    let style: string | undefined = own;
    for (let step = 0; step < MAX_PARENTS && style !== undefined && !texts.has(style); step++)
      style = parents.get(style);
    const inherited = texts.get(style ?? '');
    if (inherited !== undefined) texts.set(own, inherited);
  }
  return { texts, lists, outline };
}
