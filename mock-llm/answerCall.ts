import { complete, countTokens, cutToContext, type CompletionRequest } from './completion.js';
import { sendJson, type Exchange } from './exchange.js';
import { baseName, CONTEXT_TOKENS, PULLABLE_MODEL, scenarioOf, type Scenario } from './models.js';
import { reply, type FailureKind, type WireFormat } from './reply.js';

export interface AnswerCall extends CompletionRequest {
  path: string;
  stream: boolean;
  wire: WireFormat;
  /** Tokens shared by prompt and answer; the model's own limit if the protocol sets none. */
  contextTokens?: number;
  /** Whether prompts that are too long are silently truncated, as by Ollama. */
  cutsSilently?: boolean;
  /** The protocol's error for a missing model. */
  missingModel: string;
}

const RETRY_AFTER_SECONDS = 1;

const refusals: Record<number, { kind: FailureKind; message: string }> = {
  401: { kind: 'auth', message: 'Incorrect API key provided.' },
  429: { kind: 'rate_limit', message: 'Rate limit reached. Try again shortly.' },
  503: { kind: 'overloaded', message: 'server busy, please try again.  maximum pending requests exceeded' },
};

function refusalOf(
  scenario: Scenario,
  call: AnswerCall,
  { state }: Exchange,
): { kind: FailureKind; status: number; message: string } | undefined {
  if (!scenario.refuse) return undefined;
  const { status, times } = scenario.refuse;
  const refusedSoFar = state.refusals.get(call.model) ?? 0;
  if (times !== undefined && refusedSoFar >= times) return undefined;
  state.refusals.set(call.model, refusedSoFar + 1);
  return {
    status,
    ...(refusals[status] ?? { kind: 'server' as const, message: 'llama runner process has terminated' }),
  };
}

/** Answers one request for text in any protocol. */
export async function answerCall(exchange: Exchange, call: AnswerCall): Promise<void> {
  const { request, response, state, signal, body } = exchange;
  const { wire } = call;
  const record = state.activity.begin({ path: call.path, model: call.model, headers: request.headers, body });
  const fail = (kind: FailureKind, status: number, message: string, headers: Record<string, string> = {}): void => {
    record.outcome = 'refused';
    sendJson(response, status, wire.failure(kind, status, message), headers);
  };

  const scenario = scenarioOf(call.model);
  if (!scenario || (baseName(call.model) === PULLABLE_MODEL && !state.pulled.has(PULLABLE_MODEL))) {
    fail('not_found', 404, call.missingModel);
    return;
  }
  const refusal = refusalOf(scenario, call, exchange);
  if (refusal) {
    fail(
      refusal.kind,
      refusal.status,
      refusal.message,
      refusal.status === 429 || refusal.status === 503 ? { 'retry-after': String(RETRY_AFTER_SECONDS) } : {},
    );
    return;
  }
  const limit = Math.min(call.contextTokens ?? CONTEXT_TOKENS, CONTEXT_TOKENS);
  const promptTokens = countTokens(call.messages.join('\n'));
  if (scenario.contextOverflow || (promptTokens > limit && !call.cutsSilently)) {
    fail(
      'context',
      400,
      `prompt is too long: ${promptTokens} tokens > ${limit} maximum (exceed_context_size_error); this model's maximum context length is ${limit} tokens`,
    );
    return;
  }
  const messages = promptTokens > limit ? [cutToContext(call.messages.join('\n'), limit)] : call.messages;
  const completion = complete({ ...call, messages }, scenario);
  try {
    await reply(response, {
      wire,
      completion,
      scenario,
      stream: call.stream,
      wordDelayMs: state.wordDelayMs,
      loadMs: state.loadMs,
      signal,
    });
    record.outcome = signal.aborted ? 'closed_by_client' : scenario.breaks ? 'broken' : 'answered';
  } catch (error) {
    if (!signal.aborted) throw error;
    record.outcome = 'closed_by_client';
  }
}
