import { maskMarkup, segmentSentences, shortened } from '@regen-research/text';
import { message } from '../../protocol/messages/index.js';
import { limitsIn } from './checks/restrictions.js';
import type { Finding } from './comparison.js';
import type { Marker } from './words/markers.js';
import type { ComparedSource } from './indexing/comparedSource.js';
import { standsApart } from './sentence/apart.js';
import { isCircumstance } from './sentence/circumstances.js';
import { statementOfSentence, type Statement } from './sentence/statement.js';

/** Length of the rest of a sentence as a reason quotes it. */
const LONGEST_REST = 120;
/** Words that may not be left out of a quoted sentence. */
const TELLING: readonly Marker[] = ['negation', 'denial', 'condition', 'hearsay', 'hedge'];

/** Another statement follows. */
const SEPARATE = /^(?:[,;，；、]|\s*(?:and|but|und|aber|et|mais|y|pero|и|но)\s)/u;

/** Another statement came before. */
const SEPARATED =
  /(?:[;；]|[,，]\s*(?:and|but|since|because|as|although|though|while|whereas|und|aber|sondern|weil|da|obwohl|während|et|mais|parce que|car|puisque|bien que|tandis que|alors que|y|pero|sino|porque|ya que|aunque|mientras(?: que)?|и|но|а|потому что|так как|хотя))\s*$/u;

/** ", not to Italy": the denied words are next to the negation. */
const OPPOSED =
  /^[^,;，；]*[,;，；]\s*(?:(?:and|but|und|aber|et|mais|y|pero|и|но|а)\s+)?(?:not|nicht|kein\p{L}*|pas|non|no|не)\s/u;

/** "Cached without computing them again" is cached. */
const MANNER =
  /(?<!\p{L})(?:without\s\p{L}+ing|sans\s(?:\p{L}+\s)?\p{L}+(?:er|ir|re)|sin\s\p{L}+[aei]r(?:l[oa]s?)?|ohne\s(?:[^,;]*\s)?zu)(?!\p{L})/u;

/** "And its second floor may be added", ", which may be closed": another clause behind. "Or" offers an alternative. */
const FURTHER =
  /^(?:[,，]?\s*(?:and|und|et|y|и)|[,，]\s*(?:which|who|whose|where|der|die|das|wo|qui|que|dont|où|donde|котор\p{L}+|где))\s/u;

/** How a claim occurs verbatim in the source: as whole sentences, or as part of one. */
export interface Quotation {
  whole: boolean;
  /** The omitted words change the meaning of the quote. */
  finding?: Finding;
}

/**
 * The same characters, ignoring case, quotation marks, emphasis, and whitespace, but including sign, currency, and
 * percent.
 */
