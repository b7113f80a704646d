import type { TextRun } from './textRun.js';

interface RichText {
  name?: string;
  value?: string;
  children?: readonly (RichText | null)[];
}

/** The visible parts of a PDF annotation, as pdf.js returns them. All fields are hints. */
export interface Annotation {
  id?: string;
  /** A file that is pinned to the page. */
  file?: { filename: string };
  subtype?: string;
  rect?: number[];
  /** Corners of the marked text, eight numbers for each line. */
  quadPoints?: ArrayLike<number> | null;
  hidden?: boolean;
  fieldType?: string;
  fieldFlags?: number;
  fieldValue?: unknown;
  checkBox?: boolean;
  radioButton?: boolean;
  exportValue?: string;
  buttonValue?: string;
  contentsObj?: { str?: string };
  textContent?: unknown;
  /** What its text is with formats, as pdf.js reads it. */
  richText?: { html?: RichText } | null;
  defaultAppearanceData?: { fontSize?: number };
  options?: { exportValue?: string; displayValue?: string }[];
}

/** Height of text in a field that doesn't specify it, in points. */
const TEXT_POINTS = 11;
/** Approximate letter width relative to its height: only the order of the runs depends on it. */
const LETTER_WIDTH = 0.5;

/** A field that shows dots instead of its value (PDF 32000-1, table 228). */
const PASSWORD_FLAG = 1 << 13;
/** Marks on the text, whose comment opens when they are clicked. */
const TEXT_MARKS = new Set(['Highlight', 'Underline', 'Squiggly', 'StrikeOut', 'Caret']);
/** Below everything on any page: a comment isn't part of the line that it marks. */
const BELOW_PAGE = 20_000;

function fieldText({
  fieldType,
  fieldFlags = 0,
  fieldValue,
  checkBox,
  radioButton,
  exportValue,
  buttonValue,
  options = [],
}: Annotation): string {
  if (fieldType === 'Btn') {
    if (checkBox !== true && radioButton !== true) return '';
    const on =
      typeof fieldValue === 'string' &&
      fieldValue !== 'Off' &&
      fieldValue === (exportValue ?? buttonValue ?? fieldValue);
    return on ? '[x]' : '[ ]';
  }
  if (fieldType === 'Tx' && (fieldFlags & PASSWORD_FLAG) !== 0) return '';
  const values = (Array.isArray(fieldValue) ? fieldValue : [fieldValue]).filter(
    (value): value is string => typeof value === 'string' && value.trim() !== '',
  );
  return values
    .map((value) => options.find((option) => option.exportValue === value)?.displayValue ?? value)
    .join(', ');
}

function richLines({ name, value = '', children = [] }: RichText): string {
  const text = value + children.map((child) => (child === null ? '' : richLines(child))).join('');
  return name === 'p' || name === 'br' ? `${text}\n` : text;
}

function textOf(annotation: Annotation): string {
  if (annotation.subtype === 'Widget') return fieldText(annotation);
  if (TEXT_MARKS.has(annotation.subtype ?? '')) return annotation.contentsObj?.str?.trim() ?? '';
  // Notes written on or attached to the page, and stamps on it.
  if (!/^(?:FreeText|Text|Stamp)$/.test(annotation.subtype ?? '')) return '';
  const drawn = Array.isArray(annotation.textContent)
    ? annotation.textContent.filter((line) => typeof line === 'string').join('\n')
    : '';
  const rich = annotation.richText?.html === undefined ? '' : richLines(annotation.richText.html).trim();
  return annotation.contentsObj?.str?.trim() || rich || drawn;
}

/** The values of a page's form fields and its notes, as runs at their positions. `toPage` maps a point to the page. */
export function annotationRuns(
  annotations: readonly Annotation[],
  toPage: (x: number, y: number) => [number, number],
): TextRun[] {
  return annotations.flatMap((annotation, place): TextRun[] => {
    const text = annotation.hidden === true ? '' : textOf(annotation);
    const [left = 0, bottom = 0, , top = 0] = annotation.rect ?? [];
    if (text === '') return [];
    const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
    const height = Math.abs(top - bottom);
    const declared = annotation.defaultAppearanceData?.fontSize ?? 0;
    const size = declared > 0 ? declared : Math.max(6, Math.min(TEXT_POINTS, height * 0.7));
    return lines.map((line, index): TextRun => {
      const first = lines.length === 1 ? bottom + Math.max(2, (height - size) / 2 + size * 0.2) : top - size;
      const [x, onPage] = toPage(left + 2, first - index * size * 1.2);
      const y = TEXT_MARKS.has(annotation.subtype ?? '') ? BELOW_PAGE + place * 100 + index * size * 1.2 : onPage;
      return { text: line, x, right: x + line.length * size * LETTER_WIDTH, y, size };
    });
  });
}
