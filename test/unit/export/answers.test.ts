import { strict as assert } from 'node:assert';
import MarkdownIt from 'markdown-it';
import { parseHTML } from 'linkedom';
import { unzipSync, strFromU8 } from 'fflate';

import { toCitedMarkdown, toCitedText, toDocx, toHtml, toMarkdown } from '../../../src/agent/export/index.js';
import { ground } from '../../../src/agent/grounding/index.js';
import type { SourceInfo, Summary } from '../../../src/protocol/index.js';

const SOURCE = 'With watering bags, 71 % of the trees survived. With structural soil, 83 % of the trees survived.';
const PAGE: SourceInfo = {
  id: 's1',
  kind: 'url',
  title: 'Trees [2025] | a <b>report</b>',
  url: 'https://example.org/a_(b)?x=|',
  format: 'html',
  words: 16,
  characters: SOURCE.length,
  content_hash: 'a',
};

async function answerOf(text: string, source: SourceInfo = PAGE): Promise<Summary> {
  const { sentences, citations } = await ground(
    { text, sources: [{ id: 's1', text: SOURCE }] },
    new AbortController().signal,
  );
  return { title: 'Trees', text, sentences, citations, sources: [source], key_points: [], coverage: 1 };
}
const run = async (text: string, source?: SourceInfo) => ({
  query: 'How many survived?',
  summary: await answerOf(text, source),
});
/** A note as VS Code's preview renders it: CommonMark with tables and HTML, without footnotes. */
const preview = (markdown: string) =>
  parseHTML(`<body>${new MarkdownIt({ html: true }).render(markdown)}</body>`).document;

const TRUE_SENTENCE = 'With watering bags, 71 % of the trees survived.';
const TABLE = '| Measure | Trees that survived |\n| --- | --- |\n| Watering bags | 71 % |\n| Structural soil | 38 % |';

