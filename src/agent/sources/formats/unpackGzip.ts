import { gunzipSync } from 'node:zlib';
import { AgentError, BYTES_IN_MEGABYTE, message } from '../../../protocol/index.js';

/** Limit of a compressed file's content. */
const MAX_UNPACKED_MEGABYTES = 128;

/** The content of a gzip file. Rejects one that is damaged, larger than the limit, or compressed twice. */
export function unpackGzip(bytes: Uint8Array): Uint8Array {
  let content: Uint8Array;
  try {
    content = gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED_MEGABYTES * BYTES_IN_MEGABYTE });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new AgentError('too_large', message('sources.unpackedTooLarge', { megabytes: MAX_UNPACKED_MEGABYTES }), {
        cause,
      });
    throw new AgentError('parser_failed', message('sources.zipDamaged'), { cause });
  }
  if (content[0] === 0x1f && content[1] === 0x8b)
    throw new AgentError('unsupported_content', message('sources.noTextIn', { what: 'a gzip archive' }));
  return content;
}
