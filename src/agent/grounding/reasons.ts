import { message, type Message } from '../../protocol/messages/index.js';
import type { Judgement } from './judgement.js';

const MOST_NAMED = 3;
const LOW_PAIR = 0.5;

/** A reason, and the source's contradicting sentence, if there is one. */
export interface JudgedReason {
  message: Message;
  counter?: number;
}

function listed(items: readonly string[]): string {
  return items.slice(0, MOST_NAMED).join(', ');
}

/** Two checks may find the same difference, with and without quotation marks. */
function saySame(one: Message, other: Message): boolean {
  const { said, claimed } = one.args;
  return said === undefined || claimed === undefined
    ? one.key === other.key && JSON.stringify(one.args) === JSON.stringify(other.args)
    : said === other.args.said && claimed === other.args.claimed;
}

/** Why a sentence isn't fully supported; empty if nothing contradicts it. */
export function reasonsOf(judgement: Judgement): JudgedReason[] {
  const { features, findings, band } = judgement;
  const found: JudgedReason[] = findings
    .filter(({ reason }, at) => !findings.slice(0, at).some((other) => saySame(other.reason, reason)))
    .map(({ reason, counter }) => ({ message: reason, counter }));
  if (judgement.unjudged === 'nothing_to_check') return [{ message: message('grounding.nothingToCheck') }];
  if (judgement.unjudged === 'cut_off') return [{ message: message('grounding.cutOff') }];
  if (judgement.unjudged === 'other_language' && found.length === 0)
    return [{ message: message('grounding.otherLanguage') }];
  if (judgement.unjudged === 'unknown_language') return [{ message: message('grounding.unknownLanguage') }];
  if (judgement.unjudged === 'about_source' && found.length === 0)
    return [{ message: message('grounding.aboutSource') }];
  if (band === 'verbatim' || (band === 'supported' && found.length === 0)) return [];
  const named = (text: string): boolean =>
    found.some(({ message: { args } }) => Object.values(args).some((value) => JSON.stringify(value).includes(text)));
  for (const number of features.numbers.slice(0, MOST_NAMED))
    if (!named(number))
      found.push({
        message: message('grounding.numberNotInSource', { number }),
      });
  if (features.names.length > 0)
    found.push({
      message: message('grounding.namesNotInSource', {
        names: listed(features.names),
      }),
    });
  for (const { word, opposite } of features.opposites.slice(0, 2))
    if (!found.some(({ message: { key } }) => key === 'grounding.opposite'))
      found.push({
        message: message('grounding.opposite', {
          said: opposite,
          claimed: word,
        }),
      });
  if (found.length > 0 && features.pair >= LOW_PAIR) return found;
  const names = new Set(features.names.flatMap((name) => name.split(' ')));
  const missing = judgement.missing.filter((word) => !names.has(word) && !/^\d/.test(word));
  if (judgement.evidence.length === 0) found.push({ message: message('grounding.noSharedWords') });
  else if (missing.length > 0)
    found.push({
      message: message('grounding.missingWords', {
        words: listed(missing.map((word) => `"${word}"`)),
      }),
    });
  else if (found.length === 0) found.push({ message: message('grounding.notTogether') });
  return found;
}
