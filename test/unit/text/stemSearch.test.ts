import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contentStems, StemSearch, type Language } from '@regen-research/text';
import { documentOf } from '../../bench/digest/documents.js';

const TEXTS: readonly [Language, string][] = [
  ['en', documentOf(20_000, 3)],
  [
    'en',
    'The ponies’ relational abilities were conflated; activity, possibility, and the sky stay. 3.14 and 1,000.5 m.',
  ],
  ['de', 'Die Fähigkeiten der Behörden, die Größe der Häuser und das Öl: über 3,5 Millionen Tonnen.'],
  ['fr', "L'eau d'hier n'était pas l'océan ; l’école et les élèves aujourd'hui."],
  ['ru', 'Учёные ещё говорили о зелёных кораблях и о корабле, который построили в 1856 году.'],
  ['zh', '水獭在北部的堤坝上被发现，共有九只。港口于一八五六年重建。'],
  ['ja', '港は一八五六年に再建され、灯台は高さ三十三メートルです。'],
  ['en', 'Ｆｕｌｌｗｉｄｔｈ ﬁelds, 10⁶ cafe\u0301s, İstanbul and 𝒳 with a 𝒴oke'],
];

describe('StemSearch', () => {
  it('finds what splitting everything into words finds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TEXTS),
        fc.array(fc.nat(400), { maxLength: 8 }),
        fc.constantFrom(...TEXTS),
        fc.nat(30),
        ([language, text], picks, [, other], cut) => {
          const stems = contentStems(`${text} ${other}`);
          const wanted = new Set(picks.flatMap((pick) => stems[pick % stems.length] ?? []));
          const searched = text.slice(cut);
          assert.deepEqual(
            new StemSearch(wanted).find(searched, () => language),
            contentStems(searched, language).filter((stem) => wanted.has(stem)),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds every word of a text by its own stem', () => {
    for (const [language, text] of TEXTS)
      for (const stem of new Set(contentStems(text, language)))
        assert.deepEqual(
          new StemSearch(new Set([stem])).find(text, () => language),
          contentStems(text, language).filter((other) => other === stem),
        );
  });

  it('asks for the language only if there may be a match', () => {
    const none = () => assert.fail('Nothing in it can match.');
    assert.deepEqual(new StemSearch(new Set(['harbor', 'boat'])).find('Nine otters were seen.', none), []);
    assert.deepEqual(new StemSearch(new Set()).find('Nine otters were seen.', none), []);
  });
});
