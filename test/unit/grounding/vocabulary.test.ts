import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SourceIndex } from '../../../src/agent/grounding/index.js';
import { NumberPostings } from '../../../src/agent/grounding/indexing/numberPostings.js';
import { Vocabulary } from '../../../src/agent/grounding/indexing/vocabulary.js';

interface Used {
  stem: string;
  prefix: string | undefined;
  content: boolean;
}

const STEMS = ['harbor', 'harbors', 'harbinger', 'ship', 'the', '港', 'порт', 'ميناء', 'ท่าเรือ', 'constructor', '#12'];
const words = fc.record({
  stem: fc.constantFrom(...STEMS),
  prefix: fc.constantFrom(undefined, 'harbo', 'harbi', 'порт', '__proto__'),
  content: fc.boolean(),
});
const sentences = fc.array(fc.array(words, { maxLength: 5 }), { maxLength: 12 });

/** What a list of sentences contains, without any index. */
function found(text: readonly Used[][], is: (word: Used) => boolean): number[] {
  return text.flatMap((sentence, at) => (sentence.some(is) ? [at] : []));
}

function assertEqualTo(text: readonly Used[][], vocabulary: Vocabulary): void {
  for (const stem of STEMS) {
    const expected = found(text, (word) => word.content && word.stem === stem);
    assert.deepEqual([...vocabulary.withStem(stem)], expected, stem);
    assert.equal(vocabulary.has(stem), found(text, (word) => word.stem === stem).length > 0, stem);
  }
  for (const prefix of ['harbo', 'harbi', 'порт', '__proto__', 'other'])
    assert.deepEqual(
      [...vocabulary.withPrefix(prefix)],
      found(text, (word) => word.content && word.prefix === prefix),
      prefix,
    );
}

describe('Vocabulary', () => {
  it('knows in which sentences each stem and each prefix occurs, also after edits', () => {
    fc.assert(
      fc.property(
        sentences,
        fc.array(fc.record({ at: fc.nat(12), removed: fc.nat(4), added: sentences }), { maxLength: 4 }),
        fc.boolean(),
        (first, edits, asks) => {
          const vocabulary = new Vocabulary();
          let text = first;
          const add = (from: number, added: readonly Used[][]): void =>
            added.forEach((sentence, at) => sentence.forEach((word) => vocabulary.add(word, from + at)));
          add(0, text);
          for (const { at, removed, added } of edits) {
            if (asks) assertEqualTo(text, vocabulary);
            const from = Math.min(at, text.length);
            const gone = text.slice(from, from + removed);
            for (const { stem } of gone.flat()) vocabulary.lose(stem);
            vocabulary.move(from, from + gone.length, added.length - gone.length);
            add(from, added);
            text = [...text.slice(0, from), ...added, ...text.slice(from + gone.length)];
          }
          assertEqualTo(text, vocabulary);
        },
      ),
    );
  });

  it('finds words in more sentences than fit into one block of integers', () => {
    const vocabulary = new Vocabulary();
    const count = 200_000;
    for (let sentence = 0; sentence < count; sentence++)
      vocabulary.add({ stem: sentence % 3 === 0 ? 'ship' : 'harbor', prefix: undefined, content: true }, sentence);
    const ships = vocabulary.withStem('ship');
    assert.equal(ships.length, Math.ceil(count / 3));
    assert.ok(ships.every((sentence, at) => sentence === 3 * at));
    assert.equal(vocabulary.withStem('harbor').length, count - ships.length);
  });
});

describe('NumberPostings', () => {
  it('forgets a number with its last sentence', () => {
    const numbers = new NumberPostings();
    for (const [value, sentence] of [
      [12, 0],
      [0.5, 1],
      [12, 2],
    ] as const)
      numbers.add(value, sentence);
    numbers.move(1, 2, -1);
    assert.deepEqual([...numbers.keys()], [12]);
    assert.deepEqual([[...numbers.get(12)], [...numbers.get(0.5)], [...numbers.get(7)]], [[0, 1], [], []]);
  });
});

describe('SourceIndex.occurrences', () => {
  /** One word per script in words that share no beginning, so that every occurrence is visible in the text itself. */
  const MARKED: Record<string, string[]> = {
    en: ['lighthouse', 'otters', 'quarry', 'blizzard'],
    ru: ['маяк', 'выдра', 'карьер', 'метель'],
    el: ['φάρος', 'ενυδρίδα', 'λατομείο', 'χιονοθύελλα'],
    ar: ['منارة', 'قضاعة', 'محجر', 'عاصفة'],
    hi: ['दीपस्तंभ', 'ऊदबिलाव', 'खदान', 'तूफान'],
    ka: ['შუქურა', 'წავი', 'კარიერი', 'ქარბუქი'],
  };

  it('is what a search of each sentence finds, in several scripts', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(MARKED)),
        fc.array(fc.array(fc.nat(3), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 20 }),
        (script, picks) => {
          const vocabulary = MARKED[script] as string[];
          const lines = picks.map((pick) => `${pick.map((word) => vocabulary[word]).join(' ')}.`);
          const index = SourceIndex.build([{ id: 's1', text: lines.join('\n\n') }]);
          assert.equal(index.sentences.length, lines.length);
          for (const [word, written] of vocabulary.entries()) {
            const at = picks.findIndex((pick) => pick.includes(word));
            if (at < 0) continue;
            const { stem } = index.wordsOf(at).find(({ start, end }) => lines[at]?.slice(start, end) === written) ?? {};
            assert.ok(stem, written);
            const places = index.occurrences(stem, undefined);
            const expected = picks.flatMap((pick, sentence) => (pick.includes(word) ? [sentence] : []));
            assert.deepEqual(
              [...places],
              expected.map((sentence) => [sentence, 1]),
            );
            for (let sentence = -1; sentence <= lines.length; sentence++)
              assert.equal(places.get(sentence), expected.includes(sentence) ? 1 : undefined);
            assert.deepEqual([places.size, places.hasExact], [expected.length, true]);
          }
        },
      ),
    );
  });

  it('tells the word itself from one that begins like it', () => {
    const lines = ['Harbor dues rose.', 'The weather was mild.', 'Harborside cafes closed.', 'Harbor again.'];
    const index = SourceIndex.build([{ id: 's1', text: lines.join('\n\n') }]);
    const { stem } = index.wordsOf(0)[0] as { stem: string };
    assert.deepEqual(
      [...index.occurrences(stem, 'harbo')],
      [
        [0, 1],
        [2, 0],
        [3, 1],
      ],
    );
    assert.deepEqual([...index.occurrences('nowhere', 'nowhe')], []);
  });
});
