import type { CaptionCue } from './captionCue.js';
import { untilNext, type TimedText } from './timedText.js';

/** Letters that take the place of signs of ASCII. */
const BASIC: ReadonlyMap<string, string> = new Map([
  ['*', 'á'],
  ['\\', 'é'],
  ['^', 'í'],
  ['_', 'ó'],
  ['`', 'ú'],
  ['{', 'ç'],
  ['|', '÷'],
  ['}', 'Ñ'],
  ['~', 'ñ'],
  ['\x7f', '█'],
]);
/** Signs of two bytes, by the first one; those of the second and third row replace the letter before them. */
const SIGNS: Readonly<Record<number, { from: number; signs: string }>> = {
  0x11: { from: 0x30, signs: '®°½¿™¢£♪à èâêîôû' },
  0x12: { from: 0x20, signs: 'ÁÉÓÚÜü‘¡*’—©℠•“”ÀÂÇÈÊËëÎÏïÔÙùÛ«»' },
  0x13: { from: 0x20, signs: 'ÃãÍÌìÒòÕõ{}\\^_|~ÄäÖöß¥¤│ÅåØø┌┐└┘' },
};
const FRAMES = 30;

const letterOf = (byte: number): string => {
  const letter = byte < 0x20 ? '' : String.fromCharCode(byte);
  return BASIC.get(letter) ?? letter;
};

/** The lines of text of one row of codes: a new line starts where the writing goes to another place. */
function linesOf(codes: readonly string[]): string[] {
  const lines: string[] = [];
  let line = '';
  let before = '';
  for (const code of codes) {
    // The bit for the parity isn't part of a byte.
    const [first = 0, second = 0] = [code.slice(0, 2), code.slice(2)].map((hex) => Number.parseInt(hex, 16) & 0x7f);
    if (first >= 0x20) line += letterOf(first) + letterOf(second);
    else if (code !== before) {
      // The second channel has codes of its own.
      const row = first & 0x77;
      const { from, signs } = SIGNS[row] ?? { from: Number.POSITIVE_INFINITY, signs: '' };
      const sign = signs.charAt(second - from);
      if (sign !== '') line = (row === 0x11 ? line : line.slice(0, -1)) + sign;
      else if (second >= 0x40 || (row === 0x14 && second === 0x2d)) {
        lines.push(line);
        line = '';
      }
    }
    // Each command is sent twice.
    before = code === before ? '' : code;
  }
  return [...lines, line].map((own) => own.replace(/\s+/g, ' ').trim());
}

/** The cues of captions in the format of Scenarist (SCC). */
export function scenaristCues(text: string): CaptionCue[] {
  const timed = text.split(/\r\n?|\n/).flatMap((line): TimedText[] => {
    const [, hours, minutes, seconds, frames, codes = ''] =
      /^(\d+):(\d\d):(\d\d)[:;.](\d\d)\s+((?:[\da-f]{4}\s*)+)$/i.exec(line.trim()) ?? [];
    if (hours === undefined) return [];
    const from = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(frames) / FRAMES;
    return [{ from, lines: linesOf(codes.trim().toLowerCase().split(/\s+/)) }];
  });
  return untilNext(timed);
}
