import { childElements, elements, firstChild, parseXml } from './xml.js';

/** How a style changes the meaning of its text. */
export type TextStyle = 'sup' | 'sub' | 'del' | 'hidden';

/** Numbers of a list level, as the attributes of HTML's `ol`. */
export interface ListNumbering {
  type: string;
  start: number;
}

/** What an OpenDocument file's styles say about its text. */
export interface OpenDocumentStyles {
  texts: ReadonlyMap<string, TextStyle>;
  /** Numbering by level, from 0, of each list style; undefined for levels with bullets. */
  lists: ReadonlyMap<string, readonly (ListNumbering | undefined)[]>;
}

/** Whether a style strikes its text; undefined if it doesn't say. */
function isStruck(properties: Readonly<Record<string, string>>): boolean | undefined {
  const line = properties['style:text-line-through-style'] ?? properties['style:text-line-through-type'];
  return line === undefined ? undefined : line !== 'none';
}

/** Styles that are based on others, which may be so in a circle. */
const MAX_PARENTS = 20;

export function readStyles(files: ReadonlyMap<string, Uint8Array>): OpenDocumentStyles {
  const texts = new Map<string, TextStyle>();
  const lists = new Map<string, (ListNumbering | undefined)[]>();
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
    for (const style of elements(part, 'text:list-style')) {
      const levels: (ListNumbering | undefined)[] = [];
      for (const level of childElements(style)) {
        const type = level.attribs['style:num-format'] ?? '';
        if (level.name !== 'text:list-level-style-number' || type === '') continue;
        const start = Number(level.attribs['text:start-value'] ?? 1) || 1;
        levels[(Number(level.attribs['text:level'] ?? 1) || 1) - 1] = { type, start };
      }
      lists.set(style.attribs['style:name'] ?? '', levels);
    }
  }
  for (const own of parents.keys()) {
    let style: string | undefined = own;
    for (let step = 0; step < MAX_PARENTS && style !== undefined && !texts.has(style); step++)
      style = parents.get(style);
    const inherited = texts.get(style ?? '');
    if (inherited !== undefined) texts.set(own, inherited);
  }
  return { texts, lists };
}