export function plainForm(text: string): string {
  return maskMarkup(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\s*(?:[-*+•>]|\d{1,3}[.)])\s+/u, '')
    .replace(/["“”„«»‘’'`*_]+/gu, '')
    .replace(/[−–]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[.!?。！？;:,…\s]+$/u, '');
}

/** Undefined if the characters differ although the words are the same. */
export function quotationOf(
  claim: Statement,
  sentences: readonly number[],
  index: ComparedSource,
): Quotation | undefined {
  const quoted = plainForm(claim.text);
  const source = plainForm(sentences.map((sentence) => index.textOf(sentence)).join(' '));
  if (quoted === '') return undefined;
  if (quoted === source) return { whole: true };
  const at = source.indexOf(quoted);
  if (at < 0) return undefined;
  // A sign or a digit next to the quote was cut off.
  if (/[-$€£¥\d.,]$/u.test(source.slice(0, at)) && /^\d/.test(quoted)) return undefined;
  if (/^(?:[.,]?\d|\s?[%°€$£¥])/u.test(source.slice(at + quoted.length)) && /\d$/.test(quoted)) return undefined;
  const { before, behind } = aroundPart(source, at, at + quoted.length);
  const [first] = sentences;
  const { language } = index.statement(first ?? 0);
  const stated = (text: string): Statement => statementOfSentence(text, language, index.capitalised);
  const cut = cutInside(before, quoted, behind, index, claim) ?? limitBehind(behind, index.statement(first ?? 0));
  const rest = `${before} ${behind}`.trim();
  const left = stated(rest);
  const denies = (part: string): boolean => stated(part).has('negation');
  // "X, but not Y": the denial is about something else, which has its own words.
  const separate =
    (before.trim() === '' || !denies(before) || SEPARATED.test(before) || standsApart(stated(before))) &&
    (behind.trim() === '' ||
      !denies(behind) ||
      SEPARATE.test(behind) ||
      (!claim.has('negation') && !denies(behind.replace(MANNER, ' '))) ||
      (OPPOSED.test(behind) && !denies(/^[^,;，；]*/u.exec(behind)?.[0] ?? '')));
  const contrary =
    (CONTRARY.test(before) && (behind.trim() === '' || !denies(behind))) ||
    (before.trim() === '' && CONTRARY_BEHIND.test(behind));
  const marker = TELLING.find(
    (telling) =>
      left.has(telling) &&
      // The rest is in lowercase: "in May" hedges nothing.
      sentences.some((sentence) => index.statement(sentence).has(telling)) &&
      !contrary &&
      !(telling === 'condition' && !isConditional(stated(before + quoted + behind), before.length, quoted.length)) &&
      !(telling === 'hedge' && claim.has('hedge')) &&
      !(telling === 'negation' && separate) &&
      !isBeside(telling, before, behind, left, index),
  );
  if (marker === undefined)
    return cut === undefined
      ? { whole: false }
      : {
          whole: false,
          finding: {
            cap: 'doubtful',
            penalty: 3.6,
            reason: message('grounding.partDenies', { rest: shortened(cut, LONGEST_REST) }),
            counter: sentences[0],
          },
        };
  const negative = marker === 'negation' || marker === 'denial' || marker === 'hearsay';
  return {
    whole: false,
    finding: {
      cap: negative ? 'unsupported' : 'doubtful',
      penalty: negative ? 5 : 3.6,
      reason: message('grounding.partDenies', { rest: shortened(rest, LONGEST_REST) }),
      counter: sentences[0],
    },
  };
}

/** "Contrary to what hunters claim," denies what they claim, not what follows. */
const CONTRARY =
  /^(?:contrary to|entgegen|contrairement (?:à|aux?)|contrari[oa]mente a|al contrario de|вопреки)\s[^,;]*,\s*$/u;

const CONTRARY_BEHIND =
  /^,?\s(?:despite what|contrary to|entgegen|anders als|contrairement (?:à|aux?)|malgré ce|al contrario de|a pesar de lo que|вопреки)\s[^,;]*$/u;

/**
 * A piece that isn't a sentence: it ends in the middle of a phrase, or begins or ends inside a name ("York City" or "New"
 * of "New York City").
 */
function cutInside(
  before: string,
  quoted: string,
  behind: string,
  index: ComparedSource,
  { text: claim, language }: Statement,
): string | undefined {
  if (/^\s?[^\p{P}\s]/u.test(behind) && DANGLING.test(quoted)) return behind.trim();
  const next = /^\s(\p{L}+)/u.exec(behind)?.[1];
  // Two words ("New York") may be a name without the rest; German capitalizes every noun.
  const last = /(?:^|\s)\p{Ll}\p{L}*\s(\p{Lu}\p{L}*)\P{L}*$/u.exec(claim)?.[1] ?? '';
  if (
    next !== undefined &&
    language !== 'de' &&
    index.capitalised.has(last.toLowerCase()) &&
    index.capitalised.has(next)
  )
    return behind.trim();
  const previous = /(?:^|\s)(\p{L}+)\s$/u.exec(before)?.[1];
  const first = /^\P{L}*(\p{L}+)/u.exec(claim)?.[1] ?? '';
  const splitsName =
    previous !== undefined &&
    /^\p{Lu}/u.test(first) &&
    index.capitalised.has(previous) &&
    index.capitalised.has(first.toLowerCase());
  return splitsName ? before.trim() : undefined;
}

/** "In men" of "in men over 60". */
function limitBehind(behind: string, statement: Statement): string | undefined {
  return limitsIn(statement).some(({ start, end }) =>
    behind.startsWith(` ${plainForm(statement.text.slice(start, end))}`),
  )
    ? behind.trim()
    : undefined;
}

/** A piece that ends in an article, a preposition, or a possessive is incomplete. */
const DANGLING =
  /(?:^|\s)(?:the|an?|its|his|her|their|our|to|of|in|on|at|by|for|with|from|and|or|but|that|not|der|die|das|den|dem|ein|eine|und|oder|zu|von|mit|für|nicht|le|la|les|un|une|de|du|des|et|ou|à|pour|ne|el|los|las|una|del|y|o|para|no|и|или|в|на|с|не)$/u;

/** ", probably because of the war": only the cause is uncertain. */
const PROBABLE_CAUSE =
  /^[,，]?\s(?:probably|possibly|perhaps|presumably|likely|apparently|wahrscheinlich|vermutlich|wohl|möglicherweise|probablement|sans doute|peut-être|probablemente|quizás?|вероятно|видимо|возможно),?\s(?:because|due|owing|thanks|as a result|wegen|weil|aufgrund|infolge|durch|parce|à cause|en raison|grâce|porque|debido|a causa|por|из-за|потому|благодаря)(?!\p{L})/u;

/** "Sued because critics claimed": what is only claimed is the reason. */
const BECAUSE = /^[,，]?\s(?:because|weil|parce que|porque|потому что)(?!\p{L})/u;

/** A hedge or statement in a separate clause, after a semicolon or "but", is about something else. */
function isBeside(marker: Marker, before: string, behind: string, left: Statement, index: ComparedSource): boolean {
  const stated = (part: string): Statement => statementOfSentence(part, left.language, index.capitalised);
  const has = (part: string): boolean => stated(part).has(marker);
  return (
    marker !== 'condition' &&
    (!has(before) || /[;；]\s*$/u.test(before) || standsApart(stated(before))) &&
    (!has(behind) ||
      /^(?:[;；]|[,，]?\s*(?:but|aber|mais|pero|но|однако)\s)/u.test(behind) ||
      (marker === 'hearsay' && BECAUSE.test(behind)) ||
      (marker === 'hedge' && (PROBABLE_CAUSE.test(behind) || hedgesOnward(behind, left)))) &&
    (marker !== 'denial' || !has(behind))
  );
}

/** "And may reopen", but not "and reopened, perhaps". */
function hedgesOnward(behind: string, left: Statement): boolean {
  const place = left.text.lastIndexOf(behind.trim());
  return (
    FURTHER.test(behind) &&
    left.marked('hedge').every(({ start, end }) => start < place || /^\s\p{L}/u.test(left.text.slice(end)))
  );
}

/** A condition stands beside the quoted part, which is in a text from an offset on. */
function isConditional(statement: Statement, from: number, length: number): boolean {
  return statement
    .marked('condition')
    .some((span) => (span.end <= from || span.start >= from + length) && !isCircumstance(statement, span));
}

/** The rest of the sentence of a quoted part, without other sentences that quotation marks or lowercase letters kept with it. */
function aroundPart(source: string, from: number, to: number): { before: string; behind: string } {
  const spans = segmentSentences(source);
  const start = spans.findLast((span) => span.start <= from)?.start ?? 0;
  const end = spans.find((span) => span.end >= to)?.end ?? source.length;
  return { before: source.slice(start, from), behind: source.slice(to, end).replace(/[.!?…]+$/u, '') };
}
