import * as z from 'zod';
import { exportFormatSchema } from './actions.js';
import { lengthSchema, type Command, type StartAgent, type SummaryLength } from './commands.js';
import type { AgentEvent, ProviderStatus } from './events.js';
import type { Parsed } from './parse.js';
import { urlSchema, type Range, type SourceRequest } from './sources.js';

/*
 * What the sidebar's webview and its host say to each other by `postMessage`. The runs themselves travel over the
 * WebSocket; where that cannot be reached, the same commands and events travel here, as `agent_command` and
 * `agent_event`.
 */

const id = z.string().min(1).max(128);
const run = { run_id: id };
const text = z.string().min(1).max(2_000_000);
/** Checked where commands of every transport are, so that one that is wrong is answered as over the WebSocket. */
const anyCommand = z.custom<Command>((value) => typeof value === 'object' && value !== null);
const place = z.enum(['editor', 'browser']);

/** Every message that the webview sends to its host. */
export const webviewMessageSchema = z.discriminatedUnion('type', [
  /** The page is loaded (again): the host answers with `init`. `origin` is what the page's WebSocket sends as Origin. */
  z.strictObject({ type: z.literal('ready'), origin: z.string().max(512) }),
  /**
   * A command over the `postMessage` transport. From the first one after `ready` on, the host sends every event of the
   * session, and the answers, as `agent_event`; until then it sends none.
   */
  z.strictObject({ type: z.literal('agent_command'), command: anyCommand }),
  /** The run that the reader looks at now, for decorations in the editor and for the commands Stop and Run Again. */
  z.strictObject({ type: z.literal('showing'), run_id: id.nullable(), running: z.boolean() }),
  /** What the page wants back in `init` after a reload, also one that VS Code could not prepare for; JSON. */
  z.strictObject({ type: z.literal('keep'), state: z.string().max(200_000) }),
  /** Open the citation's place and highlight its quote; `browser`: the page itself, by a text fragment. */
  z.strictObject({ type: z.literal('open_citation'), ...run, citation_id: z.int().min(1), place }),
  /** Open a source: the document, the snapshot of the page, or (`browser`) the page itself; at `span` of its Markdown, in UTF-16 units. */
  z.strictObject({
    type: z.literal('open_source'),
    ...run,
    source_id: id,
    place,
    span: z.strictObject({ start: z.int().min(0), end: z.int().min(0) }).optional(),
  }),
  /** A link in an answer was followed: the host lets the reader confirm it before it opens. http and https only. */
  z.strictObject({
    type: z.literal('open_external'),
    url: urlSchema.refine((url) => /^https?:\/\//i.test(url), 'must be http or https'),
  }),
  /** Let the reader pick sources; the host answers with `add_sources`, or with nothing when it was dismissed. */
  z.strictObject({ type: z.literal('pick_sources'), kind: z.enum(['any', 'open_editors', 'file', 'url']) }),
  /** Show VS Code's own quick pick of models; the outcome comes back by `settings`. */
  z.strictObject({ type: z.literal('choose_model') }),
  /** The reader chose this model in the sidebar: remember it as the setting; comes back by `settings`. Nulls: automatic. */
  z.strictObject({ type: z.literal('set_model'), provider: id.nullable(), model: z.string().max(256).nullable() }),
  /** Forget what runs have shown of this model and its server; the page asks for the models again afterwards. */
  z.strictObject({ type: z.literal('forget_learned'), provider: id, model: z.string().max(256) }),
  /** The reader chose how long answers are, or their language (null: the source's own): remember it as the setting. */
  z.strictObject({
    type: z.literal('set_answer'),
    length: lengthSchema.nullable(),
    language: z.string().max(35).nullable(),
  }),
  /** Ask the person for the API key of a provider. */
  z.strictObject({ type: z.literal('set_api_key') }),
  /** Open the bundled sample and summarize it. */
  z.strictObject({ type: z.literal('summarize_sample') }),
  z.strictObject({ type: z.literal('open_walkthrough') }),
  /** Start or stop the bundled mock LLM in a terminal. */
  z.strictObject({ type: z.literal('start_mock') }),
  z.strictObject({ type: z.literal('stop_mock') }),
  /** Put text on the clipboard. */
  z.strictObject({ type: z.literal('copy'), text }),
  /** Put the run's answer with its citations on the clipboard, or insert it at the cursor of the active editor. */
  z.strictObject({ type: z.literal('copy_answer'), ...run }),
  z.strictObject({ type: z.literal('insert_answer'), ...run }),
  /** Keep the run's answer in the notes folder; export it to a file that the reader names (asked for the format where none is given). */
  z.strictObject({ type: z.literal('save_note'), ...run }),
  z.strictObject({ type: z.literal('export'), ...run, format: exportFormatSchema.optional() }),
  z.strictObject({ type: z.literal('show_log') }),
  z.strictObject({ type: z.literal('show_metrics') }),
  /** Open VS Code's settings, filtered; `query` such as `regenResearch.ollama`. */
  z.strictObject({ type: z.literal('open_settings'), query: z.string().max(200) }),
]);
export type WebviewMessage = z.infer<typeof webviewMessageSchema>;

/** A message of the webview from an untrusted value. Never throws. */
export function parseWebviewMessage(value: unknown): Parsed<WebviewMessage> {
  const result = webviewMessageSchema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const issue = result.error.issues[0];
  return {
    ok: false,
    reason: `Invalid message of the sidebar: ${issue ? `${issue.path.join('.') || 'type'}: ${issue.message}` : 'unknown'}`,
  };
}

/** Where the agent listens. `url` has no token; the token travels as a WebSocket subprotocol. */
export interface AgentEndpoint {
  /** Such as `ws://127.0.0.1:18080/agent_ws`. */
  url: string;
  token: string;
}

/** The document that the sidebar is bound to: what "this document" means. */
export interface ActiveDocument {
  uri: string;
  title: string;
  /** Unsaved changes are part of what is read; the chip says so. */
  dirty: boolean;
  /** Set while text is selected: then each selection is read, as a passage of its own. */
  selections?: Range[];
}

/** A question that is asked by typing a slash and its name. */
export interface SavedPrompt {
  name: string;
  text: string;
}

/** Settings that the sidebar shows or follows. */
export interface SidebarSettings {
  /** The chosen provider and model; null: the first of the provider order that is there. */
  provider: string | null;
  model: string | null;
  /** Ids of the providers that are tried, in that order. */
  provider_order?: string[];
  language: string | null;
  length: SummaryLength | null;
  /** The user's own prompts; the sidebar has some besides. */
  prompts?: SavedPrompt[];
  /** The keyboard shortcut of Summarize Active Document, as VS Code writes it; null if there is none. */
  summarize_shortcut: string | null;
}

/** A source that the host offers for the composer. */
export interface PickedSource {
  title: string;
  request: SourceRequest;
}

/** `start_agent` as the host asks for it; the sidebar adds session, model and request id. */
export type RunRequest = Omit<StartAgent, 'type' | 'session_id' | 'request_id'>;

/** Every message that the host sends to the webview, in answer or by itself. */
export type HostMessage =
  /** The answer to `ready`: everything that the page needs. `endpoint` null: use `postMessage` at once. */
  | {
      type: 'init';
      endpoint: AgentEndpoint | null;
      session_id: string;
      settings: SidebarSettings;
      active_document: ActiveDocument | null;
      providers: ProviderStatus[];
      /** What the page last gave by `keep`; null where it never did. */
      kept: string | null;
      /** VS Code's display language, as a BCP 47 tag, and the sidebar's sentences in it; absent: English. */
      language?: string;
      translation?: Record<string, string>;
      /** False in an untrusted workspace: actions that change something are not offered. */
      trusted: boolean;
    }
  /** The agent listens elsewhere now (or, null, nowhere): connect again. */
  | { type: 'endpoint_changed'; endpoint: AgentEndpoint | null }
  /** An event over the `postMessage` transport. */
  | { type: 'agent_event'; event: AgentEvent }
  | { type: 'active_document'; document: ActiveDocument | null }
  | { type: 'settings'; settings: SidebarSettings }
  /** Health has changed: what the badge shows. */
  | { type: 'providers'; providers: ProviderStatus[] }
  /** Sources that the reader picked; they become chips. */
  | { type: 'add_sources'; sources: PickedSource[] }
  /** A VS Code command asks for a run: the sidebar starts it and shows it. */
  | { type: 'run_request'; request: RunRequest }
  /** Show what an earlier run said. */
  | { type: 'show_run'; run_id: string }
  /** Scroll to a sentence of an answer and flash it. */
  | { type: 'reveal_sentence'; run_id: string; sentence_index: number }
  /** What VS Code's title actions and commands ask for. `run_again`: without the cache. */
  | { type: 'perform'; action: 'new_run' | 'show_history' | 'focus_composer' | 'run_again' }
  /** A sentence about what the host did or could not do, shown for a while. */
  | { type: 'notice'; level: 'info' | 'error'; message: string };
