import {
  BYTES_IN_MEGABYTE,
  DEFAULT_AGENT_PORT,
  DEFAULT_MAX_SOURCE_MEGABYTES,
  DEFAULT_MOCK_PORT,
  DEFAULT_OLLAMA_PORT,
} from '../../../protocol/index.js';

/** Maximum redirects, by status or meta refresh; browsers follow 20, and real pages rarely need 3. */
export const MAX_REDIRECTS = 5;

/** From the first lookup to the last byte, including all hops: nobody waits longer for one page. */
export const TOTAL_DEADLINE_MS = 45_000;

/** A site may stream a page without end; after this time, what has arrived is the page. */
export const PAGE_PATIENCE_MS = 15_000;

/** Longest page that comes with an error status, in bytes; its text is rarely of use. */
export const MAX_ERROR_PAGE_BYTES = 512 * 1024;

/** Bytes over the wire and after decompression, unless a setting says otherwise; a parser needs memory for them. */
export const MAX_BYTES = DEFAULT_MAX_SOURCE_MEGABYTES * BYTES_IN_MEGABYTE;

/** Encodings combined in Content-Encoding; more than one is rare. */
export const MAX_CONTENT_CODINGS = 2;

/** How far to search for a meta refresh, in bytes; it belongs in the head. */
export const META_REFRESH_BYTES = 16_384;

/** A refresh with a longer delay (seconds) reloads a page rather than redirecting. */
export const META_REFRESH_SECONDS = 10;

/** Our own ports, which a page must not contact: the agent, Ollama, and the mock LLM. */
export const OWN_PORTS: readonly number[] = [DEFAULT_AGENT_PORT, DEFAULT_OLLAMA_PORT, DEFAULT_MOCK_PORT];

/** Bytes between two progress reports. */
export const PROGRESS_BYTES = 256 * 1024;
