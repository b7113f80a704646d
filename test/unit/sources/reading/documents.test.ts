import { strToU8, zipSync } from 'fflate';
import { readsEach } from '../../../helpers/fileReading.js';

const zip = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const rels = (...targets: [id: string, type: string, target: string][]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`).join('')}</Relationships>`;
const types = (part: string, type: string) =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;

const word = (body: string, part = 'word/document.xml', prefix = 'w') =>
  zip({
    '[Content_Types].xml': types(`/${part}`, 'wordprocessingml.document'),
    '_rels/.rels': rels(['r1', 'officeDocument', part]),
    [part]: `<${prefix}:document xmlns:${prefix}="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="${OFFICE}/math"><${prefix}:body>${body}</${prefix}:body></${prefix}:document>`,
  });
const p = (inner: string) => `<w:p>${inner}</w:p>`;
const r = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const m = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;

const A =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const shape = (type: string, ...lines: string[]) =>
  `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:txBody>${lines.map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`).join('')}</p:txBody></p:sp>`;
const slide = (...shapes: string[]) => `<p:sld ${A}><p:cSld><p:spTree>${shapes.join('')}</p:spTree></p:cSld></p:sld>`;
const slides = (order: string[], extra: Record<string, string> = {}) =>
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

const sheet = (rows: string) =>
  zip({
    '[Content_Types].xml': types('/xl/workbook.xml', 'spreadsheetml.sheet'),
    '_rels/.rels': rels(['r1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="Berths" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels(['r1', 'worksheet', 'worksheets/sheet1.xml']),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:B4"/><sheetData>${rows}</sheetData></worksheet>`,
  });
const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
const number = (place: string, value: number) => `<c r="${place}"><v>${value}</v></c>`;

const ODF =
  ['office', 'text', 'table', 'style', 'presentation', 'meta']
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ') +
  ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"';
