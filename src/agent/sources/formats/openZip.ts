import { unzipSync } from 'fflate';
import { AgentError } from '../../../protocol/index.js';

/** Bytes of all wanted files of an archive together: the text of the longest books is a tenth of it. */
const MAX_UNZIPPED_BYTES = 128 * 1024 * 1024;
/** Files in an archive; the largest books have some thousands. */
const MAX_FILES = 20_000;

/**
 * The wanted files of a zip archive, by name. An archive that claims more than the cap is refused before anything is
 * unpacked, and a file that is larger than it claims is cut there, so a bomb costs no memory.
 */
export function openZip(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  let total = 0;
  let files = 0;
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (++files > MAX_FILES) throw new AgentError('too_large', 'The archive holds too many files to be read.');
        if (!wanted(name)) return false;
        total += originalSize;
        if (total > MAX_UNZIPPED_BYTES)
          throw new AgentError('too_large', 'The document unpacks to more than 128 MB and was not read.');
        return true;
      },
    });
    return new Map(Object.entries(entries));
  } catch (error) {
    if (error instanceof AgentError) throw error;
    throw new AgentError('parser_failed', 'The document is damaged: it cannot be unpacked. Save it again.', {
      cause: error,
    });
  }
}

/** The names of all files in an archive, without unpacking any. */
export function listZip(bytes: Uint8Array): string[] {
  const names: string[] = [];
  openZip(bytes, (name) => {
    names.push(name);
    return false;
  });
  return names;
}
