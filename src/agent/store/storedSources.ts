import type { NamedSource, Source } from '../interfaces/index.js';
import { parseStored } from './storedJson.js';

/** A source of a run without its text, which other runs and addresses may share. */
type StoredSource = { id: string } & Omit<Source, 'markdown'>;

/** Titles and origins of a run's sources, as JSON; their texts are stored by content hash. */
export function describeSources(sources: readonly NamedSource[]): string {
  return JSON.stringify(
    sources.map(({ id, source }): StoredSource & { markdown?: undefined } => ({ id, ...source, markdown: undefined })),
  );
}

/** The sources in `json` by id, without those whose text `getTexts` no longer finds. */
export async function sourcesWithTexts(
  json: string,
  getTexts: (hashes: string[]) => Promise<Map<string, string>>,
): Promise<Map<string, Source>> {
  const stored = (parseStored(json) ?? []) as StoredSource[];
  const texts = await getTexts(stored.map(({ contentHash }) => contentHash));
  return new Map(
    stored.flatMap(({ id, ...descriptor }) => {
      const markdown = texts.get(descriptor.contentHash);
      return markdown === undefined ? [] : [[id, { ...descriptor, markdown }] as const];
    }),
  );
}
