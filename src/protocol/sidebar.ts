import * as z from 'zod';
import { exportFormatSchema } from './actions.js';
import { lengthSchema, type Command, type StartAgent, type SummaryLength } from './commands.js';
import type { AgentEvent, ProviderStatus } from './events.js';
import { MAX_SOURCES } from './limits.js';
import type { Parsed } from './parse.js';
import { sourceRequestSchema, urlSchema, type Range, type SourceRequest } from './sources.js';

/*
 * Messages between the sidebar's webview and its host (`postMessage`). Runs travel over the WebSocket. If it is
 * unreachable, the same commands and events travel here as `agent_command` and `agent_event`.
 */

const id = z.string().min(1).max(128);
const run = { run_id: id };
const text = z.string().min(1).max(2_000_000);
/**
 * Validated together with commands from all transports, so that invalid ones get the same reply as over the WebSocket.
 */
const anyCommand = z.custom<Command>((value) => typeof value === 'object' && value !== null);
const place = z.enum(['editor', 'browser']);

/** Every message that the webview sends to its host. */
export const webviewMessageSchema = z.discriminatedUnion('type', [
  /**
   * The page has (re)loaded; the host replies with `init`. `origin` is the Origin header that the page's WebSocket
   * sends.
   */
  z.strictObject({ type: z.literal('ready'), origin: z.string().max(512) }),
  /**
   * A command over the `postMessage` transport. After the first one, the host sends every event of the session and all
   * replies as `agent_event`; before it, none.
   */
  z.strictObject({ type: z.literal('agent_command'), command: anyCommand }),
  /** The run that the reader is looking at, for editor decorations and the Stop and Run Again commands. */
  z.strictObject({ type: z.literal('showing'), run_id: id.nullable(), running: z.boolean() }),
  /** State that the page wants back in `init` after a reload, even an unexpected one; JSON. */
  z.strictObject({ type: z.literal('keep'), state: z.string().max(200_000) }),
  /** Open the citation's location and highlight its quote. `browser`: open the web page at a text fragment. */
  z.strictObject({ type: z.literal('open_citation'), ...run, citation_id: z.int().min(1), place }),
  /**
   * Open a source: the document, the page's snapshot, or (`browser`) the web page; at `span` of its Markdown, in UTF-16
   * units.
   */
  z.strictObject({
    type: z.literal('open_source'),
    ...run,
    source_id: id,
    place,
    span: z.strictObject({ start: z.int().min(0), end: z.int().min(0) }).optional(),
  }),
  /** A link in an answer was clicked; the host asks for confirmation before opening it. http and https only. */
  z.strictObject({
    type: z.literal('open_external'),
    url: urlSchema.refine((url) => /^https?:\/\//i.test(url), 'must be http or https'),
  }),
  /** Let the reader pick sources. The host replies with `add_sources`, or not at all if the picker was dismissed. */
  z.strictObject({ type: z.literal('pick_sources'), kind: z.enum(['any', 'open_editors', 'file', 'url']) }),
  /** Show VS Code's quick pick of models. The result arrives through `settings`. */
  z.strictObject({ type: z.literal('choose_model') }),
  /**
   * The reader chose this model in the sidebar: save it as the setting. The result arrives through `settings`. Nulls:
   * automatic.
   */
  z.strictObject({ type: z.literal('set_model'), provider: id.nullable(), model: z.string().max(256).nullable() }),
  /** Discard the measurements of this model and its server. The page then requests the models again. */
  z.strictObject({ type: z.literal('forget_learned'), provider: id, model: z.string().max(256) }),
  /** The reader chose the length or language of answers (null: the source's language): save it as the setting. */
  z.strictObject({
    type: z.literal('set_answer'),
    length: lengthSchema.nullable(),
    language: z.string().max(35).nullable(),
  }),
  /** Ask the person for a provider's API key. */
  z.strictObject({ type: z.literal('set_api_key'), provider: id.optional() }),
  /** Open the bundled sample and summarize it. */
  z.strictObject({ type: z.literal('summarize_sample') }),
  z.strictObject({ type: z.literal('open_walkthrough') }),
  /** Start or stop the bundled mock LLM in a terminal. */
  z.strictObject({ type: z.literal('start_mock') }),
  z.strictObject({ type: z.literal('stop_mock') }),
  /**
   * The reader is about to ask about these sources (none: a follow-up): read them and load the model. Cancels an
   * earlier `prepare`.
   */
  z.strictObject({
    type: z.literal('prepare'),
    sources: z.array(sourceRequestSchema).max(MAX_SOURCES),
    provider: id.optional(),
    model: z.string().max(256).optional(),
    length: lengthSchema.optional(),
  }),
  /** Copy text to the clipboard. */
  z.strictObject({ type: z.literal('copy'), text }),
  /** Copy the run's answer with its citations, or insert it at the cursor of the active editor. */
  z.strictObject({ type: z.literal('copy_answer'), ...run }),
  z.strictObject({ type: z.literal('insert_answer'), ...run }),
  /**
   * Save the run's answer in the notes folder, or export it to a file that the reader chooses (without a format, the
   * host asks).
   */
  z.strictObject({ type: z.literal('save_note'), ...run }),
  z.strictObject({ type: z.literal('export'), ...run, format: exportFormatSchema.optional() }),
  z.strictObject({ type: z.literal('show_log') }),
  z.strictObject({ type: z.literal('show_metrics') }),
  /** Open VS Code's settings with a filter; `query` such as `regenResearch.ollama`. */
  z.strictObject({ type: z.literal('open_settings'), query: z.string().max(200) }),
]);
export type WebviewMessage = z.infer<typeof webviewMessageSchema>;

/** Parses an untrusted value as a message from the webview. Never throws. */
export function parseWebviewMessage(value: unknown): Parsed<WebviewMessage> {
  const result = webviewMessageSchema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const issue = result.error.issues[0];
  return {
    ok: false,
    reason: `Invalid message of the sidebar: ${issue ? `${issue.path.join('.') || 'type'}: ${issue.message}` : 'unknown'}`,
  };
}

/** The agent's address. `url` doesn't contain the token, which is sent as a WebSocket subprotocol. */
export interface AgentEndpoint {
  /** Such as `ws://127.0.0.1:18080/agent_ws`. */
  url: string;
  token: string;
}

/** The document that the sidebar is bound to: what "this document" refers to. */
export interface ActiveDocument {
  uri: string;
  title: string;
  /** Whether unsaved changes are included; the chip says so. */
  dirty: boolean;
  /** Set while text is selected: each selection is then read as a separate passage. */
  selections?: Range[];
}

/** A prompt that is inserted by typing a slash and its name. */
export interface SavedPrompt {
  name: string;
  text: string;
}

/** Settings that the sidebar shows or uses. */
export interface SidebarSettings {
  /** The chosen provider and model. null: the first available one in the provider order. */
  provider: string | null;
  model: string | null;
  /** Ids of the providers to try, in this order. */
  provider_order?: string[];
  language: string | null;
  length: SummaryLength | null;
  /** The user's own prompts, in addition to the built-in ones. */
  prompts?: SavedPrompt[];
  /** Keyboard shortcut of Summarize Active Document, as VS Code writes it; null if unassigned. */
  summarize_shortcut: string | null;
}

/** A source that the host suggests for the composer. */
export interface PickedSource {
  title: string;
  request: SourceRequest;
}

/** `start_agent` as the host requests it; the sidebar adds the session, model, and request id. */
export type RunRequest = Omit<StartAgent, 'type' | 'session_id' | 'request_id'>;

/** Every message from the host to the webview, in reply or unprompted. */
export type HostMessage =
  /** Reply to `ready`: everything that the page needs. `endpoint` null: use `postMessage` right away. */
  | {
      type: 'init';
      endpoint: AgentEndpoint | null;
      session_id: string;
      settings: SidebarSettings;
      active_document: ActiveDocument | null;
      providers: ProviderStatus[];
      /** Whether a model was available when this was last checked, in any window; null: never checked. */
      had_model: boolean | null;
      /** The value that the page last sent with `keep`, or null. */
      kept: string | null;
      /** False in an untrusted workspace: actions that change something aren't offered. */
      trusted: boolean;
    }
  /** The agent's address has changed (null: it has none): reconnect. */
  | { type: 'endpoint_changed'; endpoint: AgentEndpoint | null }
  /** An event over the `postMessage` transport. */
  | { type: 'agent_event'; event: AgentEvent }
  | { type: 'active_document'; document: ActiveDocument | null }
  | { type: 'settings'; settings: SidebarSettings }
  /** The badge's health status has changed. */
  | { type: 'providers'; providers: ProviderStatus[] }
  /** Sources that the reader picked; shown as chips. */
  | { type: 'add_sources'; sources: PickedSource[] }
  /** A link asks about a page: replaces the composer's contents with a new question. */
  | { type: 'fill_composer'; sources: PickedSource[]; query: string }
  /** A VS Code command requests a run: the sidebar starts and shows it. */
  | { type: 'run_request'; request: RunRequest }
  /** Open an earlier run. */
  | { type: 'show_run'; run_id: string }
  /** Scroll to a sentence of an answer and highlight it briefly. */
  | { type: 'reveal_sentence'; run_id: string; sentence_index: number }
  /** Requests from VS Code's title actions and commands. `run_again`: without the cache. `run_composer`: like its button. */
  | {
      type: 'perform';
      action: 'new_run' | 'show_history' | 'focus_composer' | 'run_again' | 'run_rendered' | 'run_composer';
    }
  /** A temporary message about what the host did or couldn't do. */
  | { type: 'notice'; level: 'info' | 'error'; message: string };
