import {
  finalSummaryOf,
  message,
  textOf,
  told,
  type AgentEvent,
  type Citation,
  type Reason,
  type RunEvent,
  type SourceInfo,
  type Summary,
  type SummarySentence,
} from '../../../src/protocol/index.js';

/** Numbers a run's events from 1, as the agent does. */
export function numbered(runId: string, events: readonly RunEvent[], from = 1): AgentEvent[] {
  return events.map((event, index) => ({ ...event, run_id: runId, seq: from + index }));
}

export function started(change: Partial<Extract<RunEvent, { type: 'agent_start' }>['payload']> = {}): RunEvent {
  return {
    type: 'agent_start',
    payload: {
      query: 'How does a tide gauge know the sea level?',
      provider: 'ollama',
      model: 'llama3.2:3b',
      session_id: 'sidebar',
      thread_id: 'run-1',
      sources: [{ id: 's1', kind: 'url', title: 'Tide gauges', url: 'https://example.org/tide-gauges' }],
      started_at: '2026-03-02T10:00:00.000Z',
      protocol_version: 1,
      ...change,
    },
  };
}

export const SOURCE: SourceInfo = {
  id: 's1',
  kind: 'url',
  title: 'Tide gauges and how they are read',
  url: 'https://example.org/tide-gauges',
  format: 'html',
  site: 'example.org',
  author: 'M. Okafor',
  date: '2025-11-03',
  words: 2140,
  characters: 13_020,
  content_hash: 'a'.repeat(64),
  read: { closely: 1, skimmed: 0, left: 0 },
  sections: [
    { heading: 'What a gauge measures', read: 'closely', characters: 4000 },
    { heading: 'The stilling well', read: 'closely', characters: 5000 },
    { heading: 'Satellites', read: 'closely', characters: 4020 },
  ],
  share: 1,
};

export interface PlannedSentence {
  text: string;
  band: SummarySentence['band'];
  support: number | null;
  reasons?: Reason[];
  quotes?: string[];
  source?: string;
}

const PLAN: (PlannedSentence | string)[] = [
  {
    text: 'A tide gauge measures the height of the water against a **fixed point on land**, the benchmark.',
    band: 'supported',
    support: 0.94,
    quotes: ['A gauge reports the height of the sea surface relative to a benchmark on the nearby land.'],
  },
  ' ',
  {
    text: 'Its float sits in a stilling well, whose narrow opening damps the waves.',
    band: 'verbatim',
    support: 1,
    quotes: [
      'Its float sits in a stilling well, whose narrow opening damps the waves.',
      'Without the well, every passing ship would be in the record.',
    ],
  },
  '\n\n',
  {
    text: 'The first one was built in Amsterdam in 1682.',
    band: 'unsupported',
    support: 0.04,
    reasons: [
      {
        ...message('grounding.numberNotInSource', { number: '1682' }),
        counter_evidence: {
          source_id: 's1',
          start: 40,
          end: 101,
          quote: 'The oldest record that is still kept begins in Brest in 1807.',
        },
      },
      message('grounding.namesNotInSource', { names: 'Amsterdam' }),
    ],
  },
  '\n\n- ',
  {
    text: 'Land that sinks looks like a sea that rises.',
    band: 'supported',
    support: 0.9,
    quotes: ['Where the land subsides, the gauge shows a rising sea.'],
  },
  '\n- ',
  {
    text: 'Satellites correct for it, everywhere and at once.',
    band: 'doubtful',
    support: 0.46,
    reasons: [message('grounding.notInSource', { what: '"everywhere and at once"' })],
    quotes: ['Altimetry from satellites helps to tell the two apart.'],
  },
];

/** A finished summary with correct offsets and every verdict except `unjudged`. */
export function plannedSummary(
  plan: readonly (PlannedSentence | string)[] = PLAN,
  change: Partial<Summary> = {},
): Summary {
  let text = '';
  const sentences: SummarySentence[] = [];
  const citations: Citation[] = [];
  for (const piece of plan) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    const ids = (piece.quotes ?? []).map((quote, index) => {
      const id = citations.length + 1;
      citations.push({
        id,
        sentence_index: sentences.length,
        sentence: piece.text,
        source_id: piece.source ?? 's1',
        quote,
        start: 100 * id + index,
        end: 100 * id + index + quote.length,
        support: piece.support ?? 0,
        heading: 'The stilling well',
      });
      return id;
    });
    sentences.push({
      text: piece.text,
      start: text.length,
      end: text.length + piece.text.length,
      support: piece.support,
      band: piece.band,
      reasons: (piece.reasons ?? []).map((reason) => textOf(reason)),
      reason_details: piece.reasons,
      citations: ids,
    });
    text += piece.text;
  }
  return { title: '', text, key_points: [], sources: [SOURCE], sentences, citations, coverage: 1, ...change };
}

