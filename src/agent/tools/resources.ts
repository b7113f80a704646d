import { AgentError, eventOf, message, type ToolResource } from '../../protocol/index.js';
import type { Asker, Source, Tools } from '../interfaces/index.js';
import type { ToolParts } from './handler.js';
import { storedEventsOf } from './receipt.js';
import { runResource, sourceResource } from './shapes.js';

/** Maximum answers and texts to list; older ones can be read by their addresses. */
const LISTED = 50;
const MARKDOWN = 'text/markdown';
const ADDRESS = /^regen:\/\/(run|source)\/([A-Za-z0-9_.:-]{1,128})$/;

const ofSource = ({ contentHash, title, url, uri }: Source): ToolResource => ({
  uri: sourceResource(contentHash),
  name: title,
  description: url ?? uri,
  mime_type: MARKDOWN,
});

/** Answers as `regen://run/<run_id>`, and texts as they were read as `regen://source/<content_hash>`. */
export function createResources({ runs, library, toMarkdown }: ToolParts): Pick<Tools, 'resources' | 'resource'> {
  const gone = (uri: string) => new AgentError('not_found', message('tools.noResource', { uri: uri.slice(0, 200) }));

  async function answer(uri: string, runId: string, asker: Asker): Promise<{ resource: ToolResource; text: string }> {
    const events = await storedEventsOf(runs, runId, asker).catch(() => []);
    const start = eventOf(events, 'agent_start');
    const final = eventOf(events, 'final_summary');
    if (!start || !final) throw gone(uri);
    const { query } = start.payload;
    const { summary } = final.payload;
    const receipt = eventOf(events, 'receipt')?.payload;
    const text = await toMarkdown({ runId, threadId: start.payload.thread_id, query, summary, receipt }, asker);
    return { resource: { uri, name: summary.title, description: query, mime_type: MARKDOWN }, text };
  }

  return {
    async resources(asker) {
      const answers = (await runs.list({ limit: LISTED }, asker))
        .filter(({ reason }) => reason === 'completed')
        .map(({ run_id, title, query }): ToolResource => ({
          uri: runResource(run_id),
          name: title,
          description: query,
          mime_type: MARKDOWN,
        }));
      const texts: ToolResource[] = [];
      for await (const { source } of library.readBefore(asker)) {
        texts.push(ofSource(source));
        if (texts.length === LISTED) break;
      }
      return [...answers, ...texts];
    },
    async resource(uri, asker) {
      const [, kind, name = ''] = ADDRESS.exec(uri) ?? [];
      if (kind === 'run') return answer(uri, name, asker);
      if (kind !== 'source') throw gone(uri);
      const source = await library.snapshot(name, asker).catch(() => undefined);
      if (!source) throw gone(uri);
      return { resource: ofSource(source), text: source.markdown };
    },
  };
}
