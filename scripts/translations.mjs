// Checks translations, and updates them when the English is reworded.

/** `{0}`, `{name}`, links to commands, and `#setting#`: a translation must contain all of them. */
const KEPT = /\{\w+\}|\(command:[^)\s]+\)|`?#[\w.]+#`?/g;

/** Such as `count.words.one`: one string for each of the language's plural forms. */
const COUNTED = /^(count\.\w+)\.(\w+)$/;

/** @param {string} text */
const keptIn = (text) => [...new Set(text.match(KEPT) ?? [])].sort().join(' ');

/**
 * The keys that a language needs for an English catalog: with the language's plural forms for whole numbers instead of
 * the English ones.
 *
 * @param {Readonly<Record<string, string>>} english
 * @param {string} language BCP 47
 * @returns {Map<string, string>} key to the English text that it translates
 */
function neededKeys(english, language) {
  const plurals = new Intl.PluralRules(language);
  const forms = new Set(Array.from({ length: 200 }, (_, number) => plurals.select(number)));
  return new Map(
    Object.entries(english).flatMap(([key, text]) => {
      const [, counted, form] = COUNTED.exec(key) ?? [];
      if (counted === undefined) return [[key, text]];
      return form === 'other' ? [...forms].map((own) => [`${counted}.${own}`, text]) : [];
    }),
  );
}

/**
 * The keys that a translation lacks, the ones that it doesn't need, and those whose placeholders differ from the
 * English.
 *
 * @param {Readonly<Record<string, string>>} english
 * @param {Readonly<Record<string, string>>} translation
 * @param {string} language BCP 47
 * @returns {string[]} empty if it is correct
 */
export function translationProblems(english, translation, language) {
  const needed = neededKeys(english, language);
  const problems = [];
  for (const [key, text] of needed) {
    const translated = translation[key];
    if (translated === undefined || (translated.trim() === '' && text.trim() !== '')) problems.push(`missing: ${key}`);
    else if (keptIn(text) !== keptIn(translated))
      problems.push(`${key} has ${keptIn(translated) || 'no placeholders'} instead of ${keptIn(text) || 'none'}`);
  }
  for (const key of Object.keys(translation)) if (!needed.has(key)) problems.push(`stale: ${key}`);
  return problems;
}

/** @param {string} text */
const wordsOf = (text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));

/**
 * The similarity of two wordings, 0..1, based on shared words.
 *
 * @param {string} one
 * @param {string} other
 */
function likeness(one, other) {
  const [first, second] = [wordsOf(one), wordsOf(other)];
  const shared = [...first].filter((word) => second.has(word)).length;
  return shared / Math.max(first.size, second.size, 1);
}

/** With fewer than half of its words in common, a string is a different one, not a reworded one. */
const REWORDED = 0.5;

/**
 * Updates a translation keyed by English strings: a new key takes over the translation of the most similar removed key
 * with the same placeholders.
 *
 * @param {readonly string[]} keys
 * @param {Readonly<Record<string, string>>} translation
 * @returns {{strings: Record<string, string>, reworded: string[], missing: string[]}}
 */
export function followRewording(keys, translation) {
  const gone = new Set(Object.keys(translation).filter((key) => !keys.includes(key)));
  /** @type {Record<string, string>} */
  const strings = {};
  const reworded = [];
  const missing = [];
  for (const key of keys) {
    let translated = translation[key];
    if (translated === undefined) {
      const [old] = [...gone]
        .filter((other) => keptIn(other) === keptIn(key) && likeness(other, key) >= REWORDED)
        .sort((a, b) => likeness(b, key) - likeness(a, key));
      if (old === undefined) {
        missing.push(key);
        continue;
      }
      gone.delete(old);
      translated = translation[old] ?? '';
      reworded.push(key);
    }
    strings[key] = translated;
  }
  return { strings, reworded, missing };
}
