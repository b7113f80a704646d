import assert from 'node:assert/strict';
import { sourcesTitle } from '../../../src/webview/selectors/sourcesTitle.js';
import {
  boundSources,
  chipOf,
  chipOfAddress,
  chipOfUri,
  chipsOfDocument,
  chipsOfPastedText,
  shortAddress,
  sourceFields,
  splitAddresses,
} from '../../../src/webview/state/sourceChips.js';
import { EMPTY_COMPOSER } from '../../../src/webview/state/model.js';

describe('sources in the composer', () => {
  it('recognize a dropped tab of a remote window as the document that is open there', () => {
    for (const authority of ['wsl%2Bdebian', 'ssh-remote%2Bhost', '127.0.0.1:8000'])
      assert.equal(
        chipOfUri(`vscode-remote://${authority}/home/me/a%20b.md`).key,
        chipOf({ title: 'a b.md', request: { uri: 'file:///home/me/a%20b.md' } }).key,
      );
    assert.equal(chipOfUri('file:///home/me/notes.md').key, 'uri:file:///home/me/notes.md');
  });

  it('finds addresses in a text and keeps the question', () => {
    assert.deepEqual(splitAddresses('https://example.org/a'), { addresses: ['https://example.org/a'], rest: '' });
    assert.deepEqual(splitAddresses('Compare https://a.example/x, (https://b.example/y_(z)) please.'), {
      addresses: ['https://a.example/x', 'https://b.example/y_(z)'],
      rest: 'Compare a.example/x, (b.example/y_(z)) please.',
    });
    assert.equal(
      splitAddresses('https://a.example/x What does it claim? https://b.example').rest,
      'What does it claim?',
    );
    assert.equal(
      splitAddresses('https://a.example, https://b.example;\nhttps://c.example').rest.replace(/[\s,;]+/g, ''),
      '',
    );
    assert.deepEqual(splitAddresses('https://a.example https://a.example').addresses, ['https://a.example']);
    assert.deepEqual(splitAddresses('no address, javascript:alert(1), http://').addresses, []);
  });

  it('asks about the chips, otherwise about the active document, otherwise about nothing', () => {
    const document = { uri: 'file:///a.md', title: 'a.md', dirty: false };
    const page = chipOfAddress('https://example.org/x/y');
    assert.deepEqual(boundSources(EMPTY_COMPOSER, document), chipsOfDocument(document));
    assert.deepEqual(boundSources({ ...EMPTY_COMPOSER, chips: [page] }, document), [page]);
    assert.deepEqual(boundSources({ ...EMPTY_COMPOSER, document_dismissed: true }, document), []);
    assert.deepEqual(boundSources(EMPTY_COMPOSER, null), []);
  });

  it('names the sources as the protocol does', () => {
    const selection = { start: { line: 9, character: 0 }, end: { line: 23, character: 4 } };
    const page = chipOfAddress('https://example.org/x/y');
    const [part, second] = chipsOfDocument({
      uri: 'file:///a.md',
      title: 'a.md',
      dirty: true,
      selections: [selection, { start: { line: 30, character: 0 }, end: { line: 30, character: 9 } }],
    });
    assert.ok(part && second);
    assert.deepEqual([part.title, second.title], ['a.md:10–24', 'a.md:31']);
    assert.deepEqual(sourceFields([]), {});
    assert.deepEqual(sourceFields([page]), { url: 'https://example.org/x/y' });
    assert.deepEqual(sourceFields([part]), {
      document: { uri: 'file:///a.md', title: 'a.md:10–24', range: selection },
    });
    assert.deepEqual(sourceFields([page, part]), { sources: [page.request, part.request] });
    assert.deepEqual(sourceFields([chipOf({ title: 'Pasted', request: { text: 'x', title: 'Pasted' } })]), {
      document: { text: 'x', title: 'Pasted' },
    });
  });

  it('calls passages of one document by its name, and other sources by their number', () => {
    const of = (title: string, uri: string) => ({ id: title, title, uri });
    const [first, second] = [of('a.md:3', 'file:///x/a%20b.md'), of('a.md:10–24', 'file:///x/a%20b.md')];
    assert.equal(sourcesTitle([first]), 'a.md:3');
    assert.equal(sourcesTitle([first, second]), 'a b.md (2)');
    assert.equal(sourcesTitle([first, of('a.md:3', 'file:///y/a.md')]), '2 sources');
    const page = { id: 's1', title: '', url: 'https://example.org/x/y' };
    assert.equal(sourcesTitle([page]), 'example.org/…/y');
    assert.equal(sourcesTitle([page, page]), '2 sources');
  });

  it('reads pasted text as addresses, as a text, or not at all', () => {
    assert.deepEqual(chipsOfPastedText('Why do city trees die young?'), []);
    assert.deepEqual(
      chipsOfPastedText('https://a.example\nhttps://b.example').map(({ request }) => request),
      [{ url: 'https://a.example' }, { url: 'https://b.example' }],
    );
    const text = 'Street trees depend on the soil that they are given. '.repeat(20);
    const [chip] = chipsOfPastedText(text);
    assert.deepEqual(chip?.request, { text });
    assert.equal(chip.title, 'Street trees depend on the soil that…');
    assert.deepEqual(sourceFields([chip]), { document: { text } });
  });

  it('distinguishes pages in a narrow chip', () => {
    assert.equal(shortAddress('https://www.example.org/'), 'example.org');
    assert.equal(shortAddress('https://example.org/wiki/Caf%C3%A9'), 'example.org/…/Café');
    assert.equal(shortAddress('https://example.org/%E0%A4%A'), 'example.org/%E0%A4%A');
  });
});
