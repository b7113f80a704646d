import { pageWith, readsEach, type FileCase } from '../../../../helpers/fileReading.js';
import { A, book, cells, open, p, r, rels, shape, slide, types, word, zip } from '../../../../helpers/officeFiles.js';

const file = (
  what: string,
  name: string,
  content: string | Uint8Array,
  has: RegExp[],
  hasNot: RegExp[] = [],
): FileCase => ({ what, name, content, has, hasNot });
const page = (what: string, body: string, has: RegExp[], hasNot: RegExp[] = []) =>
  file(what, 'a.html', pageWith(body), has, hasNot);
const table = (...rows: string[]) => `<w:tbl><w:tblGrid/>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
const slideCell = (text: string, span = '') =>
  `<a:tc ${span}><a:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`;
const slideTable = (...rows: string[]) =>
  zip({
    '[Content_Types].xml': types('/ppt/presentation.xml', 'presentationml.presentation'),
    '_rels/.rels': rels(['r1', 'officeDocument', 'ppt/presentation.xml']),
    'ppt/presentation.xml': `<p:presentation ${A}><p:sldIdLst><p:sldId r:id="s1"/></p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': rels(['s1', 'slide', 'slides/slide1.xml']),
    'ppt/slides/slide1.xml': slide(
      shape('title', 'Boats'),
      `<p:graphicFrame><a:graphic><a:graphicData><a:tbl>${rows.map((row) => `<a:tr>${row}</a:tr>`).join('')}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`,
    ),
  });
const openCell = (text: string, span = '') => `<table:table-cell ${span}><text:p>${text}</text:p></table:table-cell>`;
const openRow = (...inner: string[]) => `<table:table-row>${inner.join('')}</table:table-row>`;
const rtfRow = (merges: string[], ...texts: string[]) =>
  `\\trowd${merges.map((merge, index) => `${merge}\\cellx${2000 * (index + 1)}`).join('')}\\pard\\intbl ${texts.join('\\cell ')}\\cell\\row`;
const spreadsheet = (styles: string, ...rows: string[]) =>
  `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>${styles}</Styles><Worksheet ss:Name="D"><Table>${rows.map((row) => `<Row>${row}</Row>`).join('')}</Table></Worksheet></Workbook>`;
const data = (type: string, value: string, attributes = '') =>
  `<Cell ${attributes}><Data ss:Type="${type}">${value}</Data></Cell>`;

const LABELED = [/\| Esk \| May \| 14 \|/, /\| Esk \| June \| 17 \|/];

