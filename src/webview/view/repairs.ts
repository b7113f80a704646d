import type { Summary } from '../../protocol/index.js';
import { say } from '../selectors/catalog/say.js';
import type { RunState } from '../state/model.js';
import { renderMarkdown } from './markdown/renderMarkdown.js';
import { withTableHeads } from './markdown/tableRows.js';

/**
 * The model's replacement for a sentence. `marksOf` supplies the marks of its sentences, which are checked like all
 * others.
 */
export function correction({ summary }: RunState, marksOf: (summary: Summary, index: number) => Node | null): Node {
  const element = document.createElement('span');
  element.className = 'correction';
  element.setAttribute('role', 'insertion');
  if (!summary) return element;
  const rendered = renderMarkdown(withTableHeads(summary.text));
  const label = document.createElement('span');
  label.className = 'visually-hidden';
  label.textContent = say('repair.corrected');
  element.append(' ', label, ' ');
  // It is inline, whatever the model wrote.
  for (const block of rendered.querySelectorAll('p, li, td')) {
    if (block.querySelector('p, li')) continue;
    if (element.childNodes.length > 3) element.append(block.matches('td') ? ' · ' : ' ');
    element.append(...block.childNodes);
  }
  for (const index of summary.sentences.keys()) {
    const marks = marksOf(summary, index);
    if (marks) element.append(marks);
  }
  return element;
}
