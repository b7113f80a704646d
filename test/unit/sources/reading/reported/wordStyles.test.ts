import { readsEach, type FileCase } from '../../../../helpers/fileReading.js';
import { p, r, W, word, wordParts } from '../../../../helpers/officeFiles.js';

const styled = (style: string, text: string, properties = '') =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${r(text)}</w:p>`;
const style = (id: string, name: string, properties = '', base = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${base === '' ? '' : `<w:basedOn w:val="${base}"/>`}<w:pPr>${properties}</w:pPr></w:style>`;
const inList = (list: string, level?: number) =>
  `<w:numPr>${level === undefined ? '' : `<w:ilvl w:val="${level}"/>`}<w:numId w:val="${list}"/></w:numPr>`;
const level = (index: number, format: string, text: string, owner = '') =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${owner}<w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${level(0, 'bullet', '•')}${level(1, 'bullet', 'o')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerLetter', '(%3)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
const docx = (what: string, body: string, styles: string, has: RegExp[], hasNot: RegExp[] = []): FileCase => ({
  what,
  name: 'rules.docx',
  content: wordParts(body, { styles: `<w:styles ${W}>${styles}</w:styles>`, numbering }),
  has,
  hasNot,
});
const headings = style('berschrift1', 'heading 1') + style('berschrift2', 'heading 2', '<w:outlineLvl w:val="1"/>');

describe('reading what the styles of Word documents say', () => {
  readsEach([
    docx(
      'a title in another language’s style',
      styled('Titel', 'Harbor rules') + p(r('They hold for every boat.')),
      style('Titel', 'Title'),
      [/^# Harbor rules$/m],
    ),
    docx(
      'a title in a style based on the one for titles',
      styled('Cover', 'Harbor rules') + styled('berschrift1', 'Purpose'),
      style('Titel', 'Title') + style('Cover', 'Cover page', '', 'Titel') + headings,
      [/^# Harbor rules\n\n# Purpose$/m],
    ),
    {
      what: 'a title in a document without a part for its styles',
      name: 'rules.docx',
      content: word(styled('Title', 'Harbor rules') + p(r('They hold for every boat.'))),
      has: [/^# Harbor rules$/m],
    },
    docx(
      'a heading in a style based on that of a heading',
      styled('Clause', 'Fees') + p(r('Boats pay in April.')),
      headings + style('Clause', 'My clause', '', 'berschrift1'),
      [/^# Fees$/m],
    ),
    docx(
      'a heading by the outline of a style based on that of a heading',
      styled('Clause', 'Fees') + styled('Sub', 'Winter') + p(r('Boats pay in April.')),
      headings +
        style('Clause', 'My clause', '<w:outlineLvl w:val="2"/>', 'berschrift1') +
        style('Sub', 'My part', '', 'berschrift2'),
      [/^### Fees\n\n## Winter$/m],
    ),
    docx(
      'no heading where a style takes itself out of the outline',
      styled('TocHead', 'Contents of this book') + p(r('Boats pay in April.')),
      headings + style('TocHead', 'Own contents', '<w:outlineLvl w:val="9"/>', 'berschrift1'),
      [/^Contents of this book$/m],
    ),
    docx(
      'a list that only its style declares',
      styled('Liste', 'Sailing boats') + styled('Liste', 'Motor boats'),
      style('Liste', 'List Bullet', inList('1')),
      [/^- Sailing boats\n- Motor boats$/m],
    ),
    docx(
      'a list whose deeper level is another style',
      styled('Liste', 'Sailing boats') + styled('Liste2', 'below 8 m') + styled('Liste', 'Motor boats'),
      style('Liste', 'List Bullet', inList('1', 0)) + style('Liste2', 'List Bullet 2', inList('1', 1)),
      [/^- Sailing boats\n {2}- below 8 m\n- Motor boats$/m],
    ),
    docx(
      'a numbered list in a style based on the one that numbers it',
      styled('Schritt', 'Open the gate.') + styled('Schritt', 'Count the boats.'),
      style('Nummer', 'List Number', inList('2')) + style('Schritt', 'Step', '', 'Nummer'),
      [/^1\. Open the gate\.\n2\. Count the boats\.$/m],
    ),
    docx(
      'a list that begins with a lower level',
      `<w:p><w:pPr>${inList('1', 1)}</w:pPr>${r('below 8 m')}</w:p><w:p><w:pPr>${inList('1', 1)}</w:pPr>${r('above 8 m')}</w:p>`,
      '',
      [/^- below 8 m\n- above 8 m$/m],
    ),
    docx(
      'clauses below a heading that isn’t in their list',
      p(r('Term')) +
        `<w:p><w:pPr>${inList('2', 1)}</w:pPr>${r('It runs for a year.')}</w:p><w:p><w:pPr>${inList('2', 1)}</w:pPr>${r('It ends if')}</w:p><w:p><w:pPr>${inList('2', 2)}</w:pPr>${r('the hall burns down.')}</w:p>`,
      '',
      [/^1\.1 It runs for a year\.\n\n1\.2 It ends if\n\n\(a\) the hall burns down\.$/m],
    ),
    docx('text that two lines strike', p(`${r('Pay in ')}${r('March', '<w:dstrike/>')}${r(' April.')}`), '', [
      /Pay in ~~March~~ April\./,
    ]),
    docx(
      'text that a style strikes, or would',
      p(
        `${r('Pay ')}${r('40', '<w:dstrike w:val="0"/>')}${r(' or ')}${r('50', '<w:dstrike w:val="true"/>')}${r(' euros.')}`,
      ),
      '',
      [/Pay 40 or ~~50~~ euros\./],
    ),
    docx(
      'a struck word next to one that isn’t',
      p(`${r('Twelve', '<w:strike/><w:dstrike w:val="0"/>')}${r(' Nine', '<w:strike w:val="0"/>')}${r(' boats.')}`),
      '',
      [/~~Twelve~~ Nine boats\./],
    ),
  ]);
});
