import {
  guessLanguage,
  maskMarkup,
  segmentBlocks,
  sentencesOfBlock,
  tokenize,
  type Language,
  type Span,
  type Token,
} from '@regen-research/text';
import { comparableTokens } from './comparable.js';
import { hasNegation } from './negation.js';
import { NumberSet } from './numbers.js';
import { TimeSlicer } from '../streams/timeSlicer.js';
import { statementOfSentence, type Statement } from './statement.js';

export interface SourceText {
  id: string;
  text: string;
  /** Its sentences, if already known. */
  sentences?: readonly Span[];
  /** The language that the source declares; used only if its words don't show it. */
  language?: string;
}

export interface IndexedSentence extends Span {
  /** Index into the sources. */
  source: number;
}

const KNOWN_LANGUAGES: readonly Language[] = ['en', 'de', 'fr', 'es', 'ru', 'zh', 'ja', 'ko', 'it', 'pt', 'nl'];

/**
 * The words of one or more sources by sentence: built once, queried for every sentence of an answer. Linear in the
 * sources' length.
 */
export class SourceIndex {
  readonly sentences: IndexedSentence[] = [];
  readonly languages: Language[] = [];
  /** Only for the few sentences in another language than most of their source. */
  private readonly otherLanguages = new Map<number, Language>();
  numbers = new NumberSet([]);
  /** Terms that are capitalized in mid-sentence. */
  readonly capitalised = new Set<string>();
  private readonly postings = new Map<string, number[]>();
  private readonly prefixes = new Map<string, number[]>();
  private readonly numberPostings = new Map<number, number[]>();
  private readonly vocabulary = new Map<string, number>();
  private readonly stems: number[][] = [];
  private readonly negated: boolean[] = [];
  /** All terms separated by single spaces; a verbatim sentence is a substring. */
  private joined = '';
  private readonly joinedStarts: number[] = [];
  private terms: string[] = [];
  private termsLength = 0;
  private readonly statements = new Map<number, Statement>();
  /** For table rows: the sentence of the header. */
  private readonly headers = new Map<number, number>();

  private constructor(readonly sources: readonly SourceText[]) {
    // Filled by `steps`.
  }

  /** Indexes synchronously. */
  static build(sources: readonly SourceText[]): SourceIndex {
    const index = new SourceIndex(sources);
    const steps = index.steps();
    while (steps.next().done !== true);
    return index;
  }

  /** Indexes, yielding to the event loop every few milliseconds; throws the signal's reason when it aborts. */
  static async buildPatiently(sources: readonly SourceText[], signal: AbortSignal): Promise<SourceIndex> {
    const index = new SourceIndex(sources);
    const slicer = new TimeSlicer(signal);
    const steps = index.steps();
    while (steps.next().done !== true) if (slicer.due) await slicer.pause();
    return index;
  }

  private *steps(): Generator<undefined, void> {
    for (let source = 0; source < this.sources.length; source++) {
      const { text, sentences, language: told } = this.sources[source] as SourceText;
      const masked = maskMarkup(text);
      const guessed = guessLanguage(masked);
      const language = guessed === 'und' ? toldLanguage(told) : guessed;
      this.languages.push(language);
      if (sentences !== undefined) {
        for (const span of sentences) this.addSentence(source, span, masked, language);
        yield;
      } else {
        for (const block of segmentBlocks(text)) {
          for (const span of sentencesOfBlock(text, block)) this.addSentence(source, span, masked, language);
          yield;
        }
      }
      this.terms.push(' \n');
      this.termsLength += 2;
    }
    this.joined = this.terms.join('');
    this.terms = [];
    this.numbers = new NumberSet(this.numberPostings.keys());
  }

