import { readsEach, type FileCase } from '../../../../helpers/fileReading.js';
import { A, OFFICE, rels, shape, slide, slides, types, zip } from '../../../../helpers/officeFiles.js';

const pptx = (what: string, content: Uint8Array, has: RegExp[], hasNot: RegExp[] = [], says?: RegExp): FileCase => ({
  what,
  name: 'report.pptx',
  content,
  has,
  hasNot,
  says,
});
/** A presentation of one slide, with further parts. */
const deck = (shapes: string, extra: Record<string, string> = {}) =>
  slides(['s1'], { 'ppt/slides/slide1.xml': slide(shapes), ...extra });
const box = (text: string) => `<p:sp><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;
const cell = (text: string, attributes = '') =>
  `<a:tc ${attributes}><a:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`;

const C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"';
const chartLink = (id: string) => `<c:chart ${C} r:id="${id}"/>`;
const chart = (plot: string) => `<c:chartSpace ${C}><c:chart><c:plotArea>${plot}</c:plotArea></c:chart></c:chartSpace>`;
const point = (index: number, value: string) => `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`;
const points = (kind: 'numLit' | 'strLit', ...values: string[]) =>
  `<c:${kind}>${values.map((value, index) => point(index, value)).join('')}</c:${kind}>`;
/** A series with its labels or places, and its values. */
const series = (name: string, labels: string, ...values: string[]) =>
  `<c:ser><c:tx><c:v>${name}</c:v></c:tx>${labels}${['c:val', 'c:yVal']
    .filter((tag) => labels.includes('xVal') === (tag === 'c:yVal'))
    .map((tag) => `<${tag}>${points('numLit', ...values)}</${tag}>`)
    .join('')}</c:ser>`;

describe('reading presentations that other readers got wrong', () => {
  readsEach([
    pptx(
      'groups in groups, and tables in groups',
      deck(
        `${shape('title', 'Flow')}<p:grpSp>${box('Outer box')}<p:grpSp>${box('Inner box')}</p:grpSp><p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr>${cell('Fish')}${cell('Tons')}</a:tr><a:tr>${cell('Eel')}${cell('14')}</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame></p:grpSp>`,
      ),
      [/Outer box/, /Inner box/, /\| Eel \| 14 \|/],
      [/boxInner/],
    ),
    pptx(
      'the words of a diagram',
      deck(
        `${shape('title', 'Flow')}<p:graphicFrame><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="d1"/></a:graphicData></a:graphic></p:graphicFrame>`,
        {
          'ppt/slides/_rels/slide1.xml.rels': rels(['d1', 'diagramData', '../diagrams/data1.xml']),
          'ppt/diagrams/data1.xml': `<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" ${A}><dgm:ptLst><dgm:pt modelId="1"><dgm:t><a:p><a:r><a:t>Report the leak</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt modelId="2"><dgm:t><a:p><a:r><a:t>Close the valve</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>`,
        },
      ),
      [/Report the leak\s[^]*Close the valve/],
    ),
    pptx(
      'a chart with its categories, series, and values',
      deck(
        `${shape('title', 'Catch')}<p:graphicFrame><a:graphic><a:graphicData><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="c1"/></a:graphicData></a:graphic></p:graphicFrame>`,
        {
          'ppt/slides/_rels/slide1.xml.rels': rels(['c1', 'chart', '../charts/chart1.xml']),
          'ppt/charts/chart1.xml': `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" ${A}><c:chart><c:plotArea><c:barChart><c:ser><c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>Tons</c:v></c:pt></c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>2022</c:v></c:pt><c:pt idx="1"><c:v>2023</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:pt idx="0"><c:v>140</c:v></c:pt><c:pt idx="1"><c:v>90</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>`,
        },
      ),
      [/\| 2022 \| 140 \|/, /\| 2023 \| 90 \|/, /Tons/],
    ),
    pptx(
      'merged cells without shifting the others',
      deck(
        `<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr>${cell('Fish', 'rowSpan="2"')}${cell('Tons', 'gridSpan="2"')}${cell('', 'hMerge="1"')}</a:tr><a:tr>${cell('', 'vMerge="1"')}${cell('spring')}${cell('fall')}</a:tr><a:tr>${cell('Eel')}${cell('14')}${cell('9')}</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>`,
      ),
      [/\| Eel \| 14 \| 9 \|/, /\|[^|\n]*\| spring \| fall \|/],
    ),
    pptx(
      'powers, lowered digits, and line ends',
      deck(
        `<p:sp><p:txBody><a:p><a:r><a:t>About 10</a:t></a:r><a:r><a:rPr baseline="30000"/><a:t>6</a:t></a:r><a:r><a:t> eels breathe O</a:t></a:r><a:r><a:rPr baseline="-25000"/><a:t>2</a:t></a:r><a:br/><a:r><a:t>next line</a:t></a:r></a:p></p:txBody></p:sp>`,
      ),
      [/10(?:\^6|⁶) eels/, /O(?:₂|_2)\s+next line/],
    ),
    pptx(
      'numbered paragraphs with their numbers',
      deck(
        `<p:sp><p:txBody>${['Moor', 'Unload'].map((text) => `<a:p><a:pPr><a:buAutoNum type="arabicPeriod" startAt="3"/></a:pPr><a:r><a:t>${text}</a:t></a:r></a:p>`).join('')}<a:p><a:pPr lvl="1"><a:buChar char="•"/></a:pPr><a:r><a:t>with care</a:t></a:r></a:p></p:txBody></p:sp>`,
      ),
      [/3\. Moor/, /4\. Unload/, /with care/],
    ),
    pptx(
      'formulas',
      deck(
        `<p:sp><p:txBody><a:p><a:r><a:t>Area </a:t></a:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" Requires="a14"><a14:m><m:oMath xmlns:m="${OFFICE}/math"><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>2b</m:t></m:r></m:den></m:f></m:oMath></a14:m></mc:Choice><mc:Fallback><a:r><a:t>a2b</a:t></a:r></mc:Fallback></mc:AlternateContent></a:p></p:txBody></p:sp>`,
      ),
      [/Area \$\\frac\{a\}\{2b\}\$/],
      [/a2b/],
    ),
    pptx(
      'neither slide numbers and footers nor the prompts of the layout',
      deck(
        `${shape('title', 'Flow')}${shape('body', 'The river rose.')}${shape('sldNum', '17')}${shape('ftr', 'Confidential draft')}${shape('dt', '5/5/2024')}`,
        {
          'ppt/slides/_rels/slide1.xml.rels': rels(
            ['l1', 'slideLayout', '../slideLayouts/slideLayout1.xml'],
            ['n1', 'notesSlide', '../notesSlides/notesSlide1.xml'],
          ),
          'ppt/slideLayouts/slideLayout1.xml': slide(shape('title', 'Click to edit the title')),
          'ppt/notesSlides/notesSlide1.xml': slide(
            shape('sldImg', ''),
            shape('body', 'Say it slowly.'),
            shape('sldNum', '17'),
          ),
        },
      ),
      [/The river rose\./, /Say it slowly\./],
      [/Click to edit/, /^17$/m],
    ),
    {
      what: 'a show that opens full screen',
      name: 'show.ppsx',
      content: zip({
        '[Content_Types].xml': types('/ppt/presentation.xml', 'presentationml.slideshow'),
        '_rels/.rels': rels(['r1', 'officeDocument', 'ppt/presentation.xml']),
        'ppt/presentation.xml': `<p:presentation ${A}><p:sldIdLst><p:sldId r:id="s1"/></p:sldIdLst></p:presentation>`,
        'ppt/_rels/presentation.xml.rels': rels(['s1', 'slide', 'slides/slide1.xml']),
        'ppt/slides/slide1.xml': slide(shape('title', 'Welcome aboard')),
      }),
      has: [/Welcome aboard/],
    },
    pptx(
      'slides that the presentation hides, which is told',
      slides(['s1', 's2'], {
        'ppt/slides/slide2.xml': slide(shape('title', 'Spare')).replace('<p:sld ', '<p:sld show="0" '),
      }),
      [/Catch/, /Spare/],
      [],
      /slides that the presentation hides: 2\b/,
    ),
    pptx(
      'charts whose points lie at places of their own, labels of two levels, and months without a value',
      deck(
        ['c1', 'c2', 'c3']
          .map(
            (id) =>
              `<p:graphicFrame><a:graphic><a:graphicData>${chartLink(id)}</a:graphicData></a:graphic></p:graphicFrame>`,
          )
          .join(''),
        {
          'ppt/slides/_rels/slide1.xml.rels': rels(
            ['c1', 'chart', '../charts/chart1.xml'],
            ['c2', 'chart', '../charts/chart2.xml'],
            ['c3', 'chart', '../charts/chart3.xml'],
          ),
          'ppt/charts/chart1.xml': chart(
            `<c:scatterChart>${series('North', `<c:xVal>${points('numLit', '1', '2')}</c:xVal>`, '5', '6')}${series('South', `<c:xVal>${points('numLit', '10', '20')}</c:xVal>`, '7', '8')}</c:scatterChart>`,
          ),
          'ppt/charts/chart2.xml': chart(
            `<c:barChart>${series('Tons', `<c:cat><c:multiLvlStrRef><c:multiLvlStrCache><c:lvl>${point(0, 'Q1')}${point(1, 'Q2')}${point(2, 'Q1')}</c:lvl><c:lvl>${point(0, '2023')}${point(2, '2024')}</c:lvl></c:multiLvlStrCache></c:multiLvlStrRef></c:cat>`, '11', '12', '13')}</c:barChart>`,
          ),
          'ppt/charts/chart3.xml': chart(
            `<c:barChart><c:ser><c:tx><c:v>Eels</c:v></c:tx><c:cat>${points('strLit', 'May', 'June', 'July')}</c:cat><c:val><c:numLit>${point(0, '21')}${point(2, '23')}</c:numLit></c:val></c:ser></c:barChart>`,
          ),
        },
      ),
      [
        /North \|[^]*\| 1 \| 5 \|\n\| 2 \| 6 \|[^]*South \|[^]*\| 10 \| 7 \|\n\| 20 \| 8 \|/,
        /\| 2023 Q1 \| 11 \|\n\| 2023 Q2 \| 12 \|\n\| 2024 Q1 \| 13 \|/,
        /\| May \| 21 \|\n\| June \| +\|\n\| July \| 23 \|/,
      ],
      [/\| 1 \| 5 \| 7 \|/],
    ),
  ]);
});
