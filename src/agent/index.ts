// The engine's only face. Hosts (VS Code, the command line) import this file and src/protocol, and nothing else. Each
// function loads its implementation on first use, so that neither activating the extension nor printing help loads the
// engine.

import type { SourceRequest } from '../protocol/index.js';
import type { Engine, EngineOptions } from './engine.js';
import type { VerifyRequest, VerifyResult } from './grounding/index.js';
import type {
  DocumentHost,
  ReadOptions,
  Source,
  SourceReader,
  SourceReaderOptions,
  StreamedSource,
} from './interfaces/index.js';
import type { AgentDescription } from './server/discovery.js';
import type { ToolDefinition } from './tools/definitions.js';
import type { followRun as FollowRunFunction } from './tools/followRun.js';
import { filePathOf } from './system/filePath.js';
import { isInside } from './system/isInside.js';

export type { AgentServer, ClientConnection, Engine, EngineOptions, EngineSettings } from './engine.js';
export type { LinkDocument } from './export/index.js';
export type { PrivatePage } from './orchestrator/dependencies.js';
export type { VerifyRequest, VerifyResult } from './grounding/index.js';
export type { AgentDescription } from './server/discovery.js';
export { visibleJson } from '@regen-research/text';
export { TOOL_NAMES, type ToolName } from './tools/names.js';
export type { ToolDefinition } from './tools/definitions.js';
export type {
  ActionHost,
  CompanionHost,
  DocumentHost,
  GenerateEvent,
  HostDocument,
  PairedBrowser,
  PairingInvitation,
  Provider,
  ReadOptions,
  Source,
  SourceReader,
  SourceReaderOptions,
  StreamedSource,
  ToolContext,
} from './interfaces/index.js';
export { isInside };
// Descriptors are plain data; a provider's code is loaded on first use.
export {
  DESCRIPTORS as PROVIDERS,
  descriptorOf,
  valuesOf,
  type ProviderDescriptor,
  type ProviderValues,
  type SettingSpecification,
} from './providers/index.js';

/**
 * Opens the engine: runs, store, providers, and server. Close it to release them. Throws if the store can't be opened.
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  return (await import('./engine.js')).createEngine(options);
}

/** Whether an address, with or without the brackets of a URL, belongs to the public internet. */
export async function isPublicAddress(address: string): Promise<boolean> {
  return (await import('./sources/fetch/addressPolicy.js')).classifyAddress(address) === 'public';
}

type FollowRun = typeof FollowRunFunction;

/** Reads one source, without a model or a store. Throws AgentError. */
export async function readSource(request: SourceRequest, options: SourceReaderOptions & ReadOptions): Promise<Source> {
  return (await import('./reading.js')).readSource(request, options);
}

/** A reader for many sources, without a model or a store. It keeps its workers until you close it. */
export async function openSourceReader(options: SourceReaderOptions): Promise<SourceReader> {
  return (await import('./reading.js')).openSourceReader(options);
}

/**
 * Checks sentences against a source: the support for each, and the source's sentences that support it, in the order
 * given.
 */
export async function verifyClaims(request: VerifyRequest): Promise<VerifyResult> {
  return (await import('./grounding/verify.js')).verifySentences(request);
}

/** The tools that other assistants can call, with their schemas. */
export async function toolDefinitions(): Promise<readonly ToolDefinition[]> {
  return (await import('./tools/definitions.js')).TOOL_DEFINITIONS;
}

/**
 * Starts a run and waits for its answer; see `FinishedRun`. Throws AgentError, `cancelled` if the signal stopped it.
 */
export async function followRun(...parameters: Parameters<FollowRun>): ReturnType<FollowRun> {
  return (await import('./tools/followRun.js')).followRun(...parameters);
}

/** This user's running agents, newest first. */
export async function findAgents(): Promise<AgentDescription[]> {
  return (await import('./server/discovery.js')).findAgents();
}

/** Documents from the file system, by path or `file:` URI. */
export function createFileDocuments(): DocumentHost {
  return {
    open: async (uri, range, signal) => (await import('./reading.js')).createFileDocuments().open(uri, range, signal),
  };
}

/**
 * Whether a path or `file:` URI is inside a folder, after following symbolic links. Throws `read_failed` for other
 * schemes.
 */
export function isFileInside(folder: string, uri: string): boolean {
  return isInside(folder, filePathOf(uri));
}

/**
 * Reads a stream to its end and detects the format from its bytes, as for a file. `as` supplies its name. undefined if
 * it contains no text. Throws `too_large`.
 */
export async function readStreamedSource(
  input: AsyncIterable<Buffer | string>,
  as: { uri: string; title: string },
): Promise<StreamedSource | undefined> {
  return (await import('./reading.js')).readStreamedSource(input, as);
}

/**
 * Whether a URL points to this computer or its network. False for addresses that are never read, such as metadata
 * services.
 */
export async function isLocalAddress(url: string): Promise<boolean> {
  return (await import('./reading.js')).isLocalAddress(url);
}

/** Whether a name has the extension of a readable document, such as `notes.md`. */
export async function isDocumentName(name: string): Promise<boolean> {
  return (await import('./reading.js')).isDocumentName(name);
}
