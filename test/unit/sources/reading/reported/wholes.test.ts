import { pageWith, readsEach, type FileCase } from '../../../../helpers/fileReading.js';
import { OFFICE, p, r, wordParts, zip } from '../../../../helpers/officeFiles.js';
import { pdfFile } from '../../../../helpers/pdfFile.js';

const page = (what: string, body: string, has: RegExp[], hasNot: RegExp[] = [], head = ''): FileCase => ({
  what,
  name: 'page.html',
  content: pageWith(body).replace('</head>', `${head}</head>`),
  has,
  hasNot,
});

const chapter = (text: string) =>
  `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>A</title></head><body><p>${text}</p></body></html>`;
const book = (...locked: string[]) =>
  zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
    'META-INF/encryption.xml': `<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#">${locked.map((name) => `<enc:EncryptedData><enc:CipherData><enc:CipherReference URI="${name}"/></enc:CipherData></enc:EncryptedData>`).join('')}</encryption>`,
    'a.opf':
      '<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
    'a.xhtml': chapter('The northern basin holds 40 boats.'),
    'b.xhtml': locked.includes('b.xhtml') ? '\u0001\u0002\u0003' : chapter('The southern basin holds 12 boats.'),
  });

const savedPage =
  'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="part"\r\n\r\n--part\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: file:///C:/document.html\r\n\r\n<!DOCTYPE html><html><body><h1>Fees</h1><p>A berth costs 14 euros =E2=80=93 from May on.</p></body></html>\r\n--part--\r\n';
const chunkLink = (target: string, mode = '') =>
  `<Relationship Id="x1" Type="${OFFICE}/relationships/aFChunk" Target="${target}"${mode}/>`;

const DRAWING =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:chart="urn:oasis:names:tc:opendocument:xmlns:chart:1.0"';
const cellOf = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;

