import { guessLanguage, maskMarkup, segmentSentences, tokenize, type Language, type Span, type Token } from '@regen-research/text';
import { comparableTokens } from './comparable.js';
import { hasNegation } from './negation.js';
import { NumberSet } from './numbers.js';

export interface SourceText {
  id: string;
  text: string;
  /** Its sentences, where they are known already. */
  sentences?: readonly Span[] | undefined;
}

export interface IndexedSentence extends Span {
  /** Index into the sources. */
  source: number;
}

/** The words of one or more sources by sentence: built once, asked for every sentence of an answer. Linear in the sources' length. */
export class SourceIndex {
  readonly sentences: IndexedSentence[] = [];
  readonly languages: Language[] = [];
  readonly numbers: NumberSet;
  /** Terms that stand capitalised inside a sentence. */
  readonly capitalised = new Set<string>();
  private readonly postings = new Map<string, number[]>();
  private readonly prefixes = new Map<string, number[]>();
  private readonly numberPostings = new Map<number, number[]>();
  private readonly vocabulary = new Map<string, number>();
  private readonly stems: number[][] = [];
  private readonly negated: boolean[] = [];
  /** All terms with single spaces between; a verbatim sentence is a substring of it. */
  private readonly joined: string;
  private readonly joinedStarts: number[] = [];

  constructor(readonly sources: readonly SourceText[]) {
    const joined: string[] = [];
    const numbers = new Set<number>();
    let joinedLength = 0;
    sources.forEach((source, sourceIndex) => {
      const masked = maskMarkup(source.text);
      const language = guessLanguage(masked);
      this.languages.push(language);
      const tokens = tokenize(masked, language);
      let next = 0;
      for (const span of source.sentences ?? segmentSentences(source.text)) {
        while (next < tokens.length && (tokens[next] as Token).start < span.start) next++;
        const first = next;
        while (next < tokens.length && (tokens[next] as Token).start < span.end) next++;
        const index = this.sentences.push({ source: sourceIndex, start: span.start, end: span.end }) - 1;
        const own = tokens.slice(first, next);
        const comparable = comparableTokens(masked, own, language);
        const ids: number[] = [];
        comparable.tokens.forEach((token, position) => {
          ids.push(this.idOf(token.stem));
          if (token.content) {
            post(this.postings, token.stem, index);
            if (token.prefix !== undefined) post(this.prefixes, token.prefix, index);
          }
          if (position > 0 && isCapital(masked, token.start)) this.capitalised.add(token.term);
        });
        this.stems.push(ids);
        this.negated.push(hasNegation(masked.slice(span.start, span.end), language));
        for (const number of comparable.numbers) {
          for (const value of [...number.readings, ...number.unscaled]) {
            numbers.add(value);
            post(this.numberPostings, value, index);
          }
        }
        this.joinedStarts.push(joinedLength);
        const terms = own.length === 0 ? '' : ` ${own.map((token) => token.term).join(' ')}`;
        joined.push(terms);
        joinedLength += terms.length;
      }
      joined.push(' \n');
      joinedLength += 2;
    });
    this.joined = joined.join('');
    this.numbers = new NumberSet(numbers);
  }

  /** How telling a stem is: ln(1 + (N - df + .5) / (df + .5)) over the sentences. */
  weight(stem: string): number {
    const frequency = this.postings.get(stem)?.length ?? 0;
    return Math.log(1 + (this.sentences.length - frequency + 0.5) / (frequency + 0.5));
  }

  /** The sentences that hold the stem (1), or only a word that begins alike (0). */
  occurrences(stem: string, prefix: string | undefined): Map<number, 0 | 1> {
    const found = new Map<number, 0 | 1>();
    if (prefix !== undefined) for (const index of this.prefixes.get(prefix) ?? []) found.set(index, 0);
    for (const index of this.postings.get(stem) ?? []) found.set(index, 1);
    return found;
  }

  has(stem: string, prefix?: string): boolean {
    return this.vocabulary.has(stem) || (prefix !== undefined && this.prefixes.has(prefix));
  }

  /** The sentences that state one of these values. */
  withNumber(values: readonly number[]): number[] {
    return [...new Set(values.flatMap((value) => this.numberPostings.get(value) ?? []))];
  }

  /** The sentences before and after, in the same source. */
  neighbours(index: number): number[] {
    const source = this.sentences[index]?.source;
    return [index - 1, index + 1].filter((other) => this.sentences[other]?.source === source);
  }

  idOfKnown(stem: string): number | undefined {
    return this.vocabulary.get(stem);
  }

  /** Ids of a sentence's stems in order, stop words too. */
  stemsOf(index: number): readonly number[] {
    return this.stems[index] ?? [];
  }

  /** A sentence's tokens, cut again; offsets are in the sentence. */
  wordsOf(index: number): Token[] {
    return tokenize(maskMarkup(this.textOf(index)), this.languages[this.sentences[index]?.source ?? 0]);
  }

  isNegated(index: number): boolean {
    return this.negated[index] ?? false;
  }

  textOf(index: number): string {
    const sentence = this.sentences[index];
    return sentence === undefined ? '' : (this.sources[sentence.source] as SourceText).text.slice(sentence.start, sentence.end);
  }

  /** The sentences over which these terms stand word for word; `prefer` chooses among several places. */
  verbatim(terms: readonly string[], prefer?: (sentence: number) => boolean): number[] {
    const sought = ` ${terms.join(' ')} `;
    let first: number[] = [];
    // The last term of a sentence is followed by the space that opens the next one, or by a source's end.
    for (let at = this.joined.indexOf(sought), tries = 0; at >= 0 && tries < 20; at = this.joined.indexOf(sought, at + 1), tries++) {
      const from = this.sentenceAt(at);
      const found: number[] = [];
      for (let index = from; index < this.sentences.length && (this.joinedStarts[index] as number) < at + sought.length - 1; index++) found.push(index);
      if (prefer === undefined || found.some(prefer)) return found;
      if (first.length === 0) first = found;
    }
    return first;
  }

  private sentenceAt(position: number): number {
    let low = 0;
    let high = this.joinedStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.joinedStarts[middle] as number) <= position) low = middle;
      else high = middle;
    }
    return low;
  }

  private idOf(stem: string): number {
    let id = this.vocabulary.get(stem);
    if (id === undefined) this.vocabulary.set(stem, (id = this.vocabulary.size));
    return id;
  }
}

function post<Key>(postings: Map<Key, number[]>, key: Key, index: number): void {
  const posting = postings.get(key);
  if (posting === undefined) postings.set(key, [index]);
  else if (posting.at(-1) !== index) posting.push(index);
}

function isCapital(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit >= 65 && unit <= 90) || (unit > 127 && /^\p{Lu}/u.test(text.slice(at, at + 2)));
}

/** Indexes one source; with several use `SourceIndex` itself. */
export function buildIndex(text: string, sentences?: readonly Span[]): SourceIndex {
  return new SourceIndex([{ id: 's1', text, sentences }]);
}
