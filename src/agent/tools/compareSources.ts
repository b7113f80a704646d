import { summarizeByCoverage } from '@regen-research/text';
import { message } from '../../protocol/index.js';
import type { NamedSource } from '../interfaces/index.js';
import type { ToolHandler } from './handler.js';
import type { SentenceOutput, SourceOutput, ToolOutput } from './outputs.js';
import { linkOf, noticeOf, sentenceOutputs, sourceOutput } from './shapes.js';

type Comparison = ToolOutput<'compare_sources'>;
type Statement = Comparison['alone'][number];

/** Words per source to select as its key sentences. */
const STATED_WORDS = 400;

/**
 * The sentences of a source that say most about it or about the question; empty if nothing in it is relevant to the
 * question.
 */
function tellingSentences({ source }: NamedSource, question: string | undefined) {
  const { sentences, relevant } = summarizeByCoverage(source.markdown, { words: STATED_WORDS, query: question });
  return question !== undefined && !relevant ? [] : sentences;
}

/**
 * Judges each source's key sentences against the other sources, like an answer's sentences: supported sentences agree,
 * and contradicted ones differ. Each pair is reported once, from the side that comes first.
 */
export const compareSources: ToolHandler<'compare_sources'> = async (
  { sources: named, question },
  { library, check, describe },
  context,
) => {
  const { signal, onProgress } = context;
  const { sources: read, unread } = await library.readAll(named, context);
  const sources = await Promise.all(read.map(async ({ id, source }) => sourceOutput(await describe(id, source))));
  const sourceById = new Map(sources.map((source) => [source.id, source]));
  const agreements: Comparison['agreements'] = [];
  const differences: Comparison['differences'] = [];
  const alone: Statement[] = [];
  const mentioned: { source_id: string; start: number; end: number }[] = [];
  const isMentioned = ({ source_id: id, start, end }: Statement) =>
    mentioned.some((other) => other.source_id === id && other.start < end && start < other.end);

  for (const [index, one] of read.entries()) {
    const others = read.filter((other) => other !== one);
    if (others.length === 0) break;
    const own = sourceById.get(one.id) as SourceOutput;
    onProgress({
      sentence: message('tools.comparing', { title: one.source.title }),
      done: index,
      total: read.length,
    });
    const telling = tellingSentences(one, question);
    const { sentences, citations } = await check(
      { text: one.source.markdown, sentences: telling, sources: others },
      signal,
    );
    for (const sentence of sentenceOutputs(sentences, citations, sources)) {
      const { start, end, text: quote, band } = sentence;
      const statement: Statement = { source_id: one.id, quote, start, end, link: linkOf(own, { quote }) };
      if (isMentioned(statement)) continue;
      const against = contradictionOf(sentence, sourceById);
      if (against) {
        mentioned.push(against.contradicted_by);
        differences.push({ statement, band, ...against });
      } else if (band === 'verbatim' || band === 'supported') {
        mentioned.push(...sentence.evidence);
        agreements.push({ statement, supported_by: sentence.evidence });
      } else alone.push(statement);
    }
  }
  return { notice: noticeOf('quote', 'title', 'author'), agreements, differences, alone, sources, unread };
};

function contradictionOf(
  { band, reasons }: SentenceOutput,
  sources: ReadonlyMap<string, SourceOutput>,
): Pick<Comparison['differences'][number], 'reason' | 'contradicted_by'> | undefined {
  if (band !== 'doubtful' && band !== 'unsupported') return undefined;
  for (const { text: reason, counter_evidence: counter } of reasons) {
    const source = counter && sources.get(counter.source_id);
    if (source) return { reason, contradicted_by: { ...counter, link: linkOf(source, counter) } };
  }
  return undefined;
}