describe('reading what a merged cell counts for', () => {
  describe('in pages', () => {
    readsEach([
      page(
        'over rows, which end with their section',
        '<table><thead><tr><th>Port</th><th>Month</th><th>Boats</th></tr></thead><tbody><tr><th rowspan="9">Esk</th><td>May</td><td>14</td></tr><tr><td>June</td><td>17</td></tr></tbody><tbody><tr><td>Wear</td><td>May</td><td>3</td></tr></tbody></table>',
        [...LABELED, /\| Wear \| May \| 3 \|/],
      ),
      page(
        'over all rows that follow, and on the right',
        '<table><tr><th>Month</th><th>Boats</th><th>Port</th></tr><tr><td>May</td><td>14</td><td rowspan="0">Esk</td></tr><tr><td>June</td><td>17</td></tr></table>',
        [/\| May \| 14 \| Esk \|/, /\| June \| 17 \| Esk \|/],
      ),
      page(
        'as a number that labels its rows, but not as a figure that would be counted twice',
        '<table><tr><th>Year</th><th>Port</th><th>Boats</th></tr><tr><td rowspan="2">2024</td><td>Esk</td><td rowspan="2">31</td></tr><tr><td>Wear</td></tr></table>',
        [/\| 2024 \| Esk \| 31 \|/, /\| 2024 \| Wear \| \|/],
      ),
      page(
        'over columns of headings, but not as a title over all of them',
        '<table><tr><th colspan="3">Boats by port</th></tr><tr><th rowspan="2">Port</th><th colspan="2">2024</th></tr><tr><th>In</th><th>Out</th></tr><tr><td>Esk</td><td>14</td><td>9</td></tr></table>',
        [/\| Port \| 2024 \| 2024 \|/, /\| Port \| In \| Out \|/, /\| Esk \| 14 \| 9 \|/],
        [/port \| Boats by port/],
      ),
      page(
        'over the whole width, however wide the page says it is',
        '<table><tr><th>Port</th><th>Boats</th></tr><tr><td colspan="999">In the north</td></tr><tr><td>Esk</td><td>14</td></tr></table>',
        [/\| In the north \| \|$/m, /^\| Esk \| 14 \|$/m],
      ),
      page(
        'not as a long note',
        `<table><tr><th>Port</th><th>Boats</th><th>Note</th></tr><tr><td>Esk</td><td>14</td><td rowspan="2">${'The boats were counted by the keeper of the lock. '.repeat(3)}</td></tr><tr><td>Wear</td><td>3</td></tr></table>`,
        [/\| Wear \| 3 \| \|/],
      ),
      page(
        'however many cells the markup asks for',
        `<table><tr><th>Port</th><th>Boats</th></tr>${'<tr><td rowspan="60000" colspan="60000">Esk</td><td rowspan="60000">14</td></tr>'.repeat(300)}</table><p>The end of the page.</p>`,
        [/The end of the page\./],
      ),
    ]);
  });

  describe('in documents', () => {
    readsEach([
      file(
        'of Word',
        'a.docx',
        word(
          table(
            cells('Port', 'Month', 'Boats'),
            `<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${p(r('Esk'))}</w:tc>${cells('May', '14')}`,
            `<w:tc><w:tcPr><w:vMerge/></w:tcPr>${p('')}</w:tc>${cells('June', '17')}`,
          ),
        ),
        LABELED,
      ),
      file(
        'on slides',
        'a.pptx',
        slideTable(
          slideCell('Port') + slideCell('Month') + slideCell('Boats'),
          slideCell('Esk', 'rowSpan="2"') + slideCell('May') + slideCell('14'),
          slideCell('', 'vMerge="1"') + slideCell('June') + slideCell('17'),
        ),
        LABELED,
      ),
      file(
        'of OpenDocument',
        'a.odt',
        open(
          'text',
          `<table:table>${openRow(openCell('Port'), openCell('Month'), openCell('Boats'))}${openRow(openCell('Esk', 'table:number-rows-spanned="2"'), openCell('May'), openCell('14'))}${openRow('<table:covered-table-cell/>', openCell('June'), openCell('17'))}</table:table>`,
        ),
        LABELED,
      ),
      file(
        'in sheets of OpenDocument',
        'a.ods',
        open(
          'spreadsheet',
          `<table:table table:name="D">${openRow(openCell('Port'), openCell('Month'), openCell('Boats'))}${openRow(openCell('Esk', 'table:number-rows-spanned="2"'), openCell('May'), openCell('14'))}${openRow('<table:covered-table-cell/>', openCell('June'), openCell('17'))}</table:table>`,
        ),
        LABELED,
      ),
      file(
        'of RTF',
        'a.rtf',
        `{\\rtf1\\ansi${rtfRow(['', '', ''], 'Port', 'Month', 'Boats')}${rtfRow(['\\clvmgf', '', ''], 'Esk', 'May', '14')}${rtfRow(['\\clvmrg', '', ''], '', 'June', '17')}${rtfRow(['', '', ''], 'Wear', 'May', '3')}${rtfRow(['\\clmgf', '\\clmrg', ''], 'Total', '', '34')}\\pard After.\\par}`,
        [...LABELED, /\| Wear \| May \| 3 \|/, /\| Total \| \| 34 \|/, /After\./],
      ),
      file(
        'of LaTeX',
        'a.tex',
        '\\documentclass{article}\\begin{document}\\begin{tabular}{llr}\\toprule Port & Month & Boats\\\\ \\multirow[t]{2}{*}{\\textbf{Esk}} & May & 14\\\\ & June & 17\\\\ \\multirow{2}*{Wear} & May & 3\\\\ & June & 5\\\\ \\multicolumn{2}{l}{Total} & 39\\\\ \\end{tabular}\\end{document}',
        [
          /\| \*\*Esk\*\* \| May \| 14 \|/,
          /\| \*\*Esk\*\* \| June \| 17 \|/,
          /\| Wear \| June \| 5 \|/,
          /\| Total \|\s*\| 39 \|/,
        ],
        [/multi/],
      ),
      file(
        'of JATS',
        'a.xml',
        '<article><front><article-meta><title-group><article-title>Boats</article-title></title-group></article-meta></front><body><sec><title>Counts</title><p>They were counted.</p><table-wrap><table><thead><tr><th>Port</th><th>Month</th><th>Boats</th></tr></thead><tbody><tr><td rowspan="2">Esk</td><td>May</td><td>14</td></tr><tr><td>June</td><td>17</td></tr></tbody></table></table-wrap></sec></body></article>',
        LABELED,
      ),
      file(
        'of DocBook, whose columns have names',
        'a.xml',
        '<article xmlns="http://docbook.org/ns/docbook"><title>Boats</title><para>They were counted.</para><informaltable><tgroup cols="3"><colspec colname="a"/><colspec colname="b"/><colspec colname="c"/><thead><row><entry>Port</entry><entry>Month</entry><entry>Boats</entry></row></thead><tbody><row><entry morerows="1">Esk</entry><entry>May</entry><entry>14</entry></row><row><entry>June</entry><entry>17</entry></row><row><entry namest="a" nameend="b">Total</entry><entry>31</entry></row></tbody></tgroup></informaltable></article>',
        [...LABELED, /\| Total \| \| 31 \|/],
      ),
      file(
        'in a workbook of XML, with shares as percentages',
        'a.xml',
        spreadsheet(
          '<Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>',
          data('String', 'Port') + data('String', 'Day') + data('String', 'Share'),
          data('String', 'Esk', 'ss:MergeDown="1"') +
            data('DateTime', '2024-05-07T00:00:00.000') +
            data('Number', '0.125', 'ss:StyleID="p"'),
          data('Number', '0.07', 'ss:Index="3" ss:StyleID="p"'),
        ),
        [/\| Esk \| 2024-05-07 \| 12\.5% \|/, /\| Esk \|\s*\| 7% \|/],
      ),
    ]);
  });
});

