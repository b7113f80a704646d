import { readsEach } from '../../../../helpers/fileReading.js';
import {
  cells,
  p,
  r,
  rels,
  shape,
  slide,
  types,
  word,
  zip,
  A,
  book,
  ODF,
  open,
} from '../../../../helpers/officeFiles.js';

const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = (text: string) => `<w:r><w:instrText xml:space="preserve"> ${text} </w:instrText></w:r>`;
const field = (instruction: string, shown: string) =>
  `${mark('begin')}${instruction}${mark('separate')}${shown}${mark('end')}`;
const table = (...rows: string[]) => `<w:tbl><w:tblGrid/>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
const after = (columns: number) => `<w:trPr><w:gridBefore w:val="${columns}"/></w:trPr>`;
const spanning = (columns: number, text: string) =>
  `<w:tc><w:tcPr><w:gridSpan w:val="${columns}"/></w:tcPr>${p(r(text))}</w:tc>`;

describe('reading fields in fields, and rows that begin in a later column', () => {
  readsEach([
    {
      what: 'a field in a condition',
      name: 'letter.docx',
      content: word(
        p(
          `${r('The fee is ')}${field(code('IF') + field(code('MERGEFIELD n'), r('3')) + code('= 3 "12" "14"'), r('12'))}${r(' euros.')}`,
        ),
      ),
      has: [/The fee is 12 euros\./],
    },
    {
      what: 'a date in a condition that shows another date',
      name: 'dates.docx',
      content: word(
        p(
          `${r('It opens on ')}${field(code('IF') + field(code('DATE'), r('7 May')) + code('> "1"') + field(code('DOCPROPERTY d'), r('9 June')), field(code('DOCPROPERTY d'), r('9 June')))}${r('.')}`,
        ),
      ),
      has: [/It opens on 9 June\./],
    },
    {
      what: 'fields in what another field shows',
      name: 'contents.docx',
      content: word(
        p(
          field(
            code('TOC'),
            `${field(code('HYPERLINK \\l "a"'), r('Fees of the port'))}${r(' ')}${field(code('PAGEREF a'), r('14'))}`,
          ),
        ),
      ),
      has: [/Fees of the port.{0,12} 14/],
    },
    {
      what: 'a field whose end is missing',
      name: 'open.docx',
      content: word(
        p(
          `${r('It holds ')}${mark('begin')}${code('IF')}${mark('begin')}${code('DATE')}${mark('separate')}${r('40 boats')}${mark('end')}`,
        ) + p(r('And the rest.')),
      ),
      has: [/It holds 40 boats/, /And the rest\./],
    },
    {
      what: 'a row that begins in the third column',
      name: 'indented.docx',
      content: word(table(cells('Port', 'In', 'Out', 'Sum'), after(2) + cells('5', '9'), cells('Esk', '1', '2', '3'))),
      has: [/\|\s*\|\s*\| 5 \| 9 \|/, /\| Esk \| 1 \| 2 \| 3 \|/],
    },
    {
      what: 'rows indented by a column that others span',
      name: 'spanned.docx',
      content: word(
        table(
          cells('Port', 'Month', 'Boats'),
          spanning(2, 'Esk, all months') + cells('52'),
          after(1) + cells('May', '14'),
        ),
      ),
      has: [/Esk, all months \|[^\n|]*\| 52 \|/, /\|\s*\| May \| 14 \|/],
    },
    {
      what: 'a total below the last columns',
      name: 'total.docx',
      content: word(table(cells('Item', 'Unit', 'Fee'), cells('Berth', 'night', '12'), after(2) + cells('12'))),
      has: [/\| Berth \| night \| 12 \|\n\|\s*\|\s*\| 12 \|/],
    },
    {
      what: 'struck words of a slide',
      name: 'struck.pptx',
      content: zip({
        '[Content_Types].xml': types('/ppt/presentation.xml', 'presentationml.presentation'),
        '_rels/.rels': rels(['r1', 'officeDocument', 'ppt/presentation.xml']),
        'ppt/presentation.xml': `<p:presentation ${A}><p:sldIdLst><p:sldId r:id="s1"/></p:sldIdLst></p:presentation>`,
        'ppt/_rels/presentation.xml.rels': rels(['s1', 'slide', 'slides/slide1.xml']),
        'ppt/slides/slide1.xml': slide(
          shape('title', 'Fees'),
          `<p:sp><p:txBody>${[
            ['sngStrike', '12'],
            ['dblStrike', '13'],
            ['noStrike', '14'],
          ]
            .map(
              ([strike, fee]) =>
                `<a:p><a:r><a:rPr strike="${strike}"/><a:t>${fee} euros</a:t></a:r><a:r><a:t> a night</a:t></a:r></a:p>`,
            )
            .join('')}</p:txBody></p:sp>`,
        ),
      }),
      has: [/~~12 euros~~ a night/, /~~13 euros~~ a night/, /^14 euros a night/m],
    },
  ]);
});

const up = (name: string) => `10<text:span text:style-name="${name}">6</text:span> N`;
const style = (name: string, parent: string, properties: string) =>
  `<style:style style:name="${name}" style:family="text" style:parent-style-name="${parent}"><style:text-properties ${properties}/></style:style>`;
const styles = (...own: string[]) => ({
  'styles.xml': `<office:document-styles ${ODF}><office:styles>${own.join('')}</office:styles></office:document-styles>`,
});

describe('reading OpenDocument styles that are based on others', () => {
  readsEach([
    {
      what: 'a style based on a raised one',
      name: 'raised.odt',
      content: open(
        'text',
        `<text:p>The load is ${up('Own')}.</text:p>`,
        styles(style('Base', '', 'style:text-position="33% 80%"'), style('Own', 'Base', 'style:font-name="A"')),
      ),
      has: [/The load is (?:10\^6|10⁶) N\./],
    },
    {
      what: 'a style that sets the position back',
      name: 'level.odt',
      content: open(
        'text',
        `<text:p>The load is ${up('Own')}.</text:p>`,
        styles(
          style('Base', '', 'style:text-position="super 58%"'),
          style('Own', 'Base', 'style:text-position="0% 100%"'),
        ),
      ),
      has: [/The load is 106 N\./],
    },
    {
      what: 'styles based on each other',
      name: 'circle.odt',
      content: open(
        'text',
        `<text:p>The load is ${up('Own')}, of course.</text:p>`,
        styles(style('Base', 'Own', ''), style('Own', 'Base', '')),
      ),
      has: [/The load is 106 N, of course\./],
    },
  ]);
});

const chapter = (text: string) =>
  `<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><h1>One</h1><p>${text}</p></body></html>`;
/** The same files with paths as Windows writes them. */
const withBackslashes = (files: Record<string, string>) =>
  zip(Object.fromEntries(Object.entries(files).map(([name, text]) => [name.replaceAll('/', '\\'), text])));
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

describe('reading packages whose paths are written with backslashes', () => {
  readsEach([
    {
      what: 'a document, with parts in capitals',
      name: 'lease.docx',
      content: withBackslashes({
        '[Content_Types].xml': types('/Word/Document.xml', 'wordprocessingml.document'),
        '_rels/.rels': rels(['r1', 'officeDocument', '/word/document.xml']),
        'Word/_rels/Document.xml.rels': rels(['f', 'footnotes', '/word/Footnotes.xml']),
        'Word/Document.xml': `<w:document ${W}><w:body>${p(`${r('It runs for 12 years')}<w:r><w:footnoteReference w:id="3"/></w:r>`)}</w:body></w:document>`,
        'Word/Footnotes.xml': `<w:footnotes ${W}><w:footnote w:id="3">${p(r('From May 7 on.'))}</w:footnote></w:footnotes>`,
      }),
      has: [/It runs for 12 years ?\[\^?1\]/, /From May 7 on\./],
    },
    {
      what: 'a book',
      name: 'book.epub',
      content: withBackslashes({
        mimetype: 'application/epub+zip',
        'META-INF/container.xml':
          '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/b.opf"/></rootfiles></container>',
        'OPS/b.opf':
          '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
        'OPS/text/a.xhtml': chapter('The tide rose 12 feet.'),
      }),
      has: [/The tide rose 12 feet\./],
    },
    {
      what: 'an OpenDocument text with a formula in a folder',
      name: 'formula.odt',
      content: withBackslashes({
        mimetype: 'application/vnd.oasis.opendocument.text',
        'content.xml': `<office:document-content ${ODF}><office:body><office:text><text:p>So <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame> holds.</text:p></office:text></office:body></office:document-content>`,
        'Object 1/content.xml':
          '<math:math xmlns:math="http://www.w3.org/1998/Math/MathML"><math:msup><math:mi>x</math:mi><math:mn>2</math:mn></math:msup></math:math>',
      }),
      has: [/So \$x\^\{?2\}?\$ holds\./],
    },
    {
      what: 'slashes, as ever',
      name: 'plain.epub',
      content: book({ 'a.xhtml': chapter('As ever.') }),
      has: [/As ever\./],
    },
  ]);
});
