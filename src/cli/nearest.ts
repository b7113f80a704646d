/** A typo changes at most this share of a name's letters; "models" is not what "marks" was meant to be. */
const MOST_CHANGED = 1 / 3;

/** The name that was probably meant by one that doesn't exist: the one with the fewest letters changed. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(given.length * MOST_CHANGED));
  const [best] = names
    .map((name) => ({ name, changes: changesBetween(given, name) }))
    .filter(({ changes }) => changes <= most)
    .sort((one, other) => one.changes - other.changes);
  return best?.name;
}

/** How many letters to insert, delete, or replace, or neighbors to swap, to turn one word into the other. */
function changesBetween(one: string, other: string): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped =
        row > 1 && column > 1 && one[row - 2] === other[column - 1] && one[row - 1] === other[column - 2];
      current.push(
        Math.min(
          (above[column] as number) + 1,
          (current[column - 1] as number) + 1,
          (above[column - 1] as number) + (isSame ? 0 : 1),
          isSwapped ? (before[column - 2] as number) + 1 : Infinity,
        ),
      );
    }
    before = above;
    above = current;
  }
  return above[other.length] as number;
}
