import { readsEach } from '../../../helpers/fileReading.js';
import { zip } from '../../../helpers/officeFiles.js';

const CONTAINER =
  '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';
const chapter = (body: string, head = '<title>Chapter</title>') =>
  `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head>${head}</head><body>${body}</body></html>`;
interface Item {
  id: string;
  href: string;
  content?: string;
  type?: string;
  linear?: string;
  properties?: string;
}
const book = (items: readonly Item[], extra: Record<string, string> = {}) =>
  zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': CONTAINER,
    'OEBPS/content.opf': `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Weir</dc:title><dc:creator>Ina Reed</dc:creator></metadata><manifest>${items
      .map(
        ({ id, href, type = 'application/xhtml+xml', properties }) =>
          `<item id="${id}" href="${href}" media-type="${type}"${properties === undefined ? '' : ` properties="${properties}"`}/>`,
      )
      .join('')}</manifest><spine>${items
      .map(({ id, linear }) => `<itemref idref="${id}"${linear === undefined ? '' : ` linear="${linear}"`}/>`)
      .join('')}</spine></package>`,
    ...Object.fromEntries(
      items.flatMap(({ href, content }) =>
        content === undefined ? [] : [[`OEBPS/${decodeURIComponent(href)}`, content]],
      ),
    ),
    ...extra,
  });

