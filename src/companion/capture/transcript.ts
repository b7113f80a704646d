import { localNameOf, rootOf, textOf } from '../../inPage/domProperties.js';
import { shownElements } from '../../inPage/shadowRoots.js';

/** `1:02` or `1:02:03`, by itself. */
const TIME = /^(?:(\d{1,2}):)?(\d{1,2}):(\d{2})$/;
/** Fewer lines are chapters, comments, or other videos. */
const MIN_LINES = 5;
/** A new paragraph starts after this many seconds. */
const PARAGRAPH_SECONDS = 60;
/** Elements around a time that may contain its line. */
const MAX_LEVELS = 4;

interface Line {
  seconds: number;
  time: string;
  text: string;
}

/**
 * The transcript that a video page shows, as Markdown paragraphs that begin with their time; undefined if none is open.
 * Recognized by its form, whatever the site: lines of the same kind, each with a time and its words, in chronological
 * order.
 */
export function findTranscript(page: Document): string | undefined {
  const elements = [...shownElements(rootOf(page))];
  if (!elements.some((element) => localNameOf(element) === 'video')) return undefined;
  const lists = new Map<Node, Line[]>();
  for (const element of elements) {
    if (element.childElementCount > 0 || !TIME.test(textOf(element).trim()) || !element.checkVisibility()) continue;
    const found = lineAround(element);
    if (found) lists.set(found.list, [...(lists.get(found.list) ?? []), found.line]);
  }
  const transcripts = [...lists.values()].filter((lines) => lines.length >= MIN_LINES && isInOrder(lines));
  const longest = transcripts.sort((one, other) => other.length - one.length)[0];
  return longest && paragraphs(longest);
}

/** The line that starts with a time, and the list that contains it. */
function lineAround(timeElement: Element): { list: Node; line: Line } | undefined {
  const time = timeElement.textContent.trim();
  const [, hours = '0', minutes = '0', seconds = '0'] = TIME.exec(time) ?? [];
  let row: Element | null = timeElement;
  for (let level = 0; level < MAX_LEVELS && row; level++, row = row.parentElement) {
    const whole = row.textContent.replace(/\s+/g, ' ').trim();
    if (whole === time) continue;
    if (!whole.startsWith(time) || !row.parentNode) return undefined;
    const text = whole.slice(time.length).trim();
    const at = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    return { list: row.parentNode, line: { seconds: at, time, text } };
  }
  return undefined;
}

const isInOrder = (lines: Line[]): boolean =>
  lines.every(({ seconds }, index) => seconds >= (lines[index - 1]?.seconds ?? 0)) &&
  (lines.at(-1)?.seconds ?? 0) > (lines[0]?.seconds ?? 0);

function paragraphs(lines: Line[]): string {
  const parts: { from: number; text: string }[] = [];
  for (const { seconds, time, text } of lines) {
    const last = parts.at(-1);
    if (last && seconds - last.from < PARAGRAPH_SECONDS) last.text += ` ${text}`;
    else parts.push({ from: seconds, text: `[${time}] ${text}` });
  }
  return parts.map(({ text }) => text).join('\n\n');
}
