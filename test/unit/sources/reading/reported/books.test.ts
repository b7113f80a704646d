import { readsEach, type FileCase } from '../../../../helpers/fileReading.js';
import { book, CONTAINER, zip } from '../../../../helpers/officeFiles.js';

const chapter = (body: string) =>
  `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>c</title></head><body>${body}</body></html>`;
const epub = (what: string, content: Uint8Array, has: RegExp[], hasNot: RegExp[] = [], says?: RegExp): FileCase => ({
  what,
  name: 'report.epub',
  content,
  has,
  hasNot,
  says,
});
/** A book whose package file is given. */
const packed = (opf: string, files: Record<string, string>) =>
  zip({ mimetype: 'application/epub+zip', 'META-INF/container.xml': CONTAINER, 'b.opf': opf, ...files });
const OPF = 'xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0"';

describe('reading books that other readers got wrong', () => {
  readsEach([
    epub(
      'chapters in the order of the navigation if the spine is empty',
      packed(
        `<package ${OPF}><metadata><dc:title>Tides</dc:title></metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/><item id="z" href="z.xhtml" media-type="application/xhtml+xml"/><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine/></package>`,
        {
          'nav.xhtml': chapter(
            '<nav epub:type="toc"><ol><li><a href="z.xhtml">Begin</a></li><li><a href="a.xhtml">End</a></li></ol></nav>',
          ),
          'z.xhtml': chapter('<h1>Begin</h1><p>The tide came in.</p>'),
          'a.xhtml': chapter('<h1>End</h1><p>The tide went out.</p>'),
        },
      ),
      [/The tide came in\.[^]*The tide went out\./],
    ),
    epub(
      'chapters under other media types, paths, and letters of the percent code',
      packed(
        `<package ${OPF}><metadata><dc:title>Tides</dc:title></metadata><manifest><item id="a" href="Text/Chapter%201.html" media-type="text/html"/><item id="b" href="./Text/../Text/two.htm" media-type="application/xml"/><item id="c" href="TEXT/THREE.XHTML" media-type="Application/XHTML+XML"/></manifest><spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine></package>`,
        {
          'Text/Chapter 1.html': chapter('<p>One came first.</p>'),
          'Text/two.htm': chapter('<p>Two came second.</p>'),
          'Text/three.xhtml': chapter('<p>Three came third.</p>'),
        },
      ),
      [/One came first\.[^]*Two came second\.[^]*Three came third\./],
    ),
    epub(
      'a book of which only the fonts are obfuscated',
      packed(
        `<package ${OPF}><metadata><dc:title>Tides</dc:title></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="f" href="f.otf" media-type="font/otf"/></manifest><spine><itemref idref="a"/></spine></package>`,
        {
          'META-INF/encryption.xml':
            '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><enc:EncryptedData xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/><enc:CipherData><enc:CipherReference URI="f.otf"/></enc:CipherData></enc:EncryptedData></encryption>',
          'a.xhtml': chapter('<p>Readable all the same.</p>'),
          'f.otf': 'x',
        },
      ),
      [/Readable all the same\./],
    ),
    epub(
      'numbers of printed pages apart from words and figures',
      book({
        'a.xhtml': chapter(
          '<p>It cost 12<span epub:type="pagebreak" id="p41">41</span>00 crowns, which the har<span epub:type="pagebreak" role="doc-pagebreak" title="42"/>bour paid.</p>',
        ),
      }),
      [/It cost 1200 crowns/, /the harbour paid/],
    ),
    epub(
      'marks of notes apart from figures',
      book({
        'a.xhtml': chapter(
          '<p>It cost 1,200<a epub:type="noteref" href="#n1">1</a> crowns.</p><aside epub:type="footnote" id="n1"><p>In the money of 1850.</p></aside>',
        ),
      }),
      [/1,200\D/, /In the money of 1850\./],
      [/1,2001/],
    ),
    epub(
      'ruby, and formulas with prefixes',
      book({
        'a.xhtml': chapter(
          '<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>へ行く。</p><p>So <m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:msup><m:mi>x</m:mi><m:mn>2</m:mn></m:msup></m:math> grows.</p>',
        ),
      }),
      [/東京(?:[（(]とうきょう[)）])?へ行く/, /So \$x\^\{?2\}?\$ grows/],
    ),
    epub(
      'entities that only HTML names, with attributes that name style and script',
      book({
        'a.xhtml': chapter(
          '<p class="style script">Caf&eacute;&nbsp;&mdash; open&hellip;</p><p style="margin:0">Second&ensp;line.</p>',
        ),
      }),
      [/Café\s— open…/, /Second\sline\./],
    ),
    epub(
      'notes and lists of sources, which consist of links',
      book({
        'a.xhtml': chapter('<p>The first chapter.</p>'),
        'z.xhtml': chapter(
          '<h1>Sources</h1><ol><li><a href="a.xhtml#1">Holm, Harbours, 1921.</a></li><li><a href="a.xhtml#2">Berg, Tides, 1934.</a></li><li><a href="a.xhtml#3">Lund, Weirs, 1950.</a></li></ol>',
        ),
      }),
      [/Holm, Harbours, 1921/, /Berg, Tides, 1934/, /Lund, Weirs, 1950/],
    ),
  ]);
});
