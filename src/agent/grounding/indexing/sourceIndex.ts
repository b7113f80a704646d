import { acronymsIn } from '../names/acronyms.js';
import {
  DELIMITERS,
  blocksIn,
  delimitedRows,
  maskMarkup,
  sentencesOfBlock,
  tableLine,
  tokenize,
  withCellsApart,
  type Block,
  type Delimiter,
  type Language,
  type Span,
  type Token,
} from '@regen-research/text';
import { hasNegation } from '../words/negation.js';
import { NumberSet } from '../values/numbers.js';
import { blockEditOf } from './blockEdit.js';
import { comparableTokens } from '../sentence/comparable.js';
import { NumberPostings } from './numberPostings.js';
import { isHeading, leadOf, ledItem } from './sourceLines.js';
import { continuesTable } from '../tables/tableLines.js';
import { TermText } from './termText.js';
import { analyzed, capitalTerms, languageOf } from './sentenceWords.js';
import { TimeSlicer } from '../../streams/timeSlicer.js';
import { statementOfSentence, type Capitals, type Statement } from '../sentence/statement.js';
import type { ComparedSource } from './comparedSource.js';
import { SentenceList, type IndexedSentence } from './sentenceList.js';
import { Vocabulary } from './vocabulary.js';
import { WordPlaces } from './wordPlaces.js';

export interface SourceText {
  id: string;
  text: string;
  /** Its sentences, if already known. */
  sentences?: readonly Span[];
  /** The language that the source declares; used only if its words don't show it. */
  language?: string;
}

/**
 * The words of one or more sources by sentence: built once, queried for every sentence of an answer. Linear in the
 * sources' length.
 */
export class SourceIndex implements ComparedSource {
  readonly sentences = new SentenceList();
  readonly languages: Language[] = [];
  /** Only for the few sentences in another language than most of their source. */
  private otherLanguages = new Map<number, Language>();
  numbers = new NumberSet([]);
  /** Terms that are capitalized in mid-sentence, with how often they are. */
  private readonly capitals = new Map<string, number>();
  private readonly vocabulary = new Vocabulary();
  private readonly numberPostings = new NumberPostings();
  private readonly negated: boolean[] = [];
  private readonly termText = new TermText();
  private readonly statements = new Map<number, Statement>();
  /** For rows of delimited text, such as CSV: what stands between their cells. */
  private delimiters = new Map<number, Delimiter>();
  /** For table rows: the sentence of the header. */
  private headers = new Map<number, number>();
  private knownAcronyms: ReadonlySet<string> | undefined;

  private constructor(private known: readonly SourceText[]) {
    // Filled by `steps`.
  }

  get sources(): readonly SourceText[] {
    return this.known;
  }

  /** Terms that are capitalized in mid-sentence. */
  /** Few claims have an acronym that isn't in the source, so the source is searched for the first of them. */
  get acronyms(): ReadonlySet<string> {
    return (this.knownAcronyms ??= new Set(
      Array.from({ length: this.sentences.length }, (_, at) => acronymsIn(this.textOf(at))).flat(),
    ));
  }

