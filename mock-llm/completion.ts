import { answerSentences, composeAnswer } from './answer.js';
import type { Scenario } from './models.js';
import { readPrompt } from './prompt.js';
import { answerBySchema } from './schemaAnswer.js';

export interface CompletionRequest {
  model: string;
  /** System prompt and turns, oldest first. */
  messages: string[];
  maxTokens?: number;
  /** A JSON schema for the answer, or just JSON. */
  format?: Record<string, unknown> | 'json' | undefined;
  /** False if the request disables thinking. */
  think?: boolean;
}

/** A complete answer to be streamed: each chunk is a word with the preceding space, and counts as one token. */
export interface Completion {
  thinking: string[];
  pieces: string[];
  promptTokens: number;
  reason: 'stop' | 'length';
}

/** English averages about four characters per token. */
const CHARACTERS_PER_TOKEN = 4;
const CUT_SHORT_AFTER = 8;
const THOUGHT = 'The question names what to look for, so I read the source for the sentences that cover it.';
const IDEOGRAPH = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const PIECE = new RegExp(`\\s*(?:[${IDEOGRAPH}]|[^\\s${IDEOGRAPH}]{1,40})`, 'gu');

export const countTokens = (text: string): number => Math.ceil(text.length / CHARACTERS_PER_TOKEN);
export const REFUSAL = "I can't help with that.";

/** The part that remains when Ollama truncates a prompt: the end, a little over half the context. */
export function cutToContext(prompt: string, contextTokens: number): string {
  const kept = 4 + Math.floor((contextTokens - 4) / 2);
  return countTokens(prompt) <= contextTokens ? prompt : prompt.slice(-kept * CHARACTERS_PER_TOKEN);
}

export function complete(request: CompletionRequest, scenario: Scenario): Completion {
  const task = readPrompt(request.messages);
  const text = scenario.refusal
    ? REFUSAL
    : request.format === undefined
      ? composeAnswer(task, scenario, request.maxTokens)
      : request.format === 'json'
        ? JSON.stringify({ summary: answerSentences(task, request.maxTokens).join(' ') })
        : answerBySchema(request.format, answerSentences(task, request.maxTokens));
  const words = text.match(PIECE) ?? [];
  const limit = Math.min(request.maxTokens ?? Infinity, scenario.cutShort ? CUT_SHORT_AFTER : Infinity);
  const pieces = limit < words.length ? words.slice(0, limit) : [...words];
  return {
    thinking: scenario.thinking && request.think !== false ? (THOUGHT.match(PIECE) ?? []) : [],
    pieces,
    promptTokens: countTokens(request.messages.join('\n')),
    reason: pieces.length < words.length ? 'length' : 'stop',
  };
}
