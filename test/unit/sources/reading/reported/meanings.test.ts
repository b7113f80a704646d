import { pageWith, readsEach, type FileCase } from '../../../../helpers/fileReading.js';
import { cell, number, open, workbook, zip } from '../../../../helpers/officeFiles.js';
import { pdfFile } from '../../../../helpers/pdfFile.js';

const crlf = (text: string) => text.replace(/\n/g, '\r\n');
const at = (x: number, y: number, text: string) =>
  `BT /F1 11 Tf ${x} ${y} Td (${text.replace(/[()]/g, '\\$&')}) Tj ET `;
const file = (
  what: string,
  name: string,
  content: string | Uint8Array,
  has: RegExp[],
  hasNot: RegExp[] = [],
): FileCase => ({ what, name, content, has, hasNot });
const page = (what: string, body: string, has: RegExp[], hasNot: RegExp[] = []) =>
  file(what, 'a.html', pageWith(body), has, hasNot);
const row = (index: number, ...cells: string[]) => `<row r="${index}">${cells.join('')}</row>`;
const styled = (place: string, style: number, value: number) => `<c r="${place}" s="${style}"><v>${value}</v></c>`;
const sheet = (rows: string, merged: readonly string[], formats: string[] = []) =>
  workbook(
    [
      {
        name: 'D',
        xml: `<sheetData>${rows}</sheetData><mergeCells>${merged.map((area) => `<mergeCell ref="${area}"/>`).join('')}</mergeCells>`,
      },
    ],
    [],
    formats,
  );
const chapter = (body: string) =>
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>c</title></head><body>${body}</body></html>`;
const saved = (first: string, parts: string) =>
  crlf(
    `From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/a\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html; charset=utf-8\nContent-Location: https://example.org/a\n\n${first}\n${parts}--b--\n`,
  );
const frame = (id: string, html: string) =>
  `--b\nContent-Type: text/html; charset=utf-8\nContent-ID: <${id}>\nContent-Location: https://example.org/${id}\n\n${html}\n`;

