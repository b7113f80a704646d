import { elements, firstChild, type XmlDocument, type XmlElement } from '../xml/xml.js';

/** Styles that a style inherits from; Word allows fewer, and a damaged file may have a circle. */
const MAX_ANCESTORS = 20;

/** The `w:val` of an element. */
export const valueOf = (element: XmlElement | undefined): string | undefined => element?.attribs['w:val'];

/** Whether a property is set, and isn't switched off. */
export function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !/^(?:0|false|off|none)$/.test(valueOf(element) ?? '');
}

/** Where a paragraph belongs in a numbered list. */
export interface ListPlace {
  list: string;
  level?: number;
}

/** The list that paragraph properties name; undefined if none. */
export function listPlaceOf(properties: XmlElement | undefined): ListPlace | undefined {
  const numbering = firstChild(properties, 'w:numPr');
  const list = valueOf(firstChild(numbering, 'w:numId'));
  const level = valueOf(firstChild(numbering, 'w:ilvl'));
  return list === undefined ? undefined : { list, level: level === undefined ? undefined : Number(level) };
}

/** The styles of a Word document, with what they inherit. */
export class WordStyles {
  private readonly styles: ReadonlyMap<string, XmlElement>;

  constructor(styles: XmlDocument) {
    this.styles = new Map(elements(styles, 'w:style').map((style) => [style.attribs['w:styleId'] ?? '', style]));
  }

  /**
   * How styles raise, lower, strike, or hide text; the first of them takes precedence, as a run's over its paragraph's.
   */
  textOf(...styles: (string | undefined)[]): { script?: string; struck: boolean; hidden: boolean } {
    const found = styles.flatMap((style) => this.chain(style)).map((own) => firstChild(own, 'w:rPr'));
    const first = (name: string): XmlElement | undefined =>
      found.map((own) => firstChild(own, name)).find((own) => own !== undefined);
    return {
      script: valueOf(first('w:vertAlign')),
      struck: isOn(first('w:strike')) || isOn(first('w:dstrike')),
      hidden: isOn(first('w:vanish')),
    };
  }

  /** The list that a paragraph style belongs to. */
  listOf(style: string | undefined): ListPlace | undefined {
    return this.chain(style)
      .map((own) => listPlaceOf(firstChild(own, 'w:pPr')))
      .find((own) => own !== undefined);
  }

  /**
   * The level of heading that a paragraph is by its outline or by the style that its own is based on, from 1; undefined
   * if its own style is known as a heading.
   */
  outlineOf(properties: XmlElement | undefined): number | undefined {
    const style = valueOf(firstChild(properties, 'w:pStyle'));
    const chain = this.chain(style);
    const names = chain.map((own) => valueOf(firstChild(own, 'w:name')) ?? '');
    if (/^title$/i.test(names[0] ?? style ?? '')) return 1;
    if (/^(?:heading \d|toc)/i.test(names[0] ?? '')) return undefined;
    const level = [properties, ...chain.map((own) => firstChild(own, 'w:pPr'))]
      .map((own) => valueOf(firstChild(own, 'w:outlineLvl')))
      .find((own) => own !== undefined);
    if (level !== undefined) return /^[0-5]$/.test(level) ? Number(level) + 1 : undefined;
    const named = names.map((name) => /^(?:heading ([1-6])|title)$/i.exec(name)).find((own) => own !== null);
    return named ? Number(named[1] ?? 1) : undefined;
  }

  /** A style and those that it is based on, nearest first. */
  private chain(style: string | undefined): XmlElement[] {
    const chain: XmlElement[] = [];
    let next = style;
    while (next !== undefined && chain.length < MAX_ANCESTORS) {
      const found = this.styles.get(next);
      if (found === undefined) break;
      chain.push(found);
      next = valueOf(firstChild(found, 'w:basedOn'));
    }
    return chain;
  }
}
