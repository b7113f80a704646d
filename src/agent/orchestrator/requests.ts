import {
  AgentError,
  INLINE_TEXT_FIELDS,
  MAX_SOURCES,
  message,
  parsePageUrl,
  type AgentEvent,
  type EventOf,
  type SourceReference,
  type SourceRequest,
  type StartAgent,
} from '../../protocol/index.js';
import type { Source, Store } from '../interfaces/index.js';
import { hashText } from '../system/hashText.js';
import type { RequestedSource } from './requestedSource.js';

/** Turns of a thread that a follow-up includes; people have forgotten older ones, too. */
const MOST_TURNS = 6;

export interface RequestParts {
  sources: RequestedSource[];
  history: { question: string; answer: string }[];
  threadId: string;
}

/** Everything that a command asks to read. */
export function requestsOf(command: StartAgent): SourceRequest[] {
  return [
    ...(command.url === undefined ? [] : [{ url: command.url }]),
    ...(command.sources ?? []),
    ...(command.document ? [command.document] : []),
  ];
}

/** Identifies what a session may run only once at a time. Throws AgentError for a request without anything to read. */
export function subjectOf(command: StartAgent): string {
  const requests = requestsOf(command);
  const earlier = command.follow_up ?? command.continue_run;
  if (requests.length === 0 && earlier === undefined) {
    throw new AgentError('invalid_message', message('runs.nothingToRead'));
  }
  if (requests.length > MAX_SOURCES)
    throw new AgentError('invalid_message', message('runs.tooManySources', { max: MAX_SOURCES }));
  const places = requests.map((request) => {
    if ('uri' in request) return [request.uri, request.range ?? null];
    if ('text' in request || 'markdown' in request || 'html' in request)
      return { ...request, ...hashesOfTexts(request) };
    return parsePageUrl(request.url).href;
  });
  return JSON.stringify([earlier ?? null, places]);
}

function hashesOfTexts(request: Partial<Record<string, unknown>>): Record<string, string> {
  const texts = INLINE_TEXT_FIELDS.flatMap((field) => {
    const text = request[field];
    return typeof text === 'string' ? [[field, hashText(text)] as const] : [];
  });
  return Object.fromEntries(texts);
}

/** The events of an earlier run; empty if the caller may not see it. */
type EventsOf = (runId: string) => Promise<AgentEvent[]>;

/** The sources and the thread of a run; an earlier run's come from the store. */
export async function resolveRequest(
  command: StartAgent,
  runId: string,
  eventsOf: EventsOf,
  store: Pick<Store, 'getRunSources'>,
): Promise<RequestParts> {
  const requested = requestsOf(command);
  const earlierId = command.follow_up ?? command.continue_run;
  if (earlierId === undefined)
    return { sources: numbered(requested.map((request) => ({ request }))), history: [], threadId: runId };

  const events = await eventsOf(earlierId);
  const [start] = events;
  if (start?.type !== 'agent_start') throw new AgentError('unknown_run', message('runs.unknown', { run: earlierId }));
  const kept: ({ source: Source } | { request: SourceRequest })[] = [];
  const read = await store.getRunSources(earlierId);
  for (const info of sourcesOf(start, events)) {
    const source = read.get(info.id);
    const request = requestFor(info);
    if (source) kept.push({ source });
    else if (request) kept.push({ request });
  }
  if (kept.length === 0) throw new AgentError('unknown_run', message('runs.sourcesGone'));
  const sources = numbered([...kept, ...requested.map((request) => ({ request }))]);
  const { thread_id: threadId, follow_up: before } = start.payload;
  const last = command.continue_run === undefined ? earlierId : before;
  return { sources, history: last === undefined ? [] : await historyOf(last, eventsOf), threadId };
}

/**
 * The sources of an earlier run: its answer's sources or, if it ended without an answer, everything it was asked to
 * read.
 */
function sourcesOf(
  start: EventOf<'agent_start'>,
  events: AgentEvent[],
): (SourceReference & { content_hash?: string })[] {
  const final = finalOf(events);
  if (final) return final.payload.summary.sources;
  const read = new Map(
    events.flatMap((event) =>
      event.type === 'source_read' ? [[event.payload.source.id, event.payload.source] as const] : [],
    ),
  );
  return start.payload.sources.map((reference) => read.get(reference.id) ?? reference);
}

/** How to read a source again if its text is no longer stored; undefined for a selection and for text from a client. */
function requestFor({ kind, url, uri }: SourceReference): SourceRequest | undefined {
  if (kind === 'url' && url !== undefined) return { url };
  return kind === 'document' && uri !== undefined ? { uri } : undefined;
}

function numbered<T extends object>(items: T[]): (T & { id: string })[] {
  return items.map((item, index) => ({ ...item, id: `s${index + 1}` }));
}

function finalOf(events: AgentEvent[]): EventOf<'final_summary'> | undefined {
  return events.find((event): event is EventOf<'final_summary'> => event.type === 'final_summary');
}

async function historyOf(runId: string, eventsOf: EventsOf): Promise<RequestParts['history']> {
  const turns: RequestParts['history'] = [];
  for (let id: string | undefined = runId; id !== undefined && turns.length < MOST_TURNS;) {
    const events: AgentEvent[] = await eventsOf(id);
    const [start] = events;
    if (start?.type !== 'agent_start') break;
    turns.unshift({ question: start.payload.query, answer: finalOf(events)?.payload.summary.text ?? '' });
    id = start.payload.follow_up;
  }
  return turns;
}
