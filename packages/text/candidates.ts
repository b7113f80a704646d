import { segmentBlocks, type Block } from './blocks.js';
import { delimitedRows, withCellsApart } from './delimitedRows.js';
import { guessLanguage } from './language.js';
import { maskMarkup } from './markup.js';
import { firstCommands, isIntroduction, placeWeights } from './place.js';
import { sentencesOfBlock, type Span } from './sentences.js';
import { tableIn } from './tableBlock.js';
import { contentStems, tokenize } from './tokens.js';

/** A sentence that may be part of an offline summary; offsets refer to the text it was cut from. */
export interface SentenceCandidate {
  start: number;
  end: number;
  /** Its length for the budget; an ideograph counts as part of a word. */
  words: number;
  /** Content stems in order; adjacent ones form the concept bigrams. */
  stems: string[];
  /** The stem that it begins with, after at most one other word, such as an article: usually what it is about. */
  subject?: string;
  /** Factor on its gain for numbers, dangling openings, and boilerplate. */
  factor: number;
  /** Factor on its gain for its position in the text; independent of the question. */
  place: number;
  /** Refers to the candidate before it, in the same block: "This means …". */
  dangling: boolean;
  /** The names of its columns, if it is a row of a table. */
  names?: Span;
  /** Candidates of a group are used together, such as commands that are explained as a set. */
  group?: number;
}

export interface CandidateOptions {
  /** Includes rows of tables and statements of code, which answer questions but summarize nothing. */
  forQuestion?: boolean;
}

/** About two ideographs make a word. */
const WORDS_PER_IDEOGRAPH = 0.6;
const LEAST = { words: 6, stems: 3, wordsWithoutClosing: 10 };
const MOST_NUMERIC = 0.4;
const MOST_LINKED = 0.6;
const LINK_LABEL = /\[([^[\]\n]{1,500})\][([]/g;
/** The name of a link's address, which stands elsewhere: `[label][name]`. */
const REFERENCE = /(?<=\])\[[^[\]\n]{0,500}\]/g;
/** Text this long without a sentence end is a dump, not a sentence for a summary. */
const MOST_WORDS = 150;

const NUMBER_BONUS = 0.15;
const DANGLING_FACTOR = 0.8;
const BOILERPLATE_FACTOR = 0.5;
/** The bold lead of a list item with the sentence after it, and the text that follows. */
const LEAD = { inIntroduction: 2.5, elsewhere: 1.3, rest: 0.8 };
const BOLD_LEAD = /^(?:[-*+•]|\d{1,9}[.)])[ \t]+(?:\*\*|__)(?=\S)[^*_\n]{2,100}(?:\*\*|__)/;
/** Instructions for getting started belong in any summary. */
const COMMAND_PLACE = 4;