  private addSentence(source: number, { start, end }: Span, masked: string, most: Language): void {
    const index = this.sentences.push({ source, start, end }) - 1;
    const text = masked.slice(start, end);
    if (isTableRow(text)) {
      const previous = this.sentences[index - 1];
      const follows =
        previous?.source === source &&
        this.headers.has(index - 1) &&
        /^[\s|:-]*$/.test(masked.slice(previous.end, start));
      this.headers.set(index, follows ? (this.headers.get(index - 1) as number) : index);
    }
    let tokens = tokenize(text, most);
    const language = ownLanguage(text, tokens, most);
    if (language !== most) {
      this.otherLanguages.set(index, language);
      tokens = tokenize(text, language);
    }
    const comparable = comparableTokens(text, tokens, language);
    this.stems.push(comparable.tokens.map((token) => this.idOf(token.stem)));
    comparable.tokens.forEach((token, position) => {
      if (token.content) {
        post(this.postings, token.stem, index);
        if (token.prefix !== undefined) post(this.prefixes, token.prefix, index);
      }
      if (position > 0 && isCapital(text, token.start)) this.capitalised.add(token.term);
    });
    for (const number of comparable.numbers)
      for (const value of [...number.readings, ...number.unscaled]) post(this.numberPostings, value, index);
    this.negated.push(hasNegation(text, language));
    this.joinedStarts.push(this.termsLength);
    const terms = tokens.length === 0 ? '' : ` ${tokens.map((token) => token.term).join(' ')}`;
    this.terms.push(terms);
    this.termsLength += terms.length;
  }

  /** Inverse sentence frequency of a stem: ln(1 + (N - df + .5) / (df + .5)). */
  weight(stem: string): number {
    const frequency = this.postings.get(stem)?.length ?? 0;
    return Math.log(1 + (this.sentences.length - frequency + 0.5) / (frequency + 0.5));
  }

  /** The sentences that contain the stem (1), or only a word with the same prefix (0). */
  occurrences(stem: string, prefix: string | undefined): Map<number, 0 | 1> {
    const found = new Map<number, 0 | 1>();
    if (prefix !== undefined) for (const index of this.prefixes.get(prefix) ?? []) found.set(index, 0);
    for (const index of this.postings.get(stem) ?? []) found.set(index, 1);
    return found;
  }

  has(stem: string, prefix?: string): boolean {
    return this.vocabulary.has(stem) || (prefix !== undefined && this.prefixes.has(prefix));
  }

  /** The sentences that contain one of these values. */
  withNumber(values: readonly number[]): number[] {
    return [...new Set(values.flatMap((value) => this.numberPostings.get(value) ?? []))];
  }

  /** The previous and next sentence in the same source. */
  neighbours(index: number): number[] {
    const source = this.sentences[index]?.source;
    return [index - 1, index + 1].filter((other) => this.sentences[other]?.source === source);
  }

  idOfKnown(stem: string): number | undefined {
    return this.vocabulary.get(stem);
  }

  /** Ids of a sentence's stems in order, including stop words. */
  stemsOf(index: number): readonly number[] {
    return this.stems[index] ?? [];
  }

  /** A sentence's tokens, computed again; offsets are in the sentence. */
  wordsOf(index: number): Token[] {
    return tokenize(maskMarkup(this.textOf(index)), this.languageOf(index));
  }

  /** The language of a sentence: its source's, unless it shows another one. */
  languageOf(index: number): Language {
    return this.otherLanguages.get(index) ?? this.languages[this.sentences[index]?.source ?? 0] ?? 'und';
  }

  /** The parsed statement of a sentence, computed on first use. */
  statement(index: number): Statement {
    let statement = this.statements.get(index);
    if (statement === undefined) {
      const language = this.languageOf(index);
      const lead = this.leadOf(index);
      const text = this.textOf(index);
      // "Not supported: Windows 7": the lead-in of a list applies to each item.
      statement = statementOfSentence(
        lead === undefined
          ? text
          : `${this.textOf(lead).replace(/^#+\s+|[\s:*_]+$/gu, '')}: ${text.replace(LIST_MARKER, '')}`,
        language,
        this.capitalised,
      );
      this.statements.set(index, statement);
    }
    return statement;
  }

