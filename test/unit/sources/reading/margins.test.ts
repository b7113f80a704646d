import { readsEach, type FileCase } from '../../../helpers/fileReading.js';
import { ODF, OFFICE, open, p, r, shape, slide, slides, W, wordParts } from '../../../helpers/officeFiles.js';

const link = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`;
const field = (instruction: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const withMargins = (header: string, footer: string) =>
  wordParts(
    p(r('The lock opens at six.')) + p(r('Minutes of the port')),
    {},
    {
      'word/h1.xml': `<w:hdr ${W}>${header}</w:hdr>`,
      'word/h2.xml': `<w:hdr ${W}>${header}</w:hdr>`,
      'word/f1.xml': `<w:ftr ${W}>${footer}</w:ftr>`,
    },
    link('h1', 'header', 'h1.xml') + link('h2', 'header', 'h2.xml') + link('f1', 'footer', 'f1.xml'),
  );
const file = (what: string, name: string, content: Uint8Array, has: RegExp[], hasNot: RegExp[] = []): FileCase => ({
  what,
  name,
  content,
  has,
  hasNot,
});
const styles = (body: string) => ({
  'styles.xml': `<office:document-styles ${ODF}><office:master-styles><style:master-page>${body}</style:master-page></office:master-styles></office:document-styles>`,
});

describe('reading headers and footers', () => {
  readsEach([
    file(
      'of a Word document, once, after the text',
      'a.docx',
      withMargins(
        p(r('Port of Visby, case 3/2024')) + `<w:tbl><w:tr><w:tc>${p(r('Ann Reed'))}</w:tc></w:tr></w:tbl>`,
        p(r('Confidential')),
      ),
      [/opens at six\.\n\nMinutes of the port\n\nPort of Visby, case 3\/2024\n\nAnn Reed\n\nConfidential$/],
    ),
    file(
      'which only number the pages or repeat the text',
      'b.docx',
      withMargins(
        p(r('Minutes of the Port')),
        p(`${r('Page ')}${field('PAGE', '3')}${r(' of ')}${field('NUMPAGES', '17')}`),
      ),
      [/^The lock opens at six\.\n\nMinutes of the port$/],
    ),
    file(
      'with a number of the page beside words',
      'c.docx',
      withMargins(
        p(
          `${r('Harbor office, report of 2024, page ')}<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT ">${r('3')}</w:fldSimple>`,
        ),
        p(''),
      ),
      [/Harbor office, report of 2024, page$/],
    ),
    file(
      'of an OpenDocument text',
      'a.odt',
      open(
        'text',
        '<text:p>The lock opens at six.</text:p>',
        styles(
          '<style:header><text:p>Port of Visby, case 3/2024</text:p></style:header><style:footer><text:p>Page <text:page-number>3</text:page-number></text:p></style:footer>',
        ),
      ),
      [/^The lock opens at six\.\n\nPort of Visby, case 3\/2024$/],
    ),
  ]);
});

describe('reading what pictures are described as', () => {
  const picture = (description: string, inside = '') =>
    `<p:pic><p:nvPicPr><p:cNvPr id="4" name="Picture 3" descr="${description}">${inside}</p:cNvPr><p:nvPr/></p:nvPicPr></p:pic>`;
  const drawing = (description: string) =>
    `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><wp:docPr id="1" name="Picture 1" descr="${description}"/><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  const frame = (about: string) => `<draw:frame><draw:image xlink:href="a.png"/>${about}</draw:frame>`;
  const named = (title: string, description: string) =>
    `<svg:title xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">${title}</svg:title><svg:desc xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">${description}</svg:desc>`;
  readsEach([
    file(
      'on slides, but not decoration and names of files',
      'a.pptx',
      slides(['s1'], {
        'ppt/slides/slide1.xml': slide(
          shape('title', 'Catch'),
          `<p:grpSp>${picture('A map of the three basins&#10;&#10;Description automatically generated')}</p:grpSp>`,
          picture('IMG_20240507.jpg'),
          picture('Picture 7'),
          picture(
            'A line of waves',
            '<a:extLst><a:ext><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>',
          ),
        ),
      }),
      [/^## Catch\n\nPicture: A map of the three basins$/],
    ),
    file(
      'in a Word document',
      'a.docx',
      wordParts(p(r('Before.') + drawing('A map of the three basins')) + p(drawing('image1.png') + r('After.')), {}),
      [/Before\.\n\nPicture: A map of the three basins\n\nAfter\.$/],
    ),
    file(
      'in an OpenDocument text',
      'a.odt',
      open(
        'text',
        `<text:p>Before.${frame(named('Map', 'A map of the three basins'))}After.</text:p><text:p>${frame(named('image1.png', ''))}Last.</text:p>`,
      ),
      [/Before\.\s+Picture: A map of the three basins\s+After\.\n\nLast\.$/],
    ),
  ]);
});
