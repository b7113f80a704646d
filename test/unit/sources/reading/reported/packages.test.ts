import { readsEach, type FileCase } from '../../../../helpers/fileReading.js';
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
  SHEET,
  slide,
  slides,
  types,
  W,
  word,
  wordParts,
  zip,
} from '../../../../helpers/officeFiles.js';

const file = (
  what: string,
  name: string,
  content: Uint8Array,
  has: RegExp[],
  hasNot: RegExp[] = [],
  says?: RegExp,
): FileCase => ({ what, name, content, has, hasNot, says });
const page = (body: string, head = '') =>
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>c</title>${head}</head><body>${body}</body></html>`;
const FIELD = (data: string, kind: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="F"/>${data}</w:ffData></w:fldChar></w:r><w:r><w:instrText> ${kind} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const CHART =
  '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Catch by year</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser><c:tx><c:v>Eel</c:v></c:tx><c:cat><c:strCache><c:pt idx="0"><c:v>2023</c:v></c:pt></c:strCache></c:cat><c:val><c:numCache><c:pt idx="0"><c:v>77</c:v></c:pt></c:numCache></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>';
/** An archive in which the bytes of one file are spoiled. */
const spoiled = (archive: Uint8Array, name: string): Uint8Array => {
  const bytes = Buffer.from(archive);
  const at = bytes.indexOf(name) + name.length;
  for (let index = at + 4; index < at + 24; index++) bytes[index] = 0xff ^ (bytes[index] ?? 0);
  return new Uint8Array(bytes);
};
const listed = (text: string, level: number) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>${r(text)}</w:p>`;

