export interface SelectionRequest {
  /** By position: whether the chunk's notes are stored. */
  stored: readonly boolean[];
  /** Chunks that are always read: the opening and the one after it. */
  forced: number;
  /** Maximum chunks per run. */
  limit: number;
  /**
   * By position: whether it (or the chunk that it replaces after an edit) was read closely for the same question
   * before.
   */
  before: readonly boolean[];
  /** Whether this run goes further than earlier ones. */
  continued: boolean;
}

/**
 * Selects chunks within the budget. Stored ones are free and always included, followed by edited chunks that were read
 * before, and then the rest by rank: an edited text is read as closely as before, and no further.
 */
export function selectWithin(request: SelectionRequest, ranks: readonly number[]): boolean[] {
  const { stored, forced, limit, before, continued } = request;
  const chosen = stored.map((known, position) => known || position < forced);
  const calls = chosen.filter((chosenOne, position) => chosenOne && stored[position] === false).length;
  const read = chosen.filter(Boolean).length;
  const open = chosen.map((_, position) => position).filter((position) => chosen[position] === false);
  const rank = (position: number): number => (before[position] === true ? 1 : 0) + (ranks[position] as number);
  open.sort((a, b) => rank(b) - rank(a) || a - b);
  const edited = open.filter((position) => before[position] === true).length;
  const wanted = continued ? limit : Math.max(edited, limit - read);
  for (const position of open.slice(0, Math.max(0, Math.min(limit - calls, wanted)))) chosen[position] = true;
  return chosen;
}
