import { told, type RunEvent } from '../../protocol/index.js';
import type { AnswerGrounding, DigestEvent, DigestResult } from '../interfaces/index.js';
import { createPacer, type Pacer } from '../streams/pacer.js';
import { createAnswerFilter } from './answerFilter.js';
import type { Digested } from './conclude.js';

type Emit = (event: RunEvent) => void;
type Written = Exclude<DigestEvent, { type: 'result' }>;
type Notes = Extract<Written, { type: 'notes' }>;

/** What one model writes, as the reader sees it while it is written. Its answer is also passed on to be grounded. */
export interface LiveAnswer {
  show(event: Written): void;
  /** The model has written everything: shows what might have been the actions block. Call once. */
  end(): void;
  /** The result without its actions block. The reader sees what will be stored: if that differs, it is shown again. */
  conclude(result: DigestResult): Digested;
  /** Sends held-back text. */
  flush(): void;
}

export function createLiveAnswer(emit: Emit, grounding: AnswerGrounding): LiveAnswer {
  let filter = createAnswerFilter();
  let shown = '';
  let draft: true | undefined;
  const answer = createPacer((text) => {
    shown += text;
    emit({ type: 'partial_summary', payload: { text, draft } });
    grounding.push(text);
  });
  const reasoning = reasoningPacers(emit);
  const notes = notesPacers(emit);

  const showAnew = (text: string) => {
    answer.flush();
    shown = text;
    emit({ type: 'partial_summary', payload: { text, restart: true, draft } });
    grounding.restart(text);
  };
  /** A first answer may stay for a long time, so its last sentence is judged now. */
  const endDraft = () => {
    answer.push(filter.end());
    filter = createAnswerFilter();
    answer.flush();
    grounding.push('\n\n');
  };

  return {
    show(event) {
      switch (event.type) {
        case 'progress':
          emit({
            type: 'progress',
            payload: {
              ...told(event.sentence),
              stage: event.stage,
              done: event.done,
              total: event.total,
              read: event.read,
              remaining_ms: event.remainingMs,
            },
          });
          break;
        case 'notes':
          notes.show(event);
          break;
        case 'answer':
          draft = event.draft || undefined;
          if (event.restart) {
            filter = createAnswerFilter();
            showAnew(filter.push(event.text));
          } else answer.push(filter.push(event.text));
          if (event.ended) endDraft();
          break;
        case 'reasoning':
          reasoning.show(event);
      }
    },
    end: () => answer.push(filter.end()),
    conclude(result) {
      const digested = withoutActions(result);
      answer.flush();
      draft = undefined;
      if (digested.result.text !== shown) showAnew(digested.result.text);
      return digested;
    },
    flush() {
      reasoning.flush();
      answer.flush();
      notes.flush();
    },
  };
}

/** Reasoning is paced by chunk; without one it is about the answer. */
function reasoningPacers(emit: Emit) {
  const pacers = new Map<number | undefined, Pacer>();
  return {
    show({ text, chunkIndex }: { text: string; chunkIndex?: number }) {
      let pacer = pacers.get(chunkIndex);
      if (!pacer) {
        pacer = createPacer((more) => emit({ type: 'reasoning', payload: { text: more, chunk_index: chunkIndex } }));
        pacers.set(chunkIndex, pacer);
      }
      pacer.push(text);
    },
    flush() {
      for (const pacer of pacers.values()) pacer.flush();
    },
  };
}

function notesPacers(emit: Emit) {
  const pacers = new Map<number, Pacer>();
  return {
    show({ chunkIndex, heading, sourceId, restart, cached, text }: Notes) {
      let pacer = pacers.get(chunkIndex);
      if (pacer && !restart && heading === undefined && !cached) {
        pacer.push(text);
        return;
      }
      pacer?.flush();
      // A chunk's first partial contains its location, so it is sent separately.
      emit({
        type: 'partial_summary',
        payload: { text, chunk_index: chunkIndex, heading, source_id: sourceId, cached, restart },
      });
      pacer ??= createPacer((more) =>
        emit({ type: 'partial_summary', payload: { text: more, chunk_index: chunkIndex } }),
      );
      pacers.set(chunkIndex, pacer);
    },
    flush() {
      for (const pacer of pacers.values()) pacer.flush();
    },
  };
}

/** Removes the actions block from the complete text, as the filter did during streaming. */
function withoutActions(result: DigestResult): Digested {
  const filter = createAnswerFilter();
  const text = filter.push(result.text) + filter.end();
  return { result: { ...result, text }, proposed: filter.actions() };
}
