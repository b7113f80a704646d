import assert from 'node:assert/strict';
import { parseReadLink } from '../../../src/extension/links/readLink.js';

const read = (query: string) => parseReadLink({ path: '/read', query });

describe('links that ask to read a page', () => {
  const page = 'https://example.org/a?b=1&c=two words#part';
  const expected = { url: 'https://example.org/a?b=1&c=two%20words', query: 'Why is it so, & since when?' };
  const question = encodeURIComponent(expected.query);

  it('are understood encoded once or twice, raw or decoded by VS Code', async () => {
    const once = `url=${encodeURIComponent(page)}&q=${question}`;
    assert.deepEqual(await read(once), expected);
    assert.deepEqual(await read(`url=${encodeURIComponent(encodeURIComponent(page))}&q=${question}`), expected);
    assert.deepEqual(await read(`url=${encodeURIComponent(page)}&q=${encodeURIComponent(question)}`), expected);
    assert.deepEqual(await read(`url=${page}&q=Why?`), { ...expected, query: 'Why?' });
    assert.deepEqual(await read(`url=${page}`), { ...expected, query: '' });
  });

  it('are understood with the question first, and with others in between', async () => {
    const address = encodeURIComponent(page);
    assert.deepEqual(await read(`q=${question}&url=${address}`), expected);
    assert.deepEqual(await read(`from=mail&q=${question}&x&url=${address}`), expected);
    assert.deepEqual(await read(`q=${expected.query}&url=${page}`), expected);
    assert.deepEqual(await read(`url=${page}&q=${expected.query}`), expected);
    assert.deepEqual(await read('url=https://example.org/?q=tide&q=Why?'), {
      url: 'https://example.org/?q=tide',
      query: 'Why?',
    });
    assert.deepEqual(await read(`q=&url=${address}`), { ...expected, query: '' });
  });

  it('lead to public addresses', async () => {
    assert.deepEqual(await read('url=http://93.184.216.34/a'), { url: 'http://93.184.216.34/a', query: '' });
    assert.deepEqual(await read('url=https://[2606:4700::6810:84e5]/'), {
      url: 'https://[2606:4700::6810:84e5]/',
      query: '',
    });
  });

  it('case 76: carry no invisible characters', async () => {
    const { query } = (await read('url=https://example.org/&q=a%00b%0A%0Ac%E2%80%AEd%1B[0m\u{E0041}e')) as {
      query: string;
    };
    assert.equal(query, 'a b c d [0m e');
    assert.equal(await read('url=https://example.org/&q=ht%E2%80%8Btp://10.0.0.1/'), 'question');
    assert.equal(await read('url=https%3A%2F%2Fexample.org%2F%0A%00'), 'not_a_page');
    assert.equal(await read('url=https://example.org/%00'), 'not_a_page');
    assert.equal(await read('url=https://exam\tple.org/'), 'not_a_page');
  });

  it('case 76: carry only a public page and a question', async () => {
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
      ['url=http://10.1.2.3/', 'local'],
      ['url=http://169.254.169.254/', 'local'],
      ['url=http://[64:ff9b::7f00:1]/', 'local'],
      ['q=Why?&url=http://printer/', 'local'],
      ['q=Why?&url=file:///etc/passwd', 'not_a_page'],
      ['q=http://10.0.0.1/&url=https://example.org/', 'question'],
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
    for (const [query, problem] of refused) assert.equal(await read(query), problem, query.slice(0, 80));
    assert.equal(await parseReadLink({ path: '/run', query: 'url=https://example.org/' }), 'unknown');
  });
});
