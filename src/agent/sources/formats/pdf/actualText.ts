import { dropInvisible } from '../../html/cleaning/invisibleText.js';
import type { TextRun } from './textRun.js';

/** Letters that a text may have for so many that are drawn; what nobody sees could be hidden in a longer one. */
const MAX_FACTOR = 2;
const MAX_MORE = 4;
/** It is for a sign or a word that is drawn unlike it is written; a sentence could say something else than what a reader sees. */
const MAX_DRAWN = 40;

const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

/** Whether a text can stand for drawn letters. A number stays the one that is seen. */
function maySay(text: string, drawn: string): boolean {
  const [digits, seen] = [digitsOf(text), digitsOf(drawn)];
  return (
    drawn.length <= MAX_DRAWN &&
    text.length <= drawn.length * MAX_FACTOR + MAX_MORE &&
    (digits === '' || seen === '' || digits === seen)
  );
}

/** What begins a part of a page's text content that is marked; the build adds the text (scripts/patchPdfEngine.mjs). */
interface Mark {
  type: string;
  actualText?: string;
}

/** Replaces drawn letters by the text that the PDF gives for them, such as that of a fraction or a divided word. */
export class ActualTexts {
  /** The marked parts that are open: their text, and the index of their first run. */
  private readonly open: { text: string | undefined; from: number }[] = [];

  constructor(private readonly runs: TextRun[]) {}

  mark({ type, actualText }: Mark): void {
    if (type !== 'endMarkedContent') {
      this.open.push({ text: actualText, from: this.runs.length });
      return;
    }
    const ended = this.open.pop();
    // Of parts within parts, the outer text is for both.
    if (ended?.text === undefined || this.open.some(({ text }) => text !== undefined)) return;
    // A space that was drawn before belongs to the text before.
    const from = this.runs.findIndex((run, index) => index >= ended.from && run.text.trim() !== '');
    const drawn = from < 0 ? [] : this.runs.splice(from);
    const last = drawn.at(-1);
    if (last === undefined) return;
    if (!maySay(ended.text, drawn.map(({ text }) => text).join(''))) {
      this.runs.push(...drawn);
      return;
    }
    // A word divided over two lines stands in the second, where the text goes on.
    const onLine = drawn.filter(({ y, size }) => Math.abs(y - last.y) < Math.max(size, last.size));
    const base = onLine.reduce((largest, run) => (run.size > largest.size ? run : largest));
    const [x, right] = [Math.min(...onLine.map((run) => run.x)), Math.max(...onLine.map((run) => run.right))];
    // Its powers are in the text, so all of it stands on the line.
    this.runs.push({ ...base, text: dropInvisible(ended.text.replaceAll('\u00ad', '-')), x, right });
  }
}