describe('reading tables in cells', () => {
  readsEach([
    file(
      'of Word, beside other cells',
      'a.docx',
      word(
        table(
          cells('Port', 'Fees'),
          `<w:tc>${p(r('Esk'))}</w:tc><w:tc>${p(r('By month:'))}${table(cells('May', '12'), cells('June', '14'))}${p('')}</w:tc>`,
          cells('Wear', '9'),
        ),
      ),
      [/\| Port \| Fees \|/, /\| Esk \| By month: May, 12; June, 14 \|/, /\| Wear \| 9 \|/],
    ),
    file(
      'of Word, inside a frame around the page',
      'a.docx',
      word(
        table(
          `<w:tc>${p(r('Attendance of the season'))}${table(cells('Port', 'Boats'), cells('Esk', '14'), cells('Wear', '7'))}${p(r('Counted by hand.'))}</w:tc>`,
        ),
      ),
      [/Attendance of the season\n/, /\| Esk \| 14 \|\n\| Wear \| 7 \|/, /Counted by hand\./],
    ),
    file(
      'of OpenDocument, once',
      'a.odt',
      open(
        'text',
        `<table:table>${openRow(openCell('Port'), openCell('Fees'))}${openRow(openCell('Esk'), `<table:table-cell><table:table table:is-sub-table="true">${openRow(openCell('May'), openCell('12'))}${openRow(openCell('June'), openCell('14'))}</table:table></table:table-cell>`)}</table:table>`,
      ),
      [/\| Esk \| May, 12; June, 14 \|/],
      [/June[^]*June/],
    ),
  ]);
});