describe('reading what would mean something else or be lost', () => {
  readsEach([
    file(
      'labels of merged cells in each row and column, but not numbers and titles',
      'a.xlsx',
      sheet(
        row(1, cell('A1', 'Boats of the year')) +
          row(2, cell('A2', 'Port'), cell('B2', 'Boats'), '<c r="C2"/>') +
          row(3, cell('B3', 'In'), cell('C3', 'Out')) +
          row(4, cell('A4', 'Esk'), number('B4', 14), number('C4', 9)) +
          row(5, number('B5', 3)) +
          row(6, cell('A6', 'Wear'), number('B6', 7), number('C6', 2)),
        ['A1:C1', 'B2:C2', 'A2:A3', 'A4:A5', 'C4:C5', 'A99:XFD1048576'],
      ),
      [
        /^Boats of the year$/m,
        /\| Port \| Boats \| Boats \|/,
        /\| Port \| In \| Out \|/,
        /\| Esk \| 14 \| 9 \|\n\| Esk \| 3 \| +\|\n\| Wear \| 7 \| 2 \|/,
      ],
    ),
    file(
      'minutes and seconds, which aren’t hours and minutes',
      'b.xlsx',
      sheet(
        row(1, cell('A1', 'lap'), cell('B1', 'time')) +
          row(2, cell('A2', 'first'), styled('B2', 5, 90 / 86_400)) +
          row(3, cell('A3', 'second'), styled('B3', 5, 5_400 / 86_400)) +
          row(4, cell('A4', 'third'), styled('B4', 6, 5_400 / 86_400)) +
          row(5, cell('A5', 'fourth'), styled('B5', 7, 130_020 / 86_400)),
        [],
        ['mm:ss', 'h:mm', '[h]:mm:ss'],
      ),
      [/\| first \| 00:01:30 \|/, /\| second \| 01:30:00 \|/, /\| third \| 01:30 \|/, /\| fourth \| 36:07:00 \|/],
    ),
    {
      ...file(
        'what a workbook hides, which is told',
        'c.xlsx',
        workbook(
          [
            {
              name: 'Shown',
              xml: `<cols><col min="2" max="2" hidden="1"/><col min="40" max="90" hidden="1"/></cols><sheetData>${row(1, cell('A1', 'Port'), cell('B1', 'Plan'))}${row(2, cell('A2', 'Esk'), number('B2', 3))}${[3, 4, 6].map((index) => `<row r="${index}" hidden="1">${cell(`A${index}`, 'Draft')}${number(`B${index}`, 9)}</row>`).join('')}</sheetData>`,
            },
            { name: "Old, Ann's", state: 'hidden', xml: `<sheetData>${row(1, cell('A1', 'Old words'))}</sheetData>` },
          ],
          [],
          [],
        ),
        [/Esk/, /Old words/],
      ),
      says: /^The text includes what the workbook hides: Shown!B, Shown!3:4, Shown!6, 'Old, Ann''s'\.$/,
    },
    {
      ...file(
        'what a workbook hides by impossible numbers of columns',
        'd.xlsx',
        workbook(
          [
            {
              name: 'Shown',
              xml: `<cols>${['min="2"', 'min="1" max="x"', 'min="0" max="0"', 'max="1"', 'min="2" max="1e9"'].map((range) => `<col ${range} hidden="1"/>`).join('')}</cols><sheetData>${row(1, cell('A1', 'Port'), cell('B1', 'Plan'))}</sheetData>`,
            },
          ],
          [],
          [],
        ),
        [/Port/, /Plan/],
      ),
      says: /^The text includes what the workbook hides: Shown!B, Shown!A, Shown!B\.$/,
    },
    {
      ...file(
        'what a sheet of OpenDocument hides, which is told',
        'a.ods',
        open(
          'spreadsheet',
          '<table:table table:name="D"><table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row><table:table-row table:visibility="filter"><table:table-cell><text:p>c</text:p></table:table-cell><table:table-cell><text:p>d</text:p></table:table-cell></table:table-row></table:table>',
        ),
        [/\| c \| d \|/],
      ),
      says: /hides: D!B, D!2\.$/,
    },
    file(
      'a sheet of OpenDocument with an impossible number of columns',
      'b.ods',
      open(
        'spreadsheet',
        '<table:table table:name="D"><table:table-column table:visibility="collapse" table:number-columns-repeated="1e999"/><table:table-row><table:table-cell table:number-columns-repeated="1e999"><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>',
      ),
      [/\| a \|/],
    ),
    page(
      'links that are called as the links of headings are',
      '<h2>Fees <span><a href="https://example.org/edit?h=1">edit</a></span></h2><p>See <a href="https://example.org/a">Link</a>, or <a href="https://example.org/b">copy</a> of it. <a href="#x">#</a></p>',
      [/^## Fees$/m, /See \[Link\]\(https:\/\/example\.org\/a\), or \[copy\]\(https:\/\/example\.org\/b\) of it\./],
      [/edit/],
    ),
    page(
      'numbers of notes that are on another page',
      '<p>It held 1,250<a epub:type="noteref" href="notes.xhtml#n1">2</a> boats in 1911<a class="footnote" href="https://example.org/n#3">3</a>.</p>',
      [/1,250\[2\] boats in 1911\[3\]\./],
    ),
    page(
      'cells of a table in preformatted text',
      '<pre><table><tr><td>a</td><td>1</td><td>2</td></tr><tr><td>b</td><td>3</td><td>4</td></tr></table></pre>',
      [/```\na 1 2\nb 3 4\n```/],
    ),
    page(
      'headings of panels',
      '<details><summary><h3>Fees</h3></summary><p>They rose to 1,250 euros in May.</p></details>',
      [/^### Fees\n\nThey rose/m],
      [/\*\*#/],
    ),
    file(
      'a chapter that the order of a book names twice, and notes in a file of their own',
      'a.epub',
      zip({
        mimetype: 'application/epub+zip',
        'META-INF/container.xml':
          '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>',
        'b.opf':
          '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata/><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="n" href="n.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="a"/><itemref idref="n" linear="no"/></spine></package>',
        'a.xhtml': chapter('<h1>One</h1><p>It held 25<a epub:type="noteref" href="n.xhtml#n1">1</a> boats.</p>'),
        'n.xhtml': chapter('<aside id="n1" epub:type="footnote"><p>By the old count.</p></aside>'),
      }),
      [/^# One\n\nIt held 25\[1\] boats\.\n\nBy the old count\.$/],
    ),
    file(
      'quoted lines that a mail program wrapped',
      'a.eml',
      crlf(
        'From: Ann <ann@example.org>\nSubject: Fees\nDate: Tue, 07 May 2024 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8; format=flowed\n\nNobody pays \ntoday.\n\n>> Who pays it \n>> today, \n>> and why?\n> Nobody.\n',
      ),
      [/Nobody pays today\./, /^>> Who pays it today, and why\?\n> Nobody\.$/m],
    ),
    file(
      'frames of a saved page, in their places',
      'a.mhtml',
      saved(
        pageWith('<p>Before the frame.</p><iframe width="4" src="cid:f1@mhtml.blink"></iframe><p>After the frame.</p>'),
        frame(
          'f1@mhtml.blink',
          '<html><body><p>The frame says that ferries run every day until the end of October.</p></body></html>',
        ) + frame('f2@mhtml.blink', '<html><body><p>Nobody asks for this.</p></body></html>'),
      ),
      [/Before the frame\.\s+The frame says that ferries run every day until the end of October\.\s+After the frame\./],
      [/Nobody asks/],
    ),
    file(
      'feeds in JSON',
      'feed.json',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Port',
        description: 'News of the locks',
        authors: [{ name: 'Ann Reed' }],
        items: [
          {
            id: '1',
            url: 'https://example.org/1',
            title: 'Fees',
            content_html: '<p>The fee is 10<sup>2</sup> euros.</p><ul><li>One</li></ul>',
            date_published: '2024-05-07T10:00:00Z',
          },
          { id: '2', content_text: 'Just < words.' },
        ],
      }),
      [
        /^# Port\n\nNews of the locks\n\n## \[Fees\]\(https:\/\/example\.org\/1\)\n\n2024-05-07T10:00:00Z\n\nThe fee is 10\^2 euros\.\n\n- One\n\n## Untitled\n\nJust < words\.$/,
      ],
    ),
    file('other JSON, which stays as it is', 'other.json', '{"version": "1.1", "items": []}', [/^\{"version": "1\.1"/]),
    file(
      'ranges and codes that a PDF divides after their hyphen',
      'a.pdf',
      pdfFile(
        at(60, 700, 'The harbor office rings twice, as in the years 1911-') +
          at(60, 686, '1912, when the port began to use code A-') +
          at(60, 672, '12 for each boat that passed through the lock.'),
      ),
      [/1911-1912, when/, /code A-12 for each/],
    ),
    file(
      'two rows of a PDF, too few for a table, each by itself',
      'b.pdf',
      pdfFile(
        [
          ['Item', '2023', '2024'],
          ['Fees', '1,250', '1,400'],
        ]
          .map((cells, line) => cells.map((text, column) => at(60 + column * 120, 700 - line * 16, text)).join(''))
          .join(''),
      ),
      [/^Item 2023 2024\n\nFees 1,250 1,400$/],
    ),
  ]);
});
