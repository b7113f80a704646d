import { decodeUriPart } from '@regen-research/text';
import { unzipSync } from 'fflate';
import { AgentError, BYTES_IN_MEGABYTE, message } from '../../../protocol/index.js';

/** Limit for all requested files of an archive together: the text of the longest books is a tenth of it. */
const MAX_UNZIPPED_MEGABYTES = 128;
/** Maximum files in an archive; the largest books have a few thousand. */
const MAX_FILES = 20_000;

/** Some programs write the paths of Windows. */
const withSlashes = (name: string): string => name.replaceAll('\\', '/');

/**
 * The requested files of a zip archive, by name. An archive that declares more than the limit is refused before
 * unpacking, and a file that is larger than declared is truncated, so that a zip bomb costs no memory.
 */
export function openZip(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  let total = 0;
  let files = 0;
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name: written, originalSize }) => {
        const name = withSlashes(written);
        if (++files > MAX_FILES) throw new AgentError('too_large', message('sources.tooManyFiles', { max: MAX_FILES }));
        if (!wanted(name)) return false;
        total += originalSize;
        if (total > MAX_UNZIPPED_MEGABYTES * BYTES_IN_MEGABYTE)
          throw new AgentError('too_large', message('sources.unpackedTooLarge', { megabytes: MAX_UNZIPPED_MEGABYTES }));
        return true;
      },
    });
    return new Map(Object.entries(entries).map(([name, content]) => [withSlashes(name), content]));
  } catch (error) {
    if (error instanceof AgentError) throw error;
    throw new AgentError('parser_failed', message('sources.zipDamaged'), {
      cause: error,
    });
  }
}

/**
 * The requested files that can be unpacked: a damaged one is missing, and the others are there. Throws as `openZip` does
 * if the archive's list is damaged, or if it is over the limits.
 */
export function openDamagedZip(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  const names = listZip(bytes).filter(wanted);
  // Halves, until the damaged files are alone: their number is small.
  const unpack = (some: readonly string[]): [string, Uint8Array][] => {
    const group = new Set(some);
    try {
      return [...openZip(bytes, (name) => group.has(name))];
    } catch (error) {
      if (error instanceof AgentError && error.code !== 'parser_failed') throw error;
      if (some.length <= 1) return [];
      const middle = some.length >> 1;
      return [...unpack(some.slice(0, middle)), ...unpack(some.slice(middle))];
    }
  };
  return new Map(unpack(names));
}

/** The name of the file that `target` means in the file `from` of the same archive. */
export function resolveEntry(from: string, target: string): string {
  const path = new URL(target, new URL(from, 'archive://root/')).pathname.slice(1);
  return decodeUriPart(path);
}

/** The names of all files in an archive, without unpacking. */
export function listZip(bytes: Uint8Array): string[] {
  const names: string[] = [];
  openZip(bytes, (name) => {
    names.push(name);
    return false;
  });
  return names;
}