describe('reading what files contain in parts of their own', () => {
  readsEach([
    {
      what: 'a book with one chapter that is encrypted',
      name: 'a.epub',
      content: book('b.xhtml'),
      has: [/northern basin holds 40 boats/],
      says: /1 of 2 chapters are encrypted/,
    },
    { what: 'a book that is encrypted', name: 'a.epub', content: book('a.xhtml', 'b.xhtml'), has: [], says: /DRM/ },
    {
      what: 'a page that is all of a Word document',
      name: 'a.docx',
      content: wordParts(
        '<w:altChunk r:id="x1"/>',
        {},
        { 'word/afchunk.mht': savedPage },
        chunkLink('/word/afchunk.mht'),
      ),
      has: [/# Fees/, /A berth costs 14 euros – from May on/],
    },
    {
      what: 'a part of a Word document that is another file',
      name: 'a.docx',
      content: wordParts(
        `${p(r('The harbor has two basins.'))}<w:subDoc r:id="x1"/>`,
        {},
        {},
        chunkLink('chapter2.docx', ' TargetMode="External"'),
      ),
      has: [/two basins/],
      says: /embedded documents/i,
    },
    {
      what: 'slides with a chart of its own title, and notes once',
      name: 'a.odp',
      content: zip({
        mimetype: 'application/vnd.oasis.opendocument.presentation',
        'content.xml': `<office:document-content ${DRAWING}><office:body><office:presentation><draw:page><draw:frame presentation:class="title"><draw:text-box><text:p>Fees</text:p></draw:text-box></draw:frame><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame><presentation:notes><draw:frame presentation:class="notes"><draw:text-box><text:p>Thank the keeper.</text:p></draw:text-box></draw:frame></presentation:notes></draw:page></office:presentation></office:body></office:document-content>`,
        'Object 1/content.xml': `<office:document-content ${DRAWING}><office:body><office:chart><chart:chart><chart:title><text:p>Boats a year</text:p></chart:title><table:table><table:table-row>${cellOf('')}${cellOf('Boats')}</table:table-row><table:table-row>${cellOf('2023')}${cellOf('1250')}</table:table-row></table:table></chart:chart></office:chart></office:body></office:document-content>`,
      }),
      has: [/Boats a year\n\n\| *\| Boats \|/, /\| 2023 \| 1250 \|/, /Thank the keeper/],
      hasNot: [/Thank the keeper[^]*Thank the keeper/],
    },
    {
      what: 'a note of a PDF that has formats only',
      name: 'a.pdf',
      content: pdfFile('BT /F1 12 Tf 60 730 Td (The keepers wrote down the level every morning.) Tj ET', {
        annotations: '20 0 R',
        objects: [
          '20 0 obj <</Type/Annot/Subtype/FreeText/Rect[120 600 400 630]/F 4/DA(/F1 10 Tf)/RC(<?xml version="1.0"?><body xmlns="http://www.w3.org/1999/xhtml"><p>Ice came on <b>May 7</b>, 12 cm thick.</p></body>)>> endobj',
        ],
      }),
      has: [/Ice came on May 7, 12 cm thick/],
    },
    {
      what: 'texts that a document type declares',
      name: 'a.xhtml',
      content: `<?xml version="1.0"?><!DOCTYPE html [<!ENTITY port "Esk Harbor"><!ENTITY fee '14&#160;euros'><!ENTITY loop "&loop;&loop;">]><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Fees</title></head><body><p>At &port;, a berth costs &fee; a night, and nothing ends the &loop;.</p></body></html>`,
      has: [/At Esk Harbor, a berth costs 14\s?euros a night/],
      hasNot: [/ENTITY|port;/],
    },
    {
      what: 'texts that the document type of a DocBook article declares',
      name: 'a.xml',
      content: `<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "docbookx.dtd" [<!ENTITY version "2.1">]><article><title>Weir</title><para>Version &version; came on May 7.</para></article>`,
      has: [/Version 2\.1 came on May 7/],
    },
    {
      what: 'a mail in UTF-7',
      name: 'a.eml',
      content:
        'From: Ann <ann@example.org>\r\nSubject: Fees\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-7\r\n\r\nThe caf+AOk- costs 14 +IKw- and 2 +- 3 is 5, +2D3eAA-.\r\n',
      has: [/The café costs 14 € and 2 \+ 3 is 5, 😀\./],
    },
    {
      what: 'the lines before the statement of a bank',
      name: 'a.csv',
      content:
        '"Account:";"12 / Giro";\n\n"From:";"2024-05-01";\n"To:";"2024-05-31";\n"Balance:";"1.234,56 EUR";\n\n"Day";"Name";"Purpose";"Amount";\n"2024-05-02";"South port";"Fee; May";"-140,00";\n"2024-05-07";"Ann Reed";"Rent";"1.250,00";\n',
      has: [/Balance:; 1\.234,56 EUR/, /\| Day \| Name \| Purpose \| Amount \|.*\n\| -/],
    },
    {
      what: 'speakers of a meeting, named in the text',
      name: 'a.vtt',
      content:
        'WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\nAnn Reed: The fee rises to 14 euros,\n\n2\n00:00:04.000 --> 00:00:06.500\nAnn Reed: from May 7 on.\n\n3\n00:00:07.000 --> 00:00:09.000\nBo Lund: Is that sure?\n',
      has: [/\*\*Ann Reed:\*\* The fee rises to 14 euros, from May 7 on\.\n\n\*\*Bo Lund:\*\* Is that sure\?/],
    },
    page(
      'a formula with its TeX twice, and a note in its place',
      '<p>The flow is <math alttext="Q=10^{6}"><semantics><msup><mn>10</mn><mn>6</mn></msup><annotation encoding="application/x-tex">Q=10^{6}</annotation></semantics></math> liters in 25<span class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">3</sup><span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">3</sup><span class="ltx_tag ltx_tag_note">3</span>Measured in May.</span></span></span> days.</p>',
      [/The flow is \$Q=10\^\{6\}\$ liters in 25 \(Measured in May\.\) days/],
    ),
    page(
      'the letters of a list that styles count',
      '<ol class="c3 lst-a-0 start"><li><span>Open the northern gate first.</span></li><li><span>Then close the southern one.</span></li></ol><ol class="plain"><li>Write it down.</li></ol><ol class="late"><li>Tell the office.</li></ol>',
      [/\(a\) Open the northern/, /\(b\) Then close/, /1\. Write it down/, /Tell the office/],
      [/\(a\) Tell/],
      '<style>ol.lst-a-0{list-style-type:none}.lst-a-0>li:before{content:"" counter(lst-a-0,lower-latin) ") "}.plain>li:before{content:counter(n,decimal)}.late{counter-reset:q 4}.late>li:before{content:counter(q,lower-alpha)}</style>',
    ),
    page(
      'a table that styles make',
      '<div class="t"><div class="row"><div class="c">Port</div><div class="c">Fee</div></div><div class="row"><div class="c">Esk</div><div class="c">14</div></div><div class="row"><div class="c">Don</div><div class="c">12</div></div></div>',
      [/\| Port \| Fee \|/, /\| Esk \| 14 \|/, /\| Don \| 12 \|/],
      [],
      '<style>.t{display:table}.row{display:table-row}.c{display:table-cell;padding:4px}</style>',
    ),
    page(
      'but no page that is laid out like a table',
      '<div style="display:table"><div style="display:table-row"><div style="display:table-cell"><p>In spring, the keepers mended the gate and wrote that it holds.</p></div><div style="display:table-cell"><p>In autumn, the water rose and nobody came to the weir for days.</p></div></div><div style="display:table-row"><div style="display:table-cell"><p>In winter, ice came early, and the lock was shut until it was gone.</p></div><div style="display:table-cell"><p>In summer, boats waited in the basin until the gate was opened.</p></div></div></div>',
      [/it holds\./, /for days\./],
      [/\|/],
    ),
  ]);
});
