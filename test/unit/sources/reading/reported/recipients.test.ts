import { readsEach, type FileCase } from '../../../../helpers/fileReading.js';
import { outlookMessage, TAGS } from '../../../../helpers/outlookMessage.js';

const mail = (what: string, head: string, has: RegExp[], hasNot: RegExp[] = []): FileCase => ({
  what,
  name: 'a.eml',
  content:
    `From: Ann Reed <ann@example.org>\n${head}Subject: Locks\nDate: Tue, 07 May 2024 10:00:00 +0000\n\nThe lock opens at six.\n`.replaceAll(
      '\n',
      '\r\n',
    ),
  has,
  hasNot,
});

describe('reading whom mail was sent to', () => {
  readsEach([
    mail(
      'names, addresses, and copies',
      'To: "Moss, Bert" <bert@example.org>, cleo@example.org\nCc: =?utf-8?Q?Dora_M=C3=BCller?= <dora@example.org>\n',
      [/^Ann Reed · 2024-05-07\n\nTo: Moss, Bert, cleo@example\.org · Cc: Dora Müller\n\nThe lock/m],
    ),
    mail(
      'the name of a group, and no empty list',
      'To: undisclosed-recipients:;\n',
      [/^To: undisclosed-recipients\n\nThe lock/m],
      [/Cc:/],
    ),
    mail(
      'the first of many',
      `To: ${Array.from({ length: 30 }, (_, index) => `reader${index}@example.org`).join(',\n ')}\n`,
      [/reader7@example\.org, …\n/],
      [/reader8@/],
    ),
    mail('nobody', '', [/^Ann Reed · 2024-05-07\n\nThe lock/m], [/To:/]),
    {
      what: 'the names that Outlook displays',
      name: 'a.msg',
      content: outlookMessage({
        properties: {
          [TAGS.subject]: 'Locks',
          [TAGS.text]: 'The lock opens at six.',
          [TAGS.displayTo]: 'Bert Moss; Cleo Reed',
          [TAGS.displayCc]: 'Dora Steel',
        },
      }),
      has: [/^To: Bert Moss, Cleo Reed · Cc: Dora Steel\n\nThe lock/m],
    },
  ]);
});

const feed = (what: string, description: string, has: RegExp[], hasNot: RegExp[] = []): FileCase => ({
  what,
  name: 'feed.xml',
  content: `<?xml version="1.0"?><rss version="2.0"><channel><title>Yard</title><item><title>Mast</title><description>${description}</description></item></channel></rss>`,
  has,
  hasNot,
});

describe('reading feeds whose markup was escaped twice', () => {
  readsEach([
    feed(
      'an entry in paragraphs',
      '&amp;lt;p&amp;gt;Sold for &amp;lt;b&amp;gt;900&amp;lt;/b&amp;gt; euros.&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Tar &amp;amp;amp; oil.&amp;lt;/p&amp;gt;',
      [/Sold for \*\*900\*\* euros\.\n\nTar & oil\./],
      [/&lt;|<p>/],
    ),
    feed(
      'an entry that was escaped in a section of characters',
      '<![CDATA[&lt;div class=&#34;post&#34;&gt;&lt;ul&gt;&lt;li&gt;oak&lt;/li&gt;&lt;/ul&gt;&lt;/div&gt;]]>',
      [/^- oak$/m],
      [/div/],
    ),
    feed(
      'but not markup that an entry shows',
      '&lt;p&gt;Write &amp;lt;p&amp;gt;words&amp;lt;/p&amp;gt; for a paragraph.&lt;/p&gt;',
      [/Write \\?<p>words\\?<\/p> for a paragraph/],
    ),
    feed('and not a text that compares', 'The depth was &amp;lt; 5 m, not &amp;gt; 9 m.', [
      /depth was < 5 m, not > 9 m/,
    ]),
  ]);
});
