// The engine's only face. Hosts (VS Code, the command line) import this and src/protocol, nothing else of the engine.
// It is light: every function loads the code it needs on first use, so that neither activating the extension nor printing
// help loads the engine.

import type { RenderMode, SourceRequest } from '../protocol/index.js';
import type { Engine, EngineOptions } from './engine.js';
import type { VerifyRequest, VerifyResult } from './grounding/index.js';
import type { DocumentHost, ReadContext, Source, SourceReader } from './interfaces/index.js';
import type { AgentDescription } from './server/discovery.js';
import type { ToolDefinition } from './tools/definitions.js';
import { filePathOf } from './system/filePath.js';
import { isInside } from './system/isInside.js';

export type { AgentServer, ClientConnection, Engine, EngineOptions, EngineSettings } from './engine.js';
export type { LinkDocument } from './export/index.js';
export type { VerifyRequest, VerifyResult } from './grounding/index.js';
export type { AgentDescription } from './server/discovery.js';
export type { ToolDefinition } from './tools/definitions.js';
export type {
  ActionHost,
  DocumentHost,
  GenerateEvent,
  HostDocument,
  Provider,
  ReadContext,
  Source,
  SourceReader,
  ToolContext,
} from './interfaces/index.js';
export { isInside };
// Descriptors are plain data; a provider's code is loaded when it is first used.
export {
  DESCRIPTORS as PROVIDERS,
  descriptorOf,
  valuesOf,
  type ProviderDescriptor,
  type ProviderValues,
  type SettingSpecification,
} from './providers/index.js';

/** Opens the engine: runs, store, providers and server. Close it to release them. Throws what opening the store throws. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  return (await import('./engine.js')).createEngine(options);
}

export interface ReaderOptions {
  /** The bundled parser thread, `worker.js`. */
  workerPath: string;
  /** Opens `uri` requests; the file system if absent. */
  documents?: DocumentHost;
  /** The browser to show pages with; the first that is found if absent. */
  browserPath?: string;
  /** Largest page that is fetched, uncompressed. */
  maxMegabytes?: number;
}

export interface ReadOptions {
  signal?: AbortSignal;
  /** Read pages on this computer and its network, too. */
  allowLocal?: boolean;
  /** When to show pages in an installed browser first. */
  render?: RenderMode;
  onProgress?: ReadContext['onProgress'];
}

/** Reads one source, without a model or a store. Throws AgentError. */
export async function readSource(request: SourceRequest, options: ReaderOptions & ReadOptions): Promise<Source> {
  return (await import('./reading.js')).readSource(request, options);
}

/** A source reader for many sources, without a model or a store. It keeps its threads until it is closed. */
export async function openReader(options: ReaderOptions): Promise<SourceReader> {
  return (await import('./reading.js')).openReader(options);
}

/** How sure the source's own words are of each sentence, and which of its sentences say so; in the order given. */
export async function verifyClaims(request: VerifyRequest): Promise<VerifyResult> {
  return (await import('./grounding/verify.js')).verifySentences(request);
}

/** The tools that other assistants can call, with their schemas. */
export async function toolDefinitions(): Promise<readonly ToolDefinition[]> {
  return (await import('./tools/definitions.js')).TOOL_DEFINITIONS;
}

/** The agents of this user that run, newest first. */
export async function findAgents(): Promise<AgentDescription[]> {
  return (await import('./server/discovery.js')).findAgents();
}

/** The documents of the file system: paths and `file:` URIs. */
export function createFileDocuments(): DocumentHost {
  return {
    open: async (uri, range, signal) => (await import('./reading.js')).createFileDocuments().open(uri, range, signal),
  };
}

/** Whether a path or `file:` URI leads into a folder, symbolic links followed. Throws `read_failed` for other schemes. */
export function isFileInside(folder: string, uri: string): boolean {
  return isInside(folder, filePathOf(uri));
}

/** What was read from a stream: how to ask for it, and the host that has it. */
export interface StreamedSource {
  request: SourceRequest;
  documents: DocumentHost;
}

/**
 * Reads a stream to its end and detects from its bytes what it is, as for a file. `as` names it. undefined where there is
 * no text in it. Throws `too_large`.
 */
export async function readStreamedSource(
  input: AsyncIterable<Buffer | string>,
  as: { uri: string; title: string },
): Promise<StreamedSource | undefined> {
  return (await import('./reading.js')).readStreamedSource(input, as);
}

/** Whether a URL leads to this computer or its network. False for addresses that are never read, such as metadata services. */
export async function isLocalAddress(url: string): Promise<boolean> {
  return (await import('./reading.js')).isLocalAddress(url);
}

/** Whether a name has the ending of a document that can be read, such as `notes.md`. */
export async function isDocumentName(name: string): Promise<boolean> {
  return (await import('./reading.js')).isDocumentName(name);
}
