import { readsEach, type FileCase } from '../../../helpers/fileReading.js';
import { OFFICE, p, r, W, word, wordParts } from '../../../helpers/officeFiles.js';

const DRAWING =
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
const link = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`;
const item = (text: string, list: number, level = 0) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${r(text)}</w:p>`;
const level = (index: number, format: string, text: string, start = 1, style = '') =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${style}<w:lvlText w:val="${text}"/></w:lvl>`;
const NUMBERING = `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '§ %1', 3)}${level(1, 'lowerLetter', '(%2)')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.', 12)}</w:abstractNum><w:abstractNum w:abstractNumId="2">${level(0, 'upperRoman', '%1.', 5)}</w:abstractNum><w:abstractNum w:abstractNumId="3">${level(0, 'decimal', '%1', 1, '<w:pStyle w:val="Heading1"/>')}${level(1, 'decimal', '%1.%2', 1, '<w:pStyle w:val="Heading2"/>')}</w:abstractNum><w:abstractNum w:abstractNumId="4">${level(0, 'bullet', '•')}</w:abstractNum>${[0, 1, 2, 3, 4].map((id) => `<w:num w:numId="${id + 1}"><w:abstractNumId w:val="${id}"/></w:num>`).join('')}<w:num w:numId="6"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`;
const STYLES = `<w:styles ${W}><w:style w:type="character" w:styleId="Base"><w:name w:val="Base"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style><w:style w:type="character" w:styleId="Hoch"><w:name w:val="Hoch"/><w:basedOn w:val="Base"/></w:style><w:style w:type="character" w:styleId="Weg"><w:name w:val="Weg"/><w:rPr><w:vanish/></w:rPr></w:style>${[1, 2].map((id) => `<w:style w:type="paragraph" w:styleId="Heading${id}"><w:name w:val="heading ${id}"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>`).join('')}</w:styles>`;
const heading = (text: string, depth: number) =>
  `<w:p><w:pPr><w:pStyle w:val="Heading${depth}"/></w:pPr>${r(text)}</w:p>`;
const box = (text: string) =>
  `<w:drawing><wp:inline ${DRAWING}><a:graphic><a:graphicData uri="wps"><wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:txbx><w:txbxContent>${p(r(text))}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>`;
const chart = (id: string) =>
  p(
    `<w:r><w:drawing><wp:inline ${DRAWING}><a:graphic><a:graphicData uri="chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${id}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
  );
const points = (...values: string[]) =>
  values.map((v, index) => `<c:pt idx="${index}"><c:v>${v}</c:v></c:pt>`).join('');
const CHART = `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Share</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser><c:tx><c:strRef><c:strCache>${points('Eels')}</c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache>${points('North', 'South')}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:formatCode>0%</c:formatCode>${points('0.12', '0.5')}</c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>`;

const docx = (what: string, content: Uint8Array, has: RegExp[], hasNot: RegExp[] = [], says?: RegExp): FileCase => ({
  what,
  name: 'lease.docx',
  content,
  has,
  hasNot,
  says,
});

describe('reading Word documents keeps', () => {
  readsEach([
    docx(
      'the numbers of lists, which only their definition has',
      wordParts(
        item('Rent', 1) +
          item('The hirer pays.', 1, 1) +
          item('The owner mends.', 1, 1) +
          item('Term', 1) +
          item('The first.', 1, 1) +
          p(r('Between.')) +
          item('Twelfth', 2) +
          item('Thirteenth', 2) +
          item('Fifth', 3) +
          item('A rope', 5) +
          item('Anew', 6) +
          item('Next', 6),
        { numbering: NUMBERING },
      ),
      [
        /^§ 3 Rent$/m,
        /^\(b\) The owner/m,
        /^§ 4 Term$/m,
        /^\(a\) The first/m,
        /^12\. Twelfth\n13\. Thirteenth/m,
        /^V\. Fifth/m,
        /^- A rope/m,
        /^1\. Anew\n2\. Next/m,
      ],
    ),
    docx(
      'the numbers of headings',
      wordParts(
        heading('Scope', 1) + heading('Boats', 2) + heading('Nets', 2) + heading('Rent', 1) + heading('Term', 2),
        {
          numbering: NUMBERING,
          styles: STYLES,
        },
      ),
      [/^# 1 Scope/m, /^## 1\.2 Nets/m, /^# 2 Rent/m, /^## 2\.1 Term/m],
    ),
    docx(
      'powers of a style or a position',
      wordParts(
        p(
          r('There were 10') +
            r('6', '<w:rStyle w:val="Hoch"/>') +
            r(' eels, 10') +
            r('5', '<w:position w:val="8"/>') +
            r(' trout, H') +
            r('2', '<w:position w:val="-6"/>') +
            r('O.'),
        ),
        { styles: STYLES },
      ),
      [/10\^6 eels, 10\^5 trout, H₂O/],
      [/106|105/],
    ),
    docx(
      'not hidden text',
      wordParts(
        p(
          r('Secret ', '<w:vanish/>') +
            r('hushed ', '<w:rStyle w:val="Weg"/>') +
            r('shown ', '<w:rStyle w:val="Weg"/><w:vanish w:val="0"/>') +
            r('text'),
        ),
        { styles: STYLES },
      ),
      [/^shown text$/m],
    ),
    docx(
      'text boxes, once',
      word(
        p(
          `<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">${box('Box says 42.')}</mc:Choice><mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${p(r('Box says 42.'))}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>` +
            r('Beside.'),
        ) + p(`<w:r>${box('Alone says 43.')}</w:r>`),
      ),
      [/Beside\.[\s\S]*Box says 42\.[\s\S]*Alone says 43\./],
      [/42[\s\S]*42/],
    ),
    docx(
      'fields, directions, and ruby',
      word(
        p(
          '<w:fldSimple w:instr=" REF x ">' +
            r('Article 12') +
            '</w:fldSimple><w:dir w:val="rtl">' +
            r(' and 13') +
            '</w:dir>' +
            '<w:r><w:ruby><w:rt><w:r><w:t>みず</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>水</w:t></w:r></w:rubyBase></w:ruby></w:r>',
        ),
      ),
      [/^Article 12 and 13水$/m],
    ),
    docx(
      'the values of a chart',
      wordParts(
        p(r('Before.')) + chart('c1'),
        {},
        { 'word/charts/chart1.xml': CHART },
        link('c1', 'chart', 'charts/chart1.xml'),
      ),
      [/Before\.\n\n\*\*Share\*\*\n\n\|[ |]*Eels \|\n.*\n\| North \| 12% \|\n\| South \| 50% \|/],
    ),
    docx(
      'and says which chart can’t be read',
      wordParts(p(r('Before.')) + chart('c1'), {}),
      [/Before/],
      [],
      /Charts or diagrams that could not be read: 1/,
    ),
    docx(
      'an embedded document once, and says that the rest is missing',
      wordParts(
        p(r('Before.')) + '<w:altChunk r:id="a1"/>'.repeat(3) + p(r('After.')),
        {},
        { 'word/a.html': '<p>The lock is shut.</p>' },
        link('a1', 'aFChunk', 'a.html'),
      ),
      [/Before\.\s+The lock is shut\.\s+After\./],
      [],
      /\b2\b/,
    ),
    docx(
      'embedded documents',
      wordParts(
        p(r('Before.')) + '<w:altChunk r:id="a1"/><w:altChunk r:id="a2"/><w:altChunk r:id="a3"/>' + p(r('After.')),
        {},
        {
          'word/a.html': '<html><head><style>p{}</style></head><body><p>The lock <!-- is</p><script>x()</script>',
          'word/b.txt': 'Level < 3\n\nShut',
          'word/c.xml': '<x/>',
        },
        link('a1', 'aFChunk', 'a.html') + link('a2', 'aFChunk', 'b.txt') + link('a3', 'aFChunk', 'c.xml'),
      ),
      [/Before\.\n\nThe lock\s*\n\nLevel < 3\n\nShut\n\nAfter\./],
      [/x\(\)/],
      /Embedded documents that could not be read: 1/,
    ),
    docx(
      'equations of notes',
      wordParts(p(r('He sold 25') + '<w:r><w:footnoteReference w:id="2"/></w:r>'), {
        footnotes: `<w:footnotes ${W} xmlns:m="${OFFICE}/math"><w:footnote w:id="2">${p(r('With ') + '<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>')}</w:footnote></w:footnotes>`,
      }),
      [/\[\^1\]: With \$\{?x\}?\^\{?2\}?\$/],
    ),

    docx(
      'what styles of paragraphs strike and hide, unless a run says otherwise',
      wordParts(
        `<w:p><w:pPr><w:pStyle w:val="Old"/></w:pPr>${r('twelve boats')}${r(' nine boats', '<w:strike w:val="0"/>')}</w:p><w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr>${r('A draft.')}${r('The quay.', '<w:vanish w:val="0"/>')}</w:p>${p(r('forty nets', '<w:rStyle w:val="Out"/>'))}`,
        {
          styles: `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:strike/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Old"><w:basedOn w:val="Base"/></w:style><w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Out"><w:rPr><w:dstrike/></w:rPr></w:style></w:styles>`,
        },
      ),
      [/~~twelve boats~~ nine boats/, /^The quay\.$/m, /~~forty nets~~/],
      [/A draft/],
    ),
    docx(
      'formulas of the field EQ, and the words under readings',
      word(
        [
          ['Add ', ' EQ \\f(3;4) ', ' cup'],
          ['The side is ', 'EQ \\r(\\f(1,2)) ', ' m'],
          ['It holds x', 'EQ \\s\\up8(2)', ' and (a\\,b) is ', 'EQ \\b(a\\,b)', '.'],
          ['In ', ' EQ \\* jc2 \\* "Font:Mincho" \\* hps10 \\o\\ad(\\s\\up 11(とう),東京) ', ' now'],
        ]
          .map((parts) =>
            p(
              parts
                .map((part, index) =>
                  index % 2 === 0
                    ? r(part)
                    : `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${part.slice(0, 6)}</w:instrText></w:r><w:r><w:instrText>${part.slice(6)}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`,
                )
                .join(''),
            ),
          )
          .join(''),
      ),
      [
        /Add \$\\frac\{3\}\{4\}\$ cup/,
        /\$\\sqrt\{\\frac\{1\}\{2\}\}\$ m/,
        /x\$\^\{2\}\$/,
        /is \(a,b\)\./,
        /In 東京 now/,
      ],
      [/EQ|とう/],
    ),
  ]);
});
