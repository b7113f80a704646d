import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { texRules } from '../../../src/webview/view/markdown/math.js';
import { finishedSoFar } from '../../../src/webview/view/markdown/unfinished.js';
import { BlockSplitter } from '../../../src/webview/view/markdown/blockSplitter.js';

const markdown = new MarkdownIt();

describe('math in Markdown', () => {
  const tex = new MarkdownIt().use(texRules);
  for (const [name, text, html] of [
    ['within a line', 'so $a_1 + b$ is', '<p>so <var>a_1 + b</var> is</p>'],
    ['between parentheses', 'so \\(a*b*c\\) is', '<p>so <var>a*b*c</var> is</p>'],
    ['displayed', 'so\n\n$$\na < b\n$$\n\nis', '<p>so</p>\n<samp>a &lt; b</samp><p>is</p>'],
    ['between square brackets', '\\[ x \\]', '<samp>x</samp>'],
    ['prices', 'from $5 to $10', '<p>from $5 to $10</p>'],
    ['a price and a variable', '$5 and $x', '<p>$5 and $x</p>'],
    ['unfinished', '$$\na', '<p>$$\na</p>'],
    ['code', '`$a$`', '<p><code>$a$</code></p>'],
    ['a TeX space in prose', '43\\,\\% of them', '<p>43\u202f% of them</p>'],
  ] as const)
    it(`is distinguished from other text: ${name}`, () => {
      assert.equal(tex.render(text).trim(), html);
    });
});

describe('an unfinished block', () => {
  const whole = new MarkdownIt().use(texRules);
  const seen = (block: string): string =>
    whole
      .render(block)
      .replace(/<\/(?:td|th|tr|li|p|h\d)>/g, ' ')
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim();

  for (const [name, block] of Object.entries({
    emphasis: 'It is a **fixed point on *dry* land**, the _benchmark_, or *both of them*. Done.',
    code: 'Call `f(x)` and ``a ` b`` now.',
    links: 'See [the **study** of it](https://example.org/a_b?c=d*e) and [1] too.',
    lists: '- One **two**\n- Three\n  * Four\n  * *Five*\n- `six`',
    'numbered lists': '1. One\n2. Two\n10. Ten **eleven**',
    tasks: '- [ ] Measured\n- [x] Repeated *twice*',
    headings: '## A *heading* of it\n',
    tables: '| Year | Level |\n| --- | :-: |\n| 1843 | **12** mm |\n| 1844 | 13 mm |',
    'a table after its caption': 'Levels\n\n|Year|Level|\n|---|---|\n|1843|12|',
    quotations: '> It *rose*,\n> they said.',
    math: 'The gain is $\\Delta s_1 = 0.83 - 0.58$, or $40, or \\(a^2\\) at most.',
    'displayed math': 'It follows:\n\n$$\n\\frac{a}{b}\n$$\n',
    escapes: 'A \\*star\\* &amp; more, R&D; 2 \\\\ 3.',
    fences: '```python\nprint("**x", a[1], `y`)\n# | not | a table\n```',
    'stars that are none': 'It is 2 * 3 * 4 and 5*6.',
  }))
    it(`shows nothing that the finished one doesn't show: ${name}`, () => {
      const end = seen(block);
      for (let length = 0; length <= block.length; length++) {
        const shown = seen(finishedSoFar(block.slice(0, length)));
        assert.ok(end.startsWith(shown), `${JSON.stringify(block.slice(0, length))} shows ${JSON.stringify(shown)}`);
      }
      assert.equal(seen(finishedSoFar(`${block} `)), end);
    });

  it('never hides much of a text, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            'a',
            'b',
            '*',
            '_',
            '`',
            '$',
            '[',
            ']',
            '(',
            ')',
            '|',
            '-',
            '\n',
            ' ',
            '1',
            '.',
            '#',
            '>',
            '\\',
            '&',
          ),
          maxLength: 60,
        }),
        (block) => {
          assert.equal(typeof finishedSoFar(block), 'string');
          const words = `Some words first.\n\n${block.replace(/[`~]/g, '')}`;
          assert.ok(finishedSoFar(words).startsWith('Some words first.'));
        },
      ),
    );
  });
});

describe('blocks of growing text', () => {
  const ends = (text: string): number[] => {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return markdown
      .parse(text, {})
      .flatMap(({ level, nesting, map }) =>
        level === 0 && nesting >= 0 && map ? [starts[map[1]] ?? text.length] : [],
      );
  };

  it('returns all of the text, in blocks that render like the whole, however it was split', () => {
    const text = '# A\n\nOne\ntwo.\n\n- x\n- y\n\n  z\n\n```\ncode\n\nmore\n```\n\n| a |\n|---|\n| 1 |\n\nEnd.';
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
        const splitter = new BlockSplitter(ends);
        for (const cut of [...cuts].sort((a, b) => a - b)) splitter.split(text.slice(0, cut));
        const { finished, open } = splitter.split(text);
        assert.equal(finished.join('') + open, text);
        assert.equal([...finished, open].map((block) => markdown.render(block)).join(''), markdown.render(text));
      }),
    );
  });

  it("doesn't touch finished blocks again", () => {
    let parsed = 0;
    const splitter = new BlockSplitter((text) => {
      parsed += text.length;
      return ends(text);
    });
    let text = '';
    for (let index = 0; index < 500; index++) splitter.split((text += `Paragraph ${index} with some words.\n\n`));
    assert.ok(parsed < 4 * text.length, `${parsed} characters parsed for ${text.length}`);
  });

  it("starts over if the text doesn't continue the previous one", () => {
    const splitter = new BlockSplitter(ends);
    splitter.split('One.\n\nTwo.\n\nThree.');
    assert.deepEqual(splitter.split('Else.'), { finished: [], open: 'Else.' });
  });
});
