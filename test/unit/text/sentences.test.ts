import assert from 'node:assert/strict';
import { segmentSentences } from '@regen-research/text';

function sentences(text: string): string[] {
  return segmentSentences(text).map(({ start, end }) => text.slice(start, end));
}

describe('segmentSentences', () => {
  const cases: [what: string, text: string, expected: string[]][] = [
    [
      'titles, initials, and abbreviations',
      'Mr. Smith met Dr. J. R. Jones on Jan. 5. See Fig. 3 for it.',
      ['Mr. Smith met Dr. J. R. Jones on Jan. 5.', 'See Fig. 3 for it.'],
    ],
    [
      'an abbreviation that ends a sentence',
      'He moved to the U.S. The work was hard. He takes vitamin C. The end.',
      ['He moved to the U.S.', 'The work was hard.', 'He takes vitamin C.', 'The end.'],
    ],
    [
      'decimals and addresses',
      'It grew 3.5 percent. See http://a.example/?q=1&b=2 for it.',
      ['It grew 3.5 percent.', 'See http://a.example/?q=1&b=2 for it.'],
    ],
    [
      'closing emphasis and quotes',
      '**It is so.** “Why?” he asked. He left.',
      ['**It is so.**', '“Why?” he asked.', 'He left.'],
    ],
    [
      'footnote marks after the period',
      'It fell.[1][2] Then it rose. [3] It stayed.',
      ['It fell.[1][2]', 'Then it rose.', '[3] It stayed.'],
    ],
    [
      'lowercase starts',
      'The prices rose. iPhone sales fell. everyone was surprised. nobody knew.',
      ['The prices rose.', 'iPhone sales fell.', 'everyone was surprised.', 'nobody knew.'],
    ],
    [
      'sentences without a space between them',
      'It took five years.The price rose.',
      ['It took five years.', 'The price rose.'],
    ],
    [
      'tokenized lowercase text',
      'the prices rose . why ? mr. smith knew .',
      ['the prices rose .', 'why ?', 'mr. smith knew .'],
    ],
    [
      'wrapped lines',
      'The first line of a paragraph that an editor wrapped\nat fifty columns goes on here. The second sentence\nends.',
      [
        'The first line of a paragraph that an editor wrapped\nat fifty columns goes on here.',
        'The second sentence\nends.',
      ],
    ],
    [
      'lines ended on purpose',
      'Opening hours\nMonday to Friday\nClosed on Sundays',
      ['Opening hours', 'Monday to Friday', 'Closed on Sundays'],
    ],
    [
      'list markers',
      '1. Open it. Look inside.\n2. Close it\n   again\n- Done',
      ['Open it.', 'Look inside.', 'Close it\n   again', 'Done'],
    ],
    [
      'German ordinals and abbreviations',
      'Am 3. Oktober kam z. B. Dr. Weiß an. Er blieb bis zum 7. November.',
      ['Am 3. Oktober kam z. B. Dr. Weiß an.', 'Er blieb bis zum 7. November.'],
    ],
    ['Chinese', '今天天气很好。我们去公园！你来吗？', ['今天天气很好。', '我们去公园！', '你来吗？']],
    ['Japanese quotations', '「はい。」と彼は言った。次の文です。', ['「はい。」と彼は言った。', '次の文です。']],
    [
      'tables, code, and headings',
      '# A title #\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx = 1\n```\n\n---',
      ['A title', '| a | b |', '| 1 | 2 |', 'x = 1'],
    ],
    [
      'a sentence that opens with code',
      'Node is enough. `npm test` installs it. See `a.b`. [The list](https://a.example/) has more.',
      ['Node is enough.', '`npm test` installs it.', 'See `a.b`.', '[The list](https://a.example/) has more.'],
    ],
    [
      'a sentence that opens with a quotation or a bracket',
      'He came home. "stop that," she said. (nobody heard.) It was over.',
      ['He came home.', '"stop that," she said.', '(nobody heard.)', 'It was over.'],
    ],
    [
      'an abbreviation before code, and a version',
      'Use a tool, e.g. `npm` or vs. "yarn", for it. Version 2. (beta) is out.',
      ['Use a tool, e.g. `npm` or vs. "yarn", for it.', 'Version 2. (beta) is out.'],
    ],
    [
      'marks of hard line breaks',
      'One line\\\nAnother line.\\\n\n\\\n\nC:\\\\ is a drive.',
      ['One line', 'Another line.', 'C:\\\\ is a drive.'],
    ],
    [
      'code within quotations',
      '> Run this:\n> ```sh\n> make it. Now\n>\n> stop\n> ```\n> Then wait.',
      ['Run this:', '> make it. Now', '> stop', 'Then wait.'],
    ],
    ['quotations', '> One line here.\n> Another line.', ['One line here.', 'Another line.']],
  ];
  for (const [what, text, expected] of cases) it(what, () => assert.deepEqual(sentences(text), expected));

  it('adds the given offset', () => {
    assert.deepEqual(segmentSentences('One. Two.', 100), [
      { start: 100, end: 104 },
      { start: 105, end: 109 },
    ]);
  });

  it('counts UTF-16 units after an emoji', () => {
    assert.deepEqual(sentences('It is 👩‍👩‍👧 fun. Yes, very.'), ['It is 👩‍👩‍👧 fun.', 'Yes, very.']);
  });

  it('reads a million characters with no sentence end, or with nothing else', () => {
    for (const unit of ['a', 'a. ', '.', '- a\n', '> ', '汉。', '(1)', '?a']) {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
      const spans = segmentSentences(text);
      assert.ok((spans.at(-1)?.end ?? 0) <= text.length);
    }
  }).timeout(60_000);
});
