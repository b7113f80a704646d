import { AgentError, message, type MessageArgument } from '../../../protocol/index.js';
import type { EndOfOutput, GenerateEvent, GenerateRequest } from '../../interfaces/index.js';
import { EndOfTurn } from './endOfTurn.js';
import { OutputLimit } from './outputLimit.js';
import { CLOSING, OPENING } from './reasoningMarks.js';
import { ReasoningSplitter, type Part } from './reasoningSplitter.js';
import { Repetition } from './repetition.js';

/** After the end of a turn the server usually ends the stream, too, with the usage; wait this much longer for it. */
const MOST_AFTER_END = 4;

type Done = Extract<GenerateEvent, { type: 'done' }>;

export interface ShapeOptions {
  /** For error messages. */
  label: MessageArgument;
  request: GenerateRequest;
  /** Models that end their reasoning without starting it; kept between calls. */
  beginsInside: Set<string>;
}

/**
 * Shapes a model's output into an answer: separates reasoning, drops the tokens and turns of chat templates, and cuts
 * loops and output beyond the limit. Works on the events of any provider.
 */
export async function* shapeOutput(
  events: AsyncIterable<GenerateEvent>,
  { label, request, beginsInside }: ShapeOptions,
): AsyncGenerator<GenerateEvent, void, void> {
  const { model, prompt, system = '', maxOutputTokens } = request;
  const splitter = new ReasoningSplitter({
    marksAreSubject: OPENING.test(prompt) || CLOSING.test(prompt),
    beginsInside: beginsInside.has(model),
  });
  const turn = new EndOfTurn(prompt);
  const circles = new Repetition();
  const limit = new OutputLimit(maxOutputTokens);
  const told = { answered: false };
  let afterEnd = 0;

  const shown = (text: string): GenerateEvent[] => {
    if (text === '') return [];
    told.answered ||= text.trim() !== '';
    circles.push(text);
    return [{ type: 'text', text }];
  };
  const shape = (parts: Part[]): GenerateEvent[] =>
    parts.flatMap((part): GenerateEvent[] => {
      if (part.type === 'text') return shown(turn.push(part.text));
      if (part.type === 'reasoning') return [part];
      told.answered = false;
      turn.restart();
      circles.restart();
      return [part];
    });
  const rest = (reason: EndOfOutput): GenerateEvent[] => {
    const last = [...shape(splitter.flush(reason)), ...shown(turn.flush())];
    if (splitter.endedUnbegun) beginsInside.add(model);
    return last;
  };
  const cutShort = (reason: EndOfOutput): Done => ({
    type: 'done',
    reason,
    usage: {
      promptTokens: Math.ceil((prompt.length + system.length) / 4),
      outputTokens: Math.min(limit.tokens, maxOutputTokens ?? Infinity),
      isEstimated: true,
    },
  });

  for await (const event of events) {
    if (event.type === 'done') {
      yield* rest(event.reason);
      yield event;
      return;
    }
    if (event.type !== 'text' && event.type !== 'reasoning') {
      yield event;
      continue;
    }
    limit.count(event.text);
    yield* event.type === 'text' ? shape(splitter.push(event.text)) : [event];
    if (turn.ended && ++afterEnd > MOST_AFTER_END) {
      yield cutShort('stop');
      return;
    }
    const once = turn.ended ? undefined : circles.cut();
    if (once !== undefined) {
      yield { type: 'rewrite', text: once };
      yield cutShort('repetition');
      return;
    }
    if (limit.exceeded) {
      yield* rest('length');
      if (!told.answered)
        throw new AgentError('output_limit', message('providers.onlyReasoning', { label }), { retryable: true });
      yield cutShort('length');
      return;
    }
  }
}