/** The answer as tokens. */
export function partials(text: string, size = 24): RunEvent[] {
  const events: RunEvent[] = [];
  for (let at = 0; at < text.length; at += size)
    events.push({ type: 'partial_summary', payload: { text: text.slice(at, at + size) } });
  return events;
}

/** The verdict on each sentence of an answer, as sent while it streams. */
export function groundedEvents({ sentences, citations }: Summary): RunEvent[] {
  return sentences.map((sentence, index) => ({
    type: 'sentence_grounded',
    payload: { ...sentence, index, citations: citations.filter(({ id }) => sentence.citations.includes(id)) },
  }));
}

/** Notes on one chunk. */
export function note(text: string, index: number): RunEvent {
  return { type: 'partial_summary', payload: { text, chunk_index: index, heading: `Part ${index}` } };
}

export function receipt(change: Partial<Extract<RunEvent, { type: 'receipt' }>['payload']> = {}): RunEvent {
  return {
    type: 'receipt',
    payload: {
      provider: 'ollama',
      model: 'llama3.2:3b',
      local: true,
      cached: false,
      started_at: '2026-03-02T10:00:00.000Z',
      duration_ms: 8_400,
      first_token_ms: 412,
      tokens_per_second: 61.7,
      prompt_tokens: 3_120,
      output_tokens: 214,
      calls: 6,
      calls_from_cache: 35,
      chunks: 41,
      context_tokens: 8192,
      context_used: 5210,
      share_read: 1,
      fallback: null,
      hosts: ['example.org', '127.0.0.1:11434'],
      cost_usd: null,
      ...change,
    },
  };
}

export const ACTIONS: RunEvent[] = [
  {
    type: 'action_suggestion',
    payload: {
      id: 'a1',
      action_type: 'ask_follow_up',
      label: 'Why does the well damp waves but not tides?',
      query: 'Why does the well damp waves but not tides?',
    },
  },
  {
    type: 'action_suggestion',
    payload: {
      id: 'a2',
      action_type: 'explain_term',
      label: 'Explain "stilling well"',
      term: 'stilling well',
    },
  },
  { type: 'action_suggestion', payload: { id: 'a3', action_type: 'save_note', label: 'Save as a note' } },
];

/** A whole run from start to end. */
export function completeRun(
  runId: string,
  summary = plannedSummary(),
  start = started(),
  source = SOURCE,
): AgentEvent[] {
  return numbered(runId, [
    start,
    {
      type: 'progress',
      payload: { stage: 'fetching', ...told(message('sources.fetching', { site: 'example.org' })), source_id: 's1' },
    },
    { type: 'source_read', payload: { source } },
    { type: 'progress', payload: { stage: 'answer', ...told(message('digest.writing')) } },
    ...partials(summary.text),
    ...ACTIONS,
    { type: 'final_summary', payload: { ...finalSummaryOf(summary), confidence: 0.93 } },
    receipt(),
    { type: 'agent_end', payload: { success: true, reason: 'completed' } },
  ]);
}

/** An answer with every Markdown element, and a sentence that isn't checked. */
export const RICH: readonly (PlannedSentence | string)[] = [
  '### What helps\n\n',
  {
    text: 'A study of **41,000 street trees** finds that $\\Delta s = 0.83 - 0.58$, or 25 percentage points.',
    band: 'supported',
    support: 0.9,
    quotes: ['A study of 41,000 street trees in twelve cities.'],
  },
  '\n\n| Measure | 15-year survival |\n| --- | --- |\n',
  { text: '| None | 58 % |', band: 'supported', support: 0.9, quotes: ['Without measures 58 % survived.'] },
  '\n',
  {
    text: '| Watering bags | 91 % |',
    band: 'unsupported',
    support: 0.1,
    reasons: [
      {
        ...message('grounding.bound', { said: '71 %' }),
        counter_evidence: { source_id: 's1', start: 40, end: 63, quote: '| Watering bags | 71 % |' },
      },
    ],
  },
  '\n| Structural soil | **83 %** |\n\n',
  {
    text: '$$\n\\frac{a}{b} = \\sqrt{c}\n$$',
    band: 'supported',
    support: 0.9,
    quotes: ['The share is the root.'],
  },
  '\n\n```python\nprint("survival", 0.83)  # share\n```\n\n',
  { text: 'Die Sterblichkeit war höher.', band: 'unjudged', support: null },
  ' See [the study](https://example.org/a_long_address_of_a_study).\n\n- [x] Measured\n- [ ] Repeated\n',
];
