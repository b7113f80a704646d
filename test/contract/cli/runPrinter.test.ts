import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { createRunPrinter } from '../../../src/cli/runPrinter.js';
import { verdictOf, type AgentEvent, type Summary, type SummarySentence } from '../../../src/protocol/index.js';

const ERASE = '\r\x1b[2K';

/** What a terminal displays of the output: an erase sequence clears the current line. */
function shown(written: string): string[] {
  return written.split('\n').map((line) => line.slice(line.lastIndexOf(ERASE) + 1).replace(ERASE.slice(1), ''));
}

const sentence = (text: string, support: number | null): SummarySentence => ({
  text,
  start: 0,
  end: text.length,
  support,
  band: support === null ? 'unjudged' : support < 0.5 ? 'unsupported' : 'supported',
  reasons: support === 0 ? ['The number 40 % is not in the source.'] : [],
  citations: [],
});

function final(sentences: SummarySentence[], citations: number): AgentEvent[] {
  const summary: Summary = { title: '', text: '', key_points: [], sources: [], sentences, citations: [], coverage: 1 };
  return [
    { type: 'final_summary', payload: { summary, citations, confidence: 0.5, verdict: verdictOf(sentences) } },
    { type: 'agent_end', payload: { success: true, reason: 'completed' }, run_id: 'run-1' },
  ];
}

describe('a run on a terminal', () => {
  function printed(events: AgentEvent[]): string[] {
    let written = '';
    const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 80 }) as unknown as WriteStream;
    terminal.write = (text: unknown) => ((written += String(text)), true);
    const printer = createRunPrinter(terminal, terminal);
    for (const event of events) printer.print(event);
    return shown(written).filter((line) => line !== '');
  }

  it('leaves no progress between the answer and its statistics, and erases no word of the answer', () => {
    const lines = printed([
      { type: 'progress', payload: { stage: 'reading', message: 'Reading coast.md' } },
      { type: 'partial_summary', payload: { text: 'The harbour protects ' } },
      { type: 'progress', payload: { stage: 'answer', message: 'Writing the answer' } },
      { type: 'partial_summary', payload: { text: 'boats.' } },
      { type: 'progress', payload: { stage: 'grounding', message: 'Checking every sentence against the source' } },
      ...final([sentence('The harbour protects boats.', 1)], 2),
    ]);
    assert.deepEqual(lines, ['The harbour protects boats.', 'Supported 50% · 2 citations · read 100% · run run-1']);
  });

  it('lists the unsupported sentences with their reasons', () => {
    const lines = printed(final([sentence('It grew.', 1), sentence('It grew by 40 %.', 0)], 1));
    assert.deepEqual(lines, [
      'Supported 50% · 1 citation · read 100% · run run-1',
      'Unsupported: "It grew by 40 %." — The number 40 % is not in the source.',
    ]);
  });

  it('says there was nothing to check if no sentence can be judged', () => {
    assert.deepEqual(printed(final([sentence('Does it?', null)], 0)), [
      'Nothing to check · 0 citations · read 100% · run run-1',
    ]);
  });
});

describe('a restarted answer', () => {
  const events: AgentEvent[] = [
    { type: 'partial_summary', payload: { text: 'Okay, the user wants ' } },
    { type: 'partial_summary', payload: { text: 'a summary.\nHmm.' } },
    { type: 'partial_summary', payload: { text: 'The harbour ', restart: true } },
    { type: 'partial_summary', payload: { text: 'protects boats.' } },
    ...final([sentence('The harbour protects boats.', 1)], 2),
  ];
  const streamTo = (fields: Partial<WriteStream>): { written: () => string; stream: WriteStream } => {
    let written = '';
    const stream = Object.assign(new PassThrough(), fields) as unknown as WriteStream;
    stream.write = (text: unknown) => ((written += String(text)), true);
    return { written: () => written, stream };
  };

  it('leaves nothing from its first attempt in a file', () => {
    const { stream, written } = streamTo({});
    const printer = createRunPrinter(stream, streamTo({}).stream);
    for (const event of events) printer.print(event);
    assert.equal(written(), 'The harbour protects boats.\n');
  });

  it('keeps the partial answer in a file after a stop or an error', () => {
    const { stream, written } = streamTo({});
    const printer = createRunPrinter(stream, streamTo({}).stream);
    printer.print({ type: 'partial_summary', payload: { text: 'The harbour' } });
    printer.print({ type: 'agent_end', payload: { success: false, reason: 'cancelled' }, run_id: 'run-1' });
    assert.equal(written(), 'The harbour\n');
  });

  it('is erased on a terminal, where it takes two lines', () => {
    const { stream, written } = streamTo({ isTTY: true, columns: 80, rows: 24 });
    const printer = createRunPrinter(stream, streamTo({}).stream);
    for (const event of events) printer.print(event);
    assert.equal(written(), 'Okay, the user wants a summary.\nHmm.\x1b[1A\r\x1b[JThe harbour protects boats.\n');
  });
});
