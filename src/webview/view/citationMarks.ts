import type { Citation, Summary } from '../../protocol/index.js';
import { reasonsOf, supportPhrase } from '../selectors/support.js';

/** A sentence of the answer, so that what nothing carries looks like it. */
export function sentenceWrapper(summary: Summary, index: number): HTMLElement {
  const wrapper = document.createElement('span');
  wrapper.className = 'sentence';
  wrapper.dataset.sentence = String(index);
  wrapper.dataset.band = summary.sentences[index]?.band ?? 'unjudged';
  return wrapper;
}

/** The marks after a sentence: one for each citation, and one that warns where the support is weak. */
export function sentenceEnd(runId: string, summary: Summary, index: number): Node | null {
  const sentence = summary.sentences[index];
  if (!sentence) return null;
  const marks = document.createElement('span');
  marks.className = 'marks';
  for (const id of sentence.citations) {
    const citation = summary.citations.find((candidate) => candidate.id === id);
    if (citation) marks.append(mark(runId, index, String(id), citationLabel(summary, citation), 'cite', id));
  }
  if (sentence.band === 'unsupported')
    marks.append(mark(runId, index, '?', `Unsupported: ${reasonsOf(sentence).join(' ')}`, 'cite warn-unsupported'));
  if (sentence.band === 'doubtful')
    marks.append(mark(runId, index, '~', `Doubtful: ${reasonsOf(sentence).join(' ')}`, 'cite warn-doubtful'));
  if (marks.childNodes.length === 0) return null;
  // A word joiner keeps the first mark on the line of the word that it belongs to.
  const end = document.createDocumentFragment();
  end.append('\u2060', marks);
  return end;
}

function citationLabel(summary: Summary, citation: Citation): string {
  const source = summary.sources.find(({ id }) => id === citation.source_id);
  const sentence = summary.sentences[citation.sentence_index];
  return `Citation ${citation.id}, ${source?.title ?? 'source'}${sentence ? `. ${supportPhrase(sentence)}` : ''}`;
}

function mark(
  runId: string,
  sentence: number,
  text: string,
  label: string,
  className: string,
  citation?: number,
): HTMLElement {
  // Not <button>: a line may break before one, whatever stands in front of it.
  const button = document.createElement('span');
  button.setAttribute('role', 'button');
  button.tabIndex = 0;
  button.className = className;
  button.textContent = text;
  button.setAttribute('aria-label', label);
  button.dataset.mark = runId;
  button.dataset.sentenceIndex = String(sentence);
  if (citation !== undefined) button.dataset.citation = String(citation);
  return button;
}
