import type {
  DocumentHost,
  ReadOptions,
  Source,
  SourceReader,
  SourceReaderOptions,
  StreamedSource,
} from './interfaces/index.js';
import { toAgentError, type SourceRequest } from '../protocol/index.js';
import { classifyAddress } from './sources/fetch/addressPolicy.js';
import { OWN_PORTS } from './sources/fetch/limits.js';
import { resolveBySystem, resolveHost } from './sources/fetch/resolveHost.js';
import { decodeText } from './sources/charset.js';
import { createFileDocuments, readStream } from './sources/fileDocuments.js';
import { detectTextFormat } from './sources/formats/detectFormat.js';
import { readMagic } from './sources/formats/magicBytes.js';
import { createSourceReader } from './sources/reader.js';
import { createMemoryStore } from './store/index.js';

// Reading without an engine, a model, or a store. The face loads this module on first use.

export function openSourceReader({
  workerPath,
  documents = createFileDocuments(),
  browserPath,
  maxMegabytes,
}: SourceReaderOptions): SourceReader {
  return createSourceReader({
    workerPath,
    documents,
    snapshots: createMemoryStore(),
    browserPath: () => browserPath,
    revalidateMinutes: () => 0,
    maxMegabytes: maxMegabytes === undefined ? undefined : () => maxMegabytes,
  });
}

export async function readSource(request: SourceRequest, options: SourceReaderOptions & ReadOptions): Promise<Source> {
  const sourceReader = openSourceReader(options);
  try {
    return await sourceReader.read(request, {
      signal: options.signal ?? new AbortController().signal,
      fresh: true,
      allowLocal: options.allowLocal ?? false,
      render: options.render,
      onProgress: options.onProgress ?? (() => undefined),
    });
  } catch (error) {
    throw toAgentError(error);
  } finally {
    await sourceReader.close();
  }
}

export async function readStreamedSource(
  input: AsyncIterable<Buffer | string>,
  { uri, title }: { uri: string; title: string },
): Promise<StreamedSource | undefined> {
  const bytes = await readStream(input);
  const documents: DocumentHost = { open: () => Promise.resolve({ uri, title, bytes }) };
  if (readMagic(bytes) !== undefined) return { request: { uri }, documents };
  const { text } = await decodeText(bytes);
  if (text.trim() === '') return undefined;
  // Treated as a page, not as an editor document: a template without text would be read as code there.
  if (detectTextFormat(text, {}) === 'html') return { request: { html: text }, documents };
  return { request: { uri }, documents };
}

export async function isLocalAddress(url: string): Promise<boolean> {
  try {
    const address = new URL(url);
    if (OWN_PORTS.includes(Number(address.port))) return false;
    const rules = { resolve: resolveBySystem, classify: classifyAddress, allowLocal: true };
    return (await resolveHost(address, rules)).local;
  } catch {
    // A name that doesn't resolve, or a reserved address.
    return false;
  }
}

/** `.org` is Org mode's extension, but far more often a site's top-level domain. */
const DOMAIN_ENDING = /\.org$/i;
/** Extensions of files whose format is detected from the bytes. */
const DOCUMENT_ENDING = /\.(?:pdf|docx|pptx|xlsx|od[tps]|epub|txt|log|png|jpe?g|tiff?)$/i;

export function isDocumentName(name: string): boolean {
  if (DOMAIN_ENDING.test(name)) return false;
  return DOCUMENT_ENDING.test(name) || detectTextFormat('', { name }) !== 'text';
}

export { createFileDocuments };
