// Whether every file yields text or an error message: 1,000 files of all kinds, damaged in realistic ways.
import { performance } from 'node:perf_hooks';
import { readFile } from 'node:fs/promises';
import { ENCRYPTED_PDF, makeDocx, makeEpub, NOTEBOOK } from '../fixtures/documents.js';
import { outlookMessage, TAGS } from '../helpers/outlookMessage.js';
import { createTestReader } from '../helpers/testReader.js';

const FILES = 1_000;
/** No file may take longer. */
const MAX_MS = 10_000;

/** The same sequence in every run, so that results are comparable (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SENTENCE = 'The gauge at the upper weir showed a rise of nine centimetres within the hour. ';
const PDF = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj
4 0 obj <</Length 79>> stream
BT /F1 12 Tf 72 700 Td (The harbour protects fourteen boats every winter.) Tj ET
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
trailer <</Root 1 0 R>>
%%EOF
`;

/** A valid file of each kind, by extension. */
async function soundFiles(): Promise<[ending: string, bytes: Uint8Array][]> {
  const text = (value: string) => new TextEncoder().encode(value);
  const page = `<!doctype html><html><head><title>Flood</title></head><body><article><h1>Flood</h1>${`<p>${SENTENCE.repeat(3)}</p>`.repeat(5)}<table><tr><th>a</th></tr><tr><td>1</td></tr></table></article></body></html>`;
  return [
    ['html', text(page)],
    [
      'mhtml',
      text(
        `From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html\n\n${page}\n--b--\n`,
      ),
    ],
    [
      'eml',
      text(
        `From: a@example.org\nTo: b@example.org\nSubject: Flood\nDate: Tue, 07 May 2024 10:00:00 +0000\n\n${SENTENCE.repeat(4)}\n`,
      ),
    ],
    ['msg', outlookMessage({ properties: { [TAGS.subject]: 'Flood', [TAGS.text]: SENTENCE.repeat(4) } })],
    ['pdf', text(PDF)],
    ['pdf', text(ENCRYPTED_PDF)],
    ['docx', makeDocx()],
    ['epub', makeEpub()],
    ['ipynb', text(NOTEBOOK)],
    ['csv', text('Gauges\n\nplace;level\nweir;9\nlock;4\n')],
    ['json', text(JSON.stringify({ places: [{ name: 'weir', level: 9 }] }))],
    [
      'xml',
      text(
        `<?xml version="1.0"?><rss version="2.0"><channel><title>Flood</title><item><title>Day 1</title><description>${SENTENCE}</description></item></channel></rss>`,
      ),
    ],
    ['vtt', text(`WEBVTT\n\n00:00.000 --> 00:02.000\n${SENTENCE}\n\n00:02.000 --> 00:04.000\n${SENTENCE}\n`)],
    ['srt', text(`1\n00:00:01,000 --> 00:00:02,000\n${SENTENCE}\n`)],
    ['adoc', text(`= Flood\n\n== Day 1\n\n${SENTENCE}\n\n|===\n|a |b\n|===\n`)],
    ['rst', text(`Flood\n=====\n\n${SENTENCE}\n\n.. note:: ${SENTENCE}\n`)],
    [
      'tex',
      text(
        `\\documentclass{article}\n\\begin{document}\n\\section{Flood}\n${SENTENCE}\n\\begin{itemize}\\item one\\end{itemize}\n\\end{document}\n`,
      ),
    ],
    ['org', text(`* Flood\n${SENTENCE}\n#+BEGIN_SRC c\nx\n#+END_SRC\n`)],
    ['md', text(`# Flood\n\n${SENTENCE}\n`)],
    ['txt', Uint8Array.from(Buffer.from(`Le caf\xe9 est ferm\xe9. ${SENTENCE}`, 'latin1'))],
    ['png', (await readFile(new URL('../fixtures/reading/notice.png', import.meta.url))).subarray(0, 4_000)],
  ];
}

/** The ways files break. */
const BREAKS: Readonly<Record<string, (bytes: Uint8Array, random: () => number, other: Uint8Array) => Uint8Array>> = {
  truncated: (bytes, random) => bytes.slice(0, Math.floor(bytes.length * random())),
  doubled: (bytes) => Buffer.concat([bytes, bytes]),
  joined: (bytes, _random, other) => Buffer.concat([bytes, other]),
  holed: (bytes, random) => {
    const broken = bytes.slice();
    broken.fill(0, Math.floor(broken.length * random()), Math.floor(broken.length * random()));
    return broken;
  },
  flipped: (bytes, random) => {
    const broken = bytes.slice();
    for (let flips = 0; flips < 1 + broken.length / 200; flips++)
      broken[Math.floor(random() * broken.length)] = Math.floor(random() * 256);
    return broken;
  },
  headless: (bytes, random) => bytes.slice(Math.floor(bytes.length * random() * 0.5)),
  renamed: (bytes) => bytes,
};

/** Reads the files one after the other and reports the results. */
export async function run(): Promise<void> {
  const random = randomNumbers(13);
  const { reader, documents, context } = await createTestReader();
  const sound = await soundFiles();
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const outcomes = new Map<string, number>();
  const failures: string[] = [];
  let slowest = 0;
  let residentAtStart = 0;
  for (let index = 0; index < FILES; index++) {
    const [ending, bytes] = pick(sound);
    const way = pick(Object.keys(BREAKS));
    const name = `${index}.${way === 'renamed' || random() < 0.3 ? pick(sound)[0] : ending}`;
    const broken = BREAKS[way]?.(bytes, random, pick(sound)[1]) ?? bytes;
    const uri = `file:///broken/${name}`;
    documents.set(uri, { uri, title: name, bytes: Uint8Array.from(broken) });
    const started = performance.now();
    let outcome: string;
    try {
      const { markdown } = await reader.read({ uri }, context({ fresh: true, render: 'never' }));
      outcome = markdown.trim() === '' ? 'nothing' : 'text';
    } catch (error) {
      const { code, message } = error as { code?: unknown; message: string };
      outcome = typeof code === 'string' && code !== 'internal' && /\w{3}.*[.)]/.test(message) ? 'sentence' : 'nothing';
    }
    documents.delete(uri);
    const took = performance.now() - started;
    slowest = Math.max(slowest, took);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (outcome === 'nothing' || took > MAX_MS)
      failures.push(`${name} (${ending}, ${way}): ${outcome} after ${Math.round(took)} ms`);
    if (index === FILES / 10) residentAtStart = process.memoryUsage().rss;
  }
  await reader.close();
  const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
  console.log(
    JSON.stringify({
      bench: 'brokenFiles',
      files: FILES,
      text: outcomes.get('text') ?? 0,
      sentence: outcomes.get('sentence') ?? 0,
      nothing: outcomes.get('nothing') ?? 0,
      slowest_ms: Math.round(slowest),
      resident_mb_after_a_tenth: megabytes(residentAtStart),
      resident_mb_at_the_end: megabytes(process.memoryUsage().rss),
      failures,
    }),
  );
  if (failures.length > 0) process.exitCode = 1;
}
