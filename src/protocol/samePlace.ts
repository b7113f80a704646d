interface Passage {
  source_id: string;
  start: number;
  end: number;
}

/** Whether two passages share characters of a source, so that a reader needs to see only one of them. */
export const isSamePlace = (one: Passage, other: Passage): boolean =>
  one.source_id === other.source_id && one.start < other.end && other.start < one.end;

/**
 * The evidence to show for a sentence next to the reasons against it: the best, unless a reason quotes the same place
 * already.
 */
export function evidenceBeside<Evidence extends Passage>(
  evidence: readonly Evidence[],
  reasons: readonly { counter_evidence?: Passage }[],
): Evidence | undefined {
  const [best] = evidence;
  return best && reasons.some(({ counter_evidence: counter }) => counter && isSamePlace(counter, best))
    ? undefined
    : best;
}
