import assert from 'node:assert/strict';
import { linksOf } from '../../../src/agent/actions/links.js';
import type { Source } from '../../../src/agent/interfaces/index.js';

const linksIn = (markdown: string): string[][] => linksOf({ markdown } as Source).map(({ url, text }) => [url, text]);

describe('linksOf', () => {
  it("reads an address without Markdown's backslashes", () => {
    assert.deepEqual(linksIn('[one](https://example.org/?utm_source=a\\&utm\\_medium=b)'), [
      ['https://example.org/?utm_source=a&utm_medium=b', 'one'],
    ]);
  });

  it('labels a link with its words only', () => {
    const labels = linksIn(
      '[**Bild Expo with B&H**](https://example.org/1) [ Learn more here](https://example.org/2) [the `snake_case` of \\*](https://example.org/3) [***](https://example.org/4)',
    );
    assert.deepEqual(
      labels.map(([, text]) => text),
      ['Bild Expo with B&H', 'Learn more here', 'the snake_case of *'],
    );
  });
});
