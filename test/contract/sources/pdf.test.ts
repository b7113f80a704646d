import assert from 'node:assert/strict';
import { chromium, type Browser } from 'playwright-core';
import { segmentPassages } from '../../../src/agent/sources/passages.js';
import { createTestReader, type TestReader } from '../../helpers/testReader.js';
import { findChromium, quietChromiumFlags } from '../../../scripts/chromium.mjs';

const RIVERS = ['Aller', 'Bode', 'Dosse', 'Elde', 'Fulda', 'Havel', 'Isar', 'Jagst', 'Kocher', 'Lahn'];
/** Different sentences, so that a wrong order is detected. */
const sentences = (name: string, count: number) =>
  Array.from(
    { length: count },
    (_, index) =>
      `Observation ${index + 1} of ${name} along the ${RIVERS[(index * 7 + name.length) % 10] ?? ''} was recorded by ${['an unhurried hydrologist', 'two independent correspondents', 'a characteristically meticulous gauge'][index % 3] ?? ''} in the ${['spring', 'unexpectedly dry summer', 'autumn', 'long winter'][index % 4] ?? ''} of that year.`,
  ).join(' ');

describe('PDFs as a browser prints them', function () {
  this.timeout(120_000);
  let browser: Browser;
  let test: TestReader;

  before(async () => {
    const executablePath = findChromium();
    assert.ok(executablePath !== undefined, 'Chromium is required to print PDFs; set CHROMIUM_PATH to its path');
    browser = await chromium.launch({ executablePath, args: quietChromiumFlags() });
    test = await createTestReader();
  });
  after(async () => {
    await test.reader.close();
    await browser.close();
  });

  const print = async (html: string, options: { heads?: string; landscape?: boolean } = {}) => {
    const page = await browser.newPage();
    try {
      await page.setContent(html);
      const place = 'font-size:9px;width:100%;text-align:center';
      return await page.pdf({
        format: 'A4',
        margin: { top: '2cm', bottom: '2cm', left: '2cm', right: '2cm' },
        ...(options.heads === undefined
          ? {}
          : {
              displayHeaderFooter: true,
              headerTemplate: `<div style="${place}">${options.heads}</div>`,
              footerTemplate: `<div style="${place}"><span class="pageNumber"></span></div>`,
            }),
      });
    } finally {
      await page.close();
    }
  };
  const read = (bytes: Uint8Array) => {
    test.documents.set('file:///paper.pdf', { uri: 'file:///paper.pdf', title: 'paper.pdf', bytes });
    return test.reader.read({ uri: 'file:///paper.pdf' }, test.context());
  };

  it('reads 100 pages, with each passage on its page and without running headers and page numbers', async () => {
    const chapters = Array.from(
      { length: 100 },
      (_, index) =>
        `<section style="page-break-after:always"><h1>Chapter ${index + 1}</h1><p>${sentences(`chapter ${index + 1}`, 8)}</p><p>${sentences(`part ${index + 1}`, 4)}</p></section>`,
    );
    const bytes = await print(
      `<title>A Year of Rivers</title><style>body{font:11pt serif}</style>${chapters.join('')}`,
      { heads: 'A Running Head' },
    );
    const from = performance.now();
    const source = await read(bytes);
    console.log(
      JSON.stringify({
        measure: 'PDF of 100 pages',
        ms: Math.round(performance.now() - from),
        characters: source.markdown.length,
      }),
    );
    assert.deepEqual([source.format, source.title, source.pageStarts?.length], ['pdf', 'A Year of Rivers', 100]);
    assert.doesNotMatch(source.markdown, /Running Head|^\d+$/m);
    const passages = segmentPassages(source);
    for (let page = 1; page <= 100; page++) {
      const texts = passages
        .filter((passage) => passage.page === page)
        .map(({ start, end }) => source.markdown.slice(start, end));
      assert.equal(texts[0], `# Chapter ${page}`);
      assert.match(texts.join('\n'), new RegExp(`Observation 1 of chapter ${page} `));
      assert.ok(texts.join('\n').includes(sentences(`part ${page}`, 4)), texts.join('\n'));
    }
  });

  it('reads two columns in sequence, keeps full-width text in place, and rejoins words broken at line ends', async () => {
    const sections = [1, 2, 3, 4].map(
      (number) =>
        `<h2>${number} Section of the ${RIVERS[number] ?? ''}</h2><p>${sentences(`section ${number}`, 9)}</p><p>${sentences(`detail ${number}`, 7)}</p>`,
    );
    const bytes = await print(
      `<html lang="en"><title>t</title><style>body{font:10pt serif}h1{text-align:center}.columns{column-count:2;column-gap:18pt;text-align:justify;hyphens:manual}p{text-indent:1em;margin:0}</style><h1>A Paper in Two Columns</h1><p><b>Abstract.</b> ${sentences('the abstract', 4)}</p><div class="columns">${sections.join('').replaceAll('unexpectedly', 'un&shy;ex&shy;pect&shy;ed&shy;ly').replaceAll('characteristically', 'char&shy;ac&shy;ter&shy;is&shy;ti&shy;cally')}</div>`,
    );
    const { markdown } = await read(bytes);
    let position = markdown.indexOf('# A Paper in Two Columns');
    assert.ok(position >= 0);
    for (const expected of [
      `Abstract. ${sentences('the abstract', 4)}`,
      ...[1, 2, 3, 4].flatMap((number) => [
        `## ${number} Section of the ${RIVERS[number] ?? ''}`,
        sentences(`section ${number}`, 9),
        sentences(`detail ${number}`, 7),
      ]),
    ]) {
      const found = markdown.indexOf(expected, position);
      assert.ok(found >= position, `${expected.slice(0, 60)} is missing or out of order in:\n${markdown}`);
      position = found + expected.length;
    }
  });

  it('reads table rows across, not down, and takes no figures for names of columns', async () => {
    const rows = RIVERS.map(
      (river, index) =>
        `<tr><td style="width:8cm">${river}</td><td style="width:3cm">${index * 11}.5 km</td><td>${1800 + index}</td></tr>`,
    );
    const { markdown } = await read(
      await print(
        `<p>${sentences('the table', 3)}</p><table>${rows.join('')}</table><p>${sentences('the end', 3)}</p>`,
      ),
    );
    for (const [index, river] of RIVERS.entries())
      assert.match(markdown, new RegExp(`\\| ${river} \\| ${index * 11}\\.5 km \\| ${1800 + index} \\|`));
    // No row names the columns, so the first one isn't their header.
    assert.match(markdown, /\n\|(?:\s+\|){3}\n\|(?: --- \|){3}\n\| Aller/);
  });

  it('continues a sentence across a page break and records where the page starts', async () => {
    const source = await read(await print(`<style>p{font:12pt serif}</style><p>${sentences('a long report', 60)}</p>`));
    assert.equal(source.markdown, sentences('a long report', 60));
    const second = source.pageStarts?.[1] ?? 0;
    assert.ok(second > 1_000 && second < source.markdown.length && /\s/.test(source.markdown[second - 1] ?? ''));
  });

  it('distinguishes scanned pages from text', async () => {
    await assert.rejects(
      print('<div style="width:15cm;height:20cm;background:linear-gradient(red,blue)"></div>').then(read),
      (error) => (error as { code?: unknown }).code === 'scanned',
    );
  });
});
