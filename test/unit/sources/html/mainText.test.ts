import assert from 'node:assert/strict';
import { extractHtml } from '../../../../src/agent/sources/html/extractHtml.js';
import { BLOCK_FEATURES } from '../../../../src/agent/sources/html/features/blockFeatures.js';
import { BLOCK_MODEL } from '../../../../src/agent/sources/html/model/blockModel.js';
import { keepingProbability } from '../../../../src/agent/sources/html/mainText.js';

const read = (
  html: string,
  url = 'https://example.org/2024/05/harbor-bell-returns-home',
): ReturnType<typeof extractHtml> => extractHtml(html, { url });

const MENU =
  '<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sea">Sea</a></li><li><a href="/land">Land</a></li></ul></nav></header>';
const FOOTER =
  '<footer><ul><li><a href="/about">About</a></li><li><a href="/imprint">Imprint</a></li></ul><p>© 2024 The Coast Review. All rights reserved.</p></footer>';

const ENGLISH = [
  'The bell that hung over the harbor for two hundred years has come home, carried on the deck of the same boat that took it away.',
  'It was sold in 1931, when the town could not pay for a new pier, and it spent most of a century in the garden of a collector.',
  'His grandchildren found a receipt in the attic, wrote to the mayor, and asked for nothing but the cost of the transport.',
  'On Sunday it rang again for the first time, a little lower than the old people remembered it, and everyone stood still.',
  'The tower has to be strengthened before winter, since the bell weighs nearly a ton more than the siren that replaced it.',
];
const paragraphs = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('');
const article = (body: string, after: string): string =>
  `<html><head><title>The harbor bell returns home | The Coast Review</title><meta property="og:type" content="article"></head><body>${MENU}<main><article><h1>The harbor bell returns home</h1>${body}</article>${after}</main>${FOOTER}</body></html>`;

const keepsAll = (markdown: string, texts: readonly string[]): void => {
  for (const text of texts) assert.ok(markdown.includes(text), `missing: ${text}\nin: ${markdown}`);
};

