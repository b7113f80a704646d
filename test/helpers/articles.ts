/** Made-up prose with no sentence repeated, so that chunks, quotes, and summaries can be identified. */
const subjects = [
  'The harbour',
  'A lighthouse',
  'The tide mill',
  'Each ferry',
  'The oyster bed',
  'A coastal path',
  'The salt marsh',
  'Every breakwater',
];
const verbs = ['protects', 'feeds', 'employs', 'shelters', 'supplies', 'connects', 'warns', 'attracts'];
const objects = [
  'fishing boats',
  'migrating birds',
  'weekend visitors',
  'the old market',
  'nearby farms',
  'young seals',
  'passing ships',
  'the island school',
];

function sentence(index: number): string {
  const pick = (list: string[], step: number) => list[Math.floor(index / step) % list.length] as string;
  return `${pick(subjects, 1)} of district ${index + 1} ${pick(verbs, 3)} about ${(index + 2) * 7} ${pick(objects, 5)} in an ordinary year.`;
}

function paragraph(first: number): string {
  return Array.from({ length: 5 }, (_, index) => sentence(first + index)).join(' ');
}

/** Markdown with a heading for every fourth paragraph; about 400 characters per paragraph. */
export function article(paragraphs: number, title = 'Coastal districts'): string {
  const parts = [`# ${title}`];
  for (let index = 0; index < paragraphs; index++) {
    if (index % 4 === 0) parts.push(`## Part ${index / 4 + 1} of ${title}`);
    parts.push(paragraph(index * 5));
  }
  return parts.join('\n\n');
}

/** The same as a web page. */
export function articlePage(paragraphs: number, title = 'Coastal districts', extra = ''): string {
  const body = Array.from({ length: paragraphs }, (_, index) => `<p>${paragraph(index * 5)}</p>`).join('\n');
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>\n${body}\n${extra}</article></body></html>`;
}
