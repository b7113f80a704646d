/** The upper half of the character sets of DOS, which browsers and so the Encoding Standard never knew. */
const DOS: readonly (readonly [charset: string, letters: string])[] = [
  [
    'cp850',
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  ],
  [
    'cp437',
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  ],
  [
    'cp852',
    'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
  ],
];

/** A text needs this share of plausible characters, and another reading at most the other. */
const PLAUSIBLE = 0.95;
const IMPLAUSIBLE = 0.7;
/** Fewer characters prove nothing. */
const MIN_CHARACTERS = 2;

const LETTER = /\p{L}/u;
const isLower = (text: string): boolean => /\p{Ll}/u.test(text);
const isUpper = (text: string): boolean => /\p{Lu}/u.test(text);
const isFrame = (text: string): boolean => text >= '\u2500' && text <= '\u259f';

/** Whether a character can stand between its neighbors in a text of a Latin alphabet. */
function isPlausible(before: string, character: string, after: string): boolean {
  const isInWord = LETTER.test(before) && LETTER.test(after);
  if (isFrame(character)) return [before, after].some((text) => text === '' || /\s/.test(text) || isFrame(text));
  // No word has three of a letter in a row, but the frames of a program do if they are read as letters.
  if (before === character && after === character) return false;
  if (/\p{Script=Latin}/u.test(character)) {
    if (isUpper(character)) return !isLower(before);
    return !(isUpper(before) && isUpper(after));
  }
  if (/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\ufffd]/u.test(character)) return false;
  if (character === '’') return true;
  if (LETTER.test(character)) return !LETTER.test(before) && !LETTER.test(after);
  if (/[„‚“‘«»¿¡]/.test(character)) return !isInWord && !(LETTER.test(before) && /\s/.test(after));
  return !isInWord;
}

/** The share of a text's letters and signs beyond ASCII that are plausible where they stand. */
function plausibility(text: string): number {
  let plausible = 0;
  let all = 0;
  for (const { index, 0: character } of text.matchAll(/[^\p{ASCII}]/gu)) {
    all++;
    if (isPlausible(text[index - 1] ?? '', character, text[index + character.length] ?? '')) plausible++;
  }
  return all < MIN_CHARACTERS ? 0 : plausible / all;
}

/** Whether most of the letters beyond ASCII stand beside plain ones, as in languages with accents. */
function isAccented(text: string): boolean {
  const letters = text.match(/[^\p{ASCII}\P{L}]/gu)?.length ?? 0;
  const beside = text.match(/(?<=[a-z])[^\p{ASCII}\P{L}]|[^\p{ASCII}\P{L}](?=[a-z])/giu)?.length ?? 0;
  return letters === 0 || beside >= letters / 2;
}

/** Decodes ASCII with the letters of a table above it. */
function decodeWith(bytes: Uint8Array, letters: string): string {
  const characters = Array.from({ length: 256 }, (_, code) =>
    code < 128 ? String.fromCharCode(code) : (letters[code - 128] ?? '\ufffd'),
  );
  const parts: string[] = [];
  for (let from = 0; from < bytes.byteLength; from += 8_192)
    parts.push(Array.from(bytes.subarray(from, from + 8_192), (byte) => characters[byte]).join(''));
  return parts.join('');
}

/**
 * The text and its character set, if it was written by a program of DOS or an old Mac: as windows-1252, its accented
 * letters are signs in the middle of words. `decodeAs` decodes character sets that browsers know.
 */
export function decodeProgramText(
  bytes: Uint8Array,
  sampleBytes: number,
  decodeAs: (bytes: Uint8Array, charset: string) => string,
): { text: string; charset: string } | undefined {
  const sample = bytes.subarray(0, sampleBytes);
  if (plausibility(decodeAs(sample, 'windows-1252')) > IMPLAUSIBLE) return undefined;
  const readings = [
    ...DOS.map(([charset, letters]) => ({ charset, decode: (own: Uint8Array) => decodeWith(own, letters) })),
    { charset: 'macintosh', decode: (own: Uint8Array) => decodeAs(own, 'macintosh') },
  ].map((reading) => {
    const text = reading.decode(sample);
    return { ...reading, score: isAccented(text) ? plausibility(text) : 0 };
  });
  const [best] = readings.sort((a, b) => b.score - a.score);
  return best === undefined || best.score < PLAUSIBLE ? undefined : { text: best.decode(bytes), charset: best.charset };
}
