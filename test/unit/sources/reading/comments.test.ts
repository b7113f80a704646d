import { readsEach } from '../../../helpers/fileReading.js';
import { A, ODF, p, r, rels, slides, W, wordParts, zip } from '../../../helpers/officeFiles.js';

const DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
const document = (kind: string, body: string) =>
  zip({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'content.xml': `<office:document-content ${ODF} ${DC}><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
  });
const comment = (text: string, author = 'Ines Berg') =>
  `<office:annotation><dc:creator>${author}</dc:creator><dc:date>2024-05-07T10:00:00</dc:date>${text
    .split('\n')
    .map((line) => `<text:p>${line}</text:p>`)
    .join('')}</office:annotation>`;

describe('reading comments in OpenDocument files', () => {
  readsEach([
    {
      what: 'in a text, with what they belong to',
      name: 'a.odt',
      content: document(
        'text',
        `<text:p>The pier is 240 m long.${comment('The survey says 262 m.\nAsk the office.')}</text:p><text:p>It was built in 1911.</text:p>`,
      ),
      has: [
        /The pier is 240 m long\.\[\^\w+\]\n\nIt was built in 1911\./,
        /Ines Berg: The survey says 262 m\.[\s\S]*Ask the office\./,
      ],
      hasNot: [/2024-05-07T/],
    },
    {
      what: 'in a sheet, without becoming part of a figure',
      name: 'b.ods',
      content: document(
        'spreadsheet',
        `<table:table table:name="Catch"><table:table-row><table:table-cell><text:p>fish</text:p></table:table-cell><table:table-cell><text:p>tons</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>eel</text:p></table:table-cell><table:table-cell>${comment('Estimated from 3 boats')}<text:p>14</text:p></table:table-cell></table:table-row></table:table>`,
      ),
      has: [/\| eel \| 14 \|/, /B2[^\n]*Ines Berg: Estimated from 3 boats/],
    },
    {
      what: 'on a slide, by more than one person',
      name: 'c.odp',
      content: document(
        'presentation',
        `<draw:page draw:name="p1"><draw:frame presentation:class="title"><draw:text-box><text:p>Berths</text:p></draw:text-box></draw:frame><draw:frame><draw:text-box><text:p>There are 60 berths.</text:p></draw:text-box></draw:frame>${comment('Only 58 since March.', 'Jon')}${comment('Agreed.')}</draw:page>`,
      ),
      has: [/There are 60 berths/, /Jon: Only 58 since March\./, /Ines Berg: Agreed\./],
    },
  ]);
});

describe('reading comments in Word documents and presentations', () => {
  const reference = (id: number) => `<w:r><w:commentReference w:id="${id}"/></w:r>`;
  const note = (id: number, author: string, ...lines: string[]) =>
    `<w:comment w:id="${id}" w:author="${author}" w:initials="X">${lines.map((line) => p(r(line))).join('')}</w:comment>`;
  const authors = (xml: string, type: string, part: string) => ({
    [`ppt/${part}.xml`]: xml,
    'ppt/_rels/presentation.xml.rels': rels(
      ['s1', 'slide', 'slides/slide1.xml'],
      ['s2', 'slide', 'slides/slide2.xml'],
      ['a1', type, `${part}.xml`],
    ),
  });
  const onSlide = (xml: string) => ({
    'ppt/slides/_rels/slide2.xml.rels': rels(['c1', 'comments', '../comments/comment1.xml']),
    'ppt/comments/comment1.xml': xml,
  });
  readsEach([
    {
      what: 'in a document, with what they belong to',
      name: 'a.docx',
      content: wordParts(
        p(
          `<w:commentRangeStart w:id="0"/>${r('The pier is 240 m long.')}<w:commentRangeEnd w:id="0"/>${reference(0)}`,
        ) + p(r('It was built in 1911.') + reference(1)),
        {
          comments: `<w:comments ${W}>${note(0, 'Ines Berg', 'The survey says 262 m.', 'Ask the office.')}${note(1, 'Jon', '1912 &amp; later?')}${note(2, 'Jon', 'Of a deleted part.')}</w:comments>`,
        },
      ),
      has: [
        /240 m long\.\[\^a\]\n\nIt was built in 1911\.\[\^b\]/,
        /^\[\^a\]: Ines Berg: The survey says 262 m\.[\s\S]*Ask the office\./m,
        /^\[\^b\]: Jon: 1912 & later\?$/m,
      ],
      hasNot: [/deleted part/],
    },
    {
      what: 'in a cell of a table, beside a figure',
      name: 'b.docx',
      content: wordParts(
        `<w:tbl><w:tr><w:tc>${p(r('fish'))}</w:tc><w:tc>${p(r('tons'))}</w:tc></w:tr><w:tr><w:tc>${p(r('eel'))}</w:tc><w:tc>${p(r('14') + reference(7))}</w:tc></w:tr></w:tbl>`,
        { comments: `<w:comments ${W}>${note(7, '', 'Estimated.')}</w:comments>` },
      ),
      has: [/\| eel \| 14\[\^a\] \|/, /^\[\^a\]: Estimated\.$/m],
    },
    {
      what: 'on a slide, in the older form',
      name: 'c.pptx',
      content: slides(['s2'], {
        ...onSlide(
          `<p:cmLst ${A}><p:cm authorId="0" idx="1"><p:pos x="10" y="10"/><p:text>Only 58 boats came.</p:text></p:cm></p:cmLst>`,
        ),
        ...authors(
          `<p:cmAuthorLst ${A}><p:cmAuthor id="0" name="Jon Dahl" initials="JD"/></p:cmAuthorLst>`,
          'commentAuthors',
          'commentAuthors',
        ),
      }),
      has: [/Boats came[\s\S]*^- Jon Dahl: Only 58 boats came\.$/m],
    },
    {
      what: 'on a slide, in the newer form, with an answer',
      name: 'd.pptx',
      content: slides(['s2'], {
        ...onSlide(
          `<p188:cmLst xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main" ${A}><p188:cm id="{1}" authorId="{A}"><p188:replyLst><p188:reply id="{2}" authorId="{B}"><p188:txBody><a:p><a:r><a:t>Agreed.</a:t></a:r></a:p></p188:txBody></p188:reply></p188:replyLst><p188:txBody><a:p><a:r><a:t>Only 58</a:t></a:r></a:p><a:p><a:r><a:t>boats came.</a:t></a:r></a:p></p188:txBody></p188:cm></p188:cmLst>`,
        ),
        ...authors(
          `<p188:authorLst xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main"><p188:author id="{A}" name="Jon Dahl"/><p188:author id="{B}" name="Ines Berg"/></p188:authorLst>`,
          'authors',
          'authors',
        ),
      }),
      has: [/^- Jon Dahl: Only 58 boats came\.$/m, /^- Ines Berg: Agreed\.$/m],
    },
  ]);
});

