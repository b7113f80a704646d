import * as vscode from 'vscode';
import {
  evidenceBeside,
  type Citation,
  type SourceInfo,
  type Summary,
  type SummarySentence,
  type SupportBand,
  type Verdict,
} from '../../protocol/index.js';
import { say } from '../translation.js';
import { citationLocation } from '../citations/citationLocation.js';
import { asText, withoutLinks } from './inlineMarkdown.js';

type Stream = Pick<vscode.ChatResponseStream, 'markdown' | 'anchor'>;
type Source = Pick<SourceInfo, 'id' | 'title' | 'content_hash' | 'format' | 'uri'>;

type QuotedPassage = Pick<Citation, 'source_id' | 'start' | 'end' | 'range' | 'quote'>;

/** A checked statement, as tools return it. */
export interface CheckedSentence extends Pick<SummarySentence, 'text' | 'start' | 'end' | 'band' | 'support'> {
  reasons: { text: string; counter_evidence?: QuotedPassage }[];
  evidence: Omit<Citation, 'id' | 'sentence_index' | 'sentence'>[];
}

const bandName = (band: SupportBand): string => {
  switch (band) {
    case 'verbatim':
      return vscode.l10n.t('Verbatim');
    case 'supported':
      return vscode.l10n.t('Supported');
    case 'doubtful':
      return vscode.l10n.t('Doubtful');
    case 'unsupported':
      return vscode.l10n.t('Unsupported');
    case 'unjudged':
      return vscode.l10n.t('Not checked');
  }
};

/** Letters rather than icons: a part with icons would be rendered separately from the anchors after it. */
const BAND_MARKS: Record<SupportBand, string> = {
  verbatim: '✓',
  supported: '✓',
  doubtful: '?',
  unsupported: '✗',
  unjudged: '–',
};

async function anchor(
  stream: Stream,
  passage: QuotedPassage,
  sources: readonly Source[],
  title: string,
): Promise<void> {
  const source = sources.find(({ id }) => id === passage.source_id);
  if (source) stream.anchor(await citationLocation(source, passage), title);
}

export function verdictText({ verbatim, supported, doubtful, unsupported, unjudged }: Verdict): string {
  const carried = verbatim + supported;
  return [
    vscode.l10n.t('{0} of {1} sentences supported', carried, carried + doubtful + unsupported + unjudged),
    doubtful > 0 ? vscode.l10n.t('{0} doubtful', doubtful) : '',
    unsupported > 0 ? vscode.l10n.t('{0} unsupported', unsupported) : '',
    unjudged > 0 ? vscode.l10n.t('{0} not checked', unjudged) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** An answer with an anchor after each sentence that has a passage, and a mark after each that has none. */
export async function writeAnswer(stream: Stream, summary: Summary, verdict: Verdict): Promise<void> {
  const { text, sentences, citations, sources } = summary;
  let done = 0;
  for (const { end, band, citations: ids, reasons, reason_details: details } of sentences) {
    stream.markdown(withoutLinks(text.slice(done, end)));
    done = end;
    const cited = ids.flatMap((id) => citations.find((citation) => citation.id === id) ?? []);
    for (const citation of cited) {
      stream.markdown(' ');
      await anchor(stream, citation, sources, String(citation.id));
    }
    // A table row can't be followed by a sentence.
    if (band === 'unsupported' && !text.slice(0, end).endsWith('|'))
      stream.markdown(` *(${[bandName(band), ...(details?.map(say) ?? reasons)].map(asText).join(': ')})*`);
  }
  stream.markdown(withoutLinks(text.slice(done)));
  const notes = [
    verdictText(verdict),
    summary.incomplete_details?.map(say).join(' ') ?? summary.incomplete,
    summary.may_not_answer ? vscode.l10n.t('The cited passages may not answer the question.') : undefined,
  ];
  stream.markdown(
    `\n\n---\n${notes
      .filter((note) => note !== undefined)
      .map(asText)
      .join(' · ')}\n`,
  );
}

/** The sentences of a draft, each with what the sources say about it. */
export async function writeChecks(
  stream: Stream,
  sentences: readonly CheckedSentence[],
  sources: readonly Source[],
  verdict: Verdict,
): Promise<void> {
  stream.markdown(`**${asText(verdictText(verdict))}**\n\n`);
  let number = 0;
  for (const { text, band, reasons, evidence } of sentences) {
    stream.markdown(`- ${BAND_MARKS[band]} **${asText(bandName(band))}:** ${asText(text)}`);
    // If the source says something else, its words are quoted below, with their own anchor.
    const best = evidenceBeside(evidence, reasons);
    if (best) {
      stream.markdown(' ');
      await anchor(stream, best, sources, String(++number));
    }
    for (const { text: reason, counter_evidence: counter } of reasons) {
      stream.markdown(`\n  - ${asText(reason)}`);
      if (!counter) continue;
      stream.markdown(` “${asText(counter.quote)}” `);
      await anchor(stream, counter, sources, String(++number));
    }
    stream.markdown('\n');
  }
}
