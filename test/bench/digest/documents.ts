/** Seeded, so that the document is the same on every machine. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const SUBJECTS =
  'the committee|a survey of harbours|the northern survey|our second instrument|the river authority|an early prototype|the archive|the night shift|a field team|the new pump|the council|this method|the older record|the third sample|a volunteer|the laboratory|the ferry company|the winter crop|an independent auditor|the museum'.split(
    '|',
  );
const VERBS =
  'reported|measured|rejected|confirmed|reduced|delayed|described|replaced|counted|published|lost|recovered|doubled|financed|inspected|abandoned|repaired|compared|estimated|announced'.split(
    '|',
  );
const OBJECTS =
  'the flow of water|a rise in prices|seven broken valves|the yearly budget|its own forecast|the width of the channel|an unusual silence|the number of visitors|most of the samples|the cost of steel|a change of wind|the depth of the snow|two earlier findings|the length of the queue|the age of the timber|a shortage of paper|the salt content|the rate of failure|every second letter|the map of the coast'.split(
    '|',
  );
const ENDINGS =
  'in the spring of 19%|after % days|at a cost of % euros|within % metres of the shore|for % per cent of the cases|despite % objections|by the end of week %|in % of the villages|with an error of % per mille|under clause %'.split(
    '|',
  );

/** A Markdown document of about `bytes`, in sections and paragraphs of uneven length. */
export function documentOf(bytes: number, seed = 7): string {
  const next = random(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? '';
  const sentence = (): string => {
    const text = `${pick(SUBJECTS)} ${pick(VERBS)} ${pick(OBJECTS)} ${pick(ENDINGS).replace('%', String(Math.floor(next() * 900) + 10))}`;
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  let text = '# A report of many years\n\n';
  for (let section = 1; text.length < bytes; section++) {
    text += `## ${section}. On ${pick(OBJECTS)}\n\n`;
    const paragraphs = 3 + Math.floor(next() * 12);
    for (let paragraph = 0; paragraph < paragraphs && text.length < bytes; paragraph++) {
      const sentences = 2 + Math.floor(next() * 8);
      text += `${Array.from({ length: sentences }, sentence).join(' ')}\n\n`;
    }
  }
  return text;
}

/** Replaces a sentence of a paragraph near `share` of the document. */
export function withEditedSentence(text: string, share: number, sentence: string): string {
  let start = text.indexOf('\n\n', Math.floor(text.length * share)) + 2;
  while (text.startsWith('#', start)) start = text.indexOf('\n\n', start) + 2;
  const at = text.indexOf('. ', start) + 2;
  const end = /[.](?=\s)/.exec(text.slice(at))?.index ?? 0;
  return `${text.slice(0, at)}${sentence}${text.slice(at + end + 1)}`;
}

/** Inserts a paragraph at `share` of the document. */
export function withInsertedParagraph(text: string, share: number, paragraph: string): string {
  const at = text.indexOf('\n\n', Math.floor(text.length * share)) + 2;
  return `${text.slice(0, at)}${paragraph}\n\n${text.slice(at)}`;
}

/** Inserts a section with a heading before the heading at `share` of the document. */
export function withInsertedSection(text: string, share: number, section: string): string {
  const at = text.indexOf('\n## ', Math.floor(text.length * share)) + 1;
  return `${text.slice(0, at)}${section}\n\n${text.slice(at)}`;
}

/** Documents of unusual shapes, in which quadratic work would show. */
export const ODD_DOCUMENTS: Readonly<Record<string, () => string>> = {
  'one line of 5 MB': () => documentOf(5_000_000, 3).replace(/\s+/g, ' '),
  '80,000 spaces in a line': () =>
    `${documentOf(20_000, 4)}\nBefore${' '.repeat(80_000)}after.\n\n${documentOf(20_000, 5)}`,
  'a table of 100,000 rows': () =>
    `| Port | Boats | Year |\n|---|---|---|\n${Array.from({ length: 100_000 }, (_, row) => `| Port ${row} | ${(row * 7) % 901} | ${1800 + (row % 200)} |\n`).join('')}`,
  'a list 2,000 levels deep': () =>
    Array.from(
      { length: 2_000 },
      (_, level) => `${'  '.repeat(level % 400)}- Level ${level} was surveyed twice.\n`,
    ).join(''),
  'Chinese without spaces, 1 MB': () =>
    '水獭在北部的堤坝上被发现，共有九只。港口于一八五六年重建，灯塔高三十三米。'.repeat(28_000),
  'Base64, 2 MB': () => {
    const next = random(9);
    return Array.from({ length: 31_250 }, () =>
      Array.from({ length: 64 }, () => String.fromCharCode(65 + Math.floor(next() * 26))).join(''),
    ).join('\n');
  },
};