describe('reading books as programs write them', () => {
  readsEach([
    {
      what: 'page anchors, empty paragraphs, and cells that close themselves',
      name: 'a.epub',
      content: book([
        {
          id: 'c1',
          href: 'c1.xhtml',
          content: chapter(
            '<a id="page_1"/><h1>One<span class="b"/></h1><p/><p><a id="n1"/>They set out<i/> at dawn.</p><div class="space"/><p>It rained 10<sup>2</sup> mm.</p><table><tr><td>Esk</td><td/><td>40</td></tr><tr><td>Weir</td><td>x</td><td>12</td></tr></table>',
            '<title/><script src="a.js"/><style/>',
          ),
        },
        {
          id: 'c2',
          href: 'c2.xhtml',
          content: chapter('<section epub:type="chapter"><h2>Two</h2><p>They came back.</p></section>'),
        },
      ]),
      has: [
        /# One\n\nThey set out at dawn\.\n\nIt rained 10\^2 mm\./,
        /\| Esk \|\s+\| 40 \|/,
        /## Two\n\nThey came back\./,
      ],
      hasNot: [/#+ They/],
    },
    {
      what: 'notes at the end of a chapter',
      name: 'b.epub',
      content: book([
        {
          id: 'c1',
          href: 'c1.xhtml',
          content: chapter(
            '<p>It held 25<a epub:type="noteref" href="#n1">1</a> boats.</p><aside epub:type="footnote" id="n1"><p>In 1890.</p></aside>',
          ),
        },
      ]),
      has: [/25\[\^?1\] boats/, /In 1890\./],
      hasNot: [/251/],
    },
    {
      what: 'a chapter that the book names but lacks',
      name: 'c.epub',
      content: book([
        { id: 'c1', href: 'c1.xhtml', content: chapter('<p>They set out.</p>') },
        { id: 'c2', href: 'c2.xhtml' },
        { id: 'c3', href: 'c3.xhtml', content: chapter('<p>They came back.</p>') },
      ]),
      has: [/set out\.[\s\S]*came back/],
      says: /1 of 3 chapters/,
    },
    {
      what: 'a chapter that is in the order of reading but not in the list',
      name: 'd.epub',
      content: zip({
        mimetype: 'application/epub+zip',
        'META-INF/container.xml': CONTAINER,
        'OEBPS/content.opf':
          '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="c1" href="c1.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c1"/><itemref idref="c2"/></spine></package>',
        'OEBPS/c1.xhtml': chapter('<p>They set out.</p>'),
      }),
      has: [/set out/],
      says: /1 of 2 chapters/,
    },
    {
      what: 'chapters that are only pictures',
      name: 'e.epub',
      content: book([
        {
          id: 'cover',
          href: 'cover.xhtml',
          content: chapter('<svg xmlns="http://www.w3.org/2000/svg"><image href="c.jpg"/></svg>'),
        },
        { id: 'c1', href: 'c1.xhtml', content: chapter('<p>They set out.</p>') },
        { id: 'p2', href: 'p2.xhtml', content: chapter('<div><img src="p2.png" alt=""/></div>') },
        { id: 'p3', href: 'p3.xhtml', content: chapter('<div><img src="p3.png" alt=""/></div>') },
      ]),
      has: [/set out/],
      says: /no text/i,
    },
    {
      what: 'names with spaces, and text that isn’t in the main order',
      name: 'f.epub',
      content: book([
        { id: 'c1', href: 'Text/Part%20One.xhtml', content: chapter('<p>They set out.</p>') },
        { id: 'c2', href: 'Text/answers.xhtml', content: chapter('<p>The answer is 42.</p>'), linear: 'no' },
      ]),
      has: [/set out/, /answer is 42/],
    },
    {
      what: 'a table of contents left out',
      name: 'g.epub',
      content: book([
        {
          id: 'nav',
          href: 'nav.xhtml',
          content: chapter('<nav epub:type="toc"><ol><li><a href="c1.xhtml">One</a></li></ol></nav>'),
          properties: 'nav',
        },
        { id: 'c1', href: 'c1.xhtml', content: chapter('<p>They&nbsp;set out&mdash;late.</p>') },
      ]),
      has: [/^They.set out—late\.$/],
    },
    {
      what: 'a chapter in UTF-16',
      name: 'h.epub',
      content: zip({
        mimetype: 'application/epub+zip',
        'META-INF/container.xml': CONTAINER,
        'OEBPS/content.opf':
          '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="c1" href="c1.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c1"/></spine></package>',
        'OEBPS/c1.xhtml': new Uint8Array(
          Buffer.from(`\ufeff${chapter('<p>They set out – früh.</p>').replace('utf-8', 'utf-16')}`, 'utf16le'),
        ),
      }),
      has: [/set out – früh/],
    },
    {
      what: 'pages that are only drawings with text',
      name: 'i.epub',
      content: book([
        { id: 'c1', href: 'c1.xhtml', content: chapter('<p>They set out at dawn.</p>') },
        {
          id: 'c2',
          href: 'c2.xhtml',
          content: chapter(
            '<div class="page"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 800"><style>text{fill:#000}</style><defs><text id="t">Never shown</text></defs><title>Map of the river</title><g><text x="20" y="40">The lock is</text><text x="20" y="60"><tspan>310 m</tspan> <tspan>long.</tspan></text></g></svg></div>',
          ),
        },
        {
          id: 'c3',
          href: 'c3.svg',
          type: 'image/svg+xml',
          content:
            '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text x="1" y="1">Weir &amp; harbor</text></svg>',
        },
        {
          id: 'c4',
          href: 'c4.xhtml',
          content: chapter(
            '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:text><s:tspan>Page</s:tspan><s:tspan dx="4"> four</s:tspan></s:text></s:svg>',
          ),
        },
      ]),
      has: [/at dawn\.[\s\S]*The lock is\s+310 m long\.[\s\S]*Weir & harbor[\s\S]*Page four/, /Map of the river/],
      hasNot: [/Never shown|fill|<\w/],
    },
    {
      what: 'icons in a chapter that has text, without their names',
      name: 'j.epub',
      content: book([
        {
          id: 'c1',
          href: 'c1.xhtml',
          content: chapter(
            '<p><svg xmlns="http://www.w3.org/2000/svg"><title>arrow icon</title><path d="M0 0"/></svg> They set out at dawn.</p>',
          ),
        },
      ]),
      has: [/^They set out at dawn\.$/],
    },
    {
      what: 'drawings without any text, which are told',
      name: 'k.epub',
      content: book([
        { id: 'c1', href: 'c1.xhtml', content: chapter('<p>They set out at dawn.</p>') },
        {
          id: 'c2',
          href: 'c2.svg',
          type: 'image/svg+xml',
          content: '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
        },
      ]),
      has: [/at dawn/],
      says: /1 of 2/,
    },
  ]);
});
