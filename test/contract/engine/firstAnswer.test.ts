import assert from 'node:assert/strict';
import { documentOf } from '../../bench/digest/documents.js';
import { startScriptedOllama, type ScriptedOllama } from '../../helpers/ollamaServer.js';
import { ofType, runToEnd, streamed, TestEngine } from '../../helpers/testEngine.js';
import type { AgentEvent } from '../../../src/protocol/index.js';

const LONG = documentOf(300_000);
/** The mock summary of a text: its first sentence. */
const firstSentence = (prompt: string): string =>
  /\n([A-Z][^.\n#]{30,}\.)/.exec(prompt.slice(prompt.indexOf('\n<')))?.[1] ?? 'Nothing.';
const isNotes = (prompt: string) => prompt.includes('Write dense notes') || prompt.includes('Merge them');
const isFirst = (prompt: string) => /These are the (?:most telling )?passages/.test(prompt);
const answerTo = (prompt: string): string[] =>
  (isNotes(prompt)
    ? `- ${firstSentence(prompt)}`
    : `${firstSentence(prompt)} ${isFirst(prompt) ? 'This came first.' : 'This came last.'}\n`
  ).match(/.{1,16}/gs) ?? [];
/** The share of the document that is in a prompt, 0..1. */
function shareIn(prompt: string): number {
  const paragraphs = LONG.split('\n\n');
  const inside = paragraphs.filter((paragraph) => prompt.includes(paragraph));
  return inside.join('\n\n').length / LONG.length;
}
const finalOf = (events: AgentEvent[]) => {
  const final = ofType(events, 'final_summary')[0]?.payload.summary;
  assert.ok(final);
  return final;
};
const at = (events: AgentEvent[], matches: (event: AgentEvent) => boolean) => events.findIndex(matches);
const isDraft = (event: AgentEvent) => event.type === 'partial_summary' && event.payload.draft === true;

describe('a first answer before everything is read', () => {
  let test: TestEngine;
  let fast: ScriptedOllama;
  let slow: ScriptedOllama;
  before(async () => {
    fast = await startScriptedOllama(answerTo);
    slow = await startScriptedOllama(answerTo, {}, undefined, 100);
    test = await TestEngine.open();
  });
  after(async () => {
    await test.close();
    await Promise.all([fast.close(), slow.close()]);
  });
  const run = async (server: ScriptedOllama, command: Record<string, unknown>) => {
    test.use({ ollama: { baseUrl: server.origin, model: server.model } });
    server.prompts.length = 0;
    const client = await test.connect();
    const events = await runToEnd(client, { document: { markdown: LONG, title: 'Long' }, ...command });
    client.close();
    return { events, prompts: [...server.prompts] };
  };

  it('comes before more chunks are read, is marked as such, and gives way to the answer from everything', async () => {
    const { events, prompts } = await run(fast, {});
    const told = ofType(events, 'progress')
      .filter(({ payload }) => payload.stage === 'first_answer')
      .at(-1)?.payload;
    assert.match(told?.message ?? '', /^First answer, from \d% of the text; reading on…$/);
    assert.ok(Math.abs((told?.read ?? 0) - shareIn(prompts.find(isFirst) ?? '')) < 0.02, `${told?.read}`);
    const draft = at(events, isDraft);
    const furtherNotes = at(
      events,
      (event) => event.type === 'partial_summary' && (event.payload.chunk_index ?? 0) > 0,
    );
    const replaced = at(
      events,
      (event) => event.type === 'partial_summary' && event.payload.restart === true && !event.payload.draft,
    );
    assert.ok(draft > 0 && draft < furtherNotes && furtherNotes < replaced, `${draft} ${furtherNotes} ${replaced}`);
    const final = finalOf(events);
    assert.match(final.text, /This came last\.$/);
    assert.equal(streamed(events), final.text);
    assert.deepEqual([final.coverage, final.first_answer, final.incomplete], [1, undefined, undefined]);
    assert.equal(prompts.filter(isFirst).length, 1);
  });

  it('is the entire result of a quick run, which says how much it read; reading on covers everything', async () => {
    const { events, prompts } = await run(fast, {
      depth: 'quick',
      query: 'Summarize this source in 80 words.',
      fresh: true,
    });
    assert.ok(prompts.length <= 2, `${prompts.length} calls`);
    const final = finalOf(events);
    const share = shareIn(prompts.find(isFirst) ?? '');
    assert.ok(Math.abs(final.coverage - share) < 0.02, `${final.coverage} told, ${share} read`);
    assert.equal(final.first_answer?.share, final.coverage);
    assert.equal(final.incomplete, undefined);
    assert.equal(
      at(events, (event) => event.type === 'partial_summary' && event.payload.restart === true),
      -1,
    );
    assert.ok(ofType(events, 'action_suggestion').some(({ payload }) => payload.action_type === 'continue_reading'));
    const on = await run(fast, {
      document: undefined,
      query: 'Summarize this source in 80 words.',
      continue_run: events[0]?.run_id,
    });
    assert.deepEqual([finalOf(on.events).coverage, finalOf(on.events).first_answer], [1, undefined]);
    assert.equal(at(on.events, isDraft), -1);
  });

  it("offers to read on, with the time it takes, when the rest takes over a minute and the user didn't ask for everything", async () => {
    const { events, prompts } = await run(slow, {});
    const { first_answer: first, coverage } = finalOf(events);
    assert.ok(prompts.length <= 2 && coverage < 0.2, `${prompts.length} calls, ${coverage}`);
    // 75,000 tokens at 100 per second, plus the instructions of each call.
    const minutes = (first?.remaining_ms ?? 0) / 60_000;
    assert.ok(minutes > 11 && minutes < 16, `${minutes} minutes`);
    const thorough = await run(slow, { depth: 'thorough' });
    assert.equal(finalOf(thorough.events).coverage, 1);
    assert.ok(at(thorough.events, isDraft) > 0);
  });

  it('answers a question from the relevant passages in one call, and from everything when they say too little', async () => {
    const told = 'The comet Halley-Brandt was seen from Lisbon in 1812.';
    const markdown = LONG.replace(/\n\n(?=## 9\.)/, `\n\n${told}\n\n`);
    const document = { markdown, title: 'Comet' };
    const asked = await run(fast, { document, query: 'When was the comet Halley-Brandt seen from Lisbon?' });
    assert.equal(asked.prompts.length, 1);
    assert.ok(asked.prompts[0]?.includes(told));
    const { coverage, first_answer: first } = finalOf(asked.events);
    assert.ok(coverage > 0 && coverage < 0.2 && first?.share === coverage, `${coverage}`);

    const thin = await run(fast, { document, query: 'Which gluon condensate violates chiral perturbation in Lisbon?' });
    assert.equal(finalOf(thin.events).coverage, 1);
  });

  it("keeps a server's prompt cache useful for the next question: the text comes first, the question last", async () => {
    const markdown = documentOf(9_000);
    const ask = async (query: string) =>
      (await run(fast, { document: { markdown, title: 'Short' }, query, depth: 'quick' })).prompts.at(-1) ?? '';
    // The first run shows how fast the server is.
    const [one, other] = [await ask('Who measured the depth of the snow?'), await ask('What did the museum lose?')];
    let shared = 0;
    while (shared < one.length && one[shared] === other[shared]) shared++;
    assert.ok(one.includes(markdown.trim()) && other.includes(markdown.trim()));
    assert.ok(other.length - shared <= 0.15 * other.length, `${other.length - shared} of ${other.length} are new`);
  });
});
