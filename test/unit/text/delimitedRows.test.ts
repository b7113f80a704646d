import assert from 'node:assert/strict';
import { delimitedRows, withCellsApart } from '@regen-research/text';

const cells = (text: string): string[][] => {
  const table = delimitedRows(text, { start: 0, end: text.length });
  return (table?.rows ?? []).map(({ start, end }) =>
    withCellsApart(text.slice(start, end), table?.delimiter ?? ',').split('\t'),
  );
};

describe('delimited rows', () => {
  it('have delimiters, and quotes, inside of quoted cells', () => {
    const text = [
      'name,place,tons',
      '"Reyes,Anna",Ulm,12',
      'Boris,"Kiel,Holtenau;Nord",7',
      '"The ""Swift"",rebuilt",Bonn,"1,204"',
    ].join('\n');
    assert.deepEqual(cells(text), [
      ['name', 'place', 'tons'],
      ['"Reyes,Anna"', 'Ulm', '12'],
      ['Boris', '"Kiel,Holtenau;Nord"', '7'],
      ['"The ""Swift"",rebuilt"', 'Bonn', '"1,204"'],
    ]);
  });

  it('have quotes that open no cell, such as inches', () => {
    const text = ['size;depth;price', '4";12";3,50', '6";14";4,20', '8";16";5,10'].join('\n');
    assert.deepEqual(cells(text)[1], ['4"', '12"', '3,50']);
  });

  it('are found in linear time among quotes that nothing closes', () => {
    const text = ['a,b,c', ...Array<string>(3).fill(',"'.repeat(100_001))].join('\n');
    const started = performance.now();
    cells(text);
    assert.ok(performance.now() - started < 1_000);
  });
});
