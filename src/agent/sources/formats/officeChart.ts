import { escapeMarkup } from './escapeMarkup.js';
import { partXml, type OfficePackage } from './officePackage.js';
import { displayNumber, formatOf } from './sheetNumbers.js';
import { childElements, elements, elementText, firstChild, ownText, type XmlElement } from './xml.js';

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

/** All text of an element's paragraphs on one line. */
const titleOf = (element: XmlElement | undefined): string =>
  element === undefined
    ? ''
    : elements(element, 'a:t')
        .map((text) => ownText(text) ?? '')
        .join(' ')
        .trim();

function tableOf(series: readonly XmlElement[]): string {
  const columns = series.map((own) => ({
    name: [...pointsOf(firstChild(own, 'c:tx')).values()].join(' ') || (elementText(own, 'c:v') ?? ''),
    labels: pointsOf(firstChild(own, 'c:cat') ?? firstChild(own, 'c:xVal')),
    values: pointsOf(firstChild(own, 'c:val') ?? firstChild(own, 'c:yVal')),
  }));
  const indices = [...new Set(columns.flatMap(({ values }) => [...values.keys()]))].sort((a, b) => a - b);
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

/**
 * A chart or a diagram (SmartArt) of an Office file as HTML: a chart's title and a table of its values, or a diagram's
 * texts as a list. '' if it has neither.
 */
export function drawingHtml(office: Pick<OfficePackage, 'files'>, part: string): string {
  const drawing = partXml(office, part);
  const chart = elements(drawing, 'c:chart')[0];
  const table = tableOf(elements(drawing, 'c:ser'));
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
