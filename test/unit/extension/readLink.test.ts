import assert from 'node:assert/strict';
import { parseReadLink } from '../../../src/extension/links/readLink.js';

const read = (query: string) => parseReadLink({ path: '/read', query });

describe('links that ask to read a page', () => {
  const page = 'https://example.org/a?b=1&c=two words#part';
  const expected = { url: 'https://example.org/a?b=1&c=two%20words', query: 'Why is it so, & since when?' };
  const question = encodeURIComponent(expected.query);

  it('are understood encoded once or twice, raw or decoded by VS Code', () => {
    const once = `url=${encodeURIComponent(page)}&q=${question}`;
    assert.deepEqual(read(once), expected);
    assert.deepEqual(read(`url=${encodeURIComponent(encodeURIComponent(page))}&q=${question}`), expected);
    assert.deepEqual(read(`url=${encodeURIComponent(page)}&q=${encodeURIComponent(question)}`), expected);
    assert.deepEqual(read(`url=${page}&q=Why?`), { ...expected, query: 'Why?' });
    assert.deepEqual(read(`url=${page}`), { ...expected, query: '' });
  });

  it('case 76: carry only a public page and a question', () => {
    const refused: [string, string][] = [
      ['url=command:workbench.action.quit', 'not_a_page'],
      ['url=file:///etc/passwd', 'not_a_page'],
      ['url=javascript:alert(1)', 'not_a_page'],
      ['url=https://user:secret@example.org/', 'not_a_page'],
      ['url=https%3A%2F%2Fuser%40example.org%2F', 'not_a_page'],
      ['', 'not_a_page'],
      ['url=http://127.0.0.1:18080/agent_ws', 'local'],
      ['url=http://0x7f.1/', 'local'],
      ['url=http://2130706433/', 'local'],
      ['url=http://[::1]/', 'local'],
      ['url=http://[::ffff:10.0.0.1]/', 'local'],
      ['url=http://93.184.216.34/', 'local'],
      ['url=http://localhost./', 'local'],
      ['url=http://printer/', 'local'],
      ['url=http://nas.local/', 'local'],
      ['url=http://router.home.arpa/', 'local'],
      ['url=http://x.localhost:3000/', 'local'],
      ['url=http://１２７.0.0.1/', 'local'],
      [`url=https://example.org/${'a'.repeat(100_000)}`, 'too_long'],
      [`url=https://example.org/&q=${'a'.repeat(3_000)}`, 'question'],
      ['url=https://example.org/&q=Read http://192.168.1.1/ too', 'question'],
      ['url=https://example.org/&q=Read%20file%3A%2F%2F%2Fetc%2Fpasswd', 'question'],
    ];
    for (const [query, problem] of refused) assert.equal(read(query), problem, query.slice(0, 80));
    assert.equal(parseReadLink({ path: '/run', query: 'url=https://example.org/' }), 'unknown');
  });
});
