import { unzipSync, zipSync } from 'fflate';
import { pageWith, readsEach, type FileCase } from '../../../../helpers/fileReading.js';
import {
  book,
  cell,
  number,
  OFFICE,
  open,
  p,
  r,
  rels,
  shape,
  sheet,
  slide,
  slides,
  wordParts,
  workbook,
  zip,
} from '../../../../helpers/officeFiles.js';
import { pdfFile } from '../../../../helpers/pdfFile.js';

const crlf = (text: string) => text.replace(/\n/g, '\r\n');
const lost = (
  what: string,
  name: string,
  content: string | Uint8Array,
  says: RegExp,
  has: RegExp[],
  hasNot: RegExp[] = [],
): FileCase => ({ what, name, content, has, hasNot, says });
const HEAD =
  'From: Ann <ann@example.org>\nSubject: Fees\nDate: Tue, 07 May 2024 10:00:00 +0000\nMessage-ID: <1@example.org>\nMIME-Version: 1.0\n';
const XHTML = 'xmlns="http://www.w3.org/1999/xhtml"';
const page = (id: number, content: string) =>
  `${id} 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ${id + 1} 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj\n${id + 1} 0 obj <</Length ${content.length}>> stream\n${content}\nendstream endobj`;

/** A workbook without one of its parts. */
function without(file: Uint8Array, part: string): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(unzipSync(file)).filter(([name]) => name !== part)));
}

