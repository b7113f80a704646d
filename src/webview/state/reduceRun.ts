import { groundedAfter } from '../../protocol/citedAnswer.js';
import type { AgentEvent } from '../../protocol/index.js';
import { shownText, notesOf, type Note, type RunState } from './model.js';

/**
 * Applies one event to the run. Skips events already seen; drops events that arrive too early and requests the missing
 * ones. The result is the same however often and wherever the stream was interrupted.
 */
export function reduceRun(run: RunState, event: AgentEvent): RunState {
  const seq = event.seq;
  if (seq === undefined) return apply(run, event);
  if (seq <= run.seq) return run;
  // A slow client gets several partials merged into one; if part of it was seen already, they are requested one by one.
  if ((event.first_seq ?? seq) !== run.seq + 1) return run.resume === 'none' ? { ...run, resume: 'needed' } : run;
  const next = apply({ ...run, grounded: groundedAfter(run.grounded, event), seq, resume: 'none' }, event);
  return withFirst(next, event);
}

/** The first answer, while it is the current one. */
function withFirst(run: RunState, { type, payload }: AgentEvent): RunState {
  const isAnswer = type === 'partial_summary' && payload.chunk_index === undefined;
  if (isAnswer && payload.draft) return { ...run, first: { text: run.answer, grounded: run.grounded } };
  const isOfFirst = type === 'sentence_grounded' && run.first?.text === run.answer;
  return isOfFirst ? { ...run, first: { text: run.answer, grounded: run.grounded } } : run;
}

function apply(run: RunState, event: AgentEvent): RunState {
  switch (event.type) {
    case 'agent_start':
      return { ...run, started: event.payload };
    case 'partial_summary': {
      const { payload } = event;
      if (payload.chunk_index !== undefined)
        return { ...run, notes: withNote(run.notes, payload, payload.chunk_index), live_note: payload.chunk_index };
      return { ...run, answer: payload.restart ? payload.text : run.answer + payload.text, live_note: null };
    }
    case 'action_suggestion':
      return run.actions.some(({ id }) => id === event.payload.id)
        ? run
        : { ...run, actions: [...run.actions, event.payload] };
    case 'final_summary':
      return {
        ...run,
        summary: event.payload.summary,
        verdict: (event.payload as Partial<typeof event.payload>).verdict ?? null,
        live_note: null,
      };
    case 'agent_end':
      return { ...settled(run, event.payload.success), end: event.payload, live_note: null };
    case 'error':
      return { ...run, failures: [...run.failures, event.payload] };
    case 'progress': {
      const { source_id: sourceId } = event.payload;
      return {
        ...run,
        progress: event.payload,
        first_told: event.payload.stage === 'first_answer' ? event.payload : run.first_told,
        source_progress:
          sourceId === undefined ? run.source_progress : { ...run.source_progress, [sourceId]: event.payload },
      };
    }
    case 'source_read':
      return {
        ...run,
        sources_read: [...run.sources_read.filter(({ id }) => id !== event.payload.source.id), event.payload.source],
      };
    case 'reasoning':
      return { ...run, reasoning: run.reasoning + event.payload.text };
    case 'provider_changed':
      return { ...run, provider_changes: [...run.provider_changes, event.payload] };
    case 'receipt':
      return { ...run, receipt: event.payload };
    case 'action_result':
      return { ...run, outcomes: { ...run.outcomes, [event.payload.action_id]: event.payload } };
    default:
      return run;
  }
}

/**
 * A run that has ended: discards the carried-over text if the run is complete by itself, or else makes it the run's
 * own.
 */
function settled(run: RunState, whole: boolean): RunState {
  return whole || !run.carried
    ? { ...run, carried: null }
    : { ...run, answer: shownText(run), notes: notesOf(run), carried: null };
}

function withNote(
  notes: readonly Note[],
  payload: {
    text: string;
    heading?: string;
    source_id?: string;
    cached?: boolean;
    restart?: boolean;
  },
  index: number,
): readonly Note[] {
  // It is nearly always the chunk that grew last, so search from the end.
  let at = notes.length - 1;
  while (at >= 0 && (notes[at]?.chunk_index ?? -1) > index) at--;
  const known = notes[at];
  const copy = notes.slice();
  if (known?.chunk_index === index) {
    copy[at] = {
      ...known,
      text: payload.restart ? payload.text : known.text + payload.text,
      heading: payload.heading ?? known.heading,
      source_id: payload.source_id ?? known.source_id,
      cached: payload.cached ?? known.cached,
    };
  } else {
    copy.splice(at + 1, 0, {
      chunk_index: index,
      heading: payload.heading ?? '',
      source_id: payload.source_id ?? null,
      text: payload.text,
      cached: payload.cached ?? false,
    });
  }
  return copy;
}
