import { strict as assert } from 'node:assert';

import { toBibtex, toCslJson } from '../../../src/agent/export/index.js';
import { extractHtml } from '../../../src/agent/sources/html/extractHtml.js';
import type { Publication, SourceInfo } from '../../../src/protocol/index.js';

const NOW = '2026-03-02T10:00:00.000Z';
const PROSE = `<p>${'The survival of street trees depends on the volume of soil that they are given. '.repeat(12)}</p>`;

async function read(head: string): Promise<SourceInfo> {
  const page = await extractHtml(
    `<!doctype html><html><head>${head}</head><body><article>${PROSE}</article></body></html>`,
    {
      url: 'https://example.org/paper',
    },
  );
  return {
    ...page,
    warnings: undefined,
    id: 's1',
    kind: 'url',
    url: 'https://example.org/paper',
    format: 'html',
    words: 1,
    characters: 1,
    content_hash: 'a',
  };
}
const meta = (fields: readonly (readonly [string, string])[]) =>
  fields.map(([name, content]) => `<meta name="${name}" content="${content}">`).join('');
const csl = (source: SourceInfo) => (JSON.parse(toCslJson([source], NOW)) as Record<string, unknown>[])[0];

const PAPER = `<title>Soil volume and street trees</title>${meta([
  ['citation_author', 'Okafor, Mary'],
  ['citation_author', 'José Núñez'],
  ['citation_author', 'Johnson and Johnson'],
  ['citation_journal_title', 'Urban Forestry &amp; Greening'],
  ['citation_volume', '12'],
  ['citation_issue', '3'],
  ['citation_firstpage', '101'],
  ['citation_lastpage', '118'],
  ['citation_doi', 'https://doi.org/10.1016/j.ufug.2025_01'],
  ['citation_publication_date', '2025/03/04'],
])}`;

describe('sources for reference managers', () => {
  it('include the journal, DOI, pages, and every author of a scholarly page', async () => {
    const bibtex = toBibtex([await read(PAPER)], NOW);
    assert.match(bibtex, /^@article\{okafor2025soil,/);
    for (const line of [
      'author = {Okafor, Mary and {José Núñez} and {Johnson and Johnson}}',
      'journal = {Urban Forestry \\& Greening}',
      'volume = {12}',
      'number = {3}',
      'pages = {101--118}',
      'doi = {10.1016/j.ufug.2025_01}',
      'year = {2025}',
    ])
      assert.ok(bibtex.includes(`  ${line},`), `${line} in ${bibtex}`);
    const item = csl(await read(PAPER));
    assert.deepEqual(item?.['author'], [
      { family: 'Okafor', given: 'Mary' },
      { literal: 'José Núñez' },
      { literal: 'Johnson and Johnson' },
    ]);
    assert.deepEqual(
      ['type', 'container-title', 'volume', 'issue', 'page', 'DOI'].map((name) => item[name]),
      ['article-journal', 'Urban Forestry & Greening', '12', '3', '101-118', '10.1016/j.ufug.2025_01'],
    );
  });

  it('use the authors that JSON-LD lists one by one', async () => {
    const authors = [
      { '@type': 'Person', name: 'Ada Lovelace' },
      { '@type': 'Organization', name: 'Smith, Jones & Co' },
    ];
    const data = JSON.stringify({ '@type': 'NewsArticle', headline: 'A headline', author: authors });
    const source = await read(`<script type="application/ld+json">${data}</script>`);
    assert.deepEqual(csl(source)?.['author'], [{ literal: 'Ada Lovelace' }, { literal: 'Smith, Jones & Co' }]);
  });

  it('are called by their title without an author, with the year that styles of BibTeX show', () => {
    const source = { id: 's1', title: 'Tide tables', date: '2018-10-02', format: 'pdf' } as SourceInfo;
    assert.equal(
      toBibtex([source], NOW),
      '@misc{tide2018,\n  title = {Tide tables},\n  date = {2018-10-02},\n  year = {2018}\n}\n',
    );
    assert.match(toBibtex([{ ...source, title: '潮汐', date: undefined }], NOW), /^@misc\{source,/);
  });

  it('have one author if one is declared, whatever the name contains', () => {
    const source = { id: 's1', title: 'Report', author: 'Johnson and Johnson', format: 'pdf' } as SourceInfo;
    assert.match(toBibtex([source], NOW), /author = \{\{Johnson and Johnson\}\}/);
    assert.deepEqual(csl(source)?.['author'], [{ literal: 'Johnson and Johnson' }]);
  });

  it('keep sources separate and fields balanced, whatever a page declares', () => {
    const publication: Publication = { authors: ['}{ \\and%', 'O’Neil, A.'], doi: '10.1000/{x}', journal: 'A {B' };
    const source = {
      id: 's1',
      title: '50% of {x_1} & $y$',
      publication,
      date: '2025-01-02}',
      url: 'https://example.org/a?x={1}}&y=\\',
      format: 'html',
    } as SourceInfo;
    const bibtex = toBibtex([source, source], NOW);
    assert.match(bibtex, /url = \{https:\/\/example\.org\/a\?x=%7B1%7D%7D&y=%5C\}/);
    const keys = [...bibtex.matchAll(/^@\w+\{(\w+),$/gm)].map(([, key]) => key);
    assert.equal(new Set(keys).size, 2);
    let depth = 0;
    for (const character of bibtex.replace(/\\[{}]/g, '')) depth += character === '{' ? 1 : character === '}' ? -1 : 0;
    assert.equal(depth, 0);
  });

  it('have unique keys that BibTeX accepts, even if many sources share a name', async () => {
    const source = await read(PAPER);
    const bibtex = toBibtex(
      Array.from({ length: 60 }, () => source),
      NOW,
    );
    const keys = [...bibtex.matchAll(/^@\w+\{([^,]*),$/gm)].map(([, key = '']) => key);
    assert.equal(new Set(keys).size, 60);
    for (const key of keys) assert.match(key, /^[a-z0-9]+$/);
    assert.ok(keys[27]?.endsWith('aa'));
  });
});
