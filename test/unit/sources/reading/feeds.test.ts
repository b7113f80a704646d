import { readsEach } from '../../../helpers/fileReading.js';

describe('reading feeds as programs write them', () => {
  readsEach([
    {
      what: 'RSS 1.0 with prefixes of its own',
      name: 'a.rdf',
      content:
        '<?xml version="1.0"?><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel r:about="https://example.org/"><title>Harbor log</title><link>https://example.org/</link><description>Daily notes</description></channel><item r:about="https://example.org/1"><title>Ice</title><link>https://example.org/1</link><d:creator>Ina Reed</d:creator><d:date>2024-02-03</d:date><c:encoded><![CDATA[<p>Ice of 10<sup>2</sup> mm.</p><p>No boats.</p>]]></c:encoded></item></r:RDF>',
      has: [/^# Harbor log/, /Ice of 10\^2 mm\.\n\nNo boats\./, /2024-02-03 · Ina Reed/],
    },
    {
      what: 'xhtml content with a prefix',
      name: 'b.atom',
      content:
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:x="http://www.w3.org/1999/xhtml"><title type="text">Log</title><entry><title type="xhtml"><x:div>Ice &amp; <x:em>snow</x:em></x:div></title><link rel="self" href="https://example.org/self"/><link href="https://example.org/2"/><content type="xhtml"><x:div><x:p>Snow fell.</x:p><x:ul><x:li>One</x:li><x:li>Two</x:li></x:ul><x:table><x:tr><x:th>a</x:th><x:th>b</x:th></x:tr><x:tr><x:td>1</x:td><x:td>2</x:td></x:tr></x:table></x:div></content></entry></feed>',
      has: [/Ice & snow/, /Snow fell\.\n\n- One\n- Two/, /\| 1 \| 2 \|/, /example\.org\/2/],
    },
    {
      what: 'white space and warnings before the declaration',
      name: 'c.xml',
      content:
        '\n\n<?xml version="1.0"?>\n<?xml-stylesheet href="a.xsl"?>\n<!-- made by Hand -->\n<rss version="2.0"><channel><title>Log &#8211; daily</title><item><title><![CDATA[Ice & "snow"]]></title><description>&lt;p&gt;It snowed &amp;mdash; a lot.&lt;/p&gt;</description></item></channel></rss>',
      has: [/^# Log – daily/, /Ice & "snow"/, /It snowed — a lot\./],
      hasNot: [/<p>|&mdash;|&lt;/],
    },
    {
      what: 'a podcast',
      name: 'd.rss',
      content:
        '<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" version="2.0"><channel><itunes:image href="a.png"/><image><url>a.png</url><title>Logo of Eel Talk</title></image><title>Eel Talk</title><itunes:author>Ina Reed</itunes:author><itunes:summary>All about eels.</itunes:summary><item><itunes:title>One</itunes:title><title>1: One</title><itunes:summary><![CDATA[We meet 12 eels.]]></itunes:summary><itunes:duration>00:31:00</itunes:duration><enclosure url="https://example.org/1.mp3"/></item></channel></rss>',
      has: [/^# Eel Talk/, /All about eels/, /## 1: One/, /We meet 12 eels/],
      hasNot: [/Logo/],
    },
    {
      what: 'a channel of videos',
      name: 'e.xml',
      content:
        '<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom"><title>Weir films</title><entry><yt:videoId>x1</yt:videoId><title>The weir</title><link rel="alternate" href="https://example.org/watch"/><published>2024-03-01T10:00:00+00:00</published><media:group><media:title>The weir</media:title><media:description>How it was built.\nIn 1890.</media:description></media:group></entry></feed>',
      has: [/## \[The weir\]\(https:\/\/example\.org\/watch\)/, /How it was built\.\nIn 1890\./],
    },
    {
      what: 'a JSON feed',
      name: 'feed.json',
      content:
        '{"version":"https://jsonfeed.org/version/1.1","title":"Harbor log","home_page_url":"https://example.org/","items":[{"id":"1","url":"https://example.org/1","title":"Ice","date_published":"2024-02-03T00:00:00Z","content_html":"<p>Ice of 10<sup>2</sup> mm.</p>"}]}',
      has: [/Harbor log/, /Ice/],
    },
    {
      what: 'named characters that XML does not know',
      name: 'f.rss',
      content:
        '<?xml version="1.0"?><rss version="0.91"><channel><title>Log&nbsp;book</title><item><title>Ice &eacute;t&eacute;</title><description>It&rsquo;s cold &ndash; very.</description></item></channel></rss>',
      has: [/# Log.book/, /Ice été/, /It’s cold – very\./],
    },
    {
      what: 'an encoding that the declaration names',
      name: 'g.xml',
      content: Uint8Array.from(
        Buffer.from(
          '<?xml version="1.0" encoding="iso-8859-2"?><rss version="2.0"><channel><title>Dziennik</title><item><title>Lody</title><description>Zesp\xf3\xb3 mierzy\xb3 l\xf3d.</description></item></channel></rss>',
          'latin1',
        ),
      ),
      has: [/Zespół mierzył lód\./],
    },
    {
      what: 'the comments in an export of WordPress',
      name: 'export.xml',
      content:
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Weir</title><item><title>Gate</title><content:encoded><![CDATA[<p>The gate opens at six.</p>]]></content:encoded><wp:comment><wp:comment_author><![CDATA[Joe]]></wp:comment_author><wp:comment_content><![CDATA[It opened at 6:30.]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment><wp:comment><wp:comment_content><![CDATA[Cheap nets here.]]></wp:comment_content><wp:comment_approved>0</wp:comment_approved></wp:comment></item></channel></rss>',
      has: [/The gate opens at six\.\s+\*\*Joe:\*\* It opened at 6:30\./],
      hasNot: [/Cheap nets/],
    },
  ]);
});
