import { useRef } from 'preact/hooks';
import type { Summary } from '../../protocol/index.js';
import { say } from '../selectors/catalog/say.js';
import { isRepaired } from '../selectors/repairs.js';
import type { RunState } from '../state/model.js';
import { renderMarkdown } from './markdown/renderMarkdown.js';
import { withTableHeads } from './markdown/tableRows.js';

/** How much longer than its sentence a correction usually is at most, in digits. A longer one moves what is below it. */
const SPARE = 32;

/** Text that is as long as a correction usually becomes; never visible. */
export const roomForCorrection = (sentence: string): string => `${sentence} ${'0'.repeat(SPARE)}`;

/** Corrections that were seen unfinished: their room was kept, and stays. */
export function useAwaited(repairs: readonly RunState[]): ReadonlySet<string> {
  const awaited = useRef(new Set<string>());
  const more = repairs.filter(({ run_id: id, end }) => end === null && !awaited.current.has(id));
  // A new set is a reason to draw the marks again.
  if (more.length > 0) awaited.current = new Set([...awaited.current, ...more.map(({ run_id: id }) => id)]);
  return awaited.current;
}

/**
 * The model's replacement for a sentence. `marksOf` supplies the marks of its sentences, which are checked like all
 * others. `sentence`: the text to be replaced, if the replacement was awaited on screen: its room is kept from the
 * start.
 */
export function correction(
  repair: RunState,
  marksOf: (summary: Summary, index: number) => Node | null,
  sentence?: string,
): Node {
  const element = document.createElement('span');
  element.className = 'correction';
  const content = sentence === undefined ? element : keptContent(element, sentence);
  if (!isRepaired(repair)) {
    content.classList.add('quiet');
    content.textContent =
      repair.end === null ? say('repair.asking') : (repair.failures.at(-1)?.message ?? say('run.failedSentence'));
    return element;
  }
  element.setAttribute('role', 'insertion');
  const label = document.createElement('span');
  label.className = 'visually-hidden';
  label.textContent = say('repair.corrected');
  content.append(label, ' ', ...inlineNodes(repair.summary.text));
  for (const index of repair.summary.sentences.keys()) {
    const marks = marksOf(repair.summary, index);
    if (marks) content.append(marks);
  }
  return element;
}

/** What fills the room for a correction. */
function keptContent(element: HTMLElement, sentence: string): HTMLElement {
  const room = document.createElement('span');
  room.className = 'kept-room';
  room.ariaHidden = 'true';
  room.textContent = roomForCorrection(sentence);
  const content = document.createElement('span');
  content.className = 'kept-content';
  element.classList.add('kept');
  element.append(room, content);
  return content;
}

/** Markdown as inline nodes, whatever the model wrote. */
function inlineNodes(markdown: string): (Node | string)[] {
  const blocks = [...renderMarkdown(withTableHeads(markdown)).querySelectorAll('p, li, td')];
  return blocks
    .filter((block) => !block.querySelector('p, li'))
    .flatMap((block, index) => [index === 0 ? '' : block.matches('td') ? ' · ' : ' ', ...block.childNodes]);
}
