import { isInterrogative, type Language } from '@regen-research/text';
import { saysNothing, silenceIn, type Claim } from './claim.js';
import { isFrame } from './quotedAbsence.js';
import type { ComparableToken } from './sentence/comparable.js';
import type { Marked } from './words/markers.js';
import { isJoining, isRelative } from './words/functionWords.js';
import { membersOf } from './sentence/members.js';
import type { Statement } from './sentence/statement.js';
import { hasVerbsFor, isVerb } from './sentence/verbs.js';

/** Tokens that stand together in one clause of one member of a sentence. */
interface Piece {
  from: number;
  to: number;
  member: number;
  text: string;
}

/** Fewer content words state nothing that could be checked. */
const LEAST_WORDS = 2;
/** A name for what follows rather than a statement of its own: "关于费用，", "費用については、". */
const TOPIC = /^(?:关于|至于|对于)|(?:について[はも]?|に関して[はも]?|[はかも])[、，]?$/u;
/** Names of the source and interrogatives in Chinese and Japanese. */
const UNSPACED_FRAME =
  /(?:报道|文章|报告|本文|原文|文)[中里]?|记事|記事|報告書|本文|資料|多少|谁|什么|哪[里儿个]|为什么|怎么|誰|何|いくら|どこ|なぜ|金額|具体/gu;
/** Opens what somebody says or doesn't say. */
const COMPLEMENTIZER = /^(?:that|whether|if|dass|daß|ob|que|qu|si|что|чтобы|ли|che|se)$/u;

/** "So the reader is left to guess": what follows from the silence. */
const CONSEQUENCE =
  /^\P{L}*(?:so|thus|hence|therefore|which|leaving|sodass|weshalb|donc|así que|por lo que|поэтому)(?!\p{L})/iu;
/** "It only says that": what follows is said. */
const SAYING =
  /(?<!\p{L})(?:it|they|er|sie|es|il|elle|(?:the|der|die|das|le|la|el)\s\p{L}+)\s(?:(?:only|just|merely|simply)\s)?(?:says?|states?|mentions?|notes?|reports?|sagt|erwähnt|berichtet|dit|indique|précise)(?:\s(?:only|just|nur|lediglich|seulement|simplement))?,?\s(?:that|dass|daß|que)\s|(?<!\p{L})solo\s(?:dice|indica|menciona)\sque\s/iu;

/** What a sentence says of what the source leaves out, and what else it says. */
export interface Silence {
  /** Content words of what is left out. */
  about: readonly ComparableToken[];
  /** The sentence with spaces in place of that; undefined if nothing is left that could be checked. */
  beside: string | undefined;
}

/** "The report does not say who paid, but the repairs cost 40 million" leaves out who paid, and says what they cost. */
export function silenceOf(claim: Claim, statement: Statement): Silence {
  const pieces = piecesOf(statement);
  const silent = silentAmong(pieces, statement);
  const framed = framesIn(statement, pieces);
  const about: ComparableToken[] = [];
  let beside = claim.masked;
  let words = 0;
  pieces.forEach((piece, number) => {
    const tokens = statement.tokens.slice(piece.from, piece.to + 1);
    const content = tokens.filter((token) => token.content);
    const start = tokens[0]?.start ?? 0;
    const isSilent = silent[number] === true;
    const joining = isJoining(tokens[0]?.term ?? '') ? (tokens[0]?.end ?? start) - start : 0;
    const blank = isSilent ? piece.text.length : joining;
    beside = beside.slice(0, start) + ' '.repeat(blank) + beside.slice(start + blank);
    if (isSilent) about.push(...content.filter((token) => isTopic(token, framed, claim.language)));
    else words += content.length;
  });
  beside = beside.replace(SAYING, (frame) => ' '.repeat(frame.length));
  return silent.includes(true) && words >= LEAST_WORDS && !saysNothing(beside)
    ? { about, beside }
    : { about, beside: undefined };
}

/** The spans of a sentence that name the source, ask, or say that something is missing. */
function framesIn({ text, tokens }: Statement, pieces: readonly Piece[]): Marked[] {
  const unspaced = [...text.matchAll(UNSPACED_FRAME)].map(({ 0: found, index: start }) => ({
    start,
    end: start + found.length,
  }));
  return pieces.reduce((frames, piece) => {
    const found = silenceIn(piece.text);
    const start = tokens[piece.from]?.start ?? 0;
    return found === undefined ? frames : [...frames, { start: start + found.start, end: start + found.end }];
  }, unspaced);
}

