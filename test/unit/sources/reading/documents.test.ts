import { readsEach } from '../../../helpers/fileReading.js';
import { word, p, r, m, slides, sheet, cell, number, open, book } from '../../../helpers/officeFiles.js';

describe('reading documents', () => {
  describe('of Word', () => {
    readsEach([
      {
        what: 'whose main part has another name',
        name: 'a.docx',
        content: word(p(r('The lease ends in June.')), 'word/main7.xml'),
        has: [/lease ends in June/],
      },
      {
        what: 'with another extension',
        name: 'a.bin',
        content: word(p(r('The lease ends in July.'))),
        has: [/lease ends in July/],
      },
      {
        what: 'with superscript numbers',
        name: 'b.docx',
        content: word(p(r('It holds 10') + r('4', '<w:vertAlign w:val="superscript"/>') + r(' eels.'))),
        has: [/10\^4 eels/],
      },
      {
        what: 'with an equation',
        name: 'c.docx',
        content: word(
          p(`${r('So ')}<m:oMath><m:f><m:num>${m('a')}</m:num><m:den>${m('b')}</m:den></m:f></m:oMath>${r(' holds.')}`),
        ),
        has: [/So \$\\frac\{a\}\{b\}\$ holds/],
      },
      {
        what: 'with roots, sums, and powers',
        name: 'd.docx',
        content: word(
          p(
            `<m:oMathPara><m:oMath><m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${m('i=1')}</m:sub><m:sup>${m('n')}</m:sup><m:e><m:sSup><m:e>${m('x')}</m:e><m:sup>${m('2')}</m:sup></m:sSup></m:e></m:nary><m:rad><m:deg/><m:e>${m('y')}</m:e></m:rad></m:oMath></m:oMathPara>`,
          ),
        ),
        has: [/\\sum_\{i=1\}\^n x\^2\\sqrt\{y\}/],
      },
      {
        what: 'with paragraphs in a cell',
        name: 'e.docx',
        content: word(
          `<w:tbl><w:tr><w:tc>${p(r('Shed'))}</w:tc><w:tc>${p(r('30'))}${p(r('dry'))}</w:tc></w:tr><w:tr><w:tc>${p(r('Yard'))}</w:tc><w:tc>${p(r('5'))}</w:tc></w:tr></w:tbl>`,
        ),
        has: [/\| Shed \| 30; dry \|/],
      },
    ]);
  });

  describe('of PowerPoint', () => {
    readsEach([
      {
        what: 'in slide order',
        name: 'a.pptx',
        content: slides(['s2', 's1']),
        has: [/## Welcome[\s\S]*Boats came[\s\S]*## Catch/],
      },
      { what: 'with notes', name: 'b.pptx', content: slides(['s2']), has: [/Thank the harbour master/] },
      {
        what: 'with tables',
        name: 'c.pptx',
        content: slides(['s1']),
        has: [/\| Fish \| Tons \|\n.*\n\| Eel \| 14 \|/],
      },
      {
        what: 'and report a missing slide',
        name: 'd.pptx',
        content: slides(['s1', 's9']),
        has: [/Catch/],
        says: /1 of 2 slides are missing/,
      },
    ]);
  });

  describe('of Excel', () => {
    readsEach([
      {
        what: 'as tables',
        name: 'a.xlsx',
        content: sheet(
          `<row r="1">${cell('A1', 'Boat')}${cell('B1', 'Fee')}</row><row r="2">${cell('A2', 'Skiff')}${number('B2', 12.5)}</row>`,
        ),
        has: [/## Berths/, /\| Skiff \| 12\.5 \|/],
      },
      {
        what: 'with a title above',
        name: 'b.xlsx',
        content: sheet(
          `<row r="1">${cell('A1', 'Fees of 2024')}</row><row r="3">${cell('A3', 'Boat')}${cell('B3', 'Fee')}</row><row r="4">${cell('A4', 'Skiff')}${number('B4', 7)}</row>`,
        ),
        has: [/Fees of 2024\n\n\| Boat \| Fee \|/],
      },
      {
        what: 'and report a damaged sheet',
        name: 'c.xlsx',
        content: sheet(`<row r="1">`).slice(0, 900),
        has: [],
        says: /damaged|read/i,
      },
    ]);
  });

  describe('of LibreOffice', () => {
    readsEach([
      {
        what: 'texts',
        name: 'a.odt',
        content: open(
          'text',
          '<text:h text:outline-level="1">Lease</text:h><text:p>It covers 10<text:span text:style-name="T1">3</text:span> m of quay<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Measured in May.</text:p></text:note-body></text:note>.</text:p>',
        ),
        has: [/# Lease/, /10\^3 m/, /quay\[\^1\]/, /Measured in May/],
      },
      {
        what: 'presentations',
        name: 'a.odp',
        content: open(
          'presentation',
          '<draw:page><draw:frame presentation:class="title"><draw:text-box><text:p>Welcome</text:p></draw:text-box></draw:frame><draw:frame><draw:text-box><text:p>Boats came.</text:p></draw:text-box></draw:frame><presentation:notes><draw:frame><draw:text-box><text:p>Thank them.</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>',
        ),
        has: [/## Welcome\n\nBoats came\.[\s\S]*Thank them/],
      },
      {
        what: 'sheets',
        name: 'a.ods',
        content: open(
          'spreadsheet',
          '<table:table table:name="Fees"><table:table-row><table:table-cell><text:p>Boat</text:p></table:table-cell><table:table-cell><text:p>Fee</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Skiff</text:p></table:table-cell><table:table-cell><text:p>7</text:p></table:table-cell><table:table-cell table:number-columns-repeated="1000"/></table:table-row></table:table>',
        ),
        has: [/## Fees/, /\| Skiff \| 7 \|/],
      },
    ]);
  });

  describe('as books', () => {
    const chapter = (text: string, head = '<title/>') =>
      `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head>${head}</head><body><p>${text}</p></body></html>`;
    readsEach([
      {
        what: 'with prefixes',
        name: 'a.epub',
        content: book({ 'one.xhtml': chapter('They set out.', '<title>One</title>') }),
        has: [/They set out/],
      },
      {
        what: 'with self-closing titles and scripts',
        name: 'b.epub',
        content: book({
          'one.xhtml': chapter('They set out.'),
          'two.xhtml': chapter('They came back.', '<script src="x.js"/>'),
        }),
        has: [/set out[\s\S]*came back/],
      },
      {
        what: 'and report a missing chapter',
        name: 'c.epub',
        content: book({ 'one.xhtml': chapter('They set out.') }, 'gone.xhtml'),
        has: [/set out/],
        says: /1 of 2 chapters are missing/,
      },
    ]);
  });
});
