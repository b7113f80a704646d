import { readsEach, type FileCase } from '../../../../helpers/fileReading.js';
import { cells, p, r, rels, types, W, word, wordParts, zip } from '../../../../helpers/officeFiles.js';

const docx = (what: string, content: Uint8Array, has: RegExp[], hasNot: RegExp[] = [], says?: RegExp): FileCase => ({
  what,
  name: 'report.docx',
  content,
  has,
  hasNot,
  says,
});
const control = (content: string) =>
  `<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const by = 'w:id="1" w:author="Ada" w:date="2024-05-01T10:00:00Z"';
const table = (...rows: string[]) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;
const row = (...texts: string[]) => `<w:tr>${cells(...texts)}</w:tr>`;
const notes = (kind: 'footnote' | 'endnote', ...texts: string[]) =>
  `<w:${kind}s ${W}>${texts.map((text, index) => `<w:${kind} w:id="${index + 1}">${text}</w:${kind}>`).join('')}</w:${kind}s>`;
const listed = (text: string, level: number) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>${r(text)}</w:p>`;
const definition = (index: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;

describe('reading Word documents that other readers got wrong', () => {
  readsEach([
    docx(
      'inserted text once, deleted and moved-away text never',
      word(
        `${p(`${r('The fee rises to ')}<w:del ${by}><w:r><w:delText>40</w:delText></w:r></w:del><w:ins ${by}>${r('60')}</w:ins>${r(' euros.')}`)}${p(`<w:ins ${by}>${r('A whole new paragraph.')}</w:ins>`)}${p(`<w:moveFrom ${by}>${r('Moved sentence.')}</w:moveFrom>`)}${p(`<w:moveTo ${by}>${r('Moved sentence.')}</w:moveTo>`)}`,
      ),
      [/rises to 60 euros\./, /A whole new paragraph\./, /Moved sentence\./],
      [/40/, /Moved sentence\.[^]*Moved sentence\./],
    ),
    docx(
      'a deleted row of a table left out',
      word(
        table(
          row('Boat', 'Fee'),
          `<w:tr><w:trPr><w:del ${by}/></w:trPr><w:tc>${p(`<w:del ${by}><w:r><w:delText>Gull</w:delText></w:r></w:del>`)}</w:tc><w:tc>${p(`<w:del ${by}><w:r><w:delText>99</w:delText></w:r></w:del>`)}</w:tc></w:tr>`,
          row('Heron', '12'),
        ),
      ),
      [/\| Heron \| 12 \|/],
      [/Gull|99/],
    ),
    docx(
      'content controls around words, paragraphs, tables, rows, and cells',
      word(
        `${p(`${r('Signed by ')}${control(r('Mira Holm'))}${r(' today.')}`)}${control(`${p(r('Outer line.'))}${control(p(r('Inner line.')))}`)}${control(table(row('Boat', 'Fee'), control(row('Tern', '8')), `<w:tr><w:tc>${p(r('Heron'))}</w:tc>${control(`<w:tc>${p(r('12'))}</w:tc>`)}</w:tr>`))}`,
      ),
      [/Signed by Mira Holm today\./, /Outer line\./, /Inner line\./, /\| Tern \| 8 \|/, /\| Heron \| 12 \|/],
    ),
    docx(
      'words in smart tags and custom XML',
      word(
        p(
          `${r('The ')}<w:smartTag w:uri="x" w:element="place">${r('Baltic ')}</w:smartTag><w:customXml w:element="y">${r('port')}</w:customXml>${r(' opened.')}`,
        ),
      ),
      [/The Baltic port opened\./],
    ),
    docx(
      'sublevels that start again under each item',
      wordParts(
        [
          ['First', 0],
          ['One a', 1],
          ['One b', 1],
          ['Second', 0],
          ['Two a', 1],
        ]
          .map(([text, level]) => listed(text as string, level as number))
          .join(''),
        {
          numbering: `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${definition(0, 'decimal', '%1.')}${definition(1, 'lowerLetter', '%1.%2)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
        },
      ),
      [/1\.b\)? ?One b/, /2\.\s+Second/, /2\.a\)? ?Two a/],
    ),
    docx(
      'results of fields, and not their instructions',
      word(
        p(
          `${r('See ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF _Ref1 \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('Table 3')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${r(' and ')}<w:fldSimple w:instr=" DATE ">${r('4 May 2024')}</w:fldSimple>${r(' and ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/tide" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('the tides')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${r('.')}`,
        ),
      ),
      [/See Table 3 and 4 May 2024 and \[?the tides\]?/],
      [/_Ref1|DATE|HYPERLINK/],
    ),
    docx(
      'notes in a table, of several paragraphs',
      wordParts(
        table(
          row('Boat', 'Fee'),
          `<w:tr><w:tc>${p(r('Heron'))}</w:tc><w:tc>${p(`${r('12')}<w:r><w:footnoteReference w:id="1"/></w:r>`)}</w:tc></w:tr>`,
        ) + p(`${r('Closed in 2023')}<w:r><w:endnoteReference w:id="1"/></w:r>${r('.')}`),
        {
          footnotes: notes('footnote', p(r('Per night.')) + p(r('Less in winter.'))),
          endnotes: notes('endnote', p(r('Council minutes.'))),
        },
      ),
      [/Heron[^\n]*12\W/, /Per night\./, /Less in winter\./, /Council minutes\./],
      [/\b121\b/, /20231/],
    ),
    docx(
      'hyphens that keep a range together, and symbols of a font',
      word(
        p(
          `${r('Ages 10')}<w:r><w:noBreakHyphen/></w:r>${r('20, at ')}<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>${r(' 5 ')}<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>${r('C, co')}<w:r><w:softHyphen/></w:r>${r('operate.')}`,
        ),
      ),
      [/Ages 10[-‑–]20/, /≥ 5 °C/, /cooperate/],
    ),
    docx(
      'text that is struck through, apart from what replaces it',
      word(p(`${r('The fee is ')}${r('40', '<w:strike/>')}${r(' 60 euros.')}`)),
      [/The fee is (?:~~40~~ )?60 euros/],
    ),
    docx(
      'ruby as the base text with its reading apart',
      word(
        p(
          `<w:r><w:ruby><w:rubyPr/><w:rt>${r('とうきょう')}</w:rt><w:rubyBase>${r('東京')}</w:rubyBase></w:ruby></w:r>${r('へ行く')}`,
        ),
      ),
      [/東京(?:[（(]とうきょう[)）])?へ行く/],
    ),
    docx(
      'a text box once, with its fallback',
      word(
        p(
          `<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:txbx><w:txbxContent>${p(r('Boxed words.'))}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${p(r('Boxed words.'))}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
        ) + p(r('After the box.')),
      ),
      [/Boxed words\./, /After the box\./],
      [/Boxed words\.[^]*Boxed words\./],
    ),
    docx(
      'a document in the strict variant of the format',
      zip({
        '[Content_Types].xml': types('/word/document.xml', 'wordprocessingml.document'),
        '_rels/.rels': rels(['r1', 'officeDocument', 'word/document.xml']).replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        ),
        'word/document.xml': `<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main" w:conformance="strict"><w:body>${p(`${r('A strict kilometre has 10')}${r('3', '<w:vertAlign w:val="superscript"/>')}${r(' metres.')}`)}${table(row('Boat', 'Fee'), row('Heron', '12'))}</w:body></w:document>`,
      }),
      [/has 10\^3 metres/, /\| Heron \| 12 \|/],
    ),
    docx(
      'a template with macros',
      zip({
        '[Content_Types].xml': types('/word/document.xml', 'x').replace(
          'application/vnd.openxmlformats-officedocument.x.main+xml',
          'application/vnd.ms-word.template.macroEnabledTemplate.main+xml',
        ),
        '_rels/.rels': rels(['r1', 'officeDocument', 'word/document.xml']),
        'word/document.xml': `<w:document ${W}><w:body>${p(r('Dear harbour master, thank you.'))}</w:body></w:document>`,
      }),
      [/Dear harbour master/],
    ),
    docx(
      'the words of a diagram',
      wordParts(
        p(r('How it works:')) +
          p(
            `<w:r><w:drawing><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="d1"/></a:graphicData></a:graphic></w:drawing></w:r>`,
          ),
        {},
        {
          'word/diagrams/data1.xml': `<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst><dgm:pt modelId="1"><dgm:t><a:p><a:r><a:t>Report the leak</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt modelId="2"><dgm:t><a:p><a:r><a:t>Close the valve</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>`,
        },
        '<Relationship Id="d1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData" Target="diagrams/data1.xml"/>',
      ),
      [/Report the leak\s[^]*Close the valve/],
    ),
    docx(
      'cells that span columns and rows in their places',
      word(
        table(
          `<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${p(r('Boat'))}</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p(r('Fee'))}</w:tc></w:tr>`,
          `<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${p('')}</w:tc>${cells('summer', 'winter')}</w:tr>`,
          row('Heron', '12', '7'),
        ),
      ),
      [/\| Heron \| 12 \| 7 \|/, /\|[^|]*\| summer \| winter \|/],
    ),
    docx(
      'line ends, tabs, and page breaks between words',
      word(
        p(
          `<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:cr/><w:t>three</w:t><w:tab/><w:t>four</w:t><w:br w:type="page"/><w:t>five</w:t></w:r>`,
        ),
      ),
      [/one\s+two\s+three\s+four\s+five/],
    ),
    docx(
      'letters that are doubled after z, as Word counts',
      wordParts(Array.from({ length: 29 }, (_item, index) => listed(`Entry ${index + 1}.`, 0)).join(''), {
        numbering: `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${definition(0, 'lowerLetter', '(%1)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
      }),
      [/\(z\) Entry 26\./, /\(aa\) Entry 27\./, /\(cc\) Entry 29\./],
    ),
    docx(
      'cells that old programs merged side by side',
      word(
        table(
          `<w:tr>${cells('Port')}<w:tc><w:tcPr><w:hMerge w:val="restart"/></w:tcPr>${p(r('Catch'))}</w:tc><w:tc><w:tcPr><w:hMerge/></w:tcPr>${p('')}</w:tc></w:tr>`,
          row('North', '12', '14'),
        ),
      ),
      [/\| Port \| Catch \| Catch \|/, /\| North \| 12 \| 14 \|/],
    ),
  ]);
});
