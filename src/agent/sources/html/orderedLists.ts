import type { Element, ElementContent } from 'hast';
import { childrenOf, isElement, type PageElement } from './dom.js';

/** Roman numerals end here; other numbers stay in digits. */
const MAX_ROMAN = 3_999;
/** Numbers above this stay in digits too: no list has so many items. */
const MAX_LETTERS = 1_000_000;

/** A number in Roman capitals. */
function roman(value: number): string {
  if (!(value >= 1 && value <= MAX_ROMAN)) return String(value);
  const signs: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = value;
  let text = '';
  for (const [amount, sign] of signs)
    while (rest >= amount) {
      text += sign;
      rest -= amount;
    }
  return text;
}

/** A number as letters: a to z, then aa. */
function letters(value: number): string {
  if (!(value >= 1 && value <= MAX_LETTERS)) return String(value);
  let rest = value;
  let text = '';
  while (rest > 0) {
    rest--;
    text = String.fromCharCode(97 + (rest % 26)) + text;
    rest = Math.floor(rest / 26);
  }
  return text;
}

const GREEK = 'αβγδεζηθικλμνξοπρστυφχψω';

/** A number in a type of HTML's lists: `a`, `A`, `i`, `I`, `α`, or `01`; in digits in any other, and beyond its signs. */
export function numeral(value: number, type = '1'): string {
  switch (type) {
    case 'a':
      return letters(value);
    case 'A':
      return letters(value).toUpperCase();
    case 'i':
      return roman(value).toLowerCase();
    case 'I':
      return roman(value);
    case 'α':
      return GREEK[value - 1] ?? String(value);
    case '01':
      return String(value).padStart(2, '0');
    default:
      return String(value);
  }
}

/** A number with what a list has around it, so that small letters and numerals aren't read as words. */
function markOf(value: number, type: string): string {
  if (value < 1 || value > MAX_ROMAN) return `${value}.`;
  const sign = numeral(value, type);
  return /^(?:[AI]|01)$/.test(type) ? `${sign}.` : `(${sign})`;
}

const integer = (text: string | null): number | undefined =>
  text !== null && /^-?\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;

/** The types of HTML's lists by the names that style sheets have for them. */
export const LIST_TYPES: Readonly<Record<string, string>> = {
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'upper-alpha': 'A',
  'upper-latin': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
  'lower-greek': 'α',
  'decimal-leading-zero': '01',
};

/** The `type` of an ordered list that its style declares. */
export function declaredListType(style: string | undefined): string | undefined {
  const name = /(?:^|;)\s*list-style(?:-type)?\s*:\s*([^;!]+)/i.exec(style ?? '')?.[1]?.toLowerCase() ?? '';
  return name
    .split(/\s+/)
    .map((part) => LIST_TYPES[part])
    .find((type) => type !== undefined);
}

interface Numbering {
  /** What a Markdown list can express: decimal numbers in steps of one. */
  start?: number;
  /** The items' own numbering, if a Markdown list can't express it. */
  marks?: string[];
}

/** A number or letter at the beginning of an item that no list of HTML writes so: `(1)`, `b)`, `§ 3`. */
const OWN_NUMBER = /^(?:\((?:\d{1,3}|[a-z])\)|§ ?\d{1,3}|[a-z]\))(?=\s)/;

/** Whether all items of a list begin with numbers of their own; those of the list are hidden. */
function hasOwnNumbers(items: readonly PageElement[]): boolean {
  const seen = new Set<string>();
  for (const item of items) {
    const number = OWN_NUMBER.exec(item.textContent.trimStart())?.[0];
    if (number === undefined) return false;
    seen.add(number);
  }
  return seen.size > 1 && seen.size === items.length;
}

/** How an ordered list counts, by its type, its start, and its items' values. */
export function numberingOf(list: PageElement): Numbering {
  const items = childrenOf(list).filter((child): child is PageElement => isElement(child) && child.localName === 'li');
  const reversed = list.hasAttribute('reversed');
  const step = reversed ? -1 : 1;
  let next = integer(list.getAttribute('start')) ?? (reversed ? items.length : 1);
  const values = items.map((item) => {
    const value = integer(item.getAttribute('value')) ?? next;
    next = value + step;
    return value;
  });
  const declared = list.getAttribute('type') ?? items[0]?.getAttribute('type') ?? '1';
  const type = /^(?:[aAiIα]|01)$/.test(declared) ? declared : '1';
  const first = values[0] ?? 1;
  const counts = values.every((value, index) => value === first + index);
  // Word's own labels, such as "§ 3" and "1.2".
  const labels = items.map((item) => item.getAttribute('data-mark'));
  if (labels.some((label) => label !== null))
    return { marks: values.map((value, index) => labels[index] ?? `${value}.`) };
  if (hasOwnNumbers(items)) return { marks: items.map(() => '') };
  if (type === '1' && counts && first >= 0) return { start: first };
  return { marks: values.map((value) => markOf(value, type)) };
}

const isItem = (node: ElementContent): node is Element => node.type === 'element' && node.tagName === 'li';

/** Inserts a number before the first words of an item. */
export function marked(children: ElementContent[], mark: string): ElementContent[] {
  const [first, ...rest] = children;
  if (first?.type === 'element' && /^(?:p|div)$/.test(first.tagName))
    return [{ ...first, children: marked(first.children, mark) }, ...rest];
  if (first?.type === 'text' && first.value.trim() === '' && rest.length > 0) return marked(rest, mark);
  return [{ type: 'text', value: mark === '' ? '' : `${mark} ` }, ...children];
}

/** Items as paragraphs that start with their own numbers; items that count as Markdown does are lists of their own. */
export function withListMarks(children: readonly ElementContent[], marks: readonly string[]): ElementContent[] {
  let index = 0;
  const blocks: ElementContent[] = [];
  /** The number that continues the last list. */
  let next: number | undefined;
  for (const child of children) {
    const last = blocks.at(-1);
    if (!isItem(child)) {
      blocks.push(child);
      continue;
    }
    const mark = marks[index++] ?? '';
    const number = /^(\d{1,9})\.$/.exec(mark)?.[1];
    if (number === undefined) {
      next = undefined;
      blocks.push({ ...child, tagName: 'div', children: marked(child.children, mark) });
    } else {
      if (last?.type === 'element' && last.tagName === 'ol' && next === Number(number)) last.children.push(child);
      else blocks.push({ type: 'element', tagName: 'ol', properties: { start: Number(number) }, children: [child] });
      next = Number(number) + 1;
    }
  }
  return blocks;
}
