import type { ErrorCode } from '../../protocol/index.js';
import { say } from './catalog/say.js';

/** What the reader can do about an error by clicking a button. */
export type Remedy =
  | 'retry'
  | 'start_mock'
  | 'choose_model'
  | 'provider_settings'
  | 'reading_settings'
  | 'open_page'
  | 'render_page'
  | 'paste_text'
  | 'show_log'
  | 'read_on';

const MODEL_UNAVAILABLE: readonly Remedy[] = ['retry', 'start_mock', 'choose_model', 'provider_settings'];
const MODEL_TROUBLE: readonly Remedy[] = ['retry', 'choose_model', 'show_log'];
const PAGE_CLOSED: readonly Remedy[] = ['open_page', 'paste_text'];
const PAGE_TROUBLE: readonly Remedy[] = ['retry', 'open_page'];
const MESSAGE_TROUBLE: readonly Remedy[] = ['show_log'];

const REMEDIES: Record<ErrorCode, readonly Remedy[]> = {
  invalid_message: MESSAGE_TROUBLE,
  invalid_url: [],
  unknown_run: [],
  unknown_call: [],
  unknown_action: [],
  action_refused: [],
  action_failed: MESSAGE_TROUBLE,
  confirmation_needed: [],
  too_many_requests: ['retry'],
  agent_busy: [],
  port_in_use: ['show_log', 'provider_settings'],
  blocked_address: ['reading_settings', 'open_page'],
  fetch_failed: PAGE_TROUBLE,
  http_error: PAGE_TROUBLE,
  too_many_redirects: PAGE_TROUBLE,
  too_large: ['reading_settings', 'open_page'],
  source_timeout: PAGE_TROUBLE,
  unsupported_content: PAGE_CLOSED,
  empty_content: ['render_page', 'open_page'],
  needs_javascript: PAGE_CLOSED,
  login_required: PAGE_CLOSED,
  consent_wall: ['render_page', ...PAGE_CLOSED],
  encrypted: ['paste_text'],
  scanned: ['paste_text'],
  not_found: PAGE_TROUBLE,
  read_failed: ['retry', 'show_log'],
  parser_failed: ['open_page', 'show_log'],
  provider_unavailable: MODEL_UNAVAILABLE,
  no_provider: MODEL_UNAVAILABLE,
  model_not_found: ['choose_model', 'provider_settings'],
  first_token_timeout: MODEL_UNAVAILABLE,
  idle_timeout: ['read_on', ...MODEL_TROUBLE],
  stream_broken: ['read_on', ...MODEL_TROUBLE],
  bad_response: MODEL_TROUBLE,
  rate_limited: ['retry', 'choose_model'],
  overloaded: ['retry', 'choose_model'],
  unauthorized: ['provider_settings', 'choose_model'],
  consent_needed: ['retry', 'open_page', 'choose_model'],
  refused_by_model: ['choose_model'],
  context_overflow: ['choose_model', 'provider_settings'],
  output_limit: ['read_on', 'provider_settings'],
  provider_error: MODEL_TROUBLE,
  cancelled: [],
  interrupted: ['read_on', 'retry'],
  store_failed: ['retry', 'show_log'],
  internal: ['retry', 'show_log'],
};

/** Remedies for the error, best first. Codes of a newer agent are unknown here. */
export function remediesFor(code: ErrorCode): readonly Remedy[] {
  return (REMEDIES as Partial<Record<string, readonly Remedy[]>>)[code] ?? MESSAGE_TROUBLE;
}

/** The button's label. */
export const remedyLabel = (remedy: Remedy): string => say(`remedy.${remedy}`);
