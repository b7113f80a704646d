import { AgentError, message } from '../../protocol/index.js';
import type { DigestModel, GenerateEvent } from '../interfaces/index.js';
import { AbortableWaits } from '../streams/abortable.js';
import type { ModelCall } from './modelCall.js';

type Done = Extract<GenerateEvent, { type: 'done' }>;
type Request = Parameters<DigestModel['generate']>[0];

/** What a model writes during one call, reported while it comes in; also says how far a failed call got. */
export class CallStream {
  text = '';
  /** All of its output, including its reasoning and what it replaced. */
  written = '';
  /** Of the prompt that was read, 0..1, if the server reports it. */
  share: number | undefined;
  reasoned = false;
  /** When the first output arrived. */
  firstAt: number | undefined;

  /** `restart`: the first text replaces what an earlier attempt said. `begun` is called with every piece of output. */
  constructor(
    private readonly call: ModelCall,
    private restart: boolean,
    private readonly begun: () => void,
  ) {}

  /** Reads the answer to its end. Throws what `generate` does, and AgentError if it stops without an end. */
  async read(model: Pick<DigestModel, 'generate'>, request: Request, signal: AbortSignal): Promise<Done> {
    const left = new AbortController();
    const stream = model.generate(request, AbortSignal.any([signal, left.signal]))[Symbol.asyncIterator]();
    // A stream that ignores its signal must not block the run.
    const waits = new AbortableWaits(signal);
    try {
      for (;;) {
        const result = await waits.next(stream.next());
        if (result.done === true)
          throw new AgentError('stream_broken', message('digest.unfinished'), { retryable: true });
        if (result.value.type === 'done') return result.value;
        this.take(result.value);
      }
    } catch (error) {
      left.abort();
      throw error;
    } finally {
      waits.end();
      // Not awaited for the same reason.
      void Promise.resolve(stream.return?.()).catch(() => undefined);
    }
  }

  private take(event: Exclude<GenerateEvent, Done>): void {
    const { call } = this;
    if (event.type === 'loading') call.onLoading?.();
    else if (event.type === 'reading') {
      this.share = event.share;
      call.onReading?.(event.share);
    } else if (event.type === 'rewrite') {
      this.text = event.text;
      call.onText?.(event.text, true);
      this.restart = false;
    } else {
      this.begun();
      this.written += event.text;
      if (event.type === 'reasoning') {
        this.reasoned = true;
        call.onReasoning?.(event.text);
      } else {
        this.text += event.text;
        call.onText?.(event.text, this.restart);
        this.restart = false;
      }
    }
  }
}
