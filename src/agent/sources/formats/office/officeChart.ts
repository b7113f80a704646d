import { escapeMarkup } from '../escapeMarkup.js';
import { partXml, type OfficePackage } from './officePackage.js';
import { displayNumber, formatOf } from '../spreadsheet/sheetNumbers.js';
import { childElements, elements, elementText, firstChild, ownText, type XmlElement } from '../xml/xml.js';

/** The stored values of a series or its categories, by index; numbers as their format shows them. */
function pointsOf(parent: XmlElement | undefined): Map<number, string> {
  if (parent === undefined) return new Map();
  const format = formatOf(elementText(parent, 'c:formatCode') ?? 'General');
  const isNumeric = elements(parent, 'c:numCache').length + elements(parent, 'c:numLit').length > 0;
  return new Map(
    elements(parent, 'c:pt').map((point) => {
      const text = elementText(point, 'c:v') ?? '';
      const value = isNumeric && text !== '' && !Number.isNaN(Number(text));
      return [Number(point.attribs['idx'] ?? 0), value ? displayNumber(Number(text), format) : text];
    }),
  );
}

/** The labels of a series by index. Those of several levels, such as years over quarters, are joined. */
function labelsOf(parent: XmlElement | undefined): Map<number, string> {
  const levels = parent === undefined ? [] : elements(parent, 'c:lvl');
  if (levels.length === 0) return pointsOf(parent);
  // The innermost level is the first; one outside holds until the next one.
  const [inner = new Map<number, string>(), ...outer] = levels.map((level) => pointsOf(level));
  return new Map(
    [...inner].map(([index, label]) => {
      const above = outer.map((points) => [...points].findLast(([from]) => from <= index)?.[1] ?? '').reverse();
      return [index, [...above, label].filter(Boolean).join(' ')];
    }),
  );
}

/** All text of an element's paragraphs on one line. */
const titleOf = (element: XmlElement | undefined): string =>
  element === undefined
    ? ''
    : elements(element, 'a:t')
        .map((text) => ownText(text) ?? '')
        .join(' ')
        .trim();

interface Series {
  name: string;
  labels: Map<number, string>;
  values: Map<number, string>;
}

/** Series in one table, by their labels; those in the middle may have no value. */
function tableOf(columns: readonly Series[]): string {
  const valued = columns.flatMap(({ values }) => [...values.keys()]);
  const last = valued.reduce((most, index) => Math.max(most, index), -1);
  const labeled = columns.flatMap(({ labels }) => [...labels.keys()]).filter((index) => index <= last);
  const indices = [...new Set([...valued, ...labeled])].sort((a, b) => a - b);
  if (indices.length === 0) return '';
  const row = (tag: string, cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeMarkup(cell)}</${tag}>`).join('')}</tr>`;
  const header = row('th', ['', ...columns.map(({ name }) => name)]);
  const rows = indices.map((index) => {
    const label = columns.map(({ labels }) => labels.get(index)).find((own) => own !== undefined);
    return row('td', [label ?? '', ...columns.map(({ values }) => values.get(index) ?? '')]);
  });
  return `<table>${header}${rows.join('')}</table>`;
}

/** The values of a chart; series whose points stand at places of their own have tables of their own. */
function tablesOf(elementsOfSeries: readonly XmlElement[]): string {
  const series = elementsOfSeries.map((own): Series => ({
    name: [...pointsOf(firstChild(own, 'c:tx')).values()].join(' ') || (elementText(own, 'c:v') ?? ''),
    labels: labelsOf(firstChild(own, 'c:cat') ?? firstChild(own, 'c:xVal')),
    values: pointsOf(firstChild(own, 'c:val') ?? firstChild(own, 'c:yVal')),
  }));
  const [first] = series;
  const differs = ({ labels }: Series): boolean =>
    [...labels].some(([index, label]) => (first?.labels.get(index) ?? label) !== label);
  return series.some(differs) ? series.map((own) => tableOf([own])).join('') : tableOf(series);
}

/**
 * A chart or a diagram (SmartArt) of an Office file as HTML: a chart's title and a table of its values, or a diagram's
 * texts as a list. '' if it has neither.
 */
export function drawingHtml(office: Pick<OfficePackage, 'files'>, part: string): string {
  const drawing = partXml(office, part);
  const chart = elements(drawing, 'c:chart')[0];
  const table = tablesOf(elements(drawing, 'c:ser'));
  if (chart !== undefined && table !== '') {
    const title = titleOf(childElements(chart, 'c:title')[0]);
    return (title === '' ? '' : `<p><strong>${escapeMarkup(title)}</strong></p>`) + table;
  }
  const texts = [
    ...elements(drawing, 'a:p').map((paragraph) => titleOf(paragraph)),
    ...elements(drawing, 'c:v').map((value) => ownText(value) ?? ''),
  ];
  const items = texts.filter((text) => text !== '').map((text) => `<li>${escapeMarkup(text)}</li>`);
  return items.length === 0 ? '' : `<ul>${items.join('')}</ul>`;
}