describe('telling what a file has that could not be read', () => {
  readsEach([
    lost(
      'a chapter that is a document of another kind',
      'a.epub',
      zip({
        mimetype: 'application/epub+zip',
        'META-INF/container.xml':
          '<c:container xmlns:c="urn:oasis:names:tc:opendocument:xmlns:container"><c:rootfiles><c:rootfile full-path="b.opf"/></c:rootfiles></c:container>',
        'b.opf':
          '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="b" href="b.pdf" media-type="application/pdf"/><item id="c" href="c.png" media-type="image/png"/></manifest><spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine></package>',
        'a.xhtml': `<html ${XHTML}><body><p>The tide rose 12 feet.</p></body></html>`,
        'b.pdf': pdfFile(''),
      }),
      /^Embedded documents that could not be read: 1\.$/,
      [/rose 12 feet/],
    ),
    lost(
      'a workbook in a Word document',
      'a.docx',
      wordParts(
        `${p(r('Before the sheet.'))}<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" ProgID="Excel.Sheet.12" r:id="o1"/></w:object></w:r></w:p>${p(r('After.'))}`,
        {},
        {},
        `<Relationship Id="o1" Type="${OFFICE}/relationships/package" Target="embeddings/a.xlsx"/>`,
      ),
      /^Embedded documents that could not be read: 1\.$/,
      [/Before the sheet\.\n\nAfter\./],
    ),
    lost(
      'a diagram whose part is missing',
      'a.pptx',
      slides(['s1', 's2'], {
        'ppt/slides/slide1.xml': slide(
          shape('title', 'Steps'),
          '<p:graphicFrame><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="d1"/></a:graphicData></a:graphic></p:graphicFrame>',
        ),
        'ppt/slides/_rels/slide1.xml.rels': rels(['d1', 'diagramData', '../diagrams/data9.xml']),
      }),
      /^Charts or diagrams that could not be read: 1\.$/,
      [/## Steps/],
    ),
    lost(
      'a sheet that was cut off',
      'a.xlsx',
      zip({
        ...unzipSync(sheet('')),
        'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">${cell('A1', 'Port')}${cell('B1', 'Boats')}</row><row r="2">${cell('A2', 'Esk')}${number('B2', 4)}</row><row r="3"><c r="A3" t="inl`,
      }),
      /^1 of 1 sheets end early, because the file is damaged\.$/,
      [/\| Esk \| 4 \|/],
    ),
    lost(
      'texts of a workbook that are missing',
      'a.xlsx',
      without(
        workbook(
          [
            {
              name: 'D',
              xml: '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>5</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>6</v></c></row></sheetData>',
            },
          ],
          ['<t>Port</t>', '<t>Esk</t>'],
          [],
        ),
        'xl/sharedStrings.xml',
      ),
      /^Texts of cells that are missing from the file: 2\.$/,
      [/5/],
    ),
    lost(
      'an object and a linked section of a text',
      'a.odt',
      open(
        'text',
        '<text:p>Before. <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame> After.</text:p><text:section text:name="x"><text:section-source xlink:href="winter.odt"/></text:section>',
      ),
      /^Embedded documents that could not be read: 1\.\nIncluded files not read \(1\): winter\.odt\.$/,
      [/Before\.\s+After\./],
    ),
    lost(
      'an object of another program in a sheet',
      'a.ods',
      open(
        'spreadsheet',
        '<table:table table:name="D"><table:table-row><table:table-cell><text:p>Port</text:p></table:table-cell><table:table-cell><draw:frame><draw:object-ole xlink:href="./Object 1"/></draw:frame></table:table-cell></table:table-row></table:table>',
      ),
      /^Embedded documents that could not be read: 1\.$/,
      [/Port/],
    ),
    lost(
      'an object of RTF that only a picture shows, but not one with text',
      'a.rtf',
      '{\\rtf1\\ansi Before.{\\object\\objemb{\\*\\objclass Excel.Sheet.12}{\\*\\objdata 0105}{\\result{\\pict\\pngblip 8950}}}{\\object\\objemb{\\*\\objclass Word.Document.12}{\\*\\objdata 0105}{\\result Shown words.}} After.\\par}',
      /^Embedded documents that could not be read: 1\.$/,
      [/Before\.Shown words\. After\./],
    ),
    lost(
      'a message that is only a picture, in a mailbox',
      'a.mbox',
      crlf(
        `From a@b Tue May  7 10:00:00 2024\n${HEAD}Content-Type: text/plain\n\nFirst message.\n\nFrom a@b Tue May  7 11:00:00 2024\n${HEAD.replace('Fees', 'Picture')}Content-Type: text/html\n\n<html><body><img src="https://example.org/a.png"></body></html>\n`,
      ),
      /^1 of 2 messages have no text\. Images in them were not read\.$/,
      [/First message\./, /## Picture/],
    ),
    lost(
      'a frame that a saved page lacks',
      'a.mhtml',
      crlf(
        `From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/a\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html; charset=utf-8\nContent-Location: https://example.org/a\n\n${pageWith('<iframe src="cid:frame-2@mhtml.blink"></iframe>')}\n--b--\n`,
      ),
      /^Embedded documents that could not be read: 1\.$/,
      [/northern weir/],
    ),
    lost(
      'an attachment of a calendar entry',
      'a.ics',
      crlf(
        'BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nDTSTART:20240507T100000Z\nSUMMARY:Council\nATTACH;FMTTYPE=application/pdf;FILENAME=fees.pdf:https://example.org/fees.pdf\nATTACH;ENCODING=BASE64;VALUE=BINARY;FMTTYPE=image/png:AAAA\nEND:VEVENT\nEND:VCALENDAR\n',
      ),
      /^Attachments not read \(2\): fees\.pdf, image\/png\.$/,
      [/- Attachment: https:\/\/example\.org\/fees\.pdf/],
      [/AAAA/],
    ),
    lost(
      'texts that a feed only refers to',
      'a.atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Port</title><entry><title>One</title><content type="text/html" src="https://example.org/one"/></entry></feed>',
      /^Included files not read \(1\): https:\/\/example\.org\/one\.$/,
      [/## One/],
    ),
    lost(
      'pages, code, rows, and references in other files of LaTeX',
      'a.tex',
      '\\documentclass{article}\\begin{document}Words.\\includepdf[pages=-]{b.pdf}\\lstinputlisting[language=C]{c.py} Rows: \\csvautotabular{d.csv}.\\bibliography{refs}\\end{document}\n',
      /^Included files not read \(4\): b\.pdf, c\.py, d\.csv, refs\.$/,
      [/^Words\.\s*Rows: \.$/],
    ),
    lost(
      'charts of a notebook that scripts draw',
      'a.ipynb',
      JSON.stringify({
        nbformat: 4,
        nbformat_minor: 5,
        metadata: {},
        cells: [
          {
            cell_type: 'code',
            metadata: {},
            execution_count: 1,
            source: 'show()',
            outputs: [
              { output_type: 'display_data', metadata: {}, data: { 'application/vnd.plotly.v1+json': { data: [] } } },
            ],
          },
        ],
      }),
      /^Charts or diagrams that could not be read: 1\.$/,
      [/show\(\)/],
    ),
    lost(
      'a damaged page between others of a PDF',
      'a.pdf',
      pdfFile('BT /F1 12 Tf 60 700 Td (The first page has words of its own.) Tj ET', {
        objects: [page(6, 'BT /F1 12 Tf 60 700 Td (The last page has words as well.) Tj ET')],
      }).replace('/Kids[3 0 R]/Count 1', '/Kids[3 0 R 5 0 R 6 0 R]/Count 3'),
      /1 of 3 pages have no readable text\./,
      [/first page has words/, /last page has words/],
    ),
    {
      what: 'nothing of a whole workbook, book, and message',
      name: 'a.epub',
      content: book({ 'a.xhtml': `<html ${XHTML}><body><p>The tide rose 12 feet.</p></body></html>` }),
      has: [/rose 12 feet/],
      says: /^$/,
    },
  ]);
});

describe('reading captions whose times are written in another way', () => {
  readsEach([
    lost(
      'with other arrows',
      'a.vtt',
      'WEBVTT\n\n00:01.000 --> 00:02.000\nFirst words.\n\n00:03.000 -> 00:04.000\nSecond words.\n\n00:05.000 –> 00:06.000\nThird words.\n\n00:07.000 → 00:08.000\nLast words.\n',
      /^$/,
      [/^First words\. Second words\. Third words\. Last words\.$/],
    ),
  ]);
});