describe('reading what else readers lose', () => {
  const crlf = (text: string) => text.replace(/\n/g, '\r\n');
  readsEach([
    file(
      'a lone figure below empty rows of a sheet',
      'a.ods',
      open(
        'spreadsheet',
        `<table:table table:name="D">${openRow(openCell('Port'), openCell('In'), openCell('Out'))}${openRow(openCell('Esk'), openCell('4'), openCell('5'))}<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="3"/></table:table-row>${openRow('<table:table-cell table:number-columns-repeated="2"/>', openCell('99'))}</table:table>`,
      ),
      [/\| Esk \| 4 \| 5 \|\n\|\s*\|\s*\| 99 \|/],
    ),
    file(
      'a total beside empty cells, above a note',
      'a.csv',
      'Port,May,June,July,August,Sum\nEsk,1,2,3,4,10\nWear,2,2,2,2,8\nTotal,,,,,18\nCounted by the keepers\n',
      [/\| Total \|(?:\s*\|){4} 18 \|/, /^Counted by the keepers$/m],
    ),
    file(
      'captions without a voice after a voice',
      'a.vtt',
      'WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n\n<v Ann>The lock opens at six,\nas every day.\n\n00:00:03.000 --> 00:00:05.000\nMusic plays.\n\n00:00:05.000 --> 00:00:06.000\nBells ring.\n\n00:00:06.000 --> 00:00:07.000\n<v Ann>Why then?\n',
      [
        /^\*\*Ann:\*\* The lock opens at six, as every day\.$/m,
        /^Music plays\. Bells ring\.$/m,
        /^\*\*Ann:\*\* Why then\?$/m,
      ],
    ),
    file(
      'a message whose header goes on after an empty line',
      'a.eml',
      crlf(
        'From: Ann <ann@example.org>\nSubject: Fees\nMIME-Version: 1.0\nMessage-ID: <1@example.org>\n\n\nContent-Type: multipart/alternative;\n boundary="b1"\n\n--b1\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nThe fee is 12=E2=82=AC.\n--b1--\n',
      ),
      [/^The fee is 12€\.$/m],
      [/b1|Content-/],
    ),
    file(
      'a message that is about such a header',
      'a.eml',
      crlf(
        'From: Ann <ann@example.org>\nSubject: Headers\nMessage-ID: <1@example.org>\nContent-Type: text/plain\n\nContent-Type: multipart/mixed; boundary="x"\n\nis what it said.\n',
      ),
      [/Content-Type: multipart\/mixed; boundary="x"/, /is what it said\./],
    ),
    file(
      'a message below empty lines',
      'a.eml',
      crlf(
        '\n\nFrom: Ann <ann@example.org>\nTo: Bo <bo@example.org>\nSubject: Fees\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nThe fee is 12.\n',
      ),
      [/^# Fees\n\nAnn\n\nTo: Bo\n\nThe fee is 12\.$/],
    ),
    file(
      'a page that a message sends as text',
      'a.eml',
      crlf(
        'From: Ann <ann@example.org>\nTo: Bo <bo@example.org>\nSubject: Fees\nContent-Type: text/plain\n\n<html><body><p>The fee is <b>12</b>.</p></body></html>\n',
      ),
      [/The fee is \*\*12\*\*\./],
      [/<p>|html/],
    ),
    file(
      'a page of Word in one file, under the name of a document',
      'a.doc',
      crlf(
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Location: file:///C:/a.htm\nContent-Transfer-Encoding: quoted-printable\nContent-Type: text/html; charset="us-ascii"\n\n<html><body><p class=3DMsoNormal>The fee is 12 euros for each of the boats that stay.</p></body></html>\n--b--\n',
      ),
      [/The fee is 12 euros for each/],
      [/3D|MIME|boundary/],
    ),
    file(
      'a document in the XML of Word 2003',
      'a.xml',
      '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"><w:body><wx:sect><wx:sub-section><w:p><w:r><w:t>The fee is 12</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p></wx:sub-section><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Esk</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>14</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Wear</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc></w:tr></w:tbl></wx:sect></w:body></w:wordDocument>',
      [/The fee is 12\^2\./, /\| Esk \| 14 \|/],
      [/<w:/],
    ),
    file(
      'the numbers of a poem’s lines, which aren’t its words',
      'a.epub',
      book({
        'a.xhtml':
          '<html xmlns="http://www.w3.org/1999/xhtml"><body><div class="line">The lock is shut,<span class="linenum">5</span></div><div class="line">the keeper sleeps, and <span class="line">12</span> boats wait.</div></body></html>',
      }),
      [/The lock is shut,\s+the keeper sleeps, and 12 boats wait\./],
    ),
    file(
      'settings in front of a page, which aren’t its text',
      'a.html',
      `---\nlayout: post\ntitle: "Fees of the port"\n---\n${pageWith('<p>The fee is 12 euros.</p>').replace(/^.*<body>|<\/body>.*$/g, '')}`,
      [/The fee is 12 euros\./],
      [/layout|---/],
    ),
    file(
      'text without markup under the name of a page',
      'a.html',
      '# Fees\n\nThe fee is **12** euros.\n\n| Port | Fee |\n|---|---|\n| Esk | 12 |\n',
      [/^# Fees$/m, /The fee is \*\*12\*\* euros\./, /^\| Esk \| 12 \|$/m],
    ),
    file(
      'the description of a picture that is a page of a book',
      'a.epub',
      book({
        'a.xhtml':
          '<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>One</h1><p>The tide rose 12 feet.</p></body></html>',
        'b.xhtml':
          '<html xmlns="http://www.w3.org/1999/xhtml"><body><img src="b.png" alt="Map of the harbor with three basins"/></body></html>',
      }),
      [/rose 12 feet\.\n\nPicture: Map of the harbor with three basins$/],
    ),
    file(
      'headers and footers of RTF, once, and only what the text doesn’t say',
      'a.rtf',
      '{\\rtf1\\ansi{\\header\\pard Port of Esk, draft 3\\par}{\\headerl\\pard Port of Esk, draft 3\\par}{\\footer\\pard Page {\\field{\\*\\fldinst PAGE}{\\fldrslt 1}} of {\\field{\\*\\fldinst NUMPAGES }{\\fldrslt 12}}\\par}{\\footerf\\pard The fee is due.\\par}\\pard The fee is due.\\par}',
      [/^The fee is due\.\n\nPort of Esk, draft 3$/],
    ),
  ]);
});