describe('keepMainText', () => {
  it('has a model that fits the features it computes', () => {
    assert.equal(BLOCK_MODEL.columns, BLOCK_FEATURES.length);
    assert.ok(BLOCK_MODEL.features.every((feature) => feature < BLOCK_FEATURES.length));
  });

  describe('finds where the article ends', () => {
    const teaser = (title: string): string =>
      `<div class="card"><a href="/x"><h3>${title}</h3></a><p>Read how the council decided, and why ${title.toLowerCase()} is not the end of it.</p></div>`;
    const followers: [what: string, html: string, unwanted: RegExp][] = [
      [
        'before comments',
        '<section class="comments"><h2>3 comments</h2><ol><li class="comment"><b>Otto</b> <time>3 May 2024</time><p>I heard it from the other side of the bay, and my dog did too, would you believe it.</p></li><li class="comment"><b>Ines</b> <time>4 May 2024</time><p>My grandmother would have cried, she always talked about that bell when we were small.</p></li></ol></section>',
        /my dog did too|grandmother would have cried/,
      ],
      [
        'before teasers of other articles',
        `<section class="related"><h2>Weiterlesen</h2>${['The pier opens', 'A new ferry', 'Storm in March', 'Fish prices'].map(teaser).join('')}</section>`,
        /is not the end of it/,
      ],
      [
        'before an invitation to subscribe',
        '<div class="newsletter-signup"><h3>Never miss a story</h3><p>Every Friday our editors choose five stories from the coast and send them to your inbox.</p><form><input type="email"><button>Subscribe</button></form></div>',
        /five stories from the coast/,
      ],
      [
        'before a box about its author',
        '<div class="author-bio"><img src="a.png"><p>Ada Lindqvist writes about harbors for The Coast Review and lives on a boat with two cats.</p><a href="https://twitter.com/ada">Follow Ada</a></div>',
        /lives on a boat/,
      ],
    ];
    for (const [what, html, unwanted] of followers) {
      it(what, async () => {
        const { markdown } = await read(article(paragraphs(ENGLISH), html));
        keepsAll(markdown, ENGLISH);
        assert.doesNotMatch(markdown, unwanted);
        assert.doesNotMatch(markdown, /Imprint|All rights reserved/);
      });
    }
  });

  it('keeps the short cells of a table whose other cells hold lists and paragraphs', async () => {
    const rows =
      '<tr><td><ul><li>Red</li><li>Blue</li></ul></td><td><p>Two</p><p>Three</p></td></tr><tr><td>x<br>y</td><td><div>1</div><div>2</div></td></tr>';
    const table = `<table><tr><th>Boat</th><th>Crew</th></tr>${rows}</table>`;
    for (const texts of [ENGLISH, ENGLISH.slice(0, 2)]) {
      const [first = '', ...rest] = texts.map((text) => `<p>${text}</p>`);
      const { markdown } = await read(`<h1>Boats</h1>${first}${table}${rest.join('')}`);
      assert.match(markdown, /\| Red; Blue \| Two; Three \|\n\| x; y \| 1; 2 \|/);
    }
  });

  describe('reads articles of other languages', () => {
    const languages: [language: string, texts: string[], unwanted: string][] = [
      [
        'de',
        [
          'Die Glocke, die zweihundert Jahre lang über dem Hafen hing, ist nach Hause gekommen, auf dem Deck desselben Bootes, das sie einst fortbrachte.',
          'Verkauft wurde sie 1931, als die Stadt keine neue Mole bezahlen konnte, und fast ein Jahrhundert stand sie im Garten eines Sammlers.',
          'Seine Enkel fanden auf dem Dachboden eine Quittung, schrieben der Bürgermeisterin und verlangten nichts als die Kosten der Fahrt.',
        ],
        'Jetzt unseren Rundbrief bestellen und jeden Freitag fünf Geschichten von der Küste lesen.',
      ],
      [
        'pl',
        [
          'Dzwon, który przez dwieście lat wisiał nad portem, wrócił do domu na pokładzie tej samej łodzi, która go kiedyś zabrała.',
          'Sprzedano go w 1931 roku, gdy miasta nie było stać na nowe molo, i prawie sto lat stał w ogrodzie pewnego kolekcjonera.',
          'Jego wnuki znalazły na strychu pokwitowanie, napisały do burmistrza i poprosiły jedynie o zwrot kosztów przewozu.',
        ],
        'Zamów nasz biuletyn, a w każdy piątek otrzymasz pięć opowieści z wybrzeża.',
      ],
      [
        'el',
        [
          'Η καμπάνα που κρεμόταν διακόσια χρόνια πάνω από το λιμάνι γύρισε στο σπίτι της, πάνω στο κατάστρωμα του ίδιου καϊκιού που την είχε πάρει.',
          'Πουλήθηκε το 1931, όταν η πόλη δεν μπορούσε να πληρώσει νέα προβλήτα, και πέρασε σχεδόν έναν αιώνα στον κήπο ενός συλλέκτη.',
          'Τα εγγόνια του βρήκαν μια απόδειξη στη σοφίτα, έγραψαν στη δήμαρχο και ζήτησαν μόνο τα έξοδα της μεταφοράς.',
        ],
        'Γραφτείτε στο ενημερωτικό μας δελτίο και λάβετε κάθε Παρασκευή πέντε ιστορίες από την ακτή.',
      ],
    ];
    for (const [language, texts, unwanted] of languages) {
      it(language, async () => {
        const after = `<aside class="newsletter"><p>${unwanted}</p><form><input type="email"></form></aside>`;
        const { markdown } = await read(
          `<html lang="${language}"><body>${MENU}<main><article><h1>${texts[0]?.slice(0, 30)}</h1>${paragraphs(texts)}</article>${after}</main>${FOOTER}</body></html>`,
        );
        keepsAll(markdown, texts);
        assert.ok(!markdown.includes(unwanted), markdown);
      });
    }
  });

  describe('never loses a page where nothing stands out', () => {
    it('a page that is all table', async () => {
      const rows = Array.from(
        { length: 150 },
        (_, index) => `<tr><td>Station ${index}</td><td>${index * 7}</td><td>${index % 12}.5</td></tr>`,
      ).join('');
      const { markdown } = await read(
        `<body>${MENU}<h1>Gauges</h1><table><tr><th>Station</th><th>Level</th><th>Flow</th></tr>${rows}</table>${FOOTER}</body>`,
        'https://example.org/gauges',
      );
      assert.match(markdown, /\| Station 149 \|/);
    });

    it('a list of short entries', async () => {
      const entries = Array.from(
        { length: 40 },
        (_, index) =>
          `<div class="result"><h3><a href="/boat/${index}">Boat number ${index}</a></h3><p>Built in ${1950 + index}, ${index + 5} meters long</p></div>`,
      ).join('');
      const { markdown } = await read(
        `<body>${MENU}<h1>Boats for sale</h1><div class="results">${entries}</div>${FOOTER}</body>`,
        'https://example.org/boats/',
      );
      assert.match(markdown, /Boat number 39/);
      assert.match(markdown, /Built in 1989/);
    });

    it('only links', async () => {
      const links = Array.from({ length: 30 }, (_, index) => `<li><a href="/p/${index}">Parish of ${index}</a></li>`);
      const { markdown } = await read(`<body><h1>Parishes</h1><ul>${links.join('')}</ul></body>`);
      assert.notEqual(markdown, '');
    });
  });

  describe('separates a short article from the much longer text after it', () => {
    const remark = (index: number): string =>
      `I never heard that bell myself, remark ${index}, but the road past the mill was closed again and nobody told us why.`;
    const many = (count: number, make: (index: number) => string): string =>
      Array.from({ length: count }, (_, index) => make(index)).join('');
    const behind: [what: string, html: string][] = [
      [
        'comments labeled as such',
        `<section id="comments"><h2>Comments</h2>${many(40, (index) => `<div class="comment"><span class="user">reader${index}</span> <span class="date">May ${(index % 27) + 1}, 2024</span><div class="text"><p>${remark(index)}</p></div></div>`)}</section>`,
      ],
      [
        'comments in another language without a known label',
        `<div class="x1"><h3>Kommentare</h3>${many(40, (index) => `<div class="x2"><span class="x3">leser${index}</span> <span>${(index % 27) + 1}.05.2024</span><div><p>${remark(index)}</p></div></div>`)}</div>`,
      ],
      [
        'a list to choose from',
        `<form><ul>${many(240, (index) => `<li>Country ${index} of the remark</li>`)}</ul></form>`,
      ],
      [
        'a table of cookies',
        `<div class="ot-sdk"><h2>Cookie list</h2><table><tr><th>Name</th><th>Use</th></tr>${many(60, (index) => `<tr><td>c_${index}</td><td>${remark(index)}</td></tr>`)}</table></div>`,
      ],
    ];
    for (const [what, html] of behind) {
      it(what, async () => {
        const { markdown } = await read(article(paragraphs(ENGLISH), html));
        keepsAll(markdown, ENGLISH);
        assert.doesNotMatch(markdown, /remark/);
      });
    }
  });

  it('keeps the notes that a text refers to, wherever they are', async () => {
    const body = paragraphs(ENGLISH).replace('pier,', 'pier<sup><a href="#fn1">1</a></sup>,');
    const note = '<div class="small"><p id="fn1">Minutes of the town council, vol. 12.</p></div>';
    const { markdown } = await read(article(body, note));
    assert.match(markdown, /pier\[\^1\]/);
    assert.match(markdown, /\[\^1\]: Minutes of the town council/);
  });

  it('distinguishes an unnamed note from the number before it', async () => {
    const body = paragraphs(ENGLISH).replace('1931', '1931<a href="#n2">2</a>');
    const { markdown } = await read(
      article(body, '<p id="n2">The minutes of the council are kept in the town hall.</p>'),
    );
    assert.match(markdown, /1931\[\^?2\]/);
  });

  describe('keepingProbability', () => {
    it('is near one half if the page is certain', () => {
      const least = keepingProbability([50, 50, 50, 20], [0.97, 0.96, 0.6, 0.3]);
      assert.equal(least, 0.6);
    });
    it('is lower if no block stands out', () => {
      assert.equal(keepingProbability([10, 10, 10], [0.2, 0.18, 0.16]), 0.16);
    });
    it('is zero for a page without blocks', () => assert.equal(keepingProbability([], []), 0));
  });
});
