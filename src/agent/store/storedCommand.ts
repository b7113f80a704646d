import { INLINE_TEXT_FIELDS, startAgentSchema, type SourceRequest, type StartAgent } from '../../protocol/index.js';
import { hashText } from '../system/hashText.js';
import { parseStored } from './storedJson.js';

/** A source of a command without its inline text, which is stored by hash because other runs may share it. */
type StoredRequest =
  Exclude<SourceRequest, BroughtRequest> | { kept: TextField; hash: string; title?: string; url?: string };
type BroughtRequest = Extract<SourceRequest, { text: string } | { markdown: string } | { html: string }>;

type TextField = (typeof INLINE_TEXT_FIELDS)[number];

type StoredCommand = Omit<StartAgent, 'sources' | 'document' | 'request_id' | 'session_id'> & {
  sources?: StoredRequest[];
  document?: StoredRequest;
};

/** A command as stored: JSON without its texts, and the texts by SHA-256. */
export function detachTexts(command: StartAgent): { json: string; texts: Map<string, string> } {
  const texts = new Map<string, string>();
  const detach = (request: SourceRequest): StoredRequest => {
    const kept = INLINE_TEXT_FIELDS.find((field) => field in request);
    if (kept === undefined) return request as Exclude<SourceRequest, BroughtRequest>;
    const {
      title,
      url,
      [kept]: text = '',
    } = request as { title?: string; url?: string } & Partial<Record<TextField, string>>;
    const hash = hashText(text);
    texts.set(hash, text);
    return { kept, hash, title, url };
  };
  // A repetition uses its own session and request id.
  const stored: StoredCommand & Pick<StartAgent, 'request_id' | 'session_id'> = {
    ...command,
    request_id: undefined,
    session_id: undefined,
    sources: command.sources?.map(detach),
    document: command.document && detach(command.document),
  };
  return { json: JSON.stringify(stored), texts };
}

/** The command from `json`; undefined if it is damaged or `getTexts` no longer finds one of its texts. */
export async function attachTexts(
  json: string,
  getTexts: (hashes: string[]) => Promise<Map<string, string>>,
): Promise<StartAgent | undefined> {
  const stored = parseStored(json) as StoredCommand | undefined;
  if (!stored) return undefined;
  const all = [...(stored.sources ?? []), ...(stored.document ? [stored.document] : [])];
  const hashes = all.flatMap((request) => ('kept' in request ? [request.hash] : []));
  const texts = hashes.length === 0 ? new Map<string, string>() : await getTexts(hashes);
  const attach = (request: StoredRequest): unknown => {
    if (!('kept' in request)) return request;
    const { kept, hash, title, url } = request;
    return { [kept]: texts.get(hash), title, url };
  };
  const command = startAgentSchema.safeParse({
    ...stored,
    sources: stored.sources?.map(attach),
    document: stored.document && attach(stored.document),
  });
  return command.success ? command.data : undefined;
}
