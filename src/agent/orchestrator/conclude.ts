import {
  finalSummaryOf,
  incompleteFor,
  type AgentError,
  type SourceInfo,
  type Summary,
  type LabeledAction,
} from '../../protocol/index.js';
import type { AnswerGrounding, CachedAnswer, DigestRequest, DigestResult, Usage } from '../interfaces/index.js';
import type { RunDependencies } from './dependencies.js';
import { keyPoints } from './keyPoints.js';
import { locationOf, type BoundProvider } from './boundProvider.js';
import { infoOf } from './readSources.js';
import { recheckDoubtful } from './recheck.js';
import { withRecognition } from './recognition.js';

/** The result of producing an answer. */
export interface ProductionOutcome {
  /** Who answered. */
  bound: BoundProvider;
  answer: Omit<CachedAnswer, 'actions'> & { actions: LabeledAction[] };
  digest: DigestResult;
  fallback: string | null;
  usage: Usage;
  /** Why the answer is incomplete, if the model failed. */
  failure?: AgentError;
}

/** What the model wrote about the sources. */
export interface Digested {
  result: DigestResult;
  /** Content of its `actions` block. */
  proposed: string | undefined;
  failure?: AgentError;
}

export interface Conclusion {
  digested: Digested;
  digest: DigestRequest;
  title: string;
  bound: BoundProvider;
  fallback: string | null;
  /** Of this answer; all of its sentences but the last are judged by now. */
  grounding: AnswerGrounding;
}

/** Why a text ends where it does, in mid-sentence perhaps; other incomplete answers were written to their end. */
const CUTTING: ReadonlySet<string> = new Set(['digest.stopped', 'digest.truncated', 'digest.repeated']);

/** Grounds an answer in its sources and suggests actions. */
export async function conclude(
  { digested, digest, title, bound, fallback, grounding }: Conclusion,
  dependencies: RunDependencies,
  signal: AbortSignal,
): Promise<ProductionOutcome> {
  const { suggest, date, settings } = dependencies;
  const { result, proposed, failure } = digested;
  const { provider, facts } = bound;
  const location = locationOf(bound);
  const { sources } = digest;
  // Whether or not the run continues: a stopped answer is grounded, too.
  const grounded = await grounding.finish({
    text: result.text,
    question: digest.isSummary ? '' : digest.question,
    isCutOff: failure !== undefined || (result.incomplete?.some(({ key }) => CUTTING.has(key)) ?? false),
  });
  const mayAsk = settings().checkDoubtful && location !== 'mock' && !signal.aborted && !failure;
  const again = mayAsk
    ? await recheckDoubtful(grounded, provider, facts, result.usage.contextTokens, signal)
    : { sentences: grounded.sentences, usage: { promptTokens: 0, outputTokens: 0 }, calls: 0 };
  const { citations } = grounded;
  const sentences = withRecognition(again.sentences, citations);
  const infos: SourceInfo[] = await Promise.all(
    sources.map(async ({ id, source }) => {
      const read = result.read.get(id);
      return {
        ...(await infoOf(id, source)),
        read: read && { closely: read.closely, skimmed: read.skimmed, left: read.left },
        sections: read?.sections,
        share:
          citations.length === 0
            ? 0
            : citations.filter((citation) => citation.source_id === id).length / citations.length,
      };
    }),
  );
  const characters = infos.reduce((sum, info) => sum + info.characters, 0);
  const summary: Summary = {
    title,
    text: result.text,
    key_points: keyPoints(result.text, sentences),
    sources: infos,
    sentences: sentences,
    citations,
    coverage:
      characters === 0
        ? 0
        : infos.reduce((sum, info) => sum + (info.read?.closely ?? 1) * info.characters, 0) / characters,
    ...incompleteFor(result.incomplete),
    changes: result.changes,
    first_answer: result.firstAnswer,
    may_not_answer: grounded.mayNotAnswer,
  };
  const actions = suggest({ query: digest.question, proposed, summary, sources });
  const answer = {
    final: finalSummaryOf(summary),
    actions,
    provider: provider.id,
    model: facts.model,
    createdAt: date(),
  };
  const usage = {
    promptTokens: result.usage.promptTokens + again.usage.promptTokens,
    outputTokens: result.usage.outputTokens + again.usage.outputTokens,
  };
  const digestUsage = { ...result.usage, calls: result.usage.calls + again.calls };
  return {
    bound,
    answer,
    digest: { ...result, usage: digestUsage },
    fallback,
    usage,
    failure,
  };
}
