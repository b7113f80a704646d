import { ODF, p, r } from '../../../helpers/officeFiles.js';
import { readsEach, type FileCase } from '../../../helpers/fileReading.js';

const xml = (
  what: string,
  name: string,
  content: string,
  has: RegExp[],
  hasNot: RegExp[] = [/<\w+[ >]/],
): FileCase => ({
  what,
  name,
  content: `<?xml version="1.0" encoding="UTF-8"?>\n${content}`,
  has,
  hasNot,
});

describe('reading documents in XML', () => {
  readsEach([
    xml(
      'JATS',
      'paper.xml',
      '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.2 20190208//EN" "JATS.dtd"><article xmlns:mml="http://www.w3.org/1998/Math/MathML"><front><journal-meta><issn>1234</issn></journal-meta><article-meta><title-group><article-title>Eels in the weir</article-title></title-group><abstract><p>We counted eels.</p></abstract></article-meta></front><body><sec><title>Methods</title><p>At 10<sup>6</sup> places <xref ref-type="bibr" rid="b1">[1]</xref>, so <inline-formula><alternatives><mml:math><mml:mi>x</mml:mi></mml:math><tex-math>\\begin{document}$x^2$\\end{document}</tex-math></alternatives></inline-formula> holds.</p><table-wrap><label>Table 1</label><table><thead><tr><th>Year</th><th>Eels</th></tr></thead><tbody><tr><td>2023</td><td>12</td></tr></tbody></table></table-wrap></sec></body></article>',
      [/^# Eels in the weir/m, /^## Methods/m, /10\^6 places \[1\], so \$x\^2\$ holds/, /\| 2023 \| 12 \|/],
      [/1234|<sec/],
    ),
    xml(
      'the numbers of sections, items, and references in JATS, and raised marks',
      'paper.xml',
      '<article><front><article-meta><title-group><article-title>Eels in the weir</article-title></title-group></article-meta></front><body><sec><label>2.1</label><title>Results</title><p>The rate was 25<xref ref-type="bibr" rid="b1"><sup>12</sup></xref> per day and 30<sup><xref ref-type="bibr" rid="b1">13</xref></sup> at night.</p><list list-type="order"><list-item><label>(c)</label><p>By hand.</p></list-item><list-item><label>(d)</label><p>By net.</p></list-item></list></sec></body><back><ref-list><ref id="b1"><label>12</label><mixed-citation>Joe A. Weirs. 1999.</mixed-citation></ref></ref-list></back></article>',
      [/^## 2\.1 Results$/m, /25\[12\] per day and 30\[13\] at night/, /\(c\) By hand/, /^12 Joe A\. Weirs/m],
      [/25\^12|2512|30\^13/],
    ),
    xml(
      'the numbers of sections and paragraphs before white space and comments',
      'paper.xml',
      '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS"><article><body><sec>\n<label>2.1</label>\n<!-- see above -->\n<title>Results</title>\n<p>It rose.</p>\n<label>(3)</label>\n<p>It fell.</p>\n<p>It rests.</p>\n</sec></body></article>',
      [/^#+ 2\.1 Results$/m, /^It rose\.$/m, /^\\?\(3\) It fell\.$/m, /^It rests\.$/m],
    ),
    xml(
      'corrections of TEI, each read once',
      'letter.xml',
      '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div><head>Letter</head><p>The <choice><sic>gaet</sic><corr>gate</corr></choice> cost <choice><orig>M</orig><reg>marks</reg></choice> <del>12</del> <add>15</add>.</p></div></body></text></TEI>',
      [/The gate cost marks ~~12~~ 15\./],
      [/gaet/],
    ),
    xml(
      'a header of a CALS table over several columns',
      'table.xml',
      '<article xmlns="http://docbook.org/ns/docbook" version="5.0"><title>Catch</title><informaltable><tgroup cols="3"><colspec colname="a"/><colspec colname="b"/><colspec colname="c"/><thead><row><entry>Port</entry><entry namest="b" nameend="c">Catch</entry></row></thead><tbody><row><entry>North</entry><entry>12</entry><entry>14</entry></row></tbody></tgroup></informaltable></article>',
      [/\| Port \| Catch \| Catch \|/, /\| North \| 12 \| 14 \|/],
    ),
    xml(
      'DocBook',
      'manual.xml',
      '<article xmlns="http://docbook.org/ns/docbook" version="5.0"><title>Lock manual</title><section><title>Opening</title><para>Turn the wheel <emphasis>slowly</emphasis><footnote><para>By hand.</para></footnote>.</para><orderedlist><listitem><para>Check the gate.</para></listitem><listitem><para>Open it.</para></listitem></orderedlist><programlisting>lock open\n  --slow</programlisting><informaltable><tgroup cols="2"><tbody><row><entry>Gate</entry><entry>4</entry></row><row><entry>Weir</entry><entry>9</entry></row></tbody></tgroup></informaltable></section></article>',
      [
        /^# Lock manual/m,
        /^## Opening/m,
        /wheel \*slowly\*\[\^1\]\./,
        /1\. Check the gate\.\n+2\. Open it\./,
        /```\nlock open\n {2}--slow\n```/,
        /\| Weir \| 9 \|/,
        /\[\^1\]: By hand/,
      ],
    ),
    xml(
      'FictionBook',
      'weir.fb2',
      '<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink"><description><title-info><author><first-name>Ann</first-name><last-name>Lee</last-name></author><book-title>The Weir</book-title></title-info></description><body><title><p>The</p><p>Weir</p></title><section><title><p>One</p></title><p>He came back at noon<a l:href="#n1" type="note">[1]</a>.</p></section></body><body name="notes"><section id="n1"><title><p>1</p></title><p>By boat.</p></section></body><binary id="c">iVBORw0KGgo=</binary></FictionBook>',
      [/^# The Weir/m, /^## One/m, /noon\[\^1\]/, /\[\^1\]: By boat/],
      [/iVBOR|251/],
    ),
    xml(
      'TEI',
      'letter.xml',
      '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Skipped</title></titleStmt></fileDesc></teiHeader><text><body><div><head>Letter</head><p>Dear <persName>Ann</persName>, the <hi rend="italic">weir</hi> holds.</p><lg><l>First line</l><l>Second line</l></lg></div></body></text></TEI>',
      [/^#+ Letter/m, /Dear Ann, the weir holds/, /First line[\s>]+Second line/],
      [/Skipped/],
    ),
    xml(
      'DITA',
      'open.dita',
      '<!DOCTYPE task PUBLIC "-//OASIS//DTD DITA Task//EN" "task.dtd"><task id="t"><title>Open the lock</title><shortdesc>Before noon.</shortdesc><taskbody><steps><step><cmd>Turn the wheel.</cmd></step><step><cmd>Wait.</cmd></step></steps></taskbody></task>',
      [/^# Open the lock/m, /Before noon/, /1\. Turn the wheel\.\n+2\. Wait\./],
    ),
    xml(
      'a workbook of Excel 2003',
      'fees.xls',
      '<?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Fees"><Table><Row><Cell><Data ss:Type="String">Boat</Data></Cell><Cell><Data ss:Type="String">Fee</Data></Cell><Cell><Data ss:Type="String">Since</Data></Cell></Row><Row><Cell><Data ss:Type="String">Heron</Data></Cell><Cell ss:Index="3"><Data ss:Type="DateTime">2024-05-01T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>',
      [/## Fees/, /\| Heron \| +\| 2024-05-01 \|/],
    ),
    xml(
      'a workbook whose elements have a prefix of their own',
      'fees.xml',
      '<x:Workbook xmlns:x="urn:schemas-microsoft-com:office:spreadsheet"><x:Worksheet x:Name="Fees"><x:Table><x:Row><x:Cell><x:Data x:Type="String">Boat</x:Data></x:Cell><x:Cell x:Index="3"><x:Data x:Type="String">Fee</x:Data></x:Cell></x:Row><x:Row><x:Cell><x:Data x:Type="String">Heron</x:Data></x:Cell><x:Cell x:Index="3"><x:Data x:Type="Number">12</x:Data></x:Cell></x:Row></x:Table></x:Worksheet></x:Workbook>',
      [/## Fees/, /\| Heron \|.*\| 12 \|/],
    ),
    xml(
      'a flat file of LibreOffice',
      'rules.fodt',
      `<office:document ${ODF} office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles><style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style></office:automatic-styles><office:body><office:text><text:h text:outline-level="1">Rules</text:h><text:p>It holds 10<text:span text:style-name="T1">6</text:span> l.</text:p></office:text></office:body></office:document>`,
      [/^# Rules/m, /10\^6 l/],
    ),
    xml(
      'a flat file of Word',
      'rules.xml',
      `<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/_rels/.rels"><pkg:xmlData><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships></pkg:xmlData></pkg:part><pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${p(r('The gate opens at nine.'))}</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>`,
      [/The gate opens at nine/],
    ),
    xml(
      'the labels of a picture',
      'catch.svg',
      '<svg xmlns="http://www.w3.org/2000/svg"><title>Catch</title><path d="M0 0L10 10"/><text x="1" y="2">Eels <tspan>45 tons</tspan></text></svg>',
      [/Catch/, /Eels 45 tons/],
      [/M0 0|<path/],
    ),
    xml(
      'the labels of a picture whose elements have a prefix',
      'plan.svg',
      '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"><svg:text>Weir 4</svg:text></svg:svg>',
      [/Weir 4/],
      [/<svg/],
    ),
    xml(
      'an outline of feeds',
      'feeds.opml',
      '<opml version="2.0"><head><title>Harbor feeds</title></head><body><outline text="News"><outline type="rss" text="Valley log" xmlUrl="https://example.org/f.xml" htmlUrl="https://example.org/"/></outline><outline text="A note" _note="Ask the master &amp; the office."/></body></opml>',
      [
        /^# Harbor feeds\n\n- News\n\s+- \[Valley log\]\(https:\/\/example\.org\/\)/,
        /- A note\s+Ask the master & the office\./,
      ],
    ),
    xml(
      'the letters and numbers of lists',
      'clauses.xml',
      '<article xmlns="http://docbook.org/ns/docbook" version="5.0"><title>Rules</title><section><title>Rent</title><orderedlist numeration="loweralpha" startingnumber="3"><listitem><para>The hirer pays.</para></listitem></orderedlist><list list-type="roman-upper"><list-item><p>The owner mends.</p></list-item></list></section></article>',
      [/^\(c\) The hirer/m, /^I\. The owner/m],
    ),
    xml(
      'what flat OpenDocument strikes and hides',
      'a.fodt',
      `<office:document ${ODF} office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles><style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="T2" style:parent-style-name="T1"><style:text-properties style:text-line-through-style="none"/></style:style></office:automatic-styles><office:body><office:text><text:p>It costs <text:span text:style-name="T1">900</text:span> <text:span text:style-name="T2">850</text:span><text:hidden-text text:is-hidden="true" text:string-value="draft">draft</text:hidden-text>.</text:p></office:text></office:body></office:document>`,
      [/It costs ~~900~~ 850\./],
      [/draft/],
    ),
    xml(
      'titles in what DocBook’s sections say of themselves',
      'manual.xml',
      '<article xmlns="http://docbook.org/ns/docbook" version="5.0"><info><title>Gate manual</title><author><personname>Ada Reed</personname></author><copyright><year>1999</year></copyright></info><section><info><title>General</title></info><para>It opens.</para></section></article>',
      [/^# Gate manual\n\n## General\n\nIt opens\.$/],
    ),
    {
      what: 'files that DocBook includes, which is told',
      name: 'manual.xml',
      content:
        '<?xml version="1.0"?><book xmlns="http://docbook.org/ns/docbook" xmlns:xi="http://www.w3.org/2001/XInclude"><title>Gates</title><xi:include href="winter.xml"/><chapter><title>One</title><para>It opens.</para></chapter></book>',
      has: [/# Gates/, /It opens/],
      says: /winter\.xml/,
    },
    xml(
      'not how an article was processed',
      'paper.xml',
      '<article xmlns:mml="http://www.w3.org/1998/Math/MathML" dtd-version="1.3"><processing-meta><restricted-by>pmc</restricted-by></processing-meta><front><article-meta><title-group><article-title>Eels</article-title></title-group></article-meta></front><body><sec><title>Results</title><p>They grew.</p></sec></body></article>',
      [/^# Eels/, /They grew/],
      [/pmc/],
    ),
    xml('but data as it is', 'catch.xml', '<catch><row><fish>Eel</fish></row></catch>', [/<fish>Eel<\/fish>/], []),
  ]);
});

describe('reading common files under other names', () => {
  readsEach([
    {
      what: 'a page as a workbook',
      name: 'a.xls',
      content: '<table><tr><th>Boat</th><th>Fee</th></tr><tr><td>Heron</td><td>12</td></tr></table>',
      has: [/\| Heron \| 12 \|/],
    },
    { what: 'tabs as a workbook', name: 'a.xls', content: 'Boat\tFee\nHeron\t12\n', has: [/\| Heron \| 12 \|/] },
    {
      what: 'spaces before quoted cells',
      name: 'a.csv',
      content: 'Name, Note\nA, "x, y"\nB, "z"\n',
      has: [/\| A \| x, y \|/, /\| B \| z \|/],
    },
  ]);
});
