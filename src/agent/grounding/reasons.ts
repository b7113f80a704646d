import type { Judgement } from './support.js';

const MOST_NAMED = 3;
const LOW_PAIR = 0.5;

function listed(items: readonly string[]): string {
  const shown = items.slice(0, MOST_NAMED);
  const rest = items.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}

/** Why a sentence is not fully supported, in words for the reader; empty where nothing speaks against it. */
export function reasonsOf(judgement: Judgement, sources: number): string[] {
  const source = sources > 1 ? 'the sources' : 'the source';
  const does = sources > 1 ? 'do' : 'does';
  if (judgement.unjudged === 'other_language')
    return [`It cannot be judged by words: it is in another language than ${source}.`];
  if (judgement.unjudged === 'nothing_to_check') return ['There is nothing in it to check.'];
  if (judgement.aboutSource === true) return [`It speaks about ${source}; whether that is so, its words cannot show.`];
  const { features } = judgement;
  if (features.verbatim) return [];
  const reasons: string[] = [];
  for (const number of features.numbers.slice(0, MOST_NAMED)) reasons.push(`The number ${number} is not in ${source}.`);
  if (features.names.length > 0) reasons.push(`${capital(source)} ${does} not name ${listed(features.names)}.`);
  for (const { word, opposite } of features.opposites.slice(0, 2))
    reasons.push(`${capital(source)} may say the opposite: “${opposite}” where this says “${word}”.`);
  if (features.negated) reasons.push('It denies something that its evidence does not deny.');
  if (judgement.band === 'supported') return reasons;
  const named = new Set(features.names.flatMap((name) => name.split(' ')));
  const missing = judgement.missing.filter((word) => !named.has(word) && !/^\d/.test(word));
  if (judgement.evidence.length === 0) reasons.push(`No passage of ${source} shares its words.`);
  else if (missing.length > 0 && (features.pair < LOW_PAIR || reasons.length === 0))
    reasons.push(`${capital(source)} ${does} not use ${listed(missing.map((word) => `“${word}”`))}.`);
  else if (reasons.length === 0) reasons.push(`Its words stand in ${source}, but not together.`);
  return reasons;
}

function capital(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}
