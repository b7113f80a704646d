import { message } from '../../protocol/index.js';
import {
  incompleteReason,
  originOf,
  questionOf,
  referencesOf,
  remarkOn,
  withMarks,
  worded,
  type ExportedRun,
  type LinkDocument,
  type Reference,
} from './citedText.js';
import { withCorrections } from './corrections.js';
import { opaqueBlocks } from './opaqueBlocks.js';
import { quoteText } from './quoteText.js';

export interface MarkdownOptions {
  /** Links to documents on this computer; without it, only web pages are linked. */
  linkDocument?: LinkDocument;
}

/** Escapes an address so that it ends neither a link nor a table cell. */
const asTarget = (address: string): string =>
  address.replace(/[\s()<>|]/g, (character) =>
    character === '(' ? '%28' : character === ')' ? '%29' : encodeURIComponent(character),
  );

/** Understood by every preview; `~~` isn't if it splits emphasis. */
const STRIKE = ['<del>', '</del>'] as const;

/** Escapes a quote, except its formulas, which previews draw. */
const asQuote = (parts: Reference['quote']): string =>
  parts.map((part) => (part.isMath ? quoteText([part]) : asLabel(part.text))).join('');

/** Escapes a name for use as link text. */
const asLabel = (text: string): string => text.replace(/[\\[\]*_`<>|]/g, '\\$&');

/** Inline code, or the mark of a footnote. */
const FOOTNOTE = /(`+)[^`]+\1|(?<start>^|\n\n?)?\[\^(?<name>[^\]\s]{1,40})\](?<colon>:[ \t]*)?/g;

/** The answer's own footnotes as superscript labels, because most previews, including VS Code's, know no footnotes. */
function withFootnotes(text: string): string {
  const replaced = (part: string, isStart: boolean) =>
    part.replace(FOOTNOTE, (whole, ...rest) => {
      const { start, name, colon = '' } = rest.at(-1) as Partial<Record<'start' | 'name' | 'colon', string>>;
      if (name === undefined) return whole;
      const isDefinition = colon !== '' && (start === undefined ? false : start !== '' || isStart);
      // In brackets, as in the other formats: the citations' numbers are superscript, too.
      const label = `<sup>${asLabel(`[${name}]`)}</sup>`;
      // A definition is a paragraph of its own.
      return isDefinition ? `${start === '' ? '' : '\n\n'}${label} ` : (start ?? '') + label + colon;
    });
  let done = 0;
  let shown = '';
  for (const { start, end } of opaqueBlocks(text)) {
    shown += replaced(text.slice(done, start), done === 0) + text.slice(start, end);
    done = end;
  }
  return shown + replaced(text.slice(done), done === 0);
}

/**
 * The answer with a superscript number after each sentence that links to its evidence, and with doubtful sentences
 * labeled.
 */
function markedText(run: ExportedRun, references: readonly Reference[]): string {
  const byId = new Map(references.map((reference) => [reference.id, reference]));
  const mark = (index: number): string => {
    const sentence = run.summary.sentences[index];
    const numbers = (sentence?.citations ?? []).flatMap((id) => {
      const reference = byId.get(id);
      if (!reference) return [];
      return reference.address === undefined ? `${id}` : `[${id}](${asTarget(reference.address)})`;
    });
    const remark = remarkOn(run, index);
    return (numbers.length > 0 ? `<sup>${numbers.join(' ')}</sup>` : '') + (remark ? ` *(${remark})*` : '');
  };
  // A footnote's label and a citation's number would look like one number.
  return withFootnotes(withMarks(run.summary, mark, STRIKE)).replaceAll('</sup><sup>', '</sup>\u202F<sup>');
}

/** One list of all citations, with the numbers used in the text. */
function sourceList(references: readonly Reference[]): string {
  return references
    .map(({ id, quote, title, place, address }) => {
      const linked = address === undefined ? asLabel(title) : `[${asLabel(title)}](${asTarget(address)})`;
      return `${id}. “${asQuote(quote)}” — ${[linked, place].filter((part) => part !== '').join(', ')}`;
    })
    .join('\n');
}

/**
 * The answer as plain Markdown, readable without an extension: superscript numbers that link to the source, followed by
 * the list of citations.
 */
export function toCitedMarkdown(answer: ExportedRun, { linkDocument }: MarkdownOptions = {}): string {
  const run = withCorrections(answer, 'left out');
  const references = referencesOf(run, linkDocument);
  const list =
    references.length === 0 ? [] : [`**${worded(run, message('exports.sources'))}**`, sourceList(references)];
  return [markedText(run, references), ...list].join('\n\n');
}

/** The answer as text: a number in brackets after each sentence, followed by the list of citations. */
export function toCitedText(answer: ExportedRun, { linkDocument }: MarkdownOptions = {}): string {
  const run = withCorrections(answer, 'left out');
  const { summary } = run;
  const references = referencesOf(run, linkDocument);
  const text = withMarks(summary, (index) => {
    const sentence = summary.sentences[index];
    const remark = remarkOn(run, index);
    return (sentence?.citations ?? []).map((id) => ` [${id}]`).join('') + (remark ? ` (${remark})` : '');
  });
  const list = references.map(({ id, quote, title, place, address }) =>
    [`[${id}] “${quoteText(quote)}” — ${title}`, place, address]
      .filter((part) => part !== undefined && part !== '')
      .join(', '),
  );
  return list.length === 0 ? text : `${text}\n\n${worded(run, message('exports.sources'))}\n\n${list.join('\n')}`;
}

/** An answer as a note: title, question, text with citations, one list of sources, and provenance. */
export function toMarkdown(answer: ExportedRun, { linkDocument }: MarkdownOptions = {}): string {
  const run = withCorrections(answer, 'struck');
  const { summary } = run;
  const references = referencesOf(run, linkDocument);
  const question = questionOf(run);
  const origin = originOf(run);
  const incomplete = incompleteReason(run);
  return (
    [
      `# ${asLabel(summary.title)}`,
      question === undefined
        ? ''
        : `> ${asLabel(worded(run, message('exports.question', { query: question }))).replace(/\n/g, '\n> ')}`,
      incomplete === undefined ? '' : `> ${incomplete}`,
      markedText(run, references),
      references.length === 0 ? '' : `## ${worded(run, message('exports.sources'))}`,
      sourceList(references),
      origin === '' ? '' : `---\n\n*${origin.replace(/[*_]/g, '\\$&')}*`,
    ]
      .filter((part) => part !== '')
      .join('\n\n') + '\n'
  );
}
