import type { DigestEvent } from '../interfaces/index.js';
import { message, type AgentError, type Message } from '../../protocol/index.js';

/** A call to the model, before it is made. */
export interface ModelCall {
  /** Part of the key, together with the node's inputs. */
  kind: 'notes' | 'merge' | 'answer' | 'whole';
  /** The node's inputs, apart from question, language, and model. */
  madeOf: readonly string[];
  /** Built when needed: together, the prompts of a large document are as large as the document. */
  prompt(): string;
  outputTokens: number;
  /** Its prompt is made of notes. */
  readsNotes?: boolean;
  /** Set if it differs from the run's context. */
  contextTokens?: number;
  onText?: (text: string, restart: boolean) => void;
  onReasoning?: (text: string) => void;
  onLoading?: () => void;
  /** The model is reading the prompt; `share` is 0..1 if the server reports it. */
  onReading?: (share?: number) => void;
  /** The first attempt failed; another one follows. */
  onRetry?: (failure: AgentError) => void;
  /** Another program is using the server; the call is repeated later. */
  onOccupied?: () => void;
}

export interface ModelOutput {
  text: string;
  /** Why it didn't end normally, by its sentence: cut at its limit, or looping. */
  cut?: Message;
  cached: boolean;
}

/** What a call reports before its first text. */
export function waitingReports(
  emit: (event: DigestEvent) => void,
): Pick<ModelCall, 'onLoading' | 'onReading' | 'onOccupied'> {
  return {
    onLoading: () => emit({ type: 'progress', stage: 'loading_model', sentence: message('digest.loadingModel') }),
    onOccupied: () => emit({ type: 'progress', stage: 'loading_model', sentence: message('digest.waitingForSpace') }),
    onReading: (share) =>
      emit({
        type: 'progress',
        stage: 'answer',
        sentence:
          share === undefined
            ? message('digest.readingPrompt')
            : message('digest.readingPromptShare', { percent: Math.floor(share * 100) }),
      }),
  };
}
