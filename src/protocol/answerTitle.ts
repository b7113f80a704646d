/**
 * What an answer to no question of its own is called: as its source, or the first of several and how many more. It is
 * stored and shown in every language, so it has no words.
 */
export function answerTitle(sources: readonly { title: string }[]): string {
  const [first, ...others] = sources;
  return [first?.title ?? '', ...(others.length === 0 ? [] : [`+${others.length}`])].join(' ');
}
