import { maskMarkup, tokenize, type Language } from '@regen-research/text';
import { anchorsOf, type Anchor } from './anchors.js';
import { comparableTokens, isBeside, isCapital, type ComparableToken } from './comparable.js';
import { clausesOf } from './clauses.js';
import { longPolesIn } from '../words/poles.js';
import { markedBy, type Marked, type Marker } from '../words/markers.js';
import { isUnspaced } from '../words/unspaced.js';

/** A sentence of an answer or a source, split into what the checks compare. Offsets refer to its text. */
export interface Statement {
  text: string;
  language: Language;
  tokens: readonly ComparableToken[];
  anchors: readonly Anchor[];
  /** The clause number of each token: increases by one at a comma and by two at a new statement. */
  clauses: readonly number[];
  /** Stem to positions of its tokens. */
  positions: ReadonlyMap<string, readonly number[]>;
  /** The first letters of longer words to their positions. */
  prefixes: ReadonlyMap<string, readonly number[]>;
  marked: (marker: Marker) => readonly Marked[];
  has: (marker: Marker) => boolean;
  /** The same sentence with a subset of its tokens (old to new positions), and a text of the same length; some may move to another clause. */
  restricted: (
    text: string,
    kept: ReadonlyMap<number, number>,
    moved?: (at: number, clause: number) => number,
  ) => Statement;
}

/** Terms known to be names in mid-sentence. */
export type Capitals = Pick<ReadonlySet<string>, 'has'>;

/** Splits masked text into tokens, anchors, and clauses. `capitalised` are terms known to be names in mid-sentence. */
export function statementOf(masked: string, language: Language, capitalised: Capitals): Statement {
  const { tokens: words, numbers } = comparableTokens(masked, tokenize(masked, language), language);
  const tokens = isUnspaced(language) ? withLongPoles(masked, words) : words;
  const clauses = clausesOf(masked, tokens, language);
  const anchors = anchorsOf(masked, tokens, numbers, language, (token, at) =>
    isName(masked, tokens, token, at, language, capitalised),
  );
  return statementWith(masked, language, tokens, anchors, clauses);
}

/** Combines the ideographs of a polar word ("增长") into one token. */
function withLongPoles(text: string, tokens: readonly ComparableToken[]): ComparableToken[] {
  const poles = longPolesIn(text);
  return tokens.flatMap((token) => {
    const pole = poles.find(({ start, end }) => token.start >= start && token.end <= end);
    if (pole === undefined) return [token];
    const { start, end, word } = pole;
    return token.start === start ? [{ ...token, end, term: word, stem: word, content: true }] : [];
  });
}

export function statementWith(
  text: string,
  language: Language,
  tokens: readonly ComparableToken[],
  anchors: readonly Anchor[],
  clauses: readonly number[],
): Statement {
  const positions = new Map<string, number[]>();
  const prefixes = new Map<string, number[]>();
  tokens.forEach((token, at) => {
    push(positions, token.stem, at);
    if (token.prefix !== undefined) push(prefixes, token.prefix, at);
  });
  const marked = new Map<Marker, readonly Marked[]>();
  const find = (marker: Marker): readonly Marked[] => {
    let found = marked.get(marker);
    if (found === undefined) marked.set(marker, (found = markedBy(marker, text, language)));
    return found;
  };
  return {
    text,
    language,
    tokens,
    anchors,
    clauses,
    positions,
    prefixes,
    marked: find,
    has: (marker) => find(marker).length > 0,
    restricted: (shorter, kept, moved = (_, clause) => clause) =>
      statementWith(
        shorter,
        language,
        tokens.filter((_, at) => kept.has(at)),
        anchors.flatMap((anchor) => {
          const [from, to] = [kept.get(anchor.from), kept.get(anchor.to)];
          return from === undefined || to === undefined ? [] : [{ ...anchor, from, to }];
        }),
        clauses.flatMap((clause, at) => (kept.has(at) ? [moved(at, clause)] : [])),
      ),
  };
}

function push(map: Map<string, number[]>, key: string, at: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [at]);
  else known.push(at);
}

function isName(
  text: string,
  tokens: readonly ComparableToken[],
  token: ComparableToken,
  at: number,
  language: Language,
  capitalised: Capitals,
): boolean {
  if (!isCapital(text, token) || !token.content || token.stem.startsWith('#')) return false;
  const previous = tokens[at - 1];
  const next = tokens[at + 1];
  const beside = (other: ComparableToken | undefined): boolean =>
    other !== undefined &&
    other.content &&
    isCapital(text, other) &&
    (other.start > token.start ? isBeside(text, token, other) : isBeside(text, other, token));
  if (language === 'de')
    return (
      beside(previous) || beside(next) || (previous !== undefined && /^(?:in|aus|nach|bei|von|zu)$/.test(previous.term))
    );
  if (at > 0 && !/[.!?:…]["'“”»)*_]*\s+["'“‘„«(*_]*$/u.test(text.slice(Math.max(0, token.start - 6), token.start)))
    return true;
  return beside(next) || capitalised.has(token.term);
}

/** A statement of one sentence as written in a Markdown text. */
export function statementOfSentence(sentence: string, language: Language, capitalised: Capitals): Statement {
  return statementOf(maskMarkup(sentence), language, capitalised);
}

/** The text from the first to the last of some tokens, which are in order; empty without tokens. */
export function written({ text }: Statement, tokens: readonly ComparableToken[]): string {
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first === undefined || last === undefined ? '' : text.slice(first.start, last.end);
}

/** The noun phrase that a token is in, as written: "honey locusts" for "honey". A verb, a comma, and any function word end it. */
export function phraseAt(statement: Statement, token: ComparableToken, isVerb: (at: number) => boolean): string {
  const { tokens, text } = statement;
  const at = tokens.indexOf(token);
  if (at < 0 || isVerb(at)) return token.term;
  const continues = (next: number, gap: string): boolean =>
    tokens[next]?.content === true && !isVerb(next) && /^[ \u00a0-]$/u.test(gap);
  let [from, to] = [at, at];
  while (continues(from - 1, text.slice(tokens[from - 1]?.end, tokens[from]?.start))) from--;
  while (continues(to + 1, text.slice(tokens[to]?.end, tokens[to + 1]?.start))) to++;
  return text.slice(tokens[from]?.start, tokens[to]?.end);
}

/** Where a statement has a word, by its stem or else its first letters. */
export function placesOf({ positions, prefixes }: Statement, { stem, prefix }: ComparableToken): readonly number[] {
  return positions.get(stem) ?? (prefix === undefined ? [] : (prefixes.get(prefix) ?? []));
}

/** The text of a span; empty for none. */
export function writtenAt({ text }: Statement, span: Marked | undefined): string {
  return span === undefined ? '' : text.slice(span.start, span.end);
}
