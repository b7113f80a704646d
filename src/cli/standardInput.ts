import type { DocumentHost } from '../agent/index.js';
import { decodeText } from '../agent/index.js';
import { readStream } from '../agent/index.js';
import { detectTextFormat } from '../agent/index.js';
import { readMagic } from '../agent/index.js';
import type { SourceRequest } from '../protocol/index.js';
import { UsageError } from './exitCodes.js';

const TITLE = 'Standard input';
/** The pseudo-address of what was piped in. No file has it, so that nobody else can ask for it. */
const URI = 'stdin:';

/** What was piped in: how to ask for it, and the host that has it. */
export interface StandardInput {
  request: SourceRequest;
  piped: DocumentHost;
}

/** Reads the standard input to its end, as bytes: what they are is found out as for a file. Throws UsageError where there is nothing. */
export async function readStandardInput(): Promise<StandardInput> {
  const bytes = await readStream(process.stdin);
  const piped: DocumentHost = { open: () => Promise.resolve({ uri: URI, title: TITLE, bytes }) };
  if (readMagic(bytes) !== undefined) return { request: { uri: URI }, piped };
  const { text } = decodeText(bytes);
  if (text.trim() === '') throw new UsageError('There was nothing on standard input.');
  // As a page rather than as a document of an editor, where a template without text would be read as code.
  if (detectTextFormat(text, {}) === 'html') return { request: { html: text }, piped };
  return { request: { uri: URI }, piped };
}