function isTopic({ term, start, end }: ComparableToken, frames: readonly Marked[], language: Language): boolean {
  const isFramed = frames.some((frame) => start < frame.end && end > frame.start);
  return !isFramed && !isFrame(term) && !isInterrogative(term, language);
}

function piecesOf(statement: Statement): Piece[] {
  const { tokens, clauses, text } = statement;
  const pieces: Piece[] = [];
  membersOf(statement).forEach(({ from, to }, member) => {
    for (let at = from; at <= to; at++) {
      const last = pieces.at(-1);
      if (last?.member === member && clauses[at] === clauses[last.from]) last.to = at;
      else pieces.push({ from: at, to: at, member, text: '' });
    }
  });
  for (const piece of pieces)
    piece.text = text.slice(tokens[piece.from]?.start, tokens[piece.to + 1]?.start ?? text.length);
  return pieces;
}

/** For each piece, whether it says or names what the source leaves out. */
function silentAmong(pieces: readonly Piece[], statement: Statement): boolean[] {
  const silent = pieces.map(({ text }) => saysNothing(text));
  pieces.forEach((piece, number) => {
    const previous = pieces[number - 1];
    if (previous !== undefined && silent[number - 1] === true && !saysOn(piece, statement))
      silent[number] ||=
        continues(piece, previous, statement) || !states(piece, statement) || followsFrom(piece, statement);
  });
  for (let number = pieces.length - 2; number >= 0; number--) {
    const piece = pieces[number] as Piece;
    if (silent[number + 1] === true) silent[number] ||= leadsTo(piece, pieces[number + 1] as Piece, statement);
  }
  return silent;
}

/** ", who paid" behind "the report does not say" is what it doesn't say; ", which cost 40 million" behind a noun is a statement. */
function continues(piece: Piece, previous: Piece, statement: Statement): boolean {
  const { tokens, text } = statement;
  const [first] = tokens.slice(piece.from, piece.to + 1);
  const before = tokens[previous.to];
  if (first === undefined || before === undefined) return false;
  const isBound = !/[,;:，；：、]/u.test(text.slice(before.end, first.start));
  const asks = opensQuestion(piece, statement);
  if (piece.member !== previous.member && !isBound) return false;
  if (isBound) return asks || !isJoining(first.term);
  return COMPLEMENTIZER.test(first.term) || (asks && !(isRelative(first.term) && before.content));
}

function saysOn({ from }: Piece, { text, tokens }: Statement): boolean {
  return text.slice(tokens[from]?.start).search(SAYING) === 0;
}

/** ", so the reader is left to guess": nothing in it pins anything down. */
function followsFrom({ from, to, text }: Piece, { anchors }: Statement): boolean {
  return CONSEQUENCE.test(text) && !anchors.some((anchor) => anchor.from >= from && anchor.to <= to);
}

/** "Wer bezahlt hat, sagt der Bericht nicht", "关于费用，文中没有提到". */
function leadsTo(piece: Piece, next: Piece, statement: Statement): boolean {
  if (piece.member !== next.member && hasVerbsFor(statement.language)) return false;
  return opensQuestion(piece, statement) || !states(piece, statement);
}

/** "Who paid", "or why", "on which day". */
function opensQuestion({ from, to }: Piece, { tokens, language }: Statement): boolean {
  return tokens.slice(from, Math.min(to, from + 1) + 1).some(({ term }) => isInterrogative(term, language));
}

/** Whether a piece has a verb or a number; where verbs aren't recognized by their form, whether it is more than a topic. */
function states({ from, to, text }: Piece, statement: Statement): boolean {
  const { anchors, language } = statement;
  if (anchors.some((anchor) => anchor.kind !== 'name' && anchor.from >= from && anchor.to <= to)) return true;
  if (!hasVerbsFor(language)) return !TOPIC.test(text.trim());
  for (let at = from; at <= to; at++) if (isVerb(statement, at)) return true;
  return false;
}
