import {
  BYTES_IN_MEGABYTE,
  DEFAULT_AGENT_PORT,
  DEFAULT_MAX_SOURCE_MEGABYTES,
  DEFAULT_MOCK_PORT,
  DEFAULT_OLLAMA_PORT,
} from '../../../protocol/index.js';

/** Redirects followed, by status or by meta refresh; browsers follow 20, real pages rarely need 3. */
export const MAX_REDIRECTS = 5;

/** From the first look-up to the last byte, all hops together: a person does not wait longer for one page. */
export const TOTAL_DEADLINE_MS = 45_000;

/** Bytes over the wire and after decompression, where no setting says otherwise; also what one parser has to hold. */
export const MAX_BYTES = DEFAULT_MAX_SOURCE_MEGABYTES * BYTES_IN_MEGABYTE;

/** Codings stacked on one another in Content-Encoding; more than one is already rare. */
export const MAX_CONTENT_CODINGS = 2;

/** Where a meta refresh is looked for, in bytes; it belongs in the head. */
export const META_REFRESH_BYTES = 16_384;

/** A refresh that waits longer than this (seconds) reloads a page, rather than leading to another. */
export const META_REFRESH_SECONDS = 10;

/** Ports of our own that a page must not talk to: the agent, Ollama, the mock LLM. */
export const OWN_PORTS: readonly number[] = [DEFAULT_AGENT_PORT, DEFAULT_OLLAMA_PORT, DEFAULT_MOCK_PORT];

/** Bytes between two reports of progress. */
export const PROGRESS_BYTES = 256 * 1024;
