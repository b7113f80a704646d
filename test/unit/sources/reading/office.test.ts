import { readsEach } from '../../../helpers/fileReading.js';
import {
  A,
  cell,
  number,
  OFFICE,
  open,
  p,
  r,
  rels,
  shape,
  sheet,
  SHEET,
  slide,
  slides,
  types,
  word,
  workbook,
  zip,
} from '../../../helpers/officeFiles.js';

const shared = (place: string, index: number) => `<c r="${place}" t="s"><v>${index}</v></c>`;
const styled = (place: string, style: number, value: number) => `<c r="${place}" s="${style}"><v>${value}</v></c>`;

describe('reading office files as programs write them', () => {
  describe('workbooks', () => {
    readsEach([
      {
        what: 'percentages, dates, and times as shown',
        name: 'a.xlsx',
        content: workbook(
          [
            {
              name: 'Rates',
              xml: `<dimension ref="A1:D2"/><sheetData><row r="1">${shared('A1', 0)}${shared('B1', 1)}${shared('C1', 2)}${shared('D1', 3)}</row><row r="2">${styled('A2', 1, 0.12)}${styled('B2', 2, 0.0345)}${styled('C2', 3, 45292)}${styled('D2', 4, 0.5)}</row></sheetData>`,
            },
          ],
          ['<t>share</t>', '<t>growth</t>', '<t>day</t>', '<t>time</t>'],
          [],
        ),
        has: [/\| 12 ?% \| 3\.45 ?% \| 2024-01-01 \| 12:00(?::00)? \|/],
      },
      {
        what: 'powers in a cell',
        name: 'b.xlsx',
        content: workbook(
          [
            {
              name: 'Counts',
              xml: `<dimension ref="A1:B2"/><sheetData><row r="1">${shared('A1', 0)}${shared('B1', 1)}</row><row r="2">${shared('A2', 2)}${number('B2', 7)}</row></sheetData>`,
            },
          ],
          [
            '<t>what</t>',
            '<r><t>tons per m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>',
            '<r><t xml:space="preserve">over 10</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>6</t></r><r><t xml:space="preserve"> eels</t></r>',
          ],
          [],
        ),
        has: [/m(?:\^2|²)/, /10\^6 eels/],
        hasNot: [/106|m2\b/],
      },
      {
        what: 'several sheets, merged cells, and blank columns',
        name: 'c.xlsx',
        content: workbook(
          [
            {
              name: 'North',
              xml: `<dimension ref="A1:C3"/><sheetData><row r="1">${shared('A1', 0)}</row><row r="2">${shared('A2', 1)}${shared('C2', 2)}</row><row r="3">${shared('A3', 3)}${number('C3', 40)}</row></sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>`,
            },
            {
              name: 'South',
              xml: `<dimension ref="A1:B2"/><sheetData><row r="1">${shared('A1', 1)}${shared('B1', 2)}</row><row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2" t="e"><v>#DIV/0!</v></c></row></sheetData>`,
            },
          ],
          ['<t>Berths of 2024</t>', '<t>port</t>', '<t>boats</t>', '<t>Esk</t>'],
          [],
        ),
        has: [/## North[\s\S]*Berths of 2024[\s\S]*\| Esk \|(?:\s+\|)? 40 \|[\s\S]*## South/, /#DIV\/0!/],
      },
      {
        what: 'a sheet that is missing',
        name: 'd.xlsx',
        content: zip({
          '[Content_Types].xml': types('/xl/workbook.xml', 'spreadsheetml.sheet'),
          '_rels/.rels': rels(['r1', 'officeDocument', 'xl/workbook.xml']),
          'xl/workbook.xml': `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="North" sheetId="1" r:id="s1"/><sheet name="South" sheetId="2" r:id="s2"/></sheets></workbook>`,
          'xl/_rels/workbook.xml.rels': rels(
            ['s1', 'worksheet', 'worksheets/sheet1.xml'],
            ['s2', 'worksheet', 'worksheets/sheet2.xml'],
          ),
          'xl/worksheets/sheet1.xml': `<worksheet xmlns="${SHEET}"><dimension ref="A1:B2"/><sheetData><row r="1">${cell('A1', 'port')}${cell('B1', 'boats')}</row><row r="2">${cell('A2', 'Esk')}${number('B2', 40)}</row></sheetData></worksheet>`,
        }),
        has: [/\| Esk \| 40 \|/],
        says: /1 of 2 sheets/i,
      },
      {
        what: 'formulas that were never computed',
        name: 'e.xlsx',
        content: sheet(
          `<row r="1">${cell('A1', 'port')}${cell('B1', 'boats')}</row><row r="2">${cell('A2', 'Esk')}<c r="B2"><f>SUM(C1:C9)</f></c></row>`,
        ),
        has: [/Esk/],
        says: /formula/i,
      },
    ]);
  });

  describe('presentations', () => {
    const PICTURES = (...ids: [string, string, string][]) => rels(...ids);
    readsEach([
      {
        what: 'groups, fields, breaks, and levels',
        name: 'a.pptx',
        content: slides(['s1'], {
          'ppt/slides/slide1.xml': slide(
            shape('ctrTitle', 'Weir'),
            '<p:grpSp><p:grpSp><p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:txBody><a:p><a:r><a:t>Built</a:t></a:r><a:br/><a:r><a:t>1890</a:t></a:r></a:p></p:txBody></p:sp></p:grpSp></p:grpSp>',
            '<p:sp><p:nvSpPr><p:nvPr><p:ph idx="1"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>Gates</a:t></a:r></a:p><a:p><a:pPr lvl="1"/><a:r><a:t>North: 10</a:t></a:r><a:r><a:rPr baseline="30000"/><a:t>3</a:t></a:r><a:r><a:t> l</a:t></a:r></a:p></p:txBody></p:sp>',
            '<p:sp><p:nvSpPr><p:nvPr><p:ph type="sldNum"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:fld type="slidenum"><a:t>77</a:t></a:fld></a:p></p:txBody></p:sp>',
          ),
        }),
        has: [/## Weir/, /Built\s+1890/, /- Gates\n\s+- North: 10\^3 l/],
        hasNot: [/77|Built1890/],
      },
      {
        what: 'numbered paragraphs',
        name: 'a.pptx',
        content: slides(['s1'], {
          'ppt/slides/slide1.xml': slide(
            shape('title', 'Rules'),
            `<p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:txBody>${[
              ['alphaLcParenR', 3, 'Pay'],
              ['alphaLcParenR', 3, 'Clean'],
              ['arabicPeriod', 7, 'Seventh'],
              ['romanUcPeriod', 1, 'Part'],
            ]
              .map(
                ([type, start, text]) =>
                  `<a:p><a:pPr><a:buAutoNum type="${type}" startAt="${start}"/></a:pPr><a:r><a:t>${text}</a:t></a:r></a:p>`,
              )
              .join('')}</p:txBody></p:sp>`,
          ),
        }),
        has: [/c\) Pay/, /d\) Clean/, /7\. Seventh/, /I\. Part/],
      },
      {
        what: 'merged cells and lines in cells',
        name: 'b.pptx',
        content: slides(['s1'], {
          'ppt/slides/slide1.xml': slide(
            shape('title', 'Boats'),
            `<p:graphicFrame><a:graphic><a:graphicData><a:tbl>${[
              [
                '<a:tc gridSpan="2"><a:txBody><a:p><a:r><a:t>2024</a:t></a:r></a:p></a:txBody></a:tc><a:tc hMerge="1"><a:txBody><a:p/></a:txBody></a:tc>',
              ],
              [
                '<a:tc><a:txBody><a:p><a:r><a:t>3</a:t></a:r></a:p><a:p><a:r><a:t>1</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:r><a:t>9</a:t></a:r></a:p></a:txBody></a:tc>',
              ],
            ]
              .map((row) => `<a:tr>${row.join('')}</a:tr>`)
              .join('')}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`,
          ),
        }),
        has: [/\| 3; 1 \| 9 \|/],
        hasNot: [/31/],
      },
      {
        what: 'a slide that is only a picture',
        name: 'c.pptx',
        content: slides(['s2', 's1'], {
          'ppt/slides/slide1.xml': slide(
            '<p:pic><p:nvPicPr><p:cNvPr id="4" name="Picture" descr="Map of the harbor"/></p:nvPicPr></p:pic>',
          ),
          'ppt/slides/_rels/slide1.xml.rels': PICTURES(['p1', 'image', '../media/image1.png']),
        }),
        has: [/Boats came/, /Picture: Map of the harbor/],
        says: /1 of 2 slides/,
      },
      {
        what: 'a formula in a text',
        name: 'd.pptx',
        content: slides(['s1'], {
          'ppt/slides/slide1.xml': slide(
            shape('title', 'Law'),
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" Requires="a14"><p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:txBody><a:p><a:r><a:t>So </a:t></a:r><a14:m><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup></m:oMath></a14:m></a:p></p:txBody></p:sp></mc:Choice><mc:Fallback><p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:txBody><a:p><a:r><a:t> </a:t></a:r></a:p></p:txBody></p:sp></mc:Fallback></mc:AlternateContent>',
          ),
        }),
        has: [/So \$\{?10\}?\^\{?6\}?\$/],
      },
      {
        what: 'comments of reviewers',
        name: 'e.pptx',
        content: slides(['s2'], {
          'ppt/slides/_rels/slide2.xml.rels': rels(['n1', 'notesSlide', '../notesSlides/notes7.xml']),
          'ppt/notesSlides/notes7.xml': slide(
            shape('sldImg'),
            shape('body', 'First line.', 'Second line.'),
            shape('sldNum', '2'),
          ),
        }),
        has: [/\*\*Notes\*\*\n\nFirst line\.\s+Second line\./],
      },
      {
        what: 'no slide list at all',
        name: 'f.pptx',
        content: zip({
          '[Content_Types].xml': types('/ppt/presentation.xml', 'presentationml.presentation'),
          '_rels/.rels': rels(['r1', 'officeDocument', 'ppt/presentation.xml']),
          'ppt/presentation.xml': `<p:presentation ${A}/>`,
        }),
        has: [],
        says: /slides/,
      },
    ]);
  });

  describe('OpenDocument texts', () => {
    readsEach([
      {
        what: 'numbered lists with their numbers',
        name: 'a.odt',
        content: open(
          'text',
          '<text:list text:style-name="L1"><text:list-item><text:p>Open the gate.</text:p></text:list-item><text:list-item><text:p>Wait.</text:p></text:list-item></text:list><text:p>Then:</text:p><text:list text:style-name="L2" text:continue-numbering="false"><text:list-item text:start-value="4"><text:p>Close it.</text:p></text:list-item></text:list>',
          {
            'styles.xml':
              '<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:styles><text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/></text:list-style><text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-prefix="(" style:num-suffix=")" style:num-format="a"/></text:list-style></office:styles></office:document-styles>',
          },
        ),
        has: [/1\. Open the gate\.\n+2\. Wait\./, /\(d\) Close it\./],
      },
      {
        what: 'spaces, deleted text, comments, and hidden sections',
        name: 'b.odt',
        content: open(
          'text',
          '<text:tracked-changes><text:changed-region><text:deletion><text:p>Old text.</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>The<text:s text:c="3"/>gate<office:annotation><text:p>Check this.</text:p></office:annotation> is<text:tab/>new.</text:p><text:section text:display="none"><text:p>Never shown.</text:p></text:section>',
        ),
        has: [/The +gate\[\^a\] is\s+new\./, /^\[\^a\]: Check this\.$/m],
        hasNot: [/Old text|Never shown/],
      },
      {
        what: 'header rows, merged cells, and paragraphs in cells',
        name: 'c.odt',
        content: open(
          'text',
          '<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Port</text:p></table:table-cell><table:table-cell><text:p>Boats</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>Esk</text:p></table:table-cell><table:table-cell><text:p>3</text:p><text:p>1</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>closed</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>',
        ),
        has: [/\| Port \| Boats \|/, /\| Esk \| 3; 1 \|/, /closed/],
        hasNot: [/31/],
      },
      {
        what: 'a formula that is stored apart',
        name: 'd.odt',
        content: open(
          'text',
          '<text:p>So <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame> holds.</text:p>',
          {
            'Object 1/content.xml':
              '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><msup><mn>10</mn><mn>6</mn></msup></semantics></math>',
          },
        ),
        has: [/So \$10\^\{?6\}?\$ holds/],
      },
    ]);
  });

  describe('OpenDocument sheets and slides', () => {
    readsEach([
      {
        what: 'values as shown, and repeated cells',
        name: 'a.ods',
        content: open(
          'spreadsheet',
          '<table:table table:name="Rates"><table:table-column table:number-columns-repeated="3"/><table:table-row><table:table-cell office:value-type="string"><text:p>port</text:p></table:table-cell><table:table-cell><text:p>share</text:p></table:table-cell><table:table-cell><text:p>day</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>Esk</text:p></table:table-cell><table:table-cell office:value-type="percentage" office:value="0.12"><text:p>12 %</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2024-01-01"><text:p>01.01.24</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>',
        ),
        has: [/(?:\| Esk \| 12 % \| (?:01\.01\.24|2024-01-01) \|\n?){2}/],
      },
      {
        what: 'comments on a cell, and powers',
        name: 'b.ods',
        content: open(
          'spreadsheet',
          '<table:table table:name="Counts"><table:table-row><table:table-cell><text:p>what</text:p></table:table-cell><table:table-cell><text:p>n</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><office:annotation><text:p>checked</text:p></office:annotation><text:p>eels</text:p><text:p>and pike</text:p></table:table-cell><table:table-cell><text:p>10<text:span text:style-name="T1">6</text:span></text:p></table:table-cell></table:table-row></table:table>',
        ),
        has: [/\| eels;? and pike \| 10\^6 \|/, /^- A2: checked$/m],
        hasNot: [/106/],
      },
      {
        what: 'drawn shapes, groups, and tables on slides',
        name: 'a.odp',
        content: open(
          'presentation',
          '<draw:page><draw:frame presentation:class="title"><draw:text-box><text:p>Weir</text:p></draw:text-box></draw:frame><draw:g><draw:custom-shape><text:p>Gate of 1890</text:p></draw:custom-shape></draw:g><draw:frame><table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>2</text:p></table:table-cell></table:table-row></table:table><draw:image/></draw:frame></draw:page><draw:page><draw:frame><draw:image/></draw:frame></draw:page>',
        ),
        has: [/## Weir[\s\S]*Gate of 1890[\s\S]*\| 1 \| 2 \|/],
        says: /1 of 2 slides/,
      },
    ]);
  });

  describe('Word documents', () => {
    readsEach([
      {
        what: 'footnotes, deleted text, and text boxes',
        name: 'a.docx',
        content: zip({
          '[Content_Types].xml': types('/word/document.xml', 'wordprocessingml.document').replace(
            '</Types>',
            '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>',
          ),
          '_rels/.rels': rels(['r1', 'officeDocument', 'word/document.xml']),
          'word/_rels/document.xml.rels': rels(['f1', 'footnotes', 'footnotes.xml']),
          'word/footnotes.xml': `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2">${p(r('In May.'))}</w:footnote></w:footnotes>`,
          'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${p(`${r('It held 25')}<w:r><w:footnoteReference w:id="2"/></w:r>${r(' boats')}<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins w:id="3">${r(' and barges')}</w:ins>${r('.')}`)}</w:body></w:document>`,
        }),
        has: [/25\[\^?1\] boats and barges\./, /In May\./],
        hasNot: [/251|gone/],
      },
      {
        what: 'an embedded object of an old equation editor',
        name: 'b.docx',
        content: word(
          p(
            `${r('So ')}<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" ProgID="Equation.3"/></w:object></w:r>${r(' holds.')}`,
          ),
        ),
        has: [/So .*holds\./],
        says: /equation/i,
      },
    ]);
  });
});
