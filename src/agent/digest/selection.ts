/** What a run reads closely. */
export interface Selection {
  /** By position: whether the chunk is read closely. */
  chosen: boolean[];
  /** By position, 0..1: who goes first when time runs out; undefined where nothing had to be left out. */
  ranks: number[] | undefined;
}

export interface SelectionRequest {
  /** By position: whether the chunk's notes are in the store. */
  stored: readonly boolean[];
  /** Chunks that are read in any case: the opening and what follows it. */
  forced: number;
  /** Most chunks of one run. */
  limit: number;
  /** Chunks that the same question had read closely last time, budgets of continued runs together. */
  before: number;
  /** Whether this run goes beyond what earlier ones read. */
  continued: boolean;
}

/**
 * Chooses within the budget. What is stored costs nothing and is always in; the rest goes by rank, up to what a run may
 * read or had read before: so a text that was edited is read as closely as it was, and no further.
 */
export function selectWithin(request: SelectionRequest, ranks: readonly number[]): boolean[] {
  const { stored, forced, limit, before, continued } = request;
  const chosen = stored.map((known, position) => known || position < forced);
  const count = chosen.filter(Boolean).length;
  const known = stored.filter(Boolean).length;
  const target = continued ? known + limit : Math.max(limit, before);
  const open = chosen.map((_, position) => position).filter((position) => chosen[position] === false);
  open.sort((a, b) => (ranks[b] as number) - (ranks[a] as number) || a - b);
  for (const position of open.slice(0, Math.max(0, Math.min(limit, target - count)))) chosen[position] = true;
  return chosen;
}