describe('reading packages that other readers got wrong', () => {
  readsEach([
    file(
      'lists to choose from in a Word form',
      'a.docx',
      word(
        `${p(`${r('Berth: ')}${FIELD('<w:ddList><w:result w:val="1"/><w:listEntry w:val="North"/><w:listEntry w:val="South quay"/></w:ddList>', 'FORMDROPDOWN')}${r('.')}`)}${p(`${r('Gate: ')}${FIELD('<w:ddList><w:listEntry w:val="Old &amp; new"/><w:listEntry w:val="None"/></w:ddList>', 'FORMDROPDOWN')}`)}`,
      ),
      [/Berth: South quay\./, /Gate: Old & new/],
      [/FORMDROPDOWN|None|North/],
    ),
    file(
      'Word’s legal numbers below Roman ones',
      'a.docx',
      wordParts(
        [listed('Parts', 0), listed('Ropes', 1), listed('Knots', 1), listed('Fees', 0), listed('Day', 1)].join(''),
        {
          numbering: `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
        },
      ),
      [/IV\\?\. Parts\s+4\.1 Ropes\s+4\.2 Knots\s+V\\?\. Fees\s+5\.1 Day/],
    ),
    file(
      'words that Word draws as art',
      'a.docx',
      word(
        `${p('<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="Harbor &amp; Days"/></v:shape></w:pict></w:r>')}${p(r('Come and see.'))}`,
      ),
      [/Harbor & Days/, /Come and see\./],
    ),
    file(
      'headings that only Word’s outline knows, and long paragraphs in it',
      'a.docx',
      wordParts(
        `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>${r('Gate rules')}</w:p><w:p><w:pPr><w:pStyle w:val="Own"/></w:pPr>${r('Fees')}</w:p><w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>${r('The hirer pays the fee at the gate. '.repeat(8))}</w:p><w:p><w:pPr><w:outlineLvl w:val="9"/></w:pPr>${r('Body.')}</w:p>`,
        {
          styles: `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Part"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>`,
        },
      ),
      [/^# Gate rules\n\n## Fees\n\nThe hirer pays/m, /^Body\.$/m],
    ),
    file(
      'a Word document of nothing but pictures, which is told',
      'a.docx',
      wordParts(
        p(
          '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><a:blip r:embed="i1"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
        ),
        {},
      ),
      [],
      [],
      /only pictures/,
    ),
    file(
      'chapters that stand in for files of other kinds',
      'a.epub',
      zip({
        mimetype: 'application/epub+zip',
        'META-INF/container.xml':
          '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>',
        'c.opf':
          '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.pdf" media-type="application/pdf" fallback="x"/><item id="x" href="x.png" media-type="image/png" fallback="b"/><item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
        'b.xhtml': page('<p>The stand-in tells of the weir.</p>'),
      }),
      [/The stand-in tells of the weir/],
    ),
    file(
      'one of the versions that a book has of a formula',
      'b.epub',
      book({
        'a.xhtml': page(
          '<p>Then <epub:switch><epub:case required-namespace="http://www.w3.org/1998/Math/MathML"><math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mn>7</mn><mn>8</mn></mfrac></math></epub:case><epub:default><span>seven eighths</span></epub:default></epub:switch> of <epub:switch><epub:case required-namespace="http://example.org/chem">C6H6</epub:case><epub:default>benzene</epub:default></epub:switch>.</p>',
        ),
      }),
      [/Then \$\\frac\{7\}\{8\}\$ of benzene\./],
      [/seven eighths|C6H6/],
    ),
    file(
      'numbers that a book’s style sheet raises',
      'c.epub',
      zip({
        mimetype: 'application/epub+zip',
        'META-INF/container.xml':
          '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="O/c.opf"/></rootfiles></container>',
        'O/c.opf':
          '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="t/a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
        'O/s.css': '/* 5 < 6 */ .calibre5 { font-size: .75em; vertical-align: super }',
        'O/t/a.xhtml': page(
          '<p>There are 10<span class="calibre5">6</span> eels.</p>',
          '<link rel="stylesheet" type="text/css" href="../s.css"/>',
        ),
      }),
      [/10\^6 eels/],
    ),
    file(
      'the whole chapters of a book with a damaged one, which is told',
      'd.epub',
      spoiled(
        book({
          'one.xhtml': page('<p>The first chapter is whole.</p>'),
          'two.xhtml': page(`<p>${'The second is not. '.repeat(20)}</p>`),
          'three.xhtml': page('<p>The third is whole, too.</p>'),
        }),
        'two.xhtml',
      ),
      [/first chapter is whole/, /third is whole/],
      [],
      /1 of 3 chapters/,
    ),
    file(
      'a sheet that is only a chart',
      'a.xlsx',
      zip({
        '[Content_Types].xml': types('/xl/workbook.xml', 'spreadsheetml.sheet'),
        '_rels/.rels': rels(['r1', 'officeDocument', 'xl/workbook.xml']),
        'xl/workbook.xml': `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="Data" r:id="s1"/><sheet name="By year" r:id="s2"/></sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': rels(
          ['s1', 'worksheet', 'worksheets/sheet1.xml'],
          ['s2', 'chartsheet', 'chartsheets/sheet1.xml'],
        ),
        'xl/worksheets/sheet1.xml': `<worksheet xmlns="${SHEET}"><sheetData><row r="1">${cell('A1', 'port')}${cell('B1', 'tons')}</row><row r="2">${cell('A2', 'Esk')}${number('B2', 14)}</row></sheetData></worksheet>`,
        'xl/chartsheets/sheet1.xml': `<chartsheet xmlns="${SHEET}"/>`,
        'xl/chartsheets/_rels/sheet1.xml.rels': rels(['d1', 'drawing', '../drawings/drawing1.xml']),
        'xl/drawings/drawing1.xml': '<xdr:wsDr xmlns:xdr="x"/>',
        'xl/drawings/_rels/drawing1.xml.rels': rels(['c1', 'chart', '../charts/chart1.xml']),
        'xl/charts/chart1.xml': CHART,
      }),
      [/\| Esk \| 14 \|/, /## By year[^]*Catch by year[^]*\| 2023 \| 77 \|/],
    ),
    file(
      'a box of text over a sheet of LibreOffice',
      'a.ods',
      open(
        'spreadsheet',
        '<table:table table:name="Fees"><table:shapes><draw:custom-shape><text:p>Valid until 2026</text:p></draw:custom-shape></table:shapes><table:table-row><table:table-cell><text:p>Boat</text:p></table:table-cell><table:table-cell><text:p>Fee</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Heron</text:p></table:table-cell><table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>',
      ),
      [/\| Heron \| 12 \|/, /Valid until 2026/],
    ),
    file(
      'a workbook in a slide, which is told',
      'a.pptx',
      slides(['s1'], {
        'ppt/slides/slide1.xml': slide(
          shape('title', 'Catch'),
          '<p:graphicFrame><a:graphic><a:graphicData><p:oleObj progId="Excel.Sheet.12" r:id="o1"><p:embed/></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>',
        ),
      }),
      [/## Catch/],
      [],
      /[Ee]mbedded documents.*1/,
    ),
  ]);
});