const open = (kind: string, body: string, extra: Record<string, string> = {}) =>
  zip({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'content.xml': `<office:document-content ${ODF}><office:automatic-styles><style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style></office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    ...extra,
  });

const CONTAINER =
  '<c:container xmlns:c="urn:oasis:names:tc:opendocument:xmlns:container"><c:rootfiles><c:rootfile full-path="b.opf"/></c:rootfiles></c:container>';
const book = (chapters: Record<string, string>, missing = '') =>
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

describe('reading documents', () => {
  describe('of Word', () => {
    readsEach([
      {
        what: 'whose main part has another name',
        name: 'a.docx',
        content: word(p(r('The lease ends in June.')), 'word/main7.xml'),
        has: [/lease ends in June/],
      },
      {
        what: 'with another extension',
        name: 'a.bin',
        content: word(p(r('The lease ends in July.'))),
        has: [/lease ends in July/],
      },
      {
        what: 'with superscript numbers',
        name: 'b.docx',
        content: word(p(r('It holds 10') + r('4', '<w:vertAlign w:val="superscript"/>') + r(' eels.'))),
        has: [/10\^4 eels/],
      },
      {
        what: 'with an equation',
        name: 'c.docx',
        content: word(
          p(`${r('So ')}<m:oMath><m:f><m:num>${m('a')}</m:num><m:den>${m('b')}</m:den></m:f></m:oMath>${r(' holds.')}`),
        ),
        has: [/So \$\\frac\{a\}\{b\}\$ holds/],
      },
      {
        what: 'with roots, sums, and powers',
        name: 'd.docx',
        content: word(
          p(
            `<m:oMathPara><m:oMath><m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${m('i=1')}</m:sub><m:sup>${m('n')}</m:sup><m:e><m:sSup><m:e>${m('x')}</m:e><m:sup>${m('2')}</m:sup></m:sSup></m:e></m:nary><m:rad><m:deg/><m:e>${m('y')}</m:e></m:rad></m:oMath></m:oMathPara>`,
          ),
        ),
        has: [/\\sum_\{i=1\}\^n x\^2\\sqrt\{y\}/],
      },
      {
        what: 'with paragraphs in a cell',
        name: 'e.docx',
        content: word(
          `<w:tbl><w:tr><w:tc>${p(r('Shed'))}</w:tc><w:tc>${p(r('30'))}${p(r('dry'))}</w:tc></w:tr><w:tr><w:tc>${p(r('Yard'))}</w:tc><w:tc>${p(r('5'))}</w:tc></w:tr></w:tbl>`,
        ),
        has: [/\| Shed \| 30; dry \|/],
      },
    ]);
  });

  describe('of PowerPoint', () => {
    readsEach([
      {
        what: 'in slide order',
        name: 'a.pptx',
        content: slides(['s2', 's1']),
        has: [/## Welcome[\s\S]*Boats came[\s\S]*## Catch/],
      },
      { what: 'with notes', name: 'b.pptx', content: slides(['s2']), has: [/Thank the harbour master/] },
      {
        what: 'with tables',
        name: 'c.pptx',
        content: slides(['s1']),
        has: [/\| Fish \| Tons \|\n.*\n\| Eel \| 14 \|/],
      },
      {
        what: 'and report a missing slide',
        name: 'd.pptx',
        content: slides(['s1', 's9']),
        has: [/Catch/],
        says: /1 of 2 slides are missing/,
      },
    ]);
  });

  describe('of Excel', () => {
    readsEach([
      {
        what: 'as tables',
        name: 'a.xlsx',
        content: sheet(
          `<row r="1">${cell('A1', 'Boat')}${cell('B1', 'Fee')}</row><row r="2">${cell('A2', 'Skiff')}${number('B2', 12.5)}</row>`,
        ),
        has: [/## Berths/, /\| Skiff \| 12\.5 \|/],
      },
      {
        what: 'with a title above',
        name: 'b.xlsx',
        content: sheet(
          `<row r="1">${cell('A1', 'Fees of 2024')}</row><row r="3">${cell('A3', 'Boat')}${cell('B3', 'Fee')}</row><row r="4">${cell('A4', 'Skiff')}${number('B4', 7)}</row>`,
        ),
        has: [/Fees of 2024\n\n\| Boat \| Fee \|/],
      },
      {
        what: 'and report a damaged sheet',
        name: 'c.xlsx',
        content: sheet(`<row r="1">`).slice(0, 900),
        has: [],
        says: /damaged|read/i,
      },
    ]);
  });

  describe('of LibreOffice', () => {
    readsEach([
      {
        what: 'texts',
        name: 'a.odt',
        content: open(
          'text',
          '<text:h text:outline-level="1">Lease</text:h><text:p>It covers 10<text:span text:style-name="T1">3</text:span> m of quay<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Measured in May.</text:p></text:note-body></text:note>.</text:p>',
        ),
        has: [/# Lease/, /10\^3 m/, /quay\[\^1\]/, /Measured in May/],
      },
      {
        what: 'presentations',
        name: 'a.odp',
        content: open(
          'presentation',
          '<draw:page><draw:frame presentation:class="title"><draw:text-box><text:p>Welcome</text:p></draw:text-box></draw:frame><draw:frame><draw:text-box><text:p>Boats came.</text:p></draw:text-box></draw:frame><presentation:notes><draw:frame><draw:text-box><text:p>Thank them.</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>',
        ),
        has: [/## Welcome\n\nBoats came\.[\s\S]*Thank them/],
      },
      {
        what: 'sheets',
        name: 'a.ods',
        content: open(
          'spreadsheet',
          '<table:table table:name="Fees"><table:table-row><table:table-cell><text:p>Boat</text:p></table:table-cell><table:table-cell><text:p>Fee</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Skiff</text:p></table:table-cell><table:table-cell><text:p>7</text:p></table:table-cell><table:table-cell table:number-columns-repeated="1000"/></table:table-row></table:table>',
        ),
        has: [/## Fees/, /\| Skiff \| 7 \|/],
      },
    ]);
  });

  describe('as books', () => {
    const chapter = (text: string, head = '<title/>') =>
      `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head>${head}</head><body><p>${text}</p></body></html>`;
    readsEach([
      {
        what: 'with prefixes',
        name: 'a.epub',
        content: book({ 'one.xhtml': chapter('They set out.', '<title>One</title>') }),
        has: [/They set out/],
      },
      {
        what: 'with self-closing titles and scripts',
        name: 'b.epub',
        content: book({
          'one.xhtml': chapter('They set out.'),
          'two.xhtml': chapter('They came back.', '<script src="x.js"/>'),
        }),
        has: [/set out[\s\S]*came back/],
      },
      {
        what: 'and report a missing chapter',
        name: 'c.epub',
        content: book({ 'one.xhtml': chapter('They set out.') }, 'gone.xhtml'),
        has: [/set out/],
        says: /1 of 2 chapters are missing/,
      },
    ]);
  });
});
