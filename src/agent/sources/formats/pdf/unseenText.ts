import type { Layers } from './layers.js';
import type { Matrix } from './matrix.js';
import { lettersOf, readDrawing, type LetterState } from './pageDrawing.js';
import type { PdfPage } from './pdfEngine.js';

/** With fewer letters that are seen, the page shows its text in another way, such as the outlines of letters. */
const MIN_SEEN_LETTERS = 16;

/** What a page contains without showing it. */
export interface UnseenContent {
  /** What is seen of the next text of the page's text content; must be asked of each one, in order. */
  seenPart(text: string, transform: Matrix, width: number): string;
  annotations: ReadonlySet<string>;
}

/** Whether both have the same letters; those of scripts that run to the left are reordered in one of them. */
const isSame = (left: string, right: string): boolean =>
  left === right || Array.from(left).sort().join('') === Array.from(right).sort().join('');

/**
 * Finds what is in layers that are switched off, and what is drawn invisibly where no picture shows it. pdf.js tells
 * neither with the page's text content, but gives the text that the page's operations draw in the same order.
 */
export async function findUnseen(page: PdfPage, layers: Layers | undefined): Promise<UnseenContent> {
  const { letters, states, hasPicture, unseenAnnotations } = await readDrawing(page, layers);
  const isOutlined = states.filter((state) => state === 'seen').length < MIN_SEEN_LETTERS;
  const ofState = (isSeen: boolean): string =>
    Array.from(letters.split(''))
      .filter((_, index) => (states[index] === 'seen') === isSeen)
      .join('');
  const seen = ofState(true);
  const unseen = ofState(false);
  let at = 0;
  return {
    annotations: unseenAnnotations,
    seenPart(text, transform, width) {
      const [a = 1, b = 0, , , x = 0, y = 0] = transform;
      const length = Math.hypot(a, b) || 1;
      const isPictured = hasPicture(x + (a / length) * (width / 2), y + (b / length) * (width / 2));
      const isShown = (state: LetterState | undefined): boolean =>
        state === undefined || state === 'seen' || (state === 'invisible' && (isPictured || isOutlined));
      const own = lettersOf(text);
      if (own === '') return isShown(states[at]) ? text : '';
      const end = at + own.length;
      const isInOrder = letters.startsWith(own, at);
      if (isInOrder || isSame(letters.slice(at, end), own)) {
        const part = states.slice(at, end).map(isShown);
        at = end;
        if (!part.includes(false)) return text;
        if (!part.includes(true)) return '';
        return isInOrder ? lettersWhere(text, part) : part[0] === true ? text : '';
      }
      // Some letters differ: the next text may be found again.
      const next = letters.indexOf(own, at);
      if (next >= 0) {
        at = next + own.length;
        return isShown(states[next]) ? text : '';
      }
      at = end;
      return unseen.includes(own) && !seen.includes(own) && !(isPictured || isOutlined) ? '' : text;
    },
  };
}

/** The characters of a text whose letters are kept; spaces go with the letter before. */
function lettersWhere(text: string, kept: readonly boolean[]): string {
  let at = 0;
  let isKept = kept[0] === true;
  return Array.from(text)
    .filter((character) => {
      const count = lettersOf(character).length;
      if (count > 0) isKept = kept[at] === true;
      at += count;
      return isKept;
    })
    .join('');
}