describe('reading comments in RTF', () => {
  const comment = (author: string, text: string) =>
    `{\\*\\atnid JD}${author === '' ? '' : `{\\*\\atnauthor ${author}}`}\\chatn{\\*\\annotation{\\*\\atnref 1}{\\*\\atndate 1180257478}\\pard\\plain{\\chatn }${text}}`;
  const rtf = (body: string) => `{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times;}}\\pard\\f0 ${body}}`;
  readsEach([
    {
      what: 'in a text, with what they belong to',
      name: 'a.rtf',
      content: rtf(
        `The pier is {\\*\\atrfstart 1}240 m{\\*\\atrfend 1}${comment('Jon Dahl', 'The survey says 262 m.\\par Ask the office.')} long.\\par It was built in 1911.\\par`,
      ),
      has: [
        /The pier is 240 m\[\^\w+\] long\.\n\nIt was built in 1911\./,
        /Jon Dahl: The survey says 262 m\.[\s\S]*Ask the office\./,
      ],
      hasNot: [/1180257478|JD/],
    },
    {
      what: 'in a cell, by more than one person',
      name: 'b.rtf',
      content: rtf(
        `\\trowd\\cellx100\\cellx200\\pard\\intbl Boat\\cell Fee\\cell\\row\\trowd\\cellx100\\cellx200\\pard\\intbl Heron\\cell 12${comment('Ada', 'Or 14?')}${comment('Jon', 'No.')}\\cell\\row\\pard After.\\par`,
      ),
      has: [/\| Heron \| 12\[\^\w+\]\[\^\w+\] \|/, /Ada: Or 14\?/, /Jon: No\./],
      hasNot: [/1214|12Or/],
    },
    {
      what: 'without an author, beside a footnote',
      name: 'c.rtf',
      content: rtf(
        `It held 25{\\super\\chftn}{\\footnote\\pard Without ferries.} boats${comment('', 'Check this.')}.\\par`,
      ),
      has: [/It held 25\[\^\w+\] boats\[\^\w+\]\./, /: Without ferries\./, /: Check this\./],
    },
  ]);
});
