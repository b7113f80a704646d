import { message, textOf, type Citation, type Receipt, type SourceInfo, type Summary } from '../../protocol/index.js';

export interface ExportedRun {
  query: string;
  summary: Summary;
  receipt?: Receipt;
}

/** A YAML scalar in double quotes, which JSON's strings are. */
const quoted = (value: string) => JSON.stringify(value);

function frontMatter({ query, summary, receipt }: ExportedRun): string {
  const lines = [`title: ${quoted(summary.title)}`, `question: ${quoted(query)}`];
  if (receipt) {
    lines.push(
      `date: ${receipt.started_at}`,
      `provider: ${quoted(receipt.provider)}`,
      `model: ${quoted(receipt.model)}`,
      `share_read: ${receipt.share_read.toFixed(2)}`,
      `calls: ${receipt.calls}`,
      `prompt_tokens: ${receipt.prompt_tokens}`,
      `output_tokens: ${receipt.output_tokens}`,
    );
  }
  lines.push('sources:');
  for (const source of summary.sources) lines.push(`  - ${quoted(source.url ?? source.uri ?? source.title)}`);
  return `---\n${lines.join('\n')}\n---`;
}

/** The bar that closes a row of a table: what stands behind it is in no cell, and leaves the table broken. */
const CLOSING_BAR = /\s*\|\s*$/;

/** The answer with a footnote mark behind every sentence that has citations, in the last cell of a table's row. */
function markedText({ text, sentences }: Summary): string {
  const unsupported = ` *(${textOf(message('exports.unsupported'))})*`;
  let marked = '';
  let done = 0;
  for (const { start, end, citations, band } of sentences) {
    const sentence = text.slice(start, end);
    const bar = sentence.startsWith('|') ? (CLOSING_BAR.exec(sentence)?.[0] ?? '') : '';
    const marks = citations.map((id) => `[^${id}]`).join('');
    const at = end - bar.length;
    marked += text.slice(done, at) + marks + (band === 'unsupported' ? unsupported : '') + bar;
    done = end;
  }
  return marked + text.slice(done);
}

const UNITS = { slide: 'exports.slide', cell: 'exports.cell', sheet: 'exports.sheet' } as const;

function placeName({ page, place }: Citation): string {
  if (page !== undefined) return `, ${textOf(message('exports.page', { number: page }))}`;
  if (place === undefined) return '';
  const { unit, number } = place;
  if (unit !== 'second') return `, ${textOf(message(UNITS[unit], { number }))}`;
  const time = `${Math.floor(number / 60)}:${String(number % 60).padStart(2, '0')}`;
  return `, ${textOf(message('exports.at', { time }))}`;
}

function footnote(citation: Citation, source: SourceInfo | undefined): string {
  const quote = citation.quote.replace(/\s+/g, ' ').trim();
  const title = source?.title ?? '';
  const place = source?.url === undefined ? title : `[${title.replace(/[[\]]/g, '')}](${source.url})`;
  return `[^${citation.id}]: “${quote}” — ${place}${placeName(citation)}`;
}

/** An answer as Markdown: front matter with the receipt, the text, and a footnote with the exact quote for each citation. */
export function toMarkdown(run: ExportedRun): string {
  const { summary } = run;
  const notes = summary.citations.map((citation) =>
    footnote(
      citation,
      summary.sources.find(({ id }) => id === citation.source_id),
    ),
  );
  const incomplete = summary.incomplete === undefined ? [] : [`> ${summary.incomplete}`];
  return (
    [frontMatter(run), `# ${summary.title}`, ...incomplete, markedText(summary), notes.join('\n')]
      .filter((part) => part !== '')
      .join('\n\n') + '\n'
  );
}
