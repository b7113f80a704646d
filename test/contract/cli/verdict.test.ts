import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { AgentEvent } from '../../../src/protocol/index.js';
import { CommandLine, jsonLines } from '../../helpers/commandLine.js';
import { startScriptedOllama, type ScriptedOllama } from '../../helpers/ollamaServer.js';
import { ofType, streamed } from '../../helpers/testEngine.js';

const WRAPPED = `The panel opens beside the editor and lists the settings of other VS
Code extensions. In the second year the office moved to New
York City in March and most of the staff followed it before winter.`;

/** A source, sentences that it supports, and sentences that it doesn't. */
const JUDGED: Record<string, [source: string, right: string[], wrong: string[]]> = {
  'halves of hard-wrapped sentences': [
    WRAPPED,
    ['In the second year the office moved to New York City in March.', 'Most of the staff followed it before winter.'],
    [
      'The panel opens beside the editor and lists the settings of other VS',
      'In the second year the office moved to New',
      'York City in March and most of the staff followed it before winter.',
    ],
  ],
  'a name cut in two': [
    'The yard was sold to Port Ellen Shipping in March.',
    ['The yard was sold to Port Ellen Shipping.', 'The yard was sold.'],
    ['The yard was sold to Port.', 'Ellen Shipping in March.'],
  ],
  'what one side says': [
    'Opponents argued that the dam would flood the valley. Critics said the toll is unfair. The vote is in May.',
    [
      'Critics said the toll is unfair.',
      'Opponents argued that the dam would flood the valley.',
      'The vote is in May.',
    ],
    ['The toll is unfair.', 'The dam will flood the valley.'],
  ],
  'was eine Seite sagt': [
    'Laut Gegnern zerstört der Damm das ganze Tal. Die Abstimmung ist im Mai.',
    ['Laut Gegnern zerstört der Damm das ganze Tal.', 'Die Abstimmung ist im Mai.'],
    ['Der Damm zerstört das ganze Tal.'],
  ],
  'ce que dit un camp': [
    'Selon ses détracteurs, le barrage détruit toute la vallée. Le vote est en mai.',
    ['Selon ses détracteurs, le barrage détruit toute la vallée.', 'Le vote est en mai.'],
    ['Le barrage détruit toute la vallée.'],
  ],
  'lo que dice una parte': [
    'Según sus detractores, la presa destruye todo el valle. La votación es en mayo.',
    ['Según sus detractores, la presa destruye todo el valle.', 'La votación es en mayo.'],
    ['La presa destruye todo el valle.'],
  ],
  'an invented age that counts something else in the source': [
    'Marta Olsen leads the bank. It has 93 branches in nine countries.',
    ['Marta Olsen leads the bank.', 'The bank has 93 branches.'],
    ['Marta Olsen (93) leads the bank.', 'Marta Olsen, 93, leads the bank.'],
  ],
  'an age from another sentence': [
    'Marta Olsen leads the bank. She is 63 and lives in Bergen.',
    ['Marta Olsen (63) leads the bank.'],
    ['Marta Olsen (61) leads the bank.'],
  ],
};

const LAMPS = Array.from({ length: 900 }, (_, at) => `L${1000 + at}`);
/** Texts without a place to divide them, each with the same 900 facts. */
const UNDIVIDED: Record<string, string> = {
  'lamps.json': JSON.stringify(
    LAMPS.map((lamp, at) => ({ lamp, height: `${at + 3} metres`, note: 'lit by oil at dusk' })),
  ),
  'lamps.csv': `lamp,height,note\n${LAMPS.map((lamp, at) => `${lamp},${at + 3} metres,lit by oil at dusk and put out at dawn`).join('\n')}\n`,
  'lamps.log': LAMPS.map(
    (lamp, at) => `2025-01-01T00:00:00Z INFO lamp ${lamp} is ${at + 3} metres high and lit by oil at dusk`,
  ).join('\n'),
  'lamps.txt': LAMPS.map(
    (lamp, at) => `灯塔${lamp}高${at + 3}米，黄昏时用油点亮，黎明时熄灭，由看守人每天记录在册。`,
  ).join(''),
};

describe('the verdict on the command line', () => {
  let folder: string;
  let cli: CommandLine;
  let ollama: ScriptedOllama;
  let answer = '';
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'regen-verdict-'));
    ollama = await startScriptedOllama(() => answer.match(/[^]{1,9}/gu) ?? [], {
      model_info: { 'test.context_length': 8_192 },
    });
    cli = new CommandLine(folder, { OLLAMA_BASE_URL: ollama.origin, OLLAMA_MODEL: ollama.model });
  });
  after(async () => {
    await ollama.close();
    await rm(folder, { recursive: true, force: true });
  });

  const summarize = async (
    source: string,
    said: string,
    input = '',
  ): Promise<{ stderr: string; events: AgentEvent[] }> => {
    answer = said;
    const parameters = ['summarize', source, '--provider', 'ollama', '--fresh', '--depth', 'thorough'];
    const { stdout, stderr } = await cli.run([...parameters, '--json'], { input });
    return { stderr, events: jsonLines<AgentEvent>(stdout) };
  };

  it('accepts what the source says, and nothing that is cut off, attributed, or borrowed', async () => {
    const { stdout, stderr } = await cli.run(['verify'], {
      input: Object.entries(JUDGED)
        .map(([id, [source, right, wrong]]) => JSON.stringify({ id, source, summary_sentences: [...right, ...wrong] }))
        .join('\n'),
    });
    const bands = new Map(jsonLines<{ id: string; bands: string[] }>(stdout).map((one) => [one.id, one.bands]));
    for (const [id, [, right, wrong]] of Object.entries(JUDGED))
      for (const [at, sentence] of [...right, ...wrong].entries()) {
        const band = bands.get(id)?.[at] ?? stderr;
        const expected = at < right.length ? ['verbatim', 'supported'] : ['doubtful', 'unsupported'];
        assert.ok(expected.includes(band), `${id}: ${sentence} is ${band}`);
      }
  });

  for (const [name, text] of Object.entries(UNDIVIDED))
    it(`reads every fact of ${name}, which has no place to divide it`, async () => {
      await writeFile(path.join(folder, name), text);
      const from = ollama.prompts.length;
      const { events, stderr } = await summarize(name, 'The lamps are lit at dusk.');
      const read = ollama.prompts.slice(from).join('\n');
      assert.ok(ollama.prompts.length - from > 1, 'it takes several calls');
      assert.deepEqual(
        LAMPS.filter((lamp) => !read.includes(lamp)),
        [],
        stderr,
      );
      assert.equal(ofType(events, 'final_summary')[0]?.payload.summary.coverage, 1);
    });

  it('judges what looks like chatter, and an answer inside a fence, and keeps every character', async () => {
    const source =
      'Burning leaves is forbidden under section 4. If you have any swelling, call an ambulance at once. The value lies in the interval [0, 1] of it.';
    for (const [said, count] of [
      ['Yes, this is forbidden under section 4.', 1],
      ['Burning leaves is forbidden under section 4. If you have any swelling, call an ambulance at once.', 2],
      ['The value lies in the interval [0, 1] of it.', 1],
      ['```markdown\nBurning leaves is forbidden under section 4.\n```', 1],
    ] as const) {
      const { events, stderr } = await summarize('-', said, source);
      const final = ofType(events, 'final_summary')[0]?.payload;
      assert.equal(final?.summary.text, said, stderr);
      assert.equal(streamed(events), said);
      assert.equal(final.verdict.verbatim + final.verdict.supported, count, said);
      assert.ok(final.citations > 0, said);
    }
  });
});
