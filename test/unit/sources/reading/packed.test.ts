import { gzipSync } from 'fflate';
import { pageWith, readsEach } from '../../../helpers/fileReading.js';
import { CONTAINER, number, OFFICE, cell, rels, types, zip } from '../../../helpers/officeFiles.js';

const OPF =
  '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>';
const CHAPTER =
  '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body><p>The keeper sold 25<a epub:type="noteref" href="#n1">1</a> crates for 3<span style="vertical-align:super;font-size:0.7em">4</span> crowns.</p><aside epub:type="footnote" id="n1"><p>Counted in May.</p></aside></body></html>';
const bytes = (text: string) => new TextEncoder().encode(text);

const NUMBERS: readonly [format: string, value: number, shown: string][] = [
  ['00000', 123, '00123'],
  ['"$"#,##0.00', 1234.5, '$1234.50'],
  ['#,##0.00\\ [$€-407]', -42, '-42.00 €'],
  ['0" kg"', 12, '12 kg'],
  ['0.0,,"M"', 2_500_000, '2.5M'],
  ['0.0,', 2_500, '2500'],
  ['#,##0;(#,##0)', -7, '-7'],
  ['000\\-00\\-0000', 123_456_789, '123-45-6789'],
  ['# ?/?', 2.5, '2.5'],
  ['"Gate "0', 4, 'Gate 4'],
  ['"No. 0 "0', 4, 'No. 0 4'],
  ['_-* #,##0.00\\ "kr"_-', 0.125, '0.125 kr'],
];
const SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
const WORKBOOK = zip({
  '[Content_Types].xml': types('/xl/workbook.xml', 'spreadsheetml.sheet'),
  '_rels/.rels': rels(['r1', 'officeDocument', 'xl/workbook.xml']),
  'xl/workbook.xml': `<workbook ${SHEET} xmlns:r="${OFFICE}/relationships"><sheets><sheet name="Fees" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': rels(['r1', 'worksheet', 'worksheets/sheet1.xml'], ['r2', 'styles', 'styles.xml']),
  'xl/styles.xml': `<styleSheet ${SHEET}><numFmts>${NUMBERS.map(([format], index) => `<numFmt numFmtId="${164 + index}" formatCode="${escaped(format)}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${NUMBERS.map((_, index) => `<xf numFmtId="${164 + index}"/>`).join('')}</cellXfs></styleSheet>`,
  'xl/worksheets/sheet1.xml': `<worksheet ${SHEET}><sheetData>${NUMBERS.map(([, value], index) => `<row r="${index + 1}">${cell(`A${index + 1}`, `n${index}`)}${number(`B${index + 1}`, value).replace('<c ', `<c s="${index + 1}" `)}</row>`).join('')}</sheetData></worksheet>`,
});

describe('reading packed files', () => {
  readsEach([
    {
      what: 'a compressed page',
      name: 'page.html.gz',
      content: gzipSync(bytes(pageWith('<p>The compressed page is open.</p>'))),
      has: [/compressed page is open/],
      hasNot: [/<p>/],
    },
    {
      what: 'a compressed table',
      name: 'a.csv.gz',
      content: gzipSync(bytes('Boat,Fee\nHeron,12\n')),
      has: [/\| Heron \| 12 \|/],
    },
    {
      what: 'but not one compressed twice',
      name: 'a.gz',
      content: gzipSync(gzipSync(bytes('text'))),
      has: [],
      says: /gzip archive/,
    },
    {
      what: 'nor one that was cut off',
      name: 'a.gz',
      content: gzipSync(bytes('some text')).subarray(0, 20),
      has: [],
      says: /damaged/,
    },
    {
      what: 'a book that was zipped with its folder, with its notes and small powers',
      name: 'a.epub',
      content: zip({
        'Weir/mimetype': 'application/epub+zip',
        'Weir/META-INF/container.xml': CONTAINER,
        'Weir/b.opf': OPF,
        'Weir/a.xhtml': CHAPTER,
      }),
      has: [/25\[\^1\] crates for 3\^4 crowns/, /\[\^1\]: Counted in May/],
    },
    {
      what: 'a book without its container',
      name: 'a.epub',
      content: zip({ 'OEBPS/content.opf': OPF, 'OEBPS/a.xhtml': CHAPTER }),
      has: [/The keeper sold/],
    },
    {
      what: 'a Kindle book, by name',
      name: 'a.mobi',
      content: bytes(`${'The_Weir'.padEnd(60, '\0')}BOOKMOBI${'\0'.repeat(40)}`),
      has: [],
      says: /Kindle book/,
    },
    {
      what: 'a tar archive, by name',
      name: 'a.tar',
      content: bytes(`${'a.txt'.padEnd(257, '\0')}ustar\0${'\0'.repeat(240)}text`),
      has: [],
      says: /tar archive/,
    },
    {
      what: 'numbers of a workbook with the currency, unit, or zeros that they are shown with',
      name: 'a.xlsx',
      content: WORKBOOK,
      has: NUMBERS.map(([, , shown], index) => new RegExp(`\\| n${index} \\| ${shown.replace(/[.$()]/g, '\\$&')} \\|`)),
    },
    {
      what: 'an encrypted message, as an attachment that isn’t read',
      name: 'a.eml',
      content:
        'From: a@x.example\r\nTo: b@x.example\r\nSubject: Secret\r\nMessage-ID: <1@x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\r\n\r\n--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\nContent-Type: application/octet-stream; name=encrypted.asc\r\nContent-Disposition: inline; filename=encrypted.asc\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----\r\n--b--\r\n',
      has: [/# Secret/],
      hasNot: [/hQEMA/],
      says: /encrypted\.asc/,
    },
    {
      what: 'text that is only small',
      name: 'a.html',
      content: pageWith('<p>The fee is <span style="font-size:0.85em">12 crowns</span> a day.</p>'),
      has: [/12 crowns/],
    },
  ]);
});
