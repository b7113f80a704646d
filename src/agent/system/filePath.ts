import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AgentError, message } from '../../protocol/index.js';

/** The absolute path for a `file:` URI or a path. Throws `read_failed` for other schemes. */
export function filePathOf(uri: string): string {
  if (/^file:/i.test(uri)) {
    try {
      return fileURLToPath(uri);
    } catch (cause) {
      throw new AgentError('read_failed', message('sources.notAFileHere', { uri }), { cause });
    }
  }
  // A single letter is a Windows drive.
  if (/^[a-z][a-z\d+.-]+:/i.test(uri)) throw new AgentError('read_failed', message('sources.notAFileUri', { uri }));
  return path.resolve(uri);
}
