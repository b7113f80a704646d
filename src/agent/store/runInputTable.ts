import type { StartAgent } from '../../protocol/index.js';
import type { NamedSource, Source } from '../interfaces/index.js';
import type { CacheTable } from './cacheTable.js';
import type { GuardedDatabase } from './guardedDatabase.js';
import { attachTexts, detachTexts } from './storedCommand.js';
import { describeSources, sourcesWithTexts } from './storedSources.js';

/**
 * What each run was asked and what it read: enough to repeat it and to follow up on it. The cache has the texts, by
 * hash.
 */
export class RunInputTable {
  constructor(
    private readonly database: GuardedDatabase,
    private readonly cache: CacheTable,
  ) {}

  async putCommand(runId: string, command: StartAgent): Promise<void> {
    const { json, texts } = detachTexts(command);
    await Promise.all([this.put(runId, 'command', json), this.putTexts(runId, texts)]);
  }

  async getCommand(runId: string): Promise<StartAgent | undefined> {
    const json = await this.get(runId, 'command');
    return json === undefined ? undefined : attachTexts(json, (hashes) => this.cache.getMany('text', hashes));
  }

  async putSources(runId: string, sources: readonly NamedSource[]): Promise<void> {
    const texts = new Map(sources.map(({ source }) => [source.contentHash, source.markdown]));
    await Promise.all([this.put(runId, 'sources', describeSources(sources)), this.putTexts(runId, texts)]);
  }

  async getSources(runId: string): Promise<Map<string, Source>> {
    const json = await this.get(runId, 'sources');
    return json === undefined
      ? new Map<string, Source>()
      : sourcesWithTexts(json, (hashes) => this.cache.getMany('text', hashes));
  }

  private async putTexts(runId: string, texts: ReadonlyMap<string, string>): Promise<void> {
    const read = this.database.write(async (connection) => {
      await connection.all(
        `INSERT OR IGNORE INTO run_texts (run_id, hash) SELECT ?, value FROM json_each(?)
         WHERE EXISTS (SELECT 1 FROM runs WHERE run_id = ?)`,
        [runId, JSON.stringify([...texts.keys()]), runId],
      );
    });
    await Promise.all([read, ...[...texts].map(([hash, text]) => this.cache.put('text', hash, text, runId))]);
  }

  private put(runId: string, column: 'command' | 'sources', json: string): Promise<void> {
    return this.database.write(async (connection) => {
      await connection.all(
        `INSERT INTO run_inputs (run_id, ${column}) SELECT ?, ? WHERE EXISTS (SELECT 1 FROM runs WHERE run_id = ?)
         ON CONFLICT (run_id) DO UPDATE SET ${column} = excluded.${column}`,
        [runId, json, runId],
      );
    });
  }

  private get(runId: string, column: 'command' | 'sources'): Promise<string | undefined> {
    return this.database.read(undefined, async (connection) => {
      const [row] = await connection.all(`SELECT ${column} AS json FROM run_inputs WHERE run_id = ?`, [runId]);
      const json = row?.['json'];
      return typeof json === 'string' ? json : undefined;
    });
  }
}
