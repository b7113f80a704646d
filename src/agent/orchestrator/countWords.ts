const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const OPENS_WORD = /[\p{L}\p{N}]/u;
const CONTINUES_WORD = /[\p{M}'’-]/u;

/** Kinds of UTF-16 units; 0 is one that was not met yet. */
const OTHER = 1;
const OPENS = 2;
const CONTINUES = 3;
const ALONE = 4;

/** What each UTF-16 unit is, as far as it was met: a text of megabytes has a few hundred different ones. */
const known = new Uint8Array(0x10000);

function classify(unit: number): number {
  // Pairs are told by their first half: ideographs, symbols and emoji, and letters of rare scripts.
  if (unit >= 0xdc00 && unit <= 0xdfff) return CONTINUES;
  if (unit >= 0xd840 && unit <= 0xd88d) return ALONE;
  if (unit >= 0xd83c && unit <= 0xd83e) return OTHER;
  if (unit >= 0xd800 && unit <= 0xdbff) return OPENS;
  const character = String.fromCharCode(unit);
  if (IDEOGRAPH.test(character)) return ALONE;
  if (OPENS_WORD.test(character)) return OPENS;
  return CONTINUES_WORD.test(character) ? CONTINUES : OTHER;
}

/**
 * Words of a text; ideographs and kana, which have no spaces between them, count one each, as word processors do. One pass
 * without an allocation: a book takes milliseconds, so that the host's event loop is not held up.
 */
export function countWords(text: string): number {
  let words = 0;
  let within = false;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const kind = known[unit] || (known[unit] = classify(unit));
    if (kind === ALONE) {
      words++;
      within = false;
    } else if (kind === OPENS) {
      if (!within) words++;
      within = true;
    } else if (kind === OTHER) within = false;
  }
  return words;
}
