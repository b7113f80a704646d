// The engine's only face. Hosts (VS Code, the command line) import from here and from src/protocol, from nothing else.

import type { Engine, EngineOptions } from './engine.js';

export type { AgentServer, ClientConnection, Engine, EngineOptions, EngineSettings, ListenOptions } from './engine.js';
export type {
  ActionHost,
  DocumentHost,
  GenerateEvent,
  HostDocument,
  Provider,
  ReadContext,
  Source,
  SourceReader,
} from './interfaces/index.js';
export { verifySentences } from './grounding/index.js';
export { decodeText } from './sources/charset.js';
export { classifyAddress } from './sources/fetch/addressPolicy.js';
export { OWN_PORTS } from './sources/fetch/limits.js';
export { resolveBySystem, resolveHost } from './sources/fetch/resolveHost.js';
export { createFileDocuments, pathOf, readStream } from './sources/fileDocuments.js';
export { detectTextFormat } from './sources/formats/detectFormat.js';
export { readMagic } from './sources/formats/magicBytes.js';
export { createReader } from './sources/reader.js';
export { createMemoryStore } from './store/index.js';
export { isInside } from './system/isInside.js';

/** Opens the engine. Its code is loaded at the first call, so that a host's start doesn't pay for it. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const engine = await import('./engine.js');
  return engine.createEngine(options);
}
