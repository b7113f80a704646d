/**
 * For each of a page's words, whether it belongs to the longest common subsequence with the true text (bit-parallel
 * after Hyyrö 2004). `blockLabels` treats one or two matching words within a longer block as coincidence.
 */
export function alignedWords(page: readonly string[], truth: readonly string[]): Uint8Array {
  const marked = new Uint8Array(page.length);
  if (page.length === 0 || truth.length === 0) return marked;
  // One bit per true word, and one row per word of the page.
  const lanes = Math.ceil(truth.length / 32);
  const places = new Map<string, number[]>();
  for (const [index, word] of truth.entries()) {
    const list = places.get(word);
    if (list) list.push(index);
    else places.set(word, [index]);
  }
  const rows: Uint32Array[] = [];
  let row = new Uint32Array(lanes).fill(0xffffffff);
  const mask = new Uint32Array(lanes);
  for (const word of page) {
    const at = places.get(word);
    if (at) {
      for (const place of at) mask[place >>> 5] = (mask[place >>> 5] ?? 0) | (1 << (place & 31));
      const following = new Uint32Array(lanes);
      let carry = 0;
      for (let lane = 0; lane < lanes; lane++) {
        const bits = row[lane] ?? 0;
        const both = (bits & (mask[lane] ?? 0)) >>> 0;
        const sum = bits + both + carry;
        carry = sum > 0xffffffff ? 1 : 0;
        following[lane] = ((sum >>> 0) | (bits & ~(mask[lane] ?? 0))) >>> 0;
      }
      for (const place of at) mask[place >>> 5] = 0;
      row = following;
    }
    rows.push(row);
  }
  // A zero bit in row i at position j: the subsequence of the first i words with truth[0..j] is longer than with
  // [0..j-1].
  let i = page.length - 1;
  let j = truth.length - 1;
  const grows = (line: number, place: number): boolean =>
    line >= 0 && (((rows[line]?.[place >>> 5] ?? 0xffffffff) >>> (place & 31)) & 1) === 0;
  while (i >= 0 && j >= 0) {
    if (!grows(i, j)) j--;
    else if (grows(i - 1, j)) i--;
    else {
      marked[i] = 1;
      i--;
      j--;
    }
  }
  return marked;
}

const SHORT_BLOCK = 6;
const SHORT_RUN = 3;

/** The share of each block's words that are in the true text. `blocks` contain words in page order. */
export function blockLabels(blocks: readonly (readonly string[])[], truth: readonly string[]): number[] {
  const marked = alignedWords(blocks.flat(), truth);
  let at = 0;
  return blocks.map((words) => {
    let kept = 0;
    let run = 0;
    for (let offset = 0; offset <= words.length; offset++) {
      if (offset < words.length && marked[at + offset] === 1) run++;
      else {
        if (run >= SHORT_RUN || words.length <= SHORT_BLOCK || run === words.length) kept += run;
        run = 0;
      }
    }
    at += words.length;
    return words.length > 0 ? kept / words.length : 0;
  });
}