describe('an exported answer', () => {
  it('has superscript numbers that link to the quotes in the page, and one list of sources', async () => {
    const document = preview(toMarkdown(await run(TRUE_SENTENCE)));
    const link = document.querySelector('sup a');
    assert.equal(link?.textContent, '1');
    assert.match(
      link.getAttribute('href') ?? '',
      /^https:\/\/example\.org\/a_%28b%29\?x=%7C#:~:text=With,watering|#:~:text=/,
    );
    assert.deepEqual(
      [...document.querySelectorAll('h2')].map(({ textContent }) => textContent),
      ['Sources'],
    );
    const [entry] = document.querySelectorAll('ol > li');
    assert.match(
      entry?.textContent ?? '',
      /^“With watering bags, 71 % of the trees survived\.” — Trees \[2025\] \| a <b>report<\/b>$/,
    );
    assert.equal(document.querySelector('b'), null, 'a title is plain text');
  });

  it('keeps tables intact with marks in the cells, and labels unsupported sentences', async () => {
    const document = preview(toMarkdown(await run(`${TABLE}\n\n${TRUE_SENTENCE}`)));
    const rows = [...document.querySelectorAll('tbody tr')];
    assert.equal(rows.length, 2);
    for (const row of rows) assert.equal(row.querySelectorAll('td').length, 2);
    assert.ok(rows[0]?.querySelector('td:last-child sup'));
    assert.match(rows[1]?.textContent ?? '', /38 %.*\(not supported by the source\)/s);
  });

  describe('with a corrected sentence', () => {
    const WRONG = 'With structural soil, 38 % of the trees survived.';
    const RIGHT = 'With structural soil, 83 % of the trees survived.';
    /** The answer with its first sentence that contains `wrong` corrected to `right`. */
    const corrected = async (text: string, wrong = WRONG, right = RIGHT) => {
      const answered = await run(text);
      const index = answered.summary.sentences.findIndex((sentence) => sentence.text.includes(wrong));
      assert.notEqual(index, -1);
      return { ...answered, corrections: new Map([[index, await answerOf(right)]]) };
    };
    const oneLine = (text = '') => text.replace(/\s+/g, ' ').trim();

    it('has the old words struck through and the new ones with their own citation, in a note, in HTML, and in Word', async () => {
      const exported = await corrected(`${WRONG} ${TRUE_SENTENCE}`);
      for (const text of [toMarkdown(exported), await toHtml(exported)]) {
        const document = text.startsWith('<!') ? parseHTML(text).document : preview(text);
        assert.deepEqual(
          [...document.querySelectorAll('del, s')].map(({ textContent }) => textContent),
          [WRONG],
        );
        const [paragraph] = [...document.querySelectorAll('p')].filter(({ textContent }) =>
          textContent.includes(RIGHT),
        );
        assert.equal(oneLine(paragraph?.textContent), `${WRONG} ${RIGHT}1 (corrected) ${TRUE_SENTENCE}2`);
        const quotes = [...document.querySelectorAll('ol li')].map(({ textContent }) => textContent);
        assert.equal(quotes.length, 2);
        assert.match(quotes[0] ?? '', /83 %/);
        assert.match(text, /: 1 verbatim, 1 corrected\./);
      }
      const word = strFromU8(unzipSync(await toDocx(exported))['word/document.xml'] ?? new Uint8Array());
      assert.match(word, new RegExp(`<w:strike/></w:rPr><w:t[^>]*>${WRONG}`));
      assert.match(word, new RegExp(`<w:t[^>]*> ${RIGHT}</w:t></w:r><w:r>.*?<w:footnoteReference w:id="1"/>`));
    });

    it('has only the new words in a copy', async () => {
      const exported = await corrected(`${TRUE_SENTENCE} ${WRONG}`);
      for (const text of [toCitedText(exported), toCitedMarkdown(exported)]) {
        assert.ok(!text.includes('38 %'), text);
        assert.match(text, /83 % of the trees survived\..{1,140}\(corrected\)/);
      }
    });

    it('replaces a row with a row in a copy, and joins its cells in a note', async () => {
      for (const right of [
        '| Structural soil | 83 % |',
        `${TABLE.split('\n', 2).join('\n')}\n| Structural soil | 83 % |`,
      ]) {
        const exported = await corrected(TABLE, '38 %', right);
        const copied = preview(toCitedMarkdown(exported));
        const rows = [...copied.querySelectorAll('tr')].map(({ children }) =>
          [...children].map(({ textContent }) => oneLine(textContent)),
        );
        assert.equal(rows.length, 3);
        assert.equal(rows[2]?.[0], 'Structural soil');
        assert.match(rows[2][1] ?? '', /^83 %.*\(corrected\)$/);
        const [, cell] = preview(toMarkdown(exported)).querySelectorAll('tr:last-child td');
        assert.match(oneLine(cell?.textContent), /^38 % Structural soil · 83 %.*\(corrected\)$/);
      }
    });

    it('keeps a table a table, and a list a list', async () => {
      const items = `- ${TRUE_SENTENCE}\n- **Structural soil: 38 % of the trees survived.**\n- Watering bags: 71 %.`;
      for (const [text, wrong] of [
        [TABLE, '38 %'],
        [items, '38 %'],
      ] as const) {
        const exported = await corrected(text, wrong, `## ${RIGHT}\n`);
        for (const document of [preview(toMarkdown(exported)), parseHTML(await toHtml(exported)).document]) {
          const rows = [...document.querySelectorAll('tr')];
          for (const row of rows) assert.equal(row.children.length, 2);
          assert.equal(rows.length, text === TABLE ? 3 : 0);
          assert.equal(document.querySelectorAll('ul > li').length, text === TABLE ? 0 : 3);
          const place = document.querySelector(text === TABLE ? 'tr:last-child td:last-child' : 'ul > li:nth-child(2)');
          assert.match(oneLine(place?.textContent), new RegExp(`38 %.*${RIGHT}.*\\(corrected\\)`));
          const struck = [...document.querySelectorAll('del')].map(({ textContent }) => textContent).join(' ');
          assert.match(struck, /38 %/);
          assert.ok(!struck.includes('83 %'), struck);
        }
        const copied = toCitedMarkdown(exported);
        assert.ok(!copied.includes('38 %'), copied);
        const copy = preview(copied);
        for (const row of copy.querySelectorAll('tr')) assert.equal(row.children.length, 2);
        assert.equal(copy.querySelectorAll('ul > li').length, text === TABLE ? 0 : 3);
      }
    });
  });

  it("uses the reader's language for its own text, in every format", async () => {
    const catalog = {
      'exports.unsupported': 'nicht belegt',
      'exports.question': 'Frage: {query}',
      'exports.sources': 'Quellen',
      'exports.checked': 'Geprüft: {counts}.',
      'exports.verbatimCount': '{count} wörtlich',
      'exports.page': 'Seite {number}',
    };
    const { query, summary } = await run(`${TRUE_SENTENCE} With structural soil, 38 % of the trees survived.`);
    const citations = summary.citations.map((citation) => ({ ...citation, page: 3 }));
    const exported = { query, summary: { ...summary, citations }, catalog };
    const word = unzipSync(await toDocx(exported));
    const texts = {
      note: toMarkdown(exported),
      page: await toHtml(exported),
      document: Object.values(word)
        .map((file) => strFromU8(file))
        .join('\n'),
    };
    for (const [name, text] of Object.entries(texts)) {
      for (const expected of ['nicht belegt', 'Frage: How many', 'Geprüft: 1 wörtlich', 'Seite 3'])
        assert.ok(text.includes(expected), `${name}: ${expected}`);
      assert.doesNotMatch(text, /not supported|Question:|verbatim/);
    }
    assert.match(texts.note, /^## Quellen$/m);
    assert.match(toCitedText(exported), /\(nicht belegt\)\n\nQuellen\n/);
    assert.match(toCitedMarkdown(exported), /^\*\*Quellen\*\*$/m);
  });

  it('declares the language of its words in HTML, for readers that speak it, or else the declared one', async () => {
    const languageOf = async (text: string) => /<html(?: lang="(\w+)")?>/.exec(await toHtml(await run(text)))?.[1];
    assert.equal(await languageOf('Die meisten Bäume an den Straßen der Stadt sterben, bevor sie zwanzig sind.'), 'de');
    assert.equal(await languageOf('The soil of the streets is what they need, and it is not there.'), 'en');
    assert.equal(await languageOf('42.'), undefined);
  });

  it('says who answered and when, with the verdict counts', async () => {
    const { query, summary } = await run(TRUE_SENTENCE);
    const receipt = { model: 'qwen3:8b', started_at: '2026-03-02T10:00:00.000Z' };
    const note = toMarkdown({ query, summary, receipt } as Parameters<typeof toMarkdown>[0]);
    assert.match(
      note,
      /\n\*Answered by qwen3:8b on 2026-03-02\. Sentences checked against the sources: 1 verbatim\.\*\n$/,
    );
    assert.match(note, /^> Question: How many survived\?$/m);
    const demo = { ...receipt, provider: 'mock', model: 'mock-extractive' };
    for (const text of [
      toMarkdown({ query, summary, receipt: demo } as Parameters<typeof toMarkdown>[0]),
      await toHtml({ query, summary, receipt: demo } as Parameters<typeof toHtml>[0]),
    ]) {
      assert.match(text, /Quoted from the sources by the demo of Regen Research on 2026-03-02, without a model\./);
      assert.doesNotMatch(text, /mock/);
    }
  });

  it('has footnotes as superscript labels in a note, apart from the numbers of citations', async () => {
    const text = `${TRUE_SENTENCE.replace('survived.', 'survived.[^1]')} See \`a[^1]\`.\n\n\`\`\`\nb[^1]\n\`\`\`\n\n[^1]: Feld.\n[^note]: Okafor, 2024.`;
    const document = preview(toMarkdown(await run(text)));
    assert.doesNotMatch(document.querySelector('p')?.textContent ?? '', /survived\.\[\^/);
    assert.deepEqual(
      [...document.querySelectorAll('code')].map(({ textContent }) => textContent.trim()),
      ['a[^1]', 'b[^1]'],
    );
    const paragraphs = [...document.querySelectorAll('p')].map(({ textContent }) => textContent);
    assert.ok(
      paragraphs.some((paragraph) => /^\[1\] Feld\./.test(paragraph)),
      paragraphs.join('\n'),
    );
    assert.ok(
      paragraphs.some((paragraph) => /^\[note\] Okafor, 2024\./.test(paragraph)),
      paragraphs.join('\n'),
    );
    assert.doesNotMatch(toMarkdown(await run(text)), /<\/sup><sup>/);
  });

  it("links to a document's line if the host supports it", async () => {
    const source: SourceInfo = { ...PAGE, kind: 'document', url: undefined, uri: 'file:///w/trees.md' };
    const cited = toCitedMarkdown(await run(TRUE_SENTENCE, source), { linkDocument: () => '../trees.md#L3' });
    assert.match(cited, /<sup>\[1\]\(\.\.\/trees\.md#L3\)<\/sup>/);
    assert.match(toCitedMarkdown(await run(TRUE_SENTENCE, source)), /<sup>1<\/sup>/);
  });

  it('is readable as plain text', async () => {
    const text = toCitedText(await run(`${TRUE_SENTENCE} With structural soil, 38 % of the trees survived.`));
    assert.match(
      text,
      /^With watering bags, 71 % of the trees survived\. \[1\] With structural soil, 38 % of the trees survived\.( \[\d\])* \(not supported by the source\)\n/,
    );
    assert.match(
      text,
      /\n\[1\] “With watering bags, 71 % of the trees survived\.” — Trees .*, https:\/\/example\.org\//,
    );
  });

  describe('with a block that a mark on its last line would break', () => {
    const FORMULA_SOURCE = 'The stock is S(t) = 71 trees in year t. With watering bags, 71 % of the trees survived.';
    const AFTER = 'The rest died.';
    const noteOf = async (text: string) => {
      const { sentences, citations } = await ground(
        { text, sources: [{ id: 's1', text: FORMULA_SOURCE }] },
        new AbortController().signal,
      );
      const summary = { title: 'T', text, sentences, citations, sources: [PAGE], key_points: [], coverage: 1 };
      return { note: toMarkdown({ query: 'Q', summary }), summary };
    };
    const shapes: Record<string, string> = {
      'math on its own lines': `Stock:\n\n$$\nS(t) = 71\n$$\n\n${AFTER}`,
      'math on one line': `Stock:\n\n$$S(t) = 71$$\n\n${AFTER}`,
      'math that ends where the last line does': `$$\nS(t) = 71$$\n\n${AFTER}`,
      'math at the end of the answer': `${AFTER}\n\n$$S(t) = 71$$`,
      'math in list items': `- one\n- $$S(t) = 71$$\n- two\n\n  $$\n  S(t) = 71\n  $$\n- three\n\n${AFTER}`,
      'math in a numbered item': `1. one\n2. $$\n   S(t) = 71\n   $$\n3. three\n\n${AFTER}`,
      'math in a quote': `> Stock:\n> $$\n> S(t) = 71\n> $$\n> ${AFTER}`,
      'math on one line in a quote': `> $$S(t) = 71$$\n>\n> ${AFTER}`,
      'math in a list in a quote': `> - one\n>\n>   $$\n>   S(t) = 71\n>   $$\n> - ${AFTER}`,
      'math in brackets': `\\[\nS(t) = 71\n\\]\n\n${AFTER}`,
      'math in brackets on one line': `\\[S(t) = 71\\]\n\n${AFTER}`,
      HTML: `<div>\nWith watering bags, 71 % of the trees survived.\n</div>\n\n${AFTER}`,
      'HTML in a list item': `- one\n- <p>With watering bags, 71 % of the trees survived.</p>\n\n${AFTER}`,
    };
    for (const [name, text] of Object.entries(shapes))
      it(`has the mark in a paragraph of its own after it: ${name}`, async () => {
        const { note } = await noteOf(text);
        const lines = note.slice(0, note.indexOf('## Sources')).split('\n');
        const bare = (line = '') => line.replace(/^[\s>]+/, '');
        const marks = lines.flatMap((line, at) => (bare(line).startsWith('<sup>') ? [at] : []));
        assert.ok(marks.length > 0, note);
        for (const at of marks) assert.deepEqual([bare(lines[at - 1]), bare(lines[at + 1])], ['', ''], note);
        for (const line of lines) assert.doesNotMatch(line, /(?:\$\$|\\\]|<\/\w+>).*<sup>/, note);
        const document = preview(note);
        const cited = [...document.querySelectorAll('sup a')];
        assert.ok(cited.length >= marks.length, 'the marks are links, in the preview as well');
        const container = text.startsWith('>') ? 'blockquote' : /^(?:- |1\. )/.test(text) ? 'li' : 'body';
        assert.ok(cited[0]?.closest(container), 'a mark stays in its list item or quote');
        assert.equal(document.querySelectorAll('pre').length, 0);
      });

    it('has no paragraph without a mark after a formula that has none, in no format', async () => {
      const { summary } = await noteOf(`$$S(t) = 71$$\n\n${AFTER}`);
      const sentences = summary.sentences.map((each) => ({ ...each, band: 'unjudged' as const, citations: [] }));
      const bare = { query: 'Q', summary: { ...summary, sentences, citations: [] } };
      assert.ok(toMarkdown(bare).includes(`$$S(t) = 71$$\n\n${AFTER}`));
      assert.equal(parseHTML(await toHtml(bare)).document.querySelectorAll('main p').length, 2);
    });
  });

  it('has formulas and tasks as such in HTML and in Word, and prices as text', async () => {
    const text = `Stock $S(t)$ and \\(a<b\\) cost $5 or $6. ${TRUE_SENTENCE}\n\n$$\n\\frac{x}{y}\n$$\n\n- [x] planted\n- [ ] watered\n\n$\\nonsense{$ \`$c$\``;
    const exported = await run(text);
    const page = await toHtml(exported);
    const { document } = parseHTML(page);
    assert.equal(document.querySelectorAll('math').length, 3);
    assert.equal(document.querySelectorAll('math[display="block"] mfrac').length, 1);
    assert.deepEqual(
      [...document.querySelectorAll('main code')].map(({ textContent }) => textContent),
      ['\\nonsense{', '$c$'],
    );
    assert.ok(page.includes('cost $5 or $6.'));
    assert.deepEqual(
      [...document.querySelectorAll('main li')].map((item) => item.textContent.trim().slice(0, 9)),
      ['☑ planted', '☐ watered'],
    );
    const word = strFromU8(unzipSync(await toDocx(exported))['word/document.xml'] ?? new Uint8Array());
    for (const expected of ['>S(t)<', '>a&lt;b<', '>\\frac{x}{y}<', '☑ planted', '☐ watered', 'cost $5 or $6.'])
      assert.ok(word.includes(expected), expected);
    assert.ok(!word.includes('$$'));
  });

  it('quotes formulas as such in the list of sources, each entry in one line', async () => {
    const { query, summary } = await run(TRUE_SENTENCE);
    const quote = 'Stock:\n\n$$\nS_t = 71\n$$\n\nIt costs $5 or $6.';
    const exported = {
      query,
      summary: { ...summary, citations: summary.citations.map((each) => ({ ...each, quote })) },
    };
    const [entry] = parseHTML(await toHtml(exported)).document.querySelectorAll('.sources q');
    assert.equal(entry?.querySelectorAll('math').length, 1);
    assert.match(entry.textContent, /^Stock: .*It costs \$5 or \$6\.$/);
    assert.match(toMarkdown(exported), /^1\. “Stock: \$S_t = 71\$ It costs \$5 or \$6\.” — /m);
    assert.match(toCitedText(exported), /“Stock: \$S_t = 71\$ It costs \$5 or \$6\.”/);
  });

  it('in Word, keeps the numbers of two footnotes apart', async () => {
    const { query, summary } = await run(TRUE_SENTENCE);
    const [first] = summary.citations;
    assert.ok(first);
    const citations = [first, { ...first, id: first.id + 1 }];
    const sentences = summary.sentences.map((each) => ({ ...each, citations: citations.map(({ id }) => id) }));
    const word = await toDocx({ query, summary: { ...summary, citations, sentences } });
    const body = strFromU8(unzipSync(word)['word/document.xml'] ?? new Uint8Array());
    const between = /<w:footnoteReference w:id="1"\/>(.*?)<w:footnoteReference w:id="2"\/>/.exec(body)?.[1];
    assert.match(between ?? '', /<w:vertAlign w:val="superscript"\/>.*<w:t xml:space="preserve"> <\/w:t>/);
  });

  it('has footnotes as superscript numbers with their text at the end, in HTML and in Word', async () => {
    const text = `Rain[^b] helps[^none].\n\n[^a]: First *note*.\n[^b]: Second note: https://example.org/\n\n${TRUE_SENTENCE} More[^a].`;
    const exported = await run(text);
    const paragraphs = [...parseHTML(await toHtml(exported)).document.querySelectorAll('main p')];
    assert.ok(paragraphs.some((each) => /^Rain\[2\] helps\[\^none\]\./.test(each.textContent)));
    assert.ok(paragraphs.at(-2)?.textContent.startsWith('[1] First note.'));
    assert.ok(paragraphs.at(-1)?.textContent.startsWith('[2] Second note: https://example.org/'));
    assert.equal(paragraphs.at(-1)?.querySelector('sup')?.textContent, '[2]');
    const word = strFromU8(unzipSync(await toDocx(exported))['word/document.xml'] ?? new Uint8Array());
    assert.match(word, /<w:vertAlign w:val="superscript"\/><\/w:rPr><w:t[^>]*>\[2\]</);
    assert.ok(!word.includes('[^a]'));
  });

  it('has only harmless MathML, whatever the TeX contains', async () => {
    const tex = String.raw`$\href{javascript:alert(1)}{x}$ $\includegraphics{https://canary.invalid/x}$ $\text{<img src=x onerror=alert(1)>}$`;
    const { document } = parseHTML(await toHtml(await run(`${TRUE_SENTENCE} ${tex}`)));
    assert.ok(document.querySelector('math'));
    assert.equal(document.querySelectorAll('img, script, [onerror], [href^="javascript:"]').length, 0);
  });

  it('leaves code unchanged', async () => {
    const code = '```\nWith watering bags, 71 % of the trees survived.\n```';
    const document = preview(toMarkdown(await run(`${TRUE_SENTENCE}\n\n${code}`)));
    assert.equal(document.querySelector('pre')?.textContent.trim(), TRUE_SENTENCE);
  });

  it('as a page, runs and loads nothing, whatever its content', async () => {
    const hostile =
      '<img src=x onerror=alert(1)> [go](javascript:alert(1)) ![p](https://canary.invalid/x) [ok](https://example.org/)';
    const { document } = parseHTML(
      await toHtml({ query: hostile, summary: { ...(await answerOf(`${TRUE_SENTENCE} ${hostile}`)), title: hostile } }),
    );
    assert.equal(document.querySelectorAll('img, script, iframe, [onerror]').length, 0);
    const links = [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href') ?? '');
    assert.ok(links.includes('https://example.org/'));
    for (const address of links) assert.match(address, /^(?:https:\/\/example\.org\/|#source-\d+$)/);
    assert.equal(document.querySelector('#source-1')?.getAttribute('value'), '1');
  });

  it('as a Word document, has its quotes as footnotes, tables, lists, and only characters that XML allows', async () => {
    const text = `${TRUE_SENTENCE}\n\n${TABLE}\n\n1. **One** \`two\`\n   - three\n\n> said\u0007\n\n\`\`\`\ncode <x>\n\`\`\``;
    const files = unzipSync(await toDocx(await run(text)));
    const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    const body = part('word/document.xml');
    const footnotes = part('word/footnotes.xml');
    assert.match(body, /<w:footnoteReference w:id="1"\/>/);
    assert.match(footnotes.replace(/<[^>]+>/g, ''), /“With watering bags, 71 % of the trees survived\.”/);
    assert.equal(body.match(/<w:tr>/g)?.length ?? body.match(/<w:tr[ >]/g)?.length, 3);
    assert.match(body, /<w:numPr>/);
    assert.match(body, /code &lt;x&gt;/);
    assert.ok(!body.includes('\u0007'));
  });
});