  /** For a list item, the line that introduces its list; undefined if there is none. */
  private leadOf(index: number): number | undefined {
    if (!LIST_MARKER.test(this.lineOf(index))) return undefined;
    for (let before = index - 1; before >= 0 && index - before <= MOST_ITEMS; before--) {
      if (this.sentences[before]?.source !== this.sentences[index]?.source) return undefined;
      const line = this.lineOf(before);
      if (LIST_MARKER.test(line)) continue;
      return /^#{1,6}\s|[:：]\s*[*_]*\s*$/u.test(line) ? before : undefined;
    }
    return undefined;
  }

  /** A sentence with the text before it on its line. */
  private lineOf(index: number): string {
    const sentence = this.sentences[index];
    if (sentence === undefined) return '';
    const { text } = this.sources[sentence.source] as SourceText;
    const start = text.lastIndexOf('\n', sentence.start - 1) + 1;
    return sentence.start - start > LONGEST_MARKER
      ? text.slice(sentence.start, sentence.end)
      : text.slice(start, sentence.end);
  }

  /** For a table row, the header of its table; undefined for other sentences. */
  headerOf(index: number): number | undefined {
    return this.headers.get(index);
  }

  isNegated(index: number): boolean {
    return this.negated[index] ?? false;
  }

  textOf(index: number): string {
    const sentence = this.sentences[index];
    return sentence === undefined
      ? ''
      : (this.sources[sentence.source] as SourceText).text.slice(sentence.start, sentence.end);
  }

  /** The sentences that contain these terms verbatim; `prefer` chooses among several places. */
  verbatim(terms: readonly string[], prefer?: (sentence: number) => boolean): number[] {
    const sought = ` ${terms.join(' ')} `;
    let first: number[] = [];
    // The last term of a sentence is followed by the space before the next one, or by the end of a source.
    for (
      let at = this.joined.indexOf(sought), tries = 0;
      at >= 0 && tries < 20;
      at = this.joined.indexOf(sought, at + 1), tries++
    ) {
      const from = this.sentenceAt(at);
      const found: number[] = [];
      for (
        let index = from;
        index < this.sentences.length && (this.joinedStarts[index] as number) < at + sought.length - 1;
        index++
      )
        found.push(index);
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

/** Running text in a language has at least this share of its function words; in a related one, fewer. */
const OWN_FUNCTION_WORDS = 0.3;

/**
 * The language of a sentence, in a source that is mostly in one: a quotation in the original has its own. `tokens` are
 * split by the rules of the source's language. Guesses only if they don't show it, because an index contains every
 * sentence.
 */
function ownLanguage(sentence: string, tokens: readonly Token[], most: Language): Language {
  let functionWords = 0;
  for (const { content } of tokens) if (!content) functionWords++;
  if (most !== 'und' && functionWords >= OWN_FUNCTION_WORDS * tokens.length) return most;
  const guessed = guessLanguage(sentence);
  return guessed === 'und' ? most : guessed;
}

/** Maximum items of a list that one line introduces. */
const MOST_ITEMS = 60;
const LONGEST_MARKER = 12;
const LIST_MARKER = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+/u;

function isTableRow(text: string): boolean {
  return text.startsWith('|') && text.indexOf('|', 1) > 0;
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

function toldLanguage(tag: string | undefined): Language {
  const language = tag?.slice(0, 2).toLowerCase();
  return KNOWN_LANGUAGES.find((known) => known === language) ?? 'und';
}

/** Indexes one source; `SourceIndex.build` takes several. Finds the sentences if they aren't given. */
export function buildIndex(text: string, sentences?: readonly Span[]): SourceIndex {
  return SourceIndex.build([{ id: 's1', text, sentences }]);
}
