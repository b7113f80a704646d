import { areOfOneDocument, type SourceReference } from '../../protocol/index.js';
import { fileName, shortAddress } from '../state/sourceChips.js';
import { sayCount } from './catalog/say.js';

/** What sources are called in one line: by name, as passages of one document (`a.md (2)`), or by their number. */
export function sourcesTitle(sources: readonly Pick<SourceReference, 'id' | 'title' | 'url' | 'uri'>[]): string {
  const [first] = sources;
  if (!first) return '';
  if (sources.length === 1) return first.title || (first.url === undefined ? first.id : shortAddress(first.url));
  if (first.uri !== undefined && areOfOneDocument(sources)) return `${fileName(first.uri)} (${sources.length})`;
  return sayCount('sources', sources.length);
}
