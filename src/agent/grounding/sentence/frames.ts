import type { ComparableToken } from './comparable.js';
import { isPersonPronoun } from '../words/functionWords.js';
import type { Marked } from '../words/markers.js';
import { isPassive } from './passive.js';
import type { Statement } from './statement.js';

/** A reported statement: who says it, and its place in the sentence. */
export interface Frame {
  holder: ComparableToken[];
  said: ComparableToken[];
  /** The words of saying. */
  span: Marked;
}

/** "Was not confirmed by the survey": the speaker comes after. */
const BY = /(?<!\p{L})(?:by|von|par|por)(?!\p{L})/iu;
const PREPOSED = /^(?:according|laut|nach|selon|d['’]après|según|по|согласно|据|in)/iu;

/** Who says what in a sentence; what is said extends to the next speaker. */
export function framesOf(statement: Statement): Frame[] {
  const { tokens, text } = statement;
  const spoken = statement.marked('speech');
  const rumoured = statement
    .marked('hearsay')
    .filter(
      (span) =>
        OWN.test(text.slice(span.start, span.end)) ||
        !spoken.some((other) => other.start < span.end && span.start < other.end),
    );
  const marked = [
    ...spoken.filter((span) => !rumoured.some((other) => other.start < span.end && span.start < other.end)),
    ...rumoured,
  ].sort((a, b) => a.start - b.start);
  let subject: ComparableToken[] = [];
  return marked.map((frame, at) => {
    const limit = marked[at + 1]?.start ?? text.length;
    // "Called it elegant but said that": both have one subject.
    const isSecond = at > 0 && subject.length > 0 && JOINED.test(text.slice(0, frame.start));
    subject = isSecond ? subject : subjectBefore(statement, frame, marked[at - 1]?.end ?? 0);
    // "Critics say" contains the speaker.
    const before =
      subject.length > 0
        ? subject
        : spoken.includes(frame) && (frame.start === 0 || isSingleWord(text, frame) || followsPronoun(tokens, frame))
          ? []
          : tokens.filter((token) => token.content && token.start >= frame.start && token.end <= frame.end).slice(0, 1);
    if (isPassive(statement, frame)) {
      const by = text.slice(frame.end).search(BY);
      const behind = tokens.filter((token) => token.content && token.start >= frame.end + by);
      return { holder: by < 0 ? [] : behind.slice(0, 3), said: before, span: frame };
    }
    if (PREPOSED.test(text.slice(frame.start, frame.end))) {
      const behind = tokens.filter((token) => token.start >= frame.end);
      const stop = behind.findIndex(
        (token, next) =>
          next > 0 && /[,，、:]/u.test(text.slice((behind[next - 1] as ComparableToken).end, token.start)),
      );
      const named = behind.slice(0, stop < 0 ? 6 : stop);
      const own = OWN.test(text.slice(frame.start, frame.end)) || named.some(({ term }) => POSSESSIVE.test(term));
      const holder = own ? before : named.filter((token) => token.content);
      return {
        holder,
        said: tokens.filter((token) => token.content && !holder.includes(token)),
        span: frame,
      };
    }
    return {
      holder: before,
      said: tokens.filter((token) => token.content && token.start >= frame.end && token.start < limit),
      span: frame,
    };
  });
}

const JOINED = /(?<!\p{L})(?:and|but|und|aber|et|mais|y|pero|и|но|а)\s(?:\p{L}+ly\s)?$/iu;
/** "According to its own figures": the subject says it. */
const OWN = /(?<!\p{L})(?:own|eigenen)$/iu;
const POSSESSIVE = /^(?:its|his|her|their|own|eigenen|seinen|ihren|ses|leurs|sus|собственным)$/u;

/** "It's estimated", "I think": a frame of a single word names nobody; "critics claim" names who says it. */
function isSingleWord(text: string, frame: Marked): boolean {
  return /^\p{L}+$/u.test(text.slice(frame.start, frame.end));
}

function followsPronoun(tokens: Statement['tokens'], frame: Marked): boolean {
  return isPersonPronoun(tokens.findLast((token) => token.end <= frame.start)?.term ?? '');
}

/** The content words before a verb of saying, back to the end of the previous statement. */
function subjectBefore({ tokens, clauses }: Statement, frame: Marked, from: number): ComparableToken[] {
  const found: ComparableToken[] = [];
  for (let at = tokens.findIndex((token) => token.end > frame.start) - 1; at >= 0; at--) {
    const token = tokens[at] as ComparableToken;
    // "Critics called it cold; she considered it her best": the speaker is named elsewhere.
    if (found.length === 0 && isPersonPronoun(token.term)) break;
    if (token.start < from || ((clauses[at + 1] ?? 0) - (clauses[at] ?? 0) > 1 && found.length > 0)) break;
    if (token.content) found.unshift(token);
  }
  return found;
}

/** Who denies or doubts what, in the active voice. */
export function denialsIn(statement: Statement): Frame[] {
  const { tokens, text } = statement;
  return [...text.toLowerCase().matchAll(DOUBTING)].flatMap(({ index, 0: word }) => {
    const span = { start: index, end: index + word.length };
    const holder = subjectBefore(statement, span, 0);
    return isPassive(statement, span) || holder.length === 0
      ? []
      : [{ holder, said: tokens.filter((token) => token.content && token.start >= span.end), span }];
  });
}

const DOUBTING =
  /(?<!\p{L})(?:den(?:y|ies|ied)|doubt(?:s|ed)?|disput(?:e|es|ed)|object(?:s|ed)?(?= that)|bestreite[tn]|bestritt(?:en)?|bezweifel[nt]|bezweifelte\p{L}*|démen(?:t|tent|ti)|nie(?:nt)?|contest(?:e|ent|é)|doute(?:nt)?|desm(?:iente|ienten|intió)|nieg(?:a|an)|negó|dud(?:a|an)|опровер\p{L}+|отрица\p{L}+|сомнева\p{L}+)(?!\p{L})/gu;

/** Whether a claim names somebody who says something in the sentence, without denying it in the same clause. */
export function namesHolder(claim: Statement, statement: Statement, denial: Marked | undefined): boolean {
  const stated = framesOf(statement).filter(
    ({ holder }) =>
      holder.length > 0 &&
      holder.filter(({ stem }) => claim.positions.has(stem)).length >= Math.max(1, holder.length / 2),
  );
  return stated.some(({ span }) => {
    const denying = denial === undefined ? '' : statement.text.slice(denial.start, denial.end);
    if (denial === undefined || (denial.start < span.end && !CONTRARY.test(denying))) return true;
    // "The report says that the claim is wrong" is the report's own denial; "…, which the ministry denies" is the ministry's.
    return DENYING_VERB.test(denying);
  });
}

/** "Contrary to what fishermen say" denies what they say. */
export const CONTRARY = /^(?:contrary|entgegen|contrairement|contrari|вопреки)/iu;

const DENYING_VERB =
  /^(?:den(?:y|ies|ied)|disput|contest|reject|refut|dement|bestreit|bestritt|weist|wies|widersp|démen|nie|conteste|réfut|desmient|desminti|niega|negó|rechaz|опроверг|отриц|оспар|否认|否定|反驳|反論)/iu;
