const ESC = '\u001b';
const SEQUENCE = new RegExp(
  String.raw`${ESC}(?:\[([\d;?]*)([A-Za-z])|\][^\u0007${ESC}]*(?:\u0007|${ESC}\\))|[\r\n\b]`,
  'g',
);

/**
 * A terminal's output as finally displayed: without colors, and with only the last state of lines that were erased or
 * written again, as progress bars are. A line that is written again is replaced whole.
 */
export function asShown(text: string): string {
  if (!text.includes(ESC) && !/[\r\b]/.test(text)) return text;
  const lines = [''];
  let row = 0;
  let isOverwritten = false;
  const moveTo = (target: number): void => {
    row = Math.max(0, target);
    while (lines.length <= row) lines.push('');
  };
  const write = (piece: string): void => {
    if (piece === '') return;
    lines[row] = isOverwritten && piece.trim() !== '' ? piece : (lines[row] ?? '') + (isOverwritten ? '' : piece);
    isOverwritten &&= piece.trim() === '';
  };
  let at = 0;
  for (const match of text.matchAll(SEQUENCE)) {
    write(text.slice(at, match.index));
    at = match.index + match[0].length;
    const [sequence, count = '', command] = match;
    if (sequence === '\n') {
      moveTo(row + 1);
      isOverwritten = false;
    } else if (sequence === '\r') isOverwritten = true;
    else if (sequence === '\b') lines[row] = (lines[row] ?? '').slice(0, -1);
    else if (command === 'A' || command === 'F') {
      moveTo(row - (Number(count) || 1));
      isOverwritten = true;
    } else if (command === 'B' || command === 'E') moveTo(row + (Number(count) || 1));
    // From the cursor, which is at the end of the line unless it has gone back to its start.
    else if (command === 'K' && (isOverwritten || count === '2')) lines[row] = '';
    else if (command === 'J') lines.length = Math.max(1, Math.min(lines.length, row + 1));
  }
  write(text.slice(at));
  return lines.join('\n');
}
