import { strict as assert } from 'node:assert';
import { quoteParts, quoteText } from '../../../src/agent/export/quoteText.js';

describe('a quote in a list of sources', () => {
  const CASES: readonly [name: string, quote: string, shown: string][] = [
    ['row', '| Structural soil | 83 % | 900 € |', 'Structural soil · 83 % · 900 €'],
    ['row with an empty cell', '| None | | 58% |', 'None · 58%'],
    ['row with an escaped bar', '| a \\| b | c |', 'a | b · c'],
    ['rows and their head', '| a | b |\n|---|:-:|\n| c | d |', 'a · b c · d'],
    ['row between sentences', 'Before.\n\n| c | d |\n\nAfter.', 'Before. c · d After.'],
    ['emphasis', 'A study of **41,000** *street* trees.', 'A study of 41,000 street trees.'],
    ['link', 'See [the handbook](https://example.org).', 'See the handbook.'],
    ['footnote', '[^1]: Feld, M.: Salt.', 'Feld, M.: Salt.'],
    ['footnote mark', 'Published in May.[^1]', 'Published in May.'],
    ['heading', '## Measures', 'Measures'],
    ['math', 'It is $S_0 e^{-\\lambda t}$, or 5 $ less.', 'It is $S_0 e^{-\\lambda t}$, or 5 $ less.'],
    ['displayed math', 'It is\n\n$$\n\\frac{x}{y}\n$$\n\na rate.', 'It is $\\frac{x}{y}$ a rate.'],
    ['bar in prose', 'Either a | b or nothing.', 'Either a | b or nothing.'],
    ['item', '- One.\n- Two.', 'One. Two.'],
  ];
  for (const [name, quote, shown] of CASES)
    it(`has no Markdown marks: ${name}`, () => {
      assert.equal(quoteText(quoteParts(quote, 'markdown')), shown);
    });

  it('keeps the characters of code and text, in one line', () => {
    assert.equal(quoteText(quoteParts('int **p = a[^1];\n  return *p;', 'code')), 'int **p = a[^1]; return *p;');
  });
});
