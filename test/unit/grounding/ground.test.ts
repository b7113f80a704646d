import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AnswerWatch, buildIndex, ground } from '../../../src/agent/grounding/index.js';
import type { GroundingResult } from '../../../src/agent/interfaces/index.js';
import { verdictOf } from '../../../src/protocol/index.js';
import { labelled } from './labelled.js';

const harbour = (labelled[0] as { source: string }).source;
const tea = (labelled[1] as { source: string }).source;
const run = (text: string, ...sources: string[]): Promise<GroundingResult> =>
  ground(
    {
      text,
      sources: sources.map((source, index) => ({
        id: `s${index + 1}`,
        text: source,
      })),
    },
    new AbortController().signal,
  );

async function only(text: string, ...sources: string[]) {
  const { sentences } = await run(text, ...sources);
  assert.equal(sentences.length, 1);
  return sentences[0] as GroundingResult['sentences'][number];
}

describe('ground', () => {
  it('reports a number that the source does not contain', async () => {
    const sentence = await only('About 40 % of the money came from the regional government of Vestland.', harbour);
    assert.equal(sentence.band, 'unsupported');
    assert.deepEqual(sentence.reasons, ['The source says 30 %, not 40 %.']);
    const [reason] = sentence.reason_details ?? [];
    assert.match(reason?.counter_evidence?.quote ?? '', /^About 30 % of the money/);
  });

  it("reports a person the source doesn't mention", async () => {
    const sentence = await only('The mayor, Ada Lovelace, called the project a success.', harbour);
    assert.equal(sentence.band, 'unsupported');
    assert.deepEqual(sentence.reasons, ["The source doesn't mention Ada Lovelace."]);
  });

  it('detects a negation and an opposite', async () => {
    const denial = await only('The new wall is not 900 metres long and cost 48 million euros.', harbour);
    assert.equal(denial.band, 'unsupported');
    assert.match(denial.reasons.join(), /The source doesn.t say "not"/);
    const opposite = await only('The number of passengers decreased to 165,000 within three years.', harbour);
    assert.notEqual(opposite.band, 'supported');
    assert.match(opposite.reasons.join(), /"increased", not "decreased"/);
  });

  it('calls only verbatim text verbatim', async () => {
    assert.equal(
      (await only('“The mayor, **Ingrid Solheim**, called the project a success.”', harbour)).band,
      'verbatim',
    );
    assert.equal((await only('The mayor, Ingrid Solheim, called the works a success.', harbour)).band, 'supported');
  });

  it('judges everything except greetings, marks, headings, lead-ins, and code', async () => {
    const judged = async (answer: string) => (await run(answer, harbour, tea)).sentences.map(({ text }) => text);
    assert.deepEqual(
      await judged(
        'Sure, here is a summary of the page:\n\n# The harbour\n\nThe key points are:\n\n- The wall is 900 metres long.[1, 2] [s1]\n\n```\nx = 1\n```\n\nLet me know if you need more!',
      ),
      ['The wall is 900 metres long.[1, 2] [s1]'],
    );
    for (const sentence of [
      'Yes, this is forbidden under section 4.',
      'If you have any swelling of the face, call an ambulance.',
      'If you need more than two tablets, see a doctor.',
      'The value lies in the interval [0, 1].',
    ])
      assert.deepEqual(await judged(`It is known.\n\n${sentence}`), ['It is known.', sentence]);
  });

  it('judges each footnote on its own, and nothing that has no word', async () => {
    const { sentences } = await run(
      'The wall is 900 metres long.[^1]\n\n[^1]: The wall is made of granite.\n[^2]: The mayor is\nIngrid Solheim.\n\n|',
      harbour,
    );
    assert.deepEqual(
      sentences.map(({ text }) => text),
      ['The wall is 900 metres long.[^1]', 'The wall is made of granite.', 'The mayor is\nIngrid Solheim.'],
    );
  });

  it('judges no sentence, row, or header in which the model was stopped', async () => {
    const source = 'The mill opened in 1904 and employed forty people. It closed in 1931 after a fire.';
    const last = async (text: string, isCutOff: boolean) =>
      (
        await ground({ text, isCutOff, sources: [{ id: 's1', text: source }] }, new AbortController().signal)
      ).sentences.at(-1);
    for (const text of [
      'It closed in 1931.\n\nThe mill opened in 1904 and employed forty',
      '| Year | Event |\n|---|---|\n| 1904 | The mill opened in 19',
      '| The mill opened in 1904 | It closed in 1931 |',
      'The mill opened in 1904. It employed 4.',
      'The mill opened in 1904. It employed 1,250.',
      'The mill opened in 1904. It was led by Dr.',
      'The mill opened in 1904. It ground cereals, e.g.',
    ]) {
      const sentence = await last(text, true);
      assert.equal(sentence?.band, 'unjudged', text);
      assert.equal(sentence.support, null);
      assert.deepEqual(sentence.reasons, ['The answer was cut off in the middle of this sentence.']);
      assert.notEqual((await last(text, false))?.band, 'unjudged', text);
    }
    for (const text of [
      'It closed.\n\nThe mill opened in 1904.',
      'The mill opened. Its wheel measured 4.5.',
      'The mill opened. It was led by Ingrid.',
      '| Year | Event |\n|---|---|\n| 1904 | The mill opened. |',
    ])
      assert.deepEqual((await last(text, true))?.band, (await last(text, false))?.band, text);
  });

  it('names the whole phrase that the source has something else for', async () => {
    const sentence = await only(
      'Honey locusts were planted along Mill Street.',
      'The council planted lindens along Mill Street and honey locusts along the quay.',
    );
    assert.ok(sentence.reasons.includes('The source says "lindens", not "honey locusts".'), sentence.reasons.join());
    assert.doesNotMatch(sentence.reasons.join(), /"honey"/i);
  });

  it('judges no emphasized label of what follows, unless the source says the opposite', async () => {
    const judged = async (answer: string) => (await run(answer, harbour, tea)).sentences.map(({ text }) => text);
    const wall = 'The wall is 900 metres long.';
    for (const answer of [
      `**Key points**\n\n- ${wall}`,
      `**Was noch offen ist:**\n\n${wall}`,
      `- **Building materials**\n  - ${wall}`,
      `1. **Size**\n\n   ${wall}`,
      `**2. Construction**\n${wall}`,
      `***Overview*** [1]\n\n${wall}`,
      `**Methods.** ${wall}`,
      `__Size.__\n\n${wall}`,
      `**主要な点**\n\n${wall}`,
    ])
      assert.deepEqual(await judged(answer), [wall], answer);
    // It heads nothing, has a number, goes on in its line, or is too long.
    for (const answer of [
      '**A lighthouse on the island**',
      `**Wall of 950 metres**\n\n${wall}`,
      `**The lighthouse** burned down\n\n${wall}`,
      `**A lighthouse was erected by the monks who lived on the island before the harbor was there**\n\n${wall}`,
      `**A lighthouse burned down.** ${wall}`,
      `**道路に撒かれた塩のために街路樹の多くが枯れて失われた**\n\n${wall}`,
    ])
      assert.equal((await judged(answer)).length, answer.includes(wall) ? 2 : 1, answer);
    const opposite = `**Passengers decreased within three years**\n\n${wall}`;
    assert.equal((await judged(opposite)).length, 2);
    const watch = new AnswerWatch([{ id: 's1', text: harbour }], buildIndex(harbour), (citation) => citation);
    const told = async (text: string) => (await watch.look(text, () => true, new AbortController().signal)).length;
    assert.deepEqual([await told('**Key points**\n\n'), await told(`**Key points**\n\n- ${wall}\n\n`)], [0, 1]);
  });

  it('judges a table by its rows, since column names state nothing', async () => {
    const wall = '| What was built | How much of it |\n|:--|--:|\n| Wall | 900 metres |\n| Wall | 950 metres |';
    for (const table of [wall, wall.replace(/^\||\|$/gm, ''), `The numbers:\n\n${wall}\n\nThat is all.`]) {
      const { sentences } = await run(table, harbour);
      const rows = sentences.filter(({ text }) => text.includes('metres'));
      assert.deepEqual(
        rows.map(({ band }) => band === 'unsupported'),
        [false, true],
        table,
      );
      assert.ok(!sentences.some(({ text }) => text.includes('How much')), table);
    }
  });

  it('judges a row by the most similar of those with the same name, however they are spaced', async () => {
    const source = '|Quay|Year|Level|\n|---|---|---|\n|North|2000|7160|\n|North|2001|6946|\n|South|2001|7002|\n';
    const row = async (cells: string) => {
      const { sentences } = await run(`| Quay | Year | Level |\n|---|---|---|\n| ${cells} |`, source);
      return sentences.map(({ band, reasons }) => [band, ...reasons].join(': ')).join();
    };
    assert.equal(await row('North | 2001 | 6946'), 'supported');
    assert.equal(await row('North | 2001 | 6956'), 'unsupported: The table says 6946 here, not 6956.');
    assert.equal(await row('South | 2001 | 6946'), 'unsupported: The table says 7002 here, not 6946.');
  });

  it('judges a row with some of the columns, or in another order, by their titles', async () => {
    const source =
      'Watering bags cost 40 euros a year.\n\n| Measure | Cost per tree (€) | Survival after 10 years |\n|---|---|---|\n| None | 0 | 54 % |\n| Watering bags | 120 | 77 % |\n| Structural soil | 1900 | 88 % |\n';
    const rows = async (head: string, ...lines: string[]) => {
      const columns = head.split('|').length - 2;
      const { sentences } = await run([head, `|${'---|'.repeat(columns)}`, ...lines].join('\n'), source);
      return sentences.map(({ band, reasons }) => [band, ...reasons].join(': '));
    };
    for (const title of ['Survival after 10 years', 'Survival', 'Survival after 10 years, in percent']) {
      assert.deepEqual(await rows(`| Measure | ${title} |`, '| Watering bags | 77 % |', '| Structural soil | 88% |'), [
        'supported',
        'supported',
      ]);
      assert.deepEqual(await rows(`| Measure | ${title} |`, '| None | 95 % |', '| Watering bags | 120 |'), [
        'unsupported: The table says 54 % here, not 95 %.',
        'unsupported: The table says 77 % here, not 120.',
      ]);
    }
    assert.deepEqual(await rows('| Measure | Cost |', '| Watering bags | 120 |', '| Structural soil | 1800 |'), [
      'supported',
      'unsupported: The table says 1900 here, not 1800.',
    ]);
    assert.deepEqual(await rows('| Measure | Survival | Cost |', '| None | 54 % | 0 |', '| None | 0 | 54 % |'), [
      'supported',
      'unsupported: The table says 54 % here, not 0.',
    ]);
  });

  it('judges an answer inside a Markdown fence', async () => {
    for (const fence of ['```markdown', '~~~md', '```']) {
      const answer = `${fence}\nThe wall is 900 metres long.\n${fence.slice(0, 3)}`;
      const { sentences, citations } = await run(answer, harbour);
      assert.equal(sentences.length, 1, fence);
      assert.ok(citations.length > 0, fence);
    }
  });

  it('finds the source of each sentence among several, and numbers the citations', async () => {
    const { sentences, citations } = await run(
      'The monk Eisai brought matcha to Japan in 1191. The wall cost 48 million euros.',
      harbour,
      tea,
    );
    const first = sentences.map((sentence) => citations.find(({ id }) => id === sentence.citations[0])?.source_id);
    assert.deepEqual(first, ['s2', 's1']);
    assert.deepEqual(
      citations.map(({ id }) => id),
      citations.map((_, index) => index + 1),
    );
  });

  it('lets a mark decide between equal passages, but never against the words', async () => {
    const source = async (answer: string) => {
      const { citations } = await run(
        answer,
        'The wall is 900 metres long.',
        'The wall is 900 metres long.',
        'Tea is a drink.',
      );
      return citations[0]?.source_id;
    };
    assert.equal(await source('The wall is 900 metres long.'), 's1');
    assert.equal(await source('The wall is 900 metres long [2].'), 's2');
    assert.equal(await source('The long wall is 900 metres.[2]'), 's2');
    assert.equal(await source('The wall is 900 metres long. [3]'), 's1');
    assert.equal(await source('The wall is 900 metres long [99].'), 's1');
  });

  it("says that an answer in another language can't be checked by wording", async () => {
    const sentence = await only(
      'Der Hafen wurde nach einem schweren Sturm wieder aufgebaut, und niemand wurde dabei verletzt.',
      harbour,
    );
    assert.deepEqual([sentence.support, sentence.band], [null, 'unjudged']);
    assert.match(sentence.reasons.join(), /different language than the source/);
  });

  it('says the same of a single sentence in a different language than the rest of its answer', async () => {
    const english = 'The new wall is 900 metres long and cost 48 million euros.';
    for (const [foreign, band] of [
      ['Der Hafen wurde nach einem schweren Sturm wieder aufgebaut, und niemand wurde dabei verletzt.', 'unjudged'],
      ['Le port a été reconstruit après une tempête, et personne n’a été blessé.', 'unjudged'],
      ['Die neue Mauer ist 900 Meter lang und hat 48 Millionen Euro gekostet.', 'unjudged'],
      ['Die neue Mauer ist 950 Meter lang und hat 48 Millionen Euro gekostet.', 'unsupported'],
    ] as const) {
      const { sentences } = await run(`${english} ${foreign} ${english}`, harbour);
      assert.deepEqual([sentences.length, sentences[1]?.band], [3, band], foreign);
    }
  });

  it('detects an answer that is unrelated to its question', async () => {
    const asked = async (question: string, text: string) =>
      (await ground({ text, question, sources: [{ id: 's1', text: harbour }] }, new AbortController().signal))
        .mayNotAnswer;
    const wall = 'The new wall is 900 metres long and cost 48 million euros.';
    assert.equal(await asked('What did the new wall cost?', wall), undefined);
    assert.equal(await asked('Which poisonous mushrooms grow in Siberian forests?', wall), true);
    assert.equal(await asked('Summarize the key points', wall), undefined);
    assert.equal(await asked('', wall), undefined);
  });

  it('judges neither what an answer says about itself nor its list of sources', async () => {
    const statement = 'The new wall is 900 metres long and cost 48 million euros.';
    const { sentences } = await run(
      `Note: This summary is based on the text provided.\n\n${statement}\n\nSources:\n[1] Notes\n[2] The harbour of Port Elm`,
      harbour,
    );
    assert.deepEqual(
      sentences.map(({ text }) => text),
      [statement],
    );
  });

  it('counts unjudged sentences against the answer', async () => {
    const { sentences } = await run(
      'Der Hafen wurde nach einem schweren Sturm wieder aufgebaut, und niemand wurde dabei verletzt.',
      harbour,
    );
    const verdict = verdictOf(sentences);
    assert.deepEqual([sentences.length, verdict.unjudged + verdict.unsupported + verdict.doubtful], [1, 1]);
  });

  it('says that a sentence is quoted in part', async () => {
    const part = await only('Fishing boats use the old basin', harbour);
    assert.deepEqual([part.band, part.quoted_in_part], ['supported', true]);
    const whole = await only('Nobody was hurt during the works.', harbour);
    assert.deepEqual([whole.band, whole.quoted_in_part], ['verbatim', false]);
  });

  it('stops when aborted', async () => {
    const controller = new AbortController();
    const long = Array.from(
      { length: 20_000 },
      (_, index) => `Sentence number ${index} of a long source stands here.`,
    ).join('\n\n');
    const grounding = ground({ text: 'Anything.', sources: [{ id: 's1', text: long }] }, controller.signal);
    controller.abort(new Error('stopped'));
    await assert.rejects(grounding, /stopped/);
  });

  it('never reports a wrong offset, whatever the answer and the sources', async () => {
    const piece = fc.constantFrom(
      'The harbour was rebuilt in 2014. ',
      'It cost 48 million euros [1]. ',
      '[2]',
      ' [1][2] ',
      '(s1)',
      '【1】',
      'Sure! ',
      'Here is the summary:\n',
      '\n\n',
      '- item ',
      '**bold** ',
      '`a[1]` ',
      '```\n[1]\n```\n',
      '[x](y[1]) ',
      '汉字在这里。',
      '👩‍👧 ',
      '| a | b |\n|---|---|\n| 1 | 2 |\n',
      'I hope this helps!',
      '40 % ',
      'Ada Lovelace ',
      '[^1] ',
      '\r\n',
      '# T\n',
      '[',
      ']',
      '(',
      ')',
    );
    const markdown = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(markdown, fc.array(markdown, { maxLength: 3 }), async (answer, sources) => {
        const { sentences, citations } = await run(answer, ...sources);
        let last = 0;
        for (const sentence of sentences) {
          assert.equal(answer.slice(sentence.start, sentence.end), sentence.text);
          assert.ok(sentence.start >= last);
          last = sentence.end;
          assert.ok(
            sentence.support === null ? sentence.band === 'unjudged' : sentence.support >= 0 && sentence.support <= 1,
          );
          assert.ok(sentence.citations.length <= 3);
          for (const id of sentence.citations) assert.equal(citations[id - 1]?.sentence, sentence.text);
        }
        for (const { source_id, start, end, quote } of citations)
          assert.equal(sources[Number(source_id.slice(1)) - 1]?.slice(start, end), quote);
      }),
    );
  });
});
