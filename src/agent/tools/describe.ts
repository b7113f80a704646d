import { randomBytes } from 'node:crypto';
import { withoutInvisible } from '@regen-research/text';
import { ENGLISH, evidenceBeside, message, textOf, type SupportBand } from '../../protocol/index.js';
import type { ToolName } from './names.js';
import type { EvidenceOutput, SentenceOutput, SourceOutput, ToolOutput, UnreadOutput } from './outputs.js';

/** Long enough that a text can't guess the mark. */
const MARK_BYTES = 6;

/** Longer names than this say more than a name. */
const MAX_NAME_CHARACTERS = 300;

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/**
 * Formats results for reading. Whatever a source, its title, or an answer says is enclosed in marks that the text can't
 * know, and has no invisible characters; everything else is ours.
 */
class Writer {
  private readonly mark = `quoted-${randomBytes(MARK_BYTES).toString('hex')}`;
  private readonly parts: string[] = [];
  private quotes = false;

  say(...lines: (string | undefined)[]): this {
    this.parts.push(...lines.filter((line) => line !== undefined));
    return this;
  }

  quote(text: string): this {
    return this.say(this.marked(`\n${text}\n`));
  }

  /** A quote for use in a line. */
  inline(text: string): string {
    return this.marked(oneLine(text));
  }

  /** A title, heading, or other name. */
  name(text: string): string {
    return this.inline(text.slice(0, MAX_NAME_CHARACTERS));
  }

  /** A source by its title and address. */
  source({ title, url, uri }: Pick<SourceOutput, 'title' | 'url' | 'uri'>): string {
    const address = url ?? uri;
    return address === undefined ? this.name(title) : `${this.name(title)} ${this.inline(address)}`;
  }

  private marked(text: string): string {
    this.quotes = true;
    return `<${this.mark}>${withoutInvisible(text)}</${this.mark}>`;
  }

  get text(): string {
    const notice = this.quotes ? [textOf(message('tools.quoted', { mark: this.mark }))] : [];
    return [...notice, ...this.parts].join('\n\n');
  }
}

const bandName = (band: SupportBand) => ENGLISH[`tools.band.${band}`];

const unreadLines = (writer: Writer, unread: UnreadOutput) =>
  unread.map(({ name, message: reason }) =>
    textOf(message('tools.said.unread', { name: writer.name(name), reason: writer.inline(reason) })),
  );

function placeOf(
  writer: Writer,
  { source_id: id, heading, page }: Pick<EvidenceOutput, 'source_id' | 'heading' | 'page'>,
  sources: readonly SourceOutput[],
): string {
  const source = sources.find((candidate) => candidate.id === id);
  return [
    source && writer.name(source.title),
    page === undefined ? undefined : `p. ${page}`,
    heading && writer.name(heading),
  ]
    .filter(Boolean)
    .join(', ');
}

function writeSentence(writer: Writer, sentence: SentenceOutput, sources: readonly SourceOutput[]): void {
  const { index, text, band, reasons, evidence } = sentence;
  writer.say(
    [
      `${index + 1}. [${bandName(band)}] ${writer.inline(text)}`,
      ...reasons.map((reason) => `   ${writer.inline(reason.text)}`),
    ].join('\n'),
  );
  for (const { counter_evidence: counter } of reasons) {
    if (!counter) continue;
    writer
      .say(textOf(message('tools.said.against', { place: placeOf(writer, counter, sources) })))
      .quote(counter.quote);
  }
  const best = evidenceBeside(evidence, reasons);
  if (best)
    writer.say(textOf(message('tools.said.evidence', { place: placeOf(writer, best, sources) }))).quote(best.quote);
}

type Describers = { [Name in ToolName]: (result: ToolOutput<Name>, writer: Writer) => void };

const DESCRIBERS: Describers = {
  read_source(result, writer) {
    const { author, date, warnings, markdown, start, end, characters: total, next_cursor: cursor } = result;
    writer.say(
      writer.source(result),
      author && textOf(message('tools.said.author', { author: writer.name(author) })),
      date && textOf(message('tools.said.date', { date: writer.name(date) })),
      ...warnings.map((warning) => textOf(message('tools.said.warning', { warning: writer.inline(warning) }))),
    );
    writer.quote(markdown);
    if (cursor !== null) writer.say(textOf(message('tools.said.more', { start, end, total, cursor })));
  },
  ask_with_evidence(result, writer) {
    writer.quote(result.answer);
    writer.say(
      textOf(message('tools.said.verdict', result.verdict)),
      result.may_not_answer ? textOf(message('tools.said.mayNotAnswer')) : undefined,
      result.incomplete === null
        ? undefined
        : textOf(message('tools.said.incomplete', { reason: writer.inline(result.incomplete) })),
    );
    for (const sentence of result.sentences) writeSentence(writer, sentence, result.sources);
    writer.say(...unreadLines(writer, result.unread), textOf(message('tools.said.run', { run: result.run_id })));
  },
  verify_claims(result, writer) {
    writer.say(textOf(message('tools.said.verdict', result.verdict)));
    for (const sentence of result.sentences) writeSentence(writer, sentence, result.sources);
    writer.say(...unreadLines(writer, result.unread));
  },
  search_read({ passages }, writer) {
    if (passages.length === 0) writer.say(textOf(message('tools.said.nothingFound')));
    for (const { source, heading, quote } of passages)
      writer.say([writer.source(source), heading && writer.name(heading)].filter(Boolean).join(' — ')).quote(quote);
  },
  compare_sources({ agreements, differences, alone, sources, unread }, writer) {
    const count = (items: readonly unknown[]) => ({ count: items.length });
    writer.say(textOf(message('tools.said.difference', count(differences))));
    for (const { statement, reason, contradicted_by: other } of differences) {
      writer.say(placeOf(writer, statement, sources)).quote(statement.quote);
      writer.say(writer.inline(reason), placeOf(writer, other, sources)).quote(other.quote);
    }
    writer.say(textOf(message('tools.said.agreement', count(agreements))));
    for (const { statement, supported_by: evidence } of agreements) {
      writer.say(placeOf(writer, statement, sources)).quote(statement.quote);
      for (const other of evidence) writer.say(placeOf(writer, other, sources)).quote(other.quote);
    }
    writer.say(textOf(message('tools.said.alone', count(alone))), ...unreadLines(writer, unread));
  },
  receipt(result, writer) {
    const shown = (name: string, value: string | number | boolean | string[] | null): string => {
      if (Array.isArray(value)) return value.join(', ');
      // The reason for another provider can contain what a model server said.
      return name === 'fallback' && value !== null ? writer.inline(String(value)) : String(value);
    };
    writer.say(
      Object.entries(result)
        .map(([name, value]) => `${name}: ${shown(name, value)}`)
        .join('\n'),
    );
  },
};

/** Formats a tool's result for reading. */
export function describeResult<Name extends ToolName>(name: Name, result: ToolOutput<Name>): string {
  const writer = new Writer();
  DESCRIBERS[name](result, writer);
  return writer.text;
}
