import type { CachedAnswer, Source } from '../../../src/agent/interfaces/index.js';
import { finalSummaryOf, type AgentEvent, type RunRecord } from '../../../src/protocol/index.js';

/** The same for all runs, and within the time that a history is kept, in whatever year the tests run. */
const STARTED_AT = new Date(Date.now() - 60_000).toISOString();

export function sampleRun(runId: string, change: Partial<RunRecord> = {}): RunRecord {
  return {
    run_id: runId,
    session_id: 'default',
    title: `Title of ${runId}`,
    query: 'Summarize this source.',
    sources: [{ id: 's1', kind: 'url', title: 'Page', url: 'https://example.org/' }],
    provider: 'mock',
    model: 'mock-small',
    started_at: STARTED_AT,
    ended_at: null,
    reason: null,
    pinned: false,
    confidence: null,
    thread_id: runId,
    ...change,
  };
}

export function sampleSource(contentHash: string, markdown: string): Source {
  return {
    kind: 'url',
    format: 'html',
    title: 'Page',
    url: 'https://example.org/',
    markdown,
    contentHash,
    verbatim: false,
    warnings: [],
    hosts: ['example.org'],
    readAt: '2026-01-01T00:00:00.000Z',
  };
}

export function sampleAnswer(text: string): CachedAnswer {
  return {
    final: finalSummaryOf({
      title: 'Page',
      text,
      key_points: [],
      sources: [],
      sentences: [],
      citations: [],
      coverage: 1,
    }),
    actions: [],
    provider: 'mock',
    model: 'mock-small',
    createdAt: '2026-01-01T00:00:00.000Z',
  };
}

export function partial(runId: string, seq: number, text: string): AgentEvent {
  return { type: 'partial_summary', payload: { text }, run_id: runId, seq };
}

export function finalSummary(runId: string, seq: number, text: string): AgentEvent {
  return {
    type: 'final_summary',
    payload: sampleAnswer(text).final,
    run_id: runId,
    seq,
  };
}
