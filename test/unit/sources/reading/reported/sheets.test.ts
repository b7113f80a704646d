import { readsEach, type FileCase } from '../../../../helpers/fileReading.js';
import {
  cell,
  number,
  OFFICE,
  ODF,
  open,
  rels,
  sheet,
  SHEET,
  types,
  workbook,
  zip,
} from '../../../../helpers/officeFiles.js';

const xlsx = (what: string, content: Uint8Array, has: RegExp[], hasNot: RegExp[] = [], says?: RegExp): FileCase => ({
  what,
  name: 'report.xlsx',
  content,
  has,
  hasNot,
  says,
});
/** A sheet of a row for each number format, with a name and a number. */
const formatted = (...rows: [name: string, value: number, format: string][]) =>
  workbook(
    [
      {
        name: 'Data',
        xml: `<sheetData><row r="1">${cell('A1', 'What')}${cell('B1', 'Value')}</row>${rows.map(([name, value], index) => `<row r="${index + 2}">${cell(`A${index + 2}`, name)}<c r="B${index + 2}" s="${5 + index}"><v>${value}</v></c></row>`).join('')}</sheetData>`,
      },
    ],
    [],
    rows.map(([, , format]) => format),
  );
/** A sheet with parts that belong to it. */
const withParts = (rows: string, links: [string, string, string][], parts: Record<string, string>, after = '') =>
  zip({
    '[Content_Types].xml': types('/xl/workbook.xml', 'spreadsheetml.sheet'),
    '_rels/.rels': rels(['r1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="Berths" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels(['r1', 'worksheet', 'worksheets/sheet1.xml']),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${SHEET}" xmlns:r="${OFFICE}/relationships"><sheetData>${rows}</sheetData>${after}</worksheet>`,
    'xl/worksheets/_rels/sheet1.xml.rels': rels(...links),
    ...parts,
  });
const ods = (what: string, rows: string, has: RegExp[], hasNot: RegExp[] = []): FileCase => ({
  what,
  name: 'report.ods',
  content: open('spreadsheet', `<table:table table:name="Data">${rows}</table:table>`),
  has,
  hasNot,
});
const text = (value: string, attributes = '') =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${value}</text:p></table:table-cell>`;
const HEAD = `<row r="1">${cell('A1', 'What')}${cell('B1', 'Value')}</row>`;

describe('reading workbooks that other readers got wrong', () => {
  readsEach([
    xlsx(
      'rows as wide as the program allows, of which some are left out and told',
      sheet(
        Array.from({ length: 300 }, (_, index) => {
          const row = index + 1;
          return `<row r="${row}">${cell(`A${row}`, `first ${row}`)}${cell(`XFD${row}`, `last ${row}`)}</row>`;
        }).join(''),
      ),
      [/first 1 /, /last 244$/m],
      [/first 245 /],
      /Rows not read: 56\./,
    ),
    xlsx(
      'days that are counted from 1904',
      zip({
        '[Content_Types].xml': types('/xl/workbook.xml', 'spreadsheetml.sheet'),
        '_rels/.rels': rels(['r1', 'officeDocument', 'xl/workbook.xml']),
        'xl/workbook.xml': `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}/relationships"><workbookPr date1904="1"/><sheets><sheet name="Berths" sheetId="1" r:id="r1"/></sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': rels(
          ['r1', 'worksheet', 'worksheets/sheet1.xml'],
          ['st', 'styles', 'styles.xml'],
        ),
        'xl/styles.xml': `<styleSheet xmlns="${SHEET}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
        'xl/worksheets/sheet1.xml': `<worksheet xmlns="${SHEET}"><sheetData>${HEAD}<row r="2">${cell('A2', 'Opened')}<c r="B2" s="1"><v>43830</v></c></row></sheetData></worksheet>`,
      }),
      [/\| Opened \| 2024-01-01 \|/],
    ),
    xlsx(
      'errors of formulas, and logical values',
      sheet(
        `${HEAD}<row r="2">${cell('A2', 'Rate')}<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row><row r="3">${cell('A3', 'Open')}<c r="B3" t="b"><f>TRUE()</f><v>1</v></c></row>`,
      ),
      [/\| Rate \| #DIV\/0! \|/, /\| Open \| TRUE \|/],
    ),
    xlsx(
      'very large, very small, and long numbers unchanged',
      sheet(
        `${HEAD}<row r="2">${cell('A2', 'Avogadro')}${number('B2', 6.02214076e23)}</row><row r="3">${cell('A3', 'Charge')}<c r="B3"><v>1.6E-19</v></c></row><row r="4">${cell('A4', 'Account')}<c r="B4"><v>123456789012345</v></c></row><row r="5">${cell('A5', 'Sum')}<c r="B5"><v>0.30000000000000004</v></c></row>`,
      ),
      [/Avogadro \| 6\.02214076e\+?23 /i, /Charge \| 1\.6e-19 /i, /Account \| 123456789012345 /, /Sum \| 0\.3 /],
    ),
    xlsx(
      'percentages whose fraction cannot be stored exactly',
      formatted(
        ['Tax', 0.07, '0%'],
        ['Growth', -0.005, '0.0%'],
        ['Over', 1.1, '0%'],
        ['Typed', 12, '0&quot;%&quot;'],
        ['Escaped', 12, '0\\%'],
      ),
      [/Tax \| 7% /, /Growth \| -0\.5% /, /Over \| 110% /, /Typed \| 12% /, /Escaped \| 12% /],
    ),
    xlsx(
      'formats of accountants, with the sign of a loss',
      formatted(
        [
          'Profit',
          1234.5,
          '_(&quot;$&quot;* #,##0.00_);_(&quot;$&quot;* \\(#,##0.00\\);_(&quot;$&quot;* &quot;-&quot;??_);_(@_)',
        ],
        [
          'Loss',
          -1234.5,
          '_(&quot;$&quot;* #,##0.00_);_(&quot;$&quot;* \\(#,##0.00\\);_(&quot;$&quot;* &quot;-&quot;??_);_(@_)',
        ],
        ['Change', -7, '#,##0;[Red]\\(#,##0\\)'],
        ['Euro', 1234.5, '#,##0.00\\ [$€-407]'],
      ),
      [
        /Profit \| \$ ?1,?234\.50 /,
        /Loss \| (?:-\$ ?1,?234\.50|\(\$ ?1,?234\.50\)|\$ ?\(1,?234\.50\)) /,
        /Change \| (?:-7|\(7\)) /,
        /Euro \| 1,?234\.50 € /,
      ],
    ),
    xlsx(
      'formats that depend on the number',
      formatted(
        ['Small', 500, '[&gt;=1000000]0.0,,&quot; M&quot;;[&gt;=1000]0.0,&quot; K&quot;;0'],
        ['Middle', 2500, '[&gt;=1000000]0.0,,&quot; M&quot;;[&gt;=1000]0.0,&quot; K&quot;;0'],
        ['Large', 1500000, '[&gt;=1000000]0.0,,&quot; M&quot;;[&gt;=1000]0.0,&quot; K&quot;;0'],
      ),
      [/Small \| 500 /, /Middle \| (?:2\.5 K|2500) /, /Large \| (?:1\.5 M|1500000) /],
    ),
    xlsx(
      'a zero and a text with their own sections',
      formatted(
        ['None', 0, '0.0;-0.0;&quot;none&quot;'],
        ['Below', -3, '&quot;up &quot;0;&quot;down &quot;0'],
        ['Above', 3, '&quot;up &quot;0;&quot;down &quot;0'],
      ),
      [/None \| (?:none|0) /, /Below \| (?:down 3|-3) /, /Above \| (?:up )?3 /],
    ),
    xlsx(
      'durations, times with fractions, and dates with month names',
      formatted(
        ['Worked', 2.0625, '[h]:mm'],
        ['Day', 45292, 'd\\ mmmm\\ yyyy'],
        ['Stamp', 45292.75, 'yyyy/mm/dd\\ hh:mm'],
        ['Fraction', 0.5, '# ?/?'],
      ),
      [/Worked \| 49:30 /, /Day \| 2024-01-01 /, /Stamp \| 2024-01-01 18:00 /, /Fraction \| (?:0\.5|1\/2) /],
    ),
    xlsx(
      'times with the parts of a second that they are shown with',
      formatted(
        ['Lap', 0.0012, 'mm:ss.0'],
        ['Run', 2.500003, '[h]:mm:ss.00'],
        ['Split', 0.000011574, 'ss.000'],
        ['Start', 0.5000021, 'hh:mm:ss'],
        ['Turn', 0.00069444, 'mm:ss.0'],
      ),
      [
        /Lap \| 00:01:43\.7 /,
        /Run \| 60:00:00\.26 /,
        /Split \| 00:00:01\.000 /,
        /Start \| 12:00:00 /,
        /Turn \| 00:01:00\.0 /,
      ],
    ),
    xlsx(
      'a header over several columns',
      sheet(
        `<row r="1">${cell('A1', 'Boat')}${cell('B1', 'Fee 2024')}</row><row r="2">${cell('B2', 'summer')}${cell('C2', 'winter')}</row><row r="3">${cell('A3', 'Heron')}${number('B3', 12)}${number('C3', 7)}</row>`,
      ),
      [/\| Heron \| 12 \| 7 \|/, /\| summer \| winter \|/],
    ),
    xlsx(
      'escaped characters and line ends in a cell',
      sheet(
        `${HEAD}<row r="2">${cell('A2', 'Name')}<c r="B2" t="inlineStr"><is><t xml:space="preserve">first_x000D_\nsecond _x005F_x0041_ | third</t></is></c></row>`,
      ),
      [/Name \| first\s*(?:<br>|\/|;|·)?\s*second _x0041_ \\\| third/],
    ),
    xlsx(
      'comments on cells, old and new',
      withParts(
        `${HEAD}<row r="2">${cell('A2', 'Heron')}${number('B2', 12)}</row>`,
        [['c1', 'comments', '../comments1.xml']],
        {
          'xl/comments1.xml': `<comments xmlns="${SHEET}"><authors><author>Mira</author></authors><commentList><comment ref="B2" authorId="0"><text><r><t>Only until June.</t></r></text></comment></commentList></comments>`,
        },
      ),
      [/\| Heron \| 12/, /Only until June\./],
    ),
    xlsx(
      'text boxes over the cells',
      withParts(
        `${HEAD}<row r="2">${cell('A2', 'Heron')}${number('B2', 12)}</row>`,
        [['d1', 'drawing', '../drawings/drawing1.xml']],
        {
          'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:sp><xdr:txBody><a:p><a:r><a:t>All fees in euros per night.</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>`,
        },
        '<drawing r:id="d1"/>',
      ),
      [/\| Heron \| 12/, /All fees in euros per night\./],
    ),
    xlsx(
      'a workbook in the strict variant of the format, with a name of its own for the cells',
      zip({
        '[Content_Types].xml': types('/xl/workbook.xml', 'spreadsheetml.sheet'),
        '_rels/.rels': rels(['r1', 'officeDocument', 'xl/workbook.xml']).replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        ),
        'xl/workbook.xml':
          '<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"><x:sheets><x:sheet name="Berths" sheetId="1" r:id="r1"/></x:sheets></x:workbook>',
        'xl/_rels/workbook.xml.rels': rels(['r1', 'worksheet', 'worksheets/sheet1.xml']).replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        ),
        'xl/worksheets/sheet1.xml':
          '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Boat</x:t></x:is></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>Fee</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>Heron</x:t></x:is></x:c><x:c r="B2"><x:v>12</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      }),
      [/\| Heron \| 12 \|/],
    ),
    {
      what: 'a binary workbook, which is told',
      name: 'report.xlsb',
      content: zip({
        '[Content_Types].xml':
          '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>',
        '_rels/.rels': rels(['r1', 'officeDocument', 'xl/workbook.bin']),
        'xl/workbook.bin': '\u0000\u0001\u0002',
      }),
      has: [],
      says: /binary|xlsb|\.xlsx/i,
    },
    ods(
      'repeated values, in every column',
      `<table:table-row>${text('Boat')}${text('Fee', 'table:number-columns-repeated="3"')}</table:table-row><table:table-row>${text('Heron')}<table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="3"><text:p>7</text:p></table:table-cell></table:table-row>`,
      [/\| Heron \| 7 \| 7 \| 7 \|/],
    ),
    ods(
      'values without a text of their own',
      `<table:table-row>${text('What')}${text('Value')}</table:table-row><table:table-row>${text('Count')}<table:table-cell office:value-type="float" office:value="42"/></table:table-row><table:table-row>${text('Day')}<table:table-cell office:value-type="date" office:date-value="2024-05-01"/></table:table-row><table:table-row>${text('Share')}<table:table-cell office:value-type="percentage" office:value="0.12"/></table:table-row><table:table-row>${text('Open')}<table:table-cell office:value-type="boolean" office:boolean-value="true"/></table:table-row>`,
      [/Count \| 42 /, /Day \| 2024-05-01 /, /Share \| 12% /, /Open \| true /i],
    ),
    ods(
      'covered cells and millions of empty ones',
      `<table:table-row>${text('Boat', 'table:number-columns-spanned="2"')}<table:covered-table-cell/>${text('Fee')}<table:table-cell table:number-columns-repeated="16381"/></table:table-row><table:table-row>${text('Heron')}${text('red')}${text('12')}</table:table-row><table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`,
      [/\| Heron \| red \| 12 \|/],
    ),
    {
      what: 'sheets with groups of rows and header rows',
      name: 'groups.ods',
      content: zip({
        mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
        'content.xml': `<office:document-content ${ODF}><office:body><office:spreadsheet><table:table table:name="Data"><table:table-header-rows><table:table-row>${text('Boat')}${text('Fee')}</table:table-row></table:table-header-rows><table:table-row-group><table:table-row>${text('Heron')}${text('12')}</table:table-row><table:table-row-group><table:table-row>${text('Tern')}${text('8')}</table:table-row></table:table-row-group></table:table-row-group></table:table></office:spreadsheet></office:body></office:document-content>`,
      }),
      has: [/\| Boat \| Fee \|/, /\| Heron \| 12 \|/, /\| Tern \| 8 \|/],
    },
    xlsx(
      'numbers whose format depends on them',
      formatted(
        ['Few', 950, '[&lt;1000]0;[&gt;=1000]0.0,&quot;k&quot;'],
        ['Many', 12_500, '[&lt;1000]0;[&gt;=1000]0.0,&quot;k&quot;'],
        ['Open', 1, '&quot;Yes&quot;;;&quot;No&quot;'],
        ['Closed', 0, '&quot;Yes&quot;;;&quot;No&quot;'],
        ['Hidden', 7, ';;;'],
      ),
      [/\| Few \| 950 \|/, /\| Many \| 12\.5k \|/, /\| Open \| Yes \|/, /\| Closed \| No \|/, /\| Hidden \| 7 \|/],
    ),
    xlsx(
      'negative numbers whose own section writes their sign, with one sign',
      formatted(
        ['Round', -1234, '#,##0;(#,##0);&quot;nil&quot;'],
        ['Minus', -2, '&quot;+&quot;0;&quot;−&quot;0;&quot;none&quot;'],
        ['Paid', -20, '$#,##0;($#,##0);&quot;free&quot;'],
        ['Words', -3, '0;&quot;gain&quot;0;&quot;none&quot;'],
        ['Red', -5, '0&quot; kg&quot;;[Red]0&quot; kg&quot;;&quot;none&quot;'],
        ['Chosen', -6, '[&lt;0](0);0'],
        ['Given', 7, '&quot;+&quot;0;&quot;−&quot;0;&quot;none&quot;'],
        ['Wordy', -8, '&quot;Yes&quot;;(0);&quot;No&quot;'],
      ),
      [
        /\| Round \| -1234 \|/,
        /\| Minus \| -2 \|/,
        /\| Paid \| -\$20 \|/,
        /\| Words \| -3 \|/,
        /\| Red \| -5 kg \|/,
        /\| Chosen \| -6 \|/,
        /\| Given \| \+7 \|/,
        /\| Wordy \| -8 \|/,
      ],
    ),
    xlsx(
      'zeros of two sections, and numbers of empty ones',
      formatted(
        ['Zero', 0, '&quot;Yes&quot;;&quot;No&quot;'],
        ['Below', -1, '&quot;Yes&quot;;&quot;No&quot;'],
        ['Thousands', 0, '0.0&quot;k&quot;;&quot;minus&quot;'],
        ['None', 0, ';;&quot;No&quot;'],
        ['Loss', -5, ';;&quot;No&quot;'],
        ['Gain', 5, ';;&quot;No&quot;'],
        ['Open', 0, '&quot;Yes&quot;;'],
        ['Owed', -4, '&quot;Yes&quot;;'],
      ),
      [
        /\| Zero \| Yes \|/,
        /\| Below \| No \|/,
        /\| Thousands \| 0(?:\.0)?k \|/,
        /\| None \| No \|/,
        /\| Loss \| -5 \|/,
        /\| Gain \| 5 \|/,
        /\| Open \| Yes \|/,
        /\| Owed \| -4 \|/,
      ],
    ),
    xlsx(
      'numbers in groups, with their zeros',
      formatted(
        ['Phone', 5_550_123_456, '(000) 000-0000'],
        ['Code', 12_345_678, '000-00-0000'],
        ['Long', 12_345_678_901, '000-00-0000'],
      ),
      [/\| Phone \| \(555\) 012-3456 \|/, /\| Code \| 012-34-5678 \|/, /\| Long \| 12345-67-8901 \|/],
    ),
    xlsx(
      'empty cells that do not name their places',
      sheet(
        '<row><c t="inlineStr"><is><t>Boat</t></is></c><c t="inlineStr"><is><t>Owner</t></is></c><c t="inlineStr"><is><t>Fee</t></is></c></row><row><c t="inlineStr"><is><t>Heron</t></is></c><c/><c><v>12</v></c></row>',
      ),
      [/\| Heron \| +\| 12 \|/],
    ),
  ]);
});
