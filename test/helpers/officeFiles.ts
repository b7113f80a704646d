import { strToU8, zipSync } from 'fflate';

/** Small packages as office programs write them; each function returns the bytes of one. */
export const zip = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, typeof text === 'string' ? strToU8(text) : text]),
    ),
  );

export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
export const rels = (...targets: [id: string, type: string, target: string][]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`).join('')}</Relationships>`;
export const types = (part: string, type: string) =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;

export const word = (body: string, part = 'word/document.xml', prefix = 'w') =>
  zip({
    '[Content_Types].xml': types(`/${part}`, 'wordprocessingml.document'),
    '_rels/.rels': rels(['r1', 'officeDocument', part]),
    [part]: `<${prefix}:document xmlns:${prefix}="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="${OFFICE}/math"><${prefix}:body>${body}</${prefix}:body></${prefix}:document>`,
  });
export const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const part = (name: string) =>
  `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml"/>`;

/** A Word document with further parts, each named as its relationship. */
export const wordParts = (
  body: string,
  parts: Record<string, string>,
  others: Record<string, string | Uint8Array> = {},
  links = '',
) =>
  zip({
    '[Content_Types].xml': types('/word/document.xml', 'wordprocessingml.document').replace(
      '</Types>',
      `${Object.keys(parts).map(part).join('')}</Types>`,
    ),
    '_rels/.rels': rels(['r1', 'officeDocument', 'word/document.xml']),
    'word/_rels/document.xml.rels': rels(
      ...Object.keys(parts).map((name): [string, string, string] => [name, name, `${name}.xml`]),
    ).replace('</Relationships>', `${links}</Relationships>`),
    'word/document.xml': `<w:document ${W} xmlns:r="${OFFICE}/relationships"><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [`word/${name}.xml`, xml])),
    ...others,
  });
export const p = (inner: string) => `<w:p>${inner}</w:p>`;
export const r = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
/** Cells of a table row. */
export const cells = (...texts: string[]) => texts.map((text) => `<w:tc>${p(r(text))}</w:tc>`).join('');
export const m = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;

export const A =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
export const shape = (type: string, ...lines: string[]) =>
  `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:txBody>${lines.map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`).join('')}</p:txBody></p:sp>`;
export const slide = (...shapes: string[]) =>
  `<p:sld ${A}><p:cSld><p:spTree>${shapes.join('')}</p:spTree></p:cSld></p:sld>`;
export const slides = (order: string[], extra: Record<string, string | Uint8Array> = {}) =>
  zip({
    '[Content_Types].xml': types('/ppt/presentation.xml', 'presentationml.presentation'),
    '_rels/.rels': rels(['r1', 'officeDocument', 'ppt/presentation.xml']),
    'ppt/presentation.xml': `<p:presentation ${A}><p:sldIdLst>${order.map((id) => `<p:sldId r:id="${id}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': rels(['s1', 'slide', 'slides/slide1.xml'], ['s2', 'slide', 'slides/slide2.xml']),
    'ppt/slides/slide1.xml': slide(
      shape('title', 'Catch'),
      '<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>Fish</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:r><a:t>Tons</a:t></a:r></a:p></a:txBody></a:tc></a:tr><a:tr><a:tc><a:txBody><a:p><a:r><a:t>Eel</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:r><a:t>14</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>',
    ),
    'ppt/slides/slide2.xml': slide(shape('title', 'Welcome'), shape('body', 'Boats came', 'Nets went out')),
    'ppt/slides/_rels/slide2.xml.rels': rels(['n1', 'notesSlide', '../notesSlides/notes7.xml']),
    'ppt/notesSlides/notes7.xml': slide(shape('body', 'Thank the harbour master.')),
    ...extra,
  });

export const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** A workbook with styles, shared strings, and several sheets. */
export const workbook = (
  sheets: { name: string; xml: string; state?: string }[],
  strings: string[],
  formats: string[],
) =>
  zip({
    '[Content_Types].xml': types('/xl/workbook.xml', 'spreadsheetml.sheet'),
    '_rels/.rels': rels(['r1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}/relationships"><sheets>${sheets.map(({ name, state }, index) => `<sheet name="${name}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="s${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels(
      ...sheets.map((_, index): [string, string, string] => [
        `s${index + 1}`,
        'worksheet',
        `worksheets/sheet${index + 1}.xml`,
      ]),
      ['st', 'styles', 'styles.xml'],
      ['ss', 'sharedStrings', 'sharedStrings.xml'],
    ),
    'xl/styles.xml': `<styleSheet xmlns="${SHEET}"><numFmts count="${formats.length}">${formats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="9" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="21" applyNumberFormat="1"/>${formats.map((_, index) => `<xf numFmtId="${164 + index}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${SHEET}">${strings.map((string) => `<si>${string}</si>`).join('')}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ xml }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet xmlns="${SHEET}">${xml}</worksheet>`,
      ]),
    ),
  });
export const sheet = (rows: string) =>
  zip({
    '[Content_Types].xml': types('/xl/workbook.xml', 'spreadsheetml.sheet'),
    '_rels/.rels': rels(['r1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="Berths" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels(['r1', 'worksheet', 'worksheets/sheet1.xml']),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:B4"/><sheetData>${rows}</sheetData></worksheet>`,
  });
export const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
export const number = (place: string, value: number) => `<c r="${place}"><v>${value}</v></c>`;

export const ODF =
  ['office', 'text', 'table', 'style', 'presentation', 'meta']
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ') +
  ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"';
export const open = (kind: string, body: string, extra: Record<string, string> = {}) =>
  zip({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'content.xml': `<office:document-content ${ODF}><office:automatic-styles><style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style></office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    ...extra,
  });

export const CONTAINER =
  '<c:container xmlns:c="urn:oasis:names:tc:opendocument:xmlns:container"><c:rootfiles><c:rootfile full-path="b.opf"/></c:rootfiles></c:container>';
export const book = (chapters: Record<string, string>, missing = '') =>
  zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': CONTAINER,
    'b.opf': `<o:package xmlns:o="http://www.idpf.org/2007/opf" xmlns:d="http://purl.org/dc/elements/1.1/"><o:metadata><d:title>Eels</d:title></o:metadata><o:manifest>${[
      ...Object.keys(chapters),
      missing,
    ]
      .filter(Boolean)
      .map((name) => `<o:item id="${name}" href="${name}" media-type="application/xhtml+xml"/>`)
      .join('')}</o:manifest><o:spine>${[...Object.keys(chapters), missing]
      .filter(Boolean)
      .map((name) => `<o:itemref idref="${name}"/>`)
      .join('')}</o:spine></o:package>`,
    ...chapters,
  });