const DANGLING =
  /^(?:he|she|it|they|this|these|that|those|his|her|hers|its|their|theirs|such|him|them|but|however|and|or|so|also|then|thus|therefore|hence|moreover|furthermore|additionally|meanwhile|nevertheless|nonetheless|instead|otherwise|besides|still|yet|consequently|similarly|likewise|accordingly|finally|again|er|sie|es|diese[rsmn]?|aber|doch|und|oder|jedoch|außerdem|dennoch|daher|deshalb|il|elle|ils|elles|cela|ce|cette|ces|mais|et|donc|cependant|toutefois|ainsi|ello|este|esta|estos|estas|pero|y|sin embargo|además|así|он|она|оно|они|это|эта|эти|этот|но|и|однако|поэтому|также)(?=[\s,'’])/iu;
/** A preposition with a pronoun: "Without one, …", "Damit …". In the languages written with spaces. */
const DANGLING_PHRASE =
  /^(?:(?:without|with|in|for|from|after|before|because of|instead of|besides|despite|apart from) (?:one|it|them|this|that|these|those)|da(?:mit|durch|für|zu|von|bei|nach|gegen|rin|raus|rauf|ran)|ohne (?:ihn|sie|dies|diese[nrs]?)|(?:sans|avec|pour|après|malgré) (?:cela|ça|lui|elle|eux|elles|celui-ci|celle-ci)|(?:sin|con|para|por|tras) (?:ello|ella|ellas|ellos|eso|esto)|(?:sem|com|para) (?:isso|isto|ele|ela)|(?:без|с|для|из|после) (?:него|неё|них|этого))(?=[\s,'’])/iu;
/**
 * "such a call", "eine solche Brücke": a kind that an earlier sentence names. Not the Spanish and Portuguese "tal" and
 * the Russian "такой", which more often mean something else ("tal vez", "такой же").
 */
const SUCH =
  /(?<!\b(?:no|as|any|in|of which) )(?<![\p{L}\p{N}])(?:such (?:an? )?(?!as\b|that\b|an?\b)|(?:eine[mnrs]? )?solche[mnrs]? |une? tel(?:le)? )(?<kind>\p{L}{3,})/iu;
const BOILERPLATE =
  /\b(?:cookies?|subscribe|newsletter|sign up|log ?in|click here|read more|all rights reserved|copyright|privacy policy|terms of (?:use|service)|share this|follow us|advertisement|scroll down|good (?:morning|afternoon|evening)|thank(?:s| you)|welcome (?:to|back)|hello|ladies and gentlemen|contact us|javascript|last updated)\b|©|^(?:hi|okay|ok|um|uh|yeah)\b/iu;
const BYLINE =
  /^(?:by|from|von|par|por|автор:?)\s+\p{Lu}[\p{L}.'’-]+(?:\s+(?:and|und|et|y|и|\p{Lu}[\p{L}.'’-]*))*(?:[\s,|–—-].{0,60})?$|^(?:published|updated|posted|last modified|photo|image|credit|source)\b.{0,80}$/iu;
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const CLOSED = /[.!…。！｡;:]["'”’»)\]】」』*_\s]*$/u;
const QUESTION = /[?？]["'”’»)\]】」』*_\s]*$/u;

/**
 * The sentences of a Markdown text that can be part of a summary, in order: no headings, code, tables, questions,
 * bylines, or fragments. The bold lead of a list item and the sentence after it are one candidate.
 */
export function summaryCandidates(text: string, options: CandidateOptions = {}): SentenceCandidate[] {
  const masked = maskMarkup(text);
  const language = guessLanguage(masked);
  const candidates: SentenceCandidate[] = [];
  const blocks = segmentBlocks(text);
  const places = placeWeights(text, blocks);
  const commands = firstCommands(text, blocks);
  blocks.forEach((block, index) => {
    const place = places[index] as number;
    const table = tableIn(text, block);
    if (table ? options.forQuestion !== true : block.kind === 'code' && block !== commands) return;
    if (block.kind === 'heading' || block.kind === 'rule') return;
    const lead = hasBoldLead(text, block);
    const units = table?.rows ?? unitsOf(text, block, lead);
    let previous = false;
    units.forEach((span, position) => {
      const line = masked.slice(span.start, span.end).trim();
      const sentence = table?.delimiter === undefined ? line : withCellsApart(line, table.delimiter);
      const raw = text.slice(span.start, span.end);
      if (sentence === '' || /^#{1,6}\s/.test(raw) || isMostlyLinks(raw, sentence)) return;
      if (options.forQuestion !== true && isStatement(sentence)) return;
      const candidate = candidateOf(sentence, language, block.kind === 'code' || table !== undefined);
      if (candidate === undefined) return;
      const ofLead =
        !lead || place < 1
          ? 1
          : position > 0
            ? LEAD.rest
            : isIntroduction(place)
              ? LEAD.inIntroduction
              : LEAD.elsewhere;
      const dangling = previous && pointsBack(sentence);
      // What it speaks of is in another block, and so elsewhere in a summary, or not at all.
      if (!previous && options.forQuestion !== true && namesKindBefore(sentence)) return;
      previous = true;
      candidates.push(
        block === commands
          ? { ...span, ...candidate, dangling, place: COMMAND_PLACE, group: index }
          : { ...span, ...candidate, dangling, place: place * ofLead, names: table?.names },
      );
    });
  });
  return candidates;
}

/** The stems of every sentence, row, and code line of a text, in order, each including its heading's stems. */
export function searchableStems(text: string): string[][] {
  const masked = maskMarkup(text);
  const language = guessLanguage(masked);
  let heading: string[] = [];
  return segmentBlocks(text).flatMap((block) => {
    if (block.kind === 'heading') heading = contentStems(masked.slice(block.start, block.end), language);
    const table = block.kind === 'paragraph' ? delimitedRows(text, block) : undefined;
    return (table?.rows ?? sentencesOfBlock(text, block)).map(({ start, end }) => {
      const sentence = masked.slice(start, end);
      return [...contentStems(table ? withCellsApart(sentence, table.delimiter) : sentence, language), ...heading];
    });
  });
}

function hasBoldLead(text: string, block: Block): boolean {
  return block.kind === 'list_item' && BOLD_LEAD.test(text.slice(block.start, Math.min(block.end, block.start + 120)));
}

/** The sentences of a block; a bold lead that is a sentence of its own is joined with the next one. */
function unitsOf(text: string, block: Block, lead: boolean): Span[] {
  const spans = sentencesOfBlock(text, block);
  const [first, second, ...rest] = spans;
  if (!lead || first === undefined || second === undefined) return spans;
  return /(?:\*\*|__)$/.test(text.slice(first.start, first.end))
    ? [{ start: first.start, end: second.end }, ...rest]
    : spans;
}

/** Product titles, tags, related pages: text that links elsewhere says little about the page it is on. */
function isMostlyLinks(raw: string, masked: string): boolean {
  if (!/\][([]/.test(raw)) return false;
  let linked = 0;
  for (const match of raw.matchAll(LINK_LABEL)) linked += lettersOf(match[1] ?? '');
  return linked > MOST_LINKED * lettersOf(masked.replace(REFERENCE, ''));
}

/** Ends as statements of code do, rather than as a sentence. */
const STATEMENT_END = /[;{}()[\],|&=+]$/;
const SENTENCE_END = /[.!?…。！？][\p{Pe}\p{Pf}"'*_`]*$/u;
/** What statements contain outside of code spans, and text hardly ever: blocks, assignments, calls. */
const STATEMENT_SIGNS = /[{}=]|[\w\]>]\(/g;
/** Without an end of either kind, such as in Python, so many of them. */
const FEWEST_SIGNS = 2;
const CODE_SPAN = /`[^`\n]*`/g;

/** Code in a text without a fence around it, such as the file of a program in an editor. */
function isStatement(sentence: string): boolean {
  if (SENTENCE_END.test(sentence)) return false;
  const signs = sentence.replace(CODE_SPAN, '').match(STATEMENT_SIGNS)?.length ?? 0;
  return signs >= (STATEMENT_END.test(sentence) ? 1 : FEWEST_SIGNS);
}

const lettersOf = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

const openingOf = (sentence: string): string => sentence.slice(0, 200).replace(/^[\s"'“‘„«*_(]+/u, '');

/** "such a call" without a call before it in the sentence. */
function namesKindBefore(sentence: string): boolean {
  const found = SUCH.exec(sentence);
  const kind = found?.groups?.kind;
  return kind !== undefined && !sentence.slice(0, found?.index).toLowerCase().includes(kind.toLowerCase());
}

/** Whether a sentence says nothing without the one before it. */
function pointsBack(sentence: string): boolean {
  const opening = openingOf(sentence);
  return DANGLING.test(opening) || DANGLING_PHRASE.test(opening) || namesKindBefore(sentence);
}

function candidateOf(
  sentence: string,
  language: ReturnType<typeof guessLanguage>,
  isLine: boolean,
): Omit<SentenceCandidate, 'start' | 'end' | 'place' | 'dangling'> | undefined {
  if (QUESTION.test(sentence) || /[:：][*_]*$/.test(sentence)) return undefined;
  const tokens = tokenize(sentence, language);
  let ideographs = 0;
  let numbers = 0;
  const stems: string[] = [];
  for (const token of tokens) {
    const first = token.term.charCodeAt(0);
    if (first >= 0x0e00 && IDEOGRAPH.test(token.term)) ideographs++;
    if (/^\d/.test(token.term)) numbers++;
    if (token.content) stems.push(token.stem);
  }
  const words = tokens.length - ideographs + Math.ceil(ideographs * WORDS_PER_IDEOGRAPH);
  if ((words < LEAST.words && !isLine) || words > MOST_WORDS || new Set(stems).size < LEAST.stems) return undefined;
  if (!isLine && numbers > MOST_NUMERIC * tokens.length) return undefined;
  if (!isLine && words < LEAST.wordsWithoutClosing && !CLOSED.test(sentence)) return undefined;
  const subject = isLine ? undefined : tokens.slice(0, 2).find(({ content }) => content)?.stem;
  const opening = openingOf(sentence);
  if (sentence.length < 120 && BYLINE.test(opening)) return undefined;
  let factor = 1 + NUMBER_BONUS * Math.min(2, numbers);
  if (pointsBack(sentence)) factor *= DANGLING_FACTOR;
  if (BOILERPLATE.test(sentence)) factor *= BOILERPLATE_FACTOR;
  return { words, stems, subject, factor };
}
