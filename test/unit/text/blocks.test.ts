import assert from 'node:assert/strict';
import { segmentBlocks } from '@regen-research/text';

function blocks(text: string): string[] {
  return segmentBlocks(text).map(
    ({ kind, level, start, end }) => `${kind}${level ?? ''}: ${JSON.stringify(text.slice(start, end))}`,
  );
}

describe('segmentBlocks', () => {
  it('finds headings of both kinds and front matter', () => {
    assert.deepEqual(blocks('---\ntitle: x\n---\n# One\ntext\nTwo\n===\n\nThree\n---\n'), [
      'code: "---\\ntitle: x\\n---"',
      'heading1: "# One"',
      'heading1: "text\\nTwo\\n==="',
      'heading2: "Three\\n---"',
    ]);
  });

  it('keeps a list item together with its continuation, and nests lists', () => {
    assert.deepEqual(blocks('- a\n  more\n\n  still a\n- b\n  - c\n\nafter'), [
      'list_item1: "- a\\n  more\\n\\n  still a"',
      'list_item1: "- b"',
      'list_item2: "- c"',
      'paragraph: "after"',
    ]);
  });

  it("doesn't mistake a wrapped number for a list", () => {
    assert.deepEqual(blocks('It was in\n1984. Then'), ['paragraph: "It was in\\n1984. Then"']);
  });

  it('keeps blank lines in fenced code, even without a closing fence', () => {
    assert.deepEqual(blocks('```js\na\n\n# b\n```\nend\n\n~~~\nopen'), [
      'code: "```js\\na\\n\\n# b\\n```"',
      'paragraph: "end"',
      'code: "~~~\\nopen"',
    ]);
  });

  it('keeps code inside a quotation', () => {
    assert.deepEqual(blocks('> so:\n>\n> ```js\n> a. B\n>\n> c\n> ```\n> end\n\n> ~~~\n> open\n\nafter'), [
      'quote: "> so:"',
      'code: "> ```js\\n> a. B\\n>\\n> c\\n> ```"',
      'quote: "> end"',
      'code: "> ~~~\\n> open"',
      'paragraph: "after"',
    ]);
  });

  it('finds tables, quotations, HTML, and rules', () => {
    assert.deepEqual(blocks('| a | b |\n|---|:-:|\n| 1 | 2 |\n\n> q\n> r\n\n<div>\nx\n</div>\n\n***\n'), [
      'table: "| a | b |\\n|---|:-:|\\n| 1 | 2 |"',
      'quote: "> q\\n> r"',
      'html: "<div>\\nx\\n</div>"',
      'rule: "***"',
    ]);
  });
});