  get capitalised(): Capitals {
    return this.capitals;
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

  /**
   * Updates the index of one source to an edited version of its text: only the blocks that differ are split into words,
   * and the result is the same as indexing everything. False, with nothing changed, if that isn't possible or worth it.
   */
  edit(sources: readonly SourceText[]): boolean {
    const [now, ...others] = sources;
    const [old] = this.known;
    if (now === undefined || old === undefined || others.length > 0 || this.known.length > 1 || now.id !== old.id)
      return false;
    const masked = maskMarkup(now.text);
    const language = languageOf(masked, now.language);
    if (language !== this.languages[0] || now.sentences !== undefined || old.sentences !== undefined) return false;
    const oldMasked = maskMarkup(old.text);
    const {
      old: replaced,
      blocks,
      by,
    } = blockEditOf({ text: old.text, masked: oldMasked }, { text: now.text, masked });
    if (replaced.end - replaced.start > MOST_REPLACED * old.text.length) return false;
    const from = this.sentences.firstFrom(replaced.start);
    const to = this.sentences.firstFrom(replaced.end);
    const spans = blocks.flatMap((block) => unitsOf(now.text, block));
    const moved = spans.length - (to - from);
    this.forget(from, to, oldMasked, language);
    for (const places of [this.vocabulary, this.numberPostings]) places.move(from, to, moved);
    const shifted = (sentence: number): number => (sentence < from ? sentence : sentence + moved);
    const kept = <Value>(map: ReadonlyMap<number, Value>, value: (value: Value) => Value): Map<number, Value> =>
      new Map([...map].flatMap(([at, found]) => (at >= from && at < to ? [] : [[shifted(at), value(found)] as const])));
    this.otherLanguages = kept(this.otherLanguages, (found) => found);
    this.headers = kept(this.headers, shifted);
    this.delimiters = kept(this.delimiters, (found) => found);
    this.statements.clear();
    this.knownAcronyms = undefined;
    const behind = {
      sentences: this.sentences.cut(from, to),
      negated: this.negated.splice(from).slice(to - from),
    };
    this.known = sources;
    this.termText.replace(from, to, () => {
      for (const unit of spans) this.addSentence(0, unit, masked, language);
    });
    for (const sentence of behind.sentences) {
      this.sentences.push({ ...sentence, start: sentence.start + by, end: sentence.end + by });
    }
    for (const isNegated of behind.negated) this.negated.push(isNegated);
    this.numbers = new NumberSet(this.numberPostings.keys());
    return true;
  }

  /** Uncounts the words of sentences that are removed. */
  private forget(from: number, to: number, masked: string, most: Language): void {
    for (let index = from; index < to; index++) {
      const { start, end } = this.sentences.at(index) as IndexedSentence;
      const text = this.withCellsApart(index, masked.slice(start, end));
      const { comparable } = analyzed(text, most);
      for (const term of capitalTerms(text, comparable.tokens)) {
        const left = (this.capitals.get(term) ?? 0) - 1;
        if (left > 0) this.capitals.set(term, left);
        else this.capitals.delete(term);
      }
      for (const { stem } of comparable.tokens) this.vocabulary.lose(stem);
    }
  }

  private *steps(): Generator<undefined, void> {
    for (let source = 0; source < this.sources.length; source++) {
      const { text, sentences, language: told } = this.sources[source] as SourceText;
      const masked = maskMarkup(text);
      const language = languageOf(masked, told);
      this.languages.push(language);
      if (sentences !== undefined) {
        for (const span of sentences) this.addSentence(source, span, masked, language);
        yield;
      } else {
        for (const block of blocksIn(text)) {
          for (const unit of unitsOf(text, block)) this.addSentence(source, unit, masked, language);
          yield;
        }
      }
      this.termText.endSource();
    }
    this.termText.settle();
    this.numbers = new NumberSet(this.numberPostings.keys());
  }

  private addSentence(source: number, { start, end, delimiter }: Unit, masked: string, most: Language): void {
    const index = this.sentences.push({ source, start, end });
    if (delimiter !== undefined) this.delimiters.set(index, delimiter);
    const text = this.withCellsApart(index, masked.slice(start, end));
    this.addTableRow(index);
    const { language, tokens, comparable } = analyzed(text, most);
    if (language !== most) this.otherLanguages.set(index, language);
    for (const token of comparable.tokens) this.vocabulary.add(token, index);
    for (const term of capitalTerms(text, comparable.tokens))
      this.capitals.set(term, (this.capitals.get(term) ?? 0) + 1);
    for (const number of comparable.numbers)
      for (const value of [...number.readings, ...number.unscaled]) this.numberPostings.add(value, index);
    this.negated.push(hasNegation(text, language));
    this.termText.add(tokens);
  }

  /** Records the header of a table row: the first line of its table. */
  private addTableRow(index: number): void {
    const sentence = this.sentences.at(index) as IndexedSentence;
    const line = tableLine(this.textOf(index));
    if (line === undefined) return;
    if (line.form === 'markdown') this.headers.set(index, index);
    const previous = this.sentences.at(index - 1);
    if (previous?.source !== sentence.source) return;
    const { text } = this.sources[sentence.source] as SourceText;
    const between = text.slice(previous.end, sentence.start);
    if (!continuesTable(this.textOf(index - 1), line, between)) return;
    const header = this.headers.get(index - 1) ?? index - 1;
    this.headers.set(index - 1, header);
    this.headers.set(index, header);
  }

  /** Inverse sentence frequency of a stem: ln(1 + (N - df + .5) / (df + .5)). */
  weight(stem: string): number {
    const frequency = this.vocabulary.withStem(stem).length;
    return Math.log(1 + (this.sentences.length - frequency + 0.5) / (frequency + 0.5));
  }

  /** The sentences that contain the stem (1), or only a word with the same prefix (0). */
  occurrences(stem: string, prefix: string | undefined): WordPlaces {
    const begun = prefix === undefined ? NOWHERE : this.vocabulary.withPrefix(prefix);
    return WordPlaces.of(this.vocabulary.withStem(stem), begun);
  }

  has(stem: string, prefix?: string): boolean {
    return this.vocabulary.has(stem) || (prefix !== undefined && this.vocabulary.withPrefix(prefix).length > 0);
  }

  /** The sentences that contain one of these values. */
  withNumber(values: readonly number[]): number[] {
    return [...new Set(values.flatMap((value) => [...this.numberPostings.get(value)]))];
  }

  /** The previous and next sentence in the same source. */
  neighbours(index: number): number[] {
    const source = this.sentences.at(index)?.source;
    return [index - 1, index + 1].filter((other) => this.sentences.at(other)?.source === source);
  }

  /** A sentence's stems in order, including stop words; computed again. */
  stemsOf(index: number): string[] {
    const text = maskMarkup(this.textOf(index));
    const language = this.languageOf(index);
    return comparableTokens(text, tokenize(text, language), language).tokens.map(({ stem }) => stem);
  }

  /** A sentence's tokens, computed again; offsets are in the sentence. */
  wordsOf(index: number): Token[] {
    return tokenize(maskMarkup(this.textOf(index)), this.languageOf(index));
  }

  /** The language of a sentence: its source's, unless it shows another one. */
  languageOf(index: number): Language {
    return this.otherLanguages.get(index) ?? this.languages[this.sentences.at(index)?.source ?? 0] ?? 'und';
  }

  /** The parsed statement of a sentence, computed on first use. */
  statement(index: number): Statement {
    let statement = this.statements.get(index);
    if (statement === undefined) {
      const language = this.languageOf(index);
      const lead = leadOf(this, index);
      const text = this.textOf(index);
      // "Not supported: Windows 7": the lead-in of a list applies to each item.
      statement = statementOfSentence(
        lead === undefined ? text : ledItem(this.textOf(lead), text),
        language,
        this.capitalised,
      );
      this.statements.set(index, statement);
    }
    return statement;
  }

  /** Whether a sentence is a heading. */
  isHeading(index: number): boolean {
    return isHeading(this, index);
  }

  /** For a table row, the header of its table; undefined for other sentences. */
  headerOf(index: number): number | undefined {
    return this.headers.get(index);
  }

  isNegated(index: number): boolean {
    return this.negated[index] ?? false;
  }

  /** A sentence as written, except that the cells of delimited text have tabs between them. */
  textOf(index: number): string {
    const sentence = this.sentences.at(index);
    if (sentence === undefined) return '';
    const { text } = this.sources[sentence.source] as SourceText;
    return this.withCellsApart(index, text.slice(sentence.start, sentence.end));
  }

  private withCellsApart(index: number, text: string): string {
    const delimiter = this.delimiters.get(index);
    return delimiter === undefined ? text : withCellsApart(text, delimiter);
  }

  /** A text that repeats a row of delimited text, with its cells apart as they are in the index; undefined for any other. */
  rowIn(text: string): string | undefined {
    if (this.delimiters.size === 0) return undefined;
    for (const delimiter of DELIMITERS) {
      const row = withCellsApart(text, delimiter);
      if (row === text) continue;
      const terms = tokenize(row, this.languages[0] ?? 'und').map(({ term }) => term);
      if (this.verbatim(terms).length > 0) return row;
    }
    return undefined;
  }

  /** The sentences that contain these terms verbatim; `prefer` chooses among several places. */
  verbatim(terms: readonly string[], prefer?: (sentence: number) => boolean): number[] {
    return this.termText.find(terms, prefer);
  }
}

/** A sentence, or a row of delimited text. */
interface Unit extends Span {
  delimiter?: Delimiter;
}

function unitsOf(text: string, block: Block): Unit[] {
  const table = block.kind === 'paragraph' ? delimitedRows(text, block) : undefined;
  return table === undefined
    ? sentencesOfBlock(text, block)
    : table.rows.map((row) => ({ ...row, delimiter: table.delimiter }));
}

const NOWHERE = new Int32Array(0);
/** If more of a text than this share was replaced, it is indexed anew. */
const MOST_REPLACED = 0.5;

/** Indexes one source; `SourceIndex.build` takes several. Finds the sentences if they aren't given. */
export function buildIndex(text: string, sentences?: readonly Span[]): SourceIndex {
  return SourceIndex.build([{ id: 's1', text, sentences }]);
}
