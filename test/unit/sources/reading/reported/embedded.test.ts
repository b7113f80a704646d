import { readsEach } from '../../../../helpers/fileReading.js';
import {
  cell,
  number,
  OFFICE,
  p,
  r,
  rels,
  shape,
  slide,
  slides,
  word,
  wordParts,
  workbook,
} from '../../../../helpers/officeFiles.js';

const fees = workbook(
  [
    {
      name: 'Fees',
      xml: `<sheetData><row r="1">${cell('A1', 'Port')}${cell('B1', 'Fee')}</row><row r="2">${cell('A2', 'Esk')}${number('B2', 1414)}</row></sheetData>`,
    },
    { name: 'Wages', xml: `<sheetData><row r="1">${cell('A1', 'Not shown')}</row></sheetData>` },
  ],
  [],
  [],
);
const frame = (attributes: string) =>
  `<p:graphicFrame><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><p:oleObj name="Worksheet" r:id="o1" ${attributes} progId="Excel.Sheet.12"><p:embed/></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>`;
const deck = (attributes: string) =>
  slides(['s1', 's2'], {
    'ppt/slides/slide1.xml': slide(shape('title', 'Fees'), frame(attributes)),
    'ppt/slides/_rels/slide1.xml.rels': rels(['o1', 'package', '../embeddings/Sheet1.xlsx']),
    'ppt/embeddings/Sheet1.xlsx': fees,
  });
const object = (aspect: string) =>
  `<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" ProgID="Excel.Sheet.12" DrawAspect="${aspect}" r:id="o1"/></w:object></w:r></w:p>`;
const link = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`;
const wordWith = (aspect: string) =>
  wordParts(
    `${p(r('Fees follow.'))}${object(aspect)}${p(r('The end.'))}`,
    {},
    { 'word/embeddings/Sheet1.xlsx': fees },
    link('o1', 'package', 'embeddings/Sheet1.xlsx'),
  );

describe('reading documents in documents', () => {
  readsEach([
    {
      what: 'the sheet in front of a workbook in slides',
      name: 'a.pptx',
      content: deck(''),
      has: [/## Fees[^]*\| Esk \| 1414 \|[^]*## Welcome/],
      hasNot: [/Not shown/],
    },
    {
      what: 'a workbook behind an icon of a slide, told',
      name: 'b.pptx',
      content: deck('showAsIcon="1"'),
      has: [/Welcome/],
      hasNot: [/1414/],
      says: /Embedded documents that could not be read: 1/,
    },
    {
      what: 'a workbook in a Word document',
      name: 'a.docx',
      content: wordWith('Content'),
      has: [/Fees follow\.[^]*\| Esk \| 1414 \|[^]*The end/],
      hasNot: [/Not shown/],
      says: /^$/,
    },
    {
      what: 'a workbook behind an icon of a Word document, told',
      name: 'b.docx',
      content: wordWith('Icon'),
      has: [/Fees follow\.\s+The end/],
      says: /Embedded documents that could not be read: 1/,
    },
    {
      what: 'Word, RTF, and a damaged document, embedded as text',
      name: 'c.docx',
      content: wordParts(
        `<w:altChunk r:id="a1"/>${p(r('Between.'))}<w:altChunk r:id="a2"/><w:altChunk r:id="a3"/>${p(r('The end.'))}`,
        {},
        {
          'word/afchunk1.docx': word(`${p(r('Twelve boats came.'))}<w:altChunk r:id="a1"/>`),
          'word/afchunk2.rtf': '{\\rtf1\\ansi Forty nets{\\footnote\\pard By the count.\\par} were lost.\\par}',
          'word/afchunk3.docx': 'PK, but no document',
        },
        link('a1', 'aFChunk', 'afchunk1.docx') +
          link('a2', 'aFChunk', 'afchunk2.rtf') +
          link('a3', 'aFChunk', 'afchunk3.docx'),
      ),
      has: [/Twelve boats came\.[^]*Between\.[^]*Forty nets\S* were lost\.[^]*The end\.[^]*By the count/],
      hasNot: [/rtf1|PK/],
      says: /Embedded documents that could not be read: 1/,
    },
  ]);
});
