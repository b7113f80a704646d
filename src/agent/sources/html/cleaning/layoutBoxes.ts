import { INLINE_TAG } from './markupKinds.js';
import { rulesWith } from './styleRules.js';

const BOXES = /(?:display|position)\s*:\s*(?:flex|grid|block|table|list-item|absolute)/gi;
/** Sets the elements in it apart. */
const CONTAINER = /(?:^|[;\s])display\s*:\s*(?:flex|grid)\b/i;
/** Is apart from what is around it. */
const APART = /(?:^|[;\s])(?:display\s*:\s*(?:block|table|list-item|flex|grid)\b|position\s*:\s*absolute)/i;
/** A class, perhaps of an element's name, or an element within one of a class. */
const SELECTOR = /^(?:[a-z][\w-]*)?\.([\w-]+)$|^\.([\w-]+)\s*>?\s*([a-z]\w*)$/i;

/** What a style says of the places of an element and of those in it. */
interface Box {
  container: boolean;
  apart: boolean;
}

const boxOf = (style: string): Box => ({ container: CONTAINER.test(style), apart: APART.test(style) });

/** An open element, as far as its place is concerned. */
export interface Placed {
  name: string;
  className?: string;
  isContainer?: boolean;
}

/** Which elements of text a page sets apart by its styles, as words in a row that no space divides. */
export class LayoutBoxes {
  /** By class, or by class and element. */
  private readonly boxes = new Map<string, Box>();

  constructor(source: string) {
    for (const [selectors, style] of rulesWith(source, BOXES)) {
      const box = boxOf(style);
      if (!box.apart) continue;
      for (const selector of selectors) {
        const [, own, outer, tag] = SELECTOR.exec(selector) ?? [];
        const key = own ?? (outer === undefined ? undefined : `${outer} ${tag?.toLowerCase()}`);
        if (key !== undefined) this.boxes.set(key, box);
      }
    }
  }

  /** The element's own box; `around` are the elements around it, outermost first. */
  of(name: string, attributes: Readonly<Record<string, string>>, around: readonly Placed[]): Box {
    const { style = '', class: className = '' } = attributes;
    const found = style === '' ? [] : [boxOf(style)];
    if (this.boxes.size > 0) {
      const keys = className.split(/\s+/);
      for (const { className: outer = '' } of around) for (const own of outer.split(/\s+/)) keys.push(`${own} ${name}`);
      for (const key of keys) found.push(...[this.boxes.get(key)].filter((box) => box !== undefined));
    }
    return {
      container: found.some(({ container }) => container),
      apart: INLINE_TAG.test(name) && (found.some(({ apart }) => apart) || around.at(-1)?.isContainer === true),
    };
  }
}

const WORD_END = /[\p{L}\p{N}]$/u;
const WORD_START = /^[\p{L}\p{N}]/u;

/** Whether two texts set apart would be one word without a space: not if letters or digits are placed one by one. */
export const wouldJoin = (before: string, after: string): boolean =>
  WORD_END.test(before) && WORD_START.test(after) && (before.length > 1 || after.trimEnd().length > 1);
