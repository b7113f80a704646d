import assert from 'node:assert/strict';
import type { Language } from '@regen-research/text';
import { absence } from '../../../mock-llm/wording.js';
import { verifySentences } from '../../../src/agent/grounding/index.js';

/** A source in each language that the demo speaks, with words that it doesn't have. */
const SOURCES: [Language, string, string[]][] = [
  ['en', 'The mill was built in 1890. It grinds wheat for the valley.', ['ferry', 'cost', 'Norway', 'report']],
  ['de', 'Die Mühle wurde 1890 gebaut. Sie mahlt Weizen für das Tal.', ['Fähre', 'Kosten', 'Norwegen', 'Bericht']],
  ['fr', 'Le moulin a été construit en 1890. Il moud le blé de la vallée.', ['bac', 'coût', 'Norvège', 'rapport']],
  ['es', 'El molino se construyó en 1890. Muele trigo para el valle.', ['barco', 'coste', 'Noruega', 'informe']],
  [
    'pt',
    'O moinho foi construído em 1890 e não fica no vale. Quarenta pessoas trabalham lá no outono.',
    ['balsa', 'custo', 'Noruega', 'relatório'],
  ],
  ['ru', 'Мельница построена в 1890 году. Она мелет пшеницу.', ['паром', 'цена', 'Норвегия', 'отчёт']],
  ['ja', '水車小屋は1890年に建てられた。谷のために小麦を挽いている。', ['船', '費用', '挪威', '報告']],
  ['zh', '磨坊建于1890年。它为山谷磨小麦。', ['渡轮', '费用', '挪威', '报告']],
];

describe('what the demo says of missing words', () => {
  for (const [language, source, words] of SOURCES)
    it(`is supported in ${language}, however many there are`, () => {
      const sentences = words.flatMap((_, index) =>
        [1, 3].map((texts) => absence(words.slice(0, index + 1), language, texts)),
      );
      const { bands } = verifySentences({ source, sentences });
      assert.deepEqual(
        sentences.map((sentence, at) => [bands[at], sentence]),
        sentences.map((sentence) => ['supported', sentence]),
      );
    });
});
