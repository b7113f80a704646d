import { numeral } from '../../html/orderedLists.js';
import { childElements, elements, firstChild, type XmlDocument, type XmlElement } from '../xml/xml.js';
import { isOn, listPlaceOf, valueOf, type ListPlace, type WordStyles } from './wordStyles.js';

interface Level {
  start: number;
  format: string;
  /** The label, with `%1` for the number of the first level. */
  text: string;
  style?: string;
  /** Whether all numbers of the label are digits, whatever their own levels have. */
  isLegal: boolean;
}

function levelOf(element: XmlElement): Level {
  return {
    start: Number(valueOf(firstChild(element, 'w:start')) ?? 1),
    format: valueOf(firstChild(element, 'w:numFmt')) ?? 'decimal',
    text: valueOf(firstChild(element, 'w:lvlText')) ?? '',
    style: valueOf(firstChild(element, 'w:pStyle')),
    isLegal: isOn(firstChild(element, 'w:isLgl')),
  };
}

/** Maximum repetitions of a letter. */
const MAX_REPEATED = 30;

/** A number as Word's letters: a to z, then aa, bb, cc. */
function repeatedLetter(value: number): string {
  const times = Math.ceil(value / 26);
  return times >= 1 && times <= MAX_REPEATED
    ? String.fromCharCode(97 + ((value - 1) % 26)).repeat(times)
    : String(value);
}

/** Word's formats of numbers that HTML's lists have too. */
const TYPES: Readonly<Record<string, string>> = { lowerRoman: 'i', upperRoman: 'I', decimalZero: '01' };

function written(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return repeatedLetter(value);
    case 'upperLetter':
      return repeatedLetter(value).toUpperCase();
    case 'none':
      return '';
    default:
      return numeral(value, TYPES[format]);
  }
}

interface NumberedList {
  /** Lists of one definition count on from one another. */
  definition: string;
  levels: Map<number, Level>;
  /** Levels that start again in this list. */
  restarts: Map<number, number>;
}

/** Counts the numbered paragraphs of a Word document, whose labels aren't in its text. */
export class WordNumbering {
  private readonly lists = new Map<string, NumberedList>();
  private readonly counts = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<string>();

  constructor(
    numbering: XmlDocument,
    private readonly styles: WordStyles,
  ) {
    const definitions = new Map(
      elements(numbering, 'w:abstractNum').map((own) => [own.attribs['w:abstractNumId'] ?? '', own]),
    );
    for (const own of elements(numbering, 'w:num')) {
      const definition = valueOf(firstChild(own, 'w:abstractNumId')) ?? '';
      const levels = new Map<number, Level>();
      const restarts = new Map<number, number>();
      const add = (element: XmlElement) => levels.set(Number(element.attribs['w:ilvl'] ?? 0), levelOf(element));
      const base = definitions.get(definition);
      if (base !== undefined) for (const level of childElements(base, 'w:lvl')) add(level);
      for (const override of childElements(own, 'w:lvlOverride')) {
        for (const level of childElements(override, 'w:lvl')) add(level);
        const start = valueOf(firstChild(override, 'w:startOverride'));
        if (start !== undefined) restarts.set(Number(override.attribs['w:ilvl'] ?? 0), Number(start));
      }
      this.lists.set(own.attribs['w:numId'] ?? '', { definition, levels, restarts });
    }
  }

  /** The level of a list that is for paragraphs of a style. */
  levelOf(list: string, style: string | undefined): number {
    const levels = this.lists.get(list)?.levels ?? [];
    return [...levels].find(([, own]) => own.style !== undefined && own.style === style)?.[0] ?? 0;
  }

  /** The label of the next paragraph with these properties; undefined if it isn't numbered. Call once, in order. */
  labelOf(properties: XmlElement | undefined): string | undefined {
    const style = valueOf(firstChild(properties, 'w:pStyle'));
    const place: ListPlace | undefined = listPlaceOf(properties) ?? this.styles.listOf(style);
    const list = place === undefined ? undefined : this.lists.get(place.list);
    if (place === undefined || list === undefined) return undefined;
    const index = place.level ?? this.levelOf(place.list, style);
    const level = list.levels.get(index);
    if (level === undefined || level.format === 'bullet') return undefined;
    const counts = this.counts.get(list.definition) ?? [];
    this.counts.set(list.definition, counts);
    const restart = list.restarts.get(index);
    const key = `${place.list} ${index}`;
    const before = restart !== undefined && !this.begun.has(key) ? undefined : counts[index];
    this.begun.add(key);
    counts[index] = before === undefined ? (restart ?? level.start) : before + 1;
    counts.length = index + 1;
    return level.text.replace(/%(\d)/g, (_mark, digit: string) => {
      const at = Number(digit) - 1;
      const own = list.levels.get(at);
      const format = own?.format ?? 'decimal';
      return written(counts[at] ?? own?.start ?? 1, level.isLegal && format !== 'decimalZero' ? 'decimal' : format);
    });
  }
}
