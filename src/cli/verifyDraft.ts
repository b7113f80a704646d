import { readSource } from '../agent/index.js';
import { evidenceBeside, type SupportBand, type Verdict } from '../protocol/index.js';
import { openEngine } from './environment.js';
import { EXIT, UsageError } from './exitCodes.js';
import { MESSAGES } from './messages.js';
import type { OptionValues } from './options.js';
import { parserWorkerPath } from './parserWorker.js';
import { placeName } from './placeName.js';
import { createProgressLine } from './progressLine.js';
import { sourceFrom } from './sourceArgument.js';
import { toolCaller } from './toolCaller.js';

interface Quoted {
  source_id: string;
  start: number;
  end: number;
  quote: string;
  heading?: string;
  page?: number;
}

/** The part of a `verify_claims` result that is printed. */
interface Checked {
  verdict: Verdict;
  sentences: {
    text: string;
    band: SupportBand;
    reasons: { text: string; counter_evidence?: Quoted }[];
    evidence: Quoted[];
  }[];
  sources: { id: string; title: string }[];
  unread: { name: string; message: string }[];
}

/** Prints each sentence of a text with its verdict, its quote, and what the source says instead. */
export async function verifyDraft(name: string, values: OptionValues<'verify'>): Promise<number> {
  if (values.source.length === 0) throw new UsageError(MESSAGES.missingVerifySource);
  if ([name, ...values.source].filter((source) => source === '-').length > 1)
    throw new UsageError(MESSAGES.standardInputTwice);
  const text = await textOf(name, values);
  const sources: object[] = [];
  for (const source of values.source) sources.push(await toolSource(source, values));
  const engine = await openEngine({
    database: values.db,
    allowLocal: values['allow-local'],
    browser: values.browser,
    render: values.render,
    maxMegabytes: values['max-megabytes'],
  });
  const progress = createProgressLine(process.stderr);
  try {
    const call = toolCaller(engine, progress);
    const checked = (await call('verify_claims', { text, sources })) as unknown as Checked;
    if (values.json) process.stdout.write(`${JSON.stringify(checked)}\n`);
    else process.stdout.write(checked.sentences.map((sentence) => linesOf(sentence, checked.sources)).join(''));
    for (const { name: unread, message: reason } of checked.unread) progress.note(MESSAGES.notRead(unread, reason));
    if (!values.json) progress.note(MESSAGES.verdict(checked.verdict));
    return checked.verdict.unsupported > 0 ? EXIT.unsupported : EXIT.done;
  } finally {
    progress.clear();
    await engine.close();
  }
}

/** The draft can be any readable document. */
async function textOf(name: string, values: OptionValues<'verify'>): Promise<string> {
  const { request, documents } = await sourceFrom(name);
  const { markdown } = await readSource(request, {
    workerPath: parserWorkerPath(),
    documents,
    maxMegabytes: values['max-megabytes'],
    allowLocal: values['allow-local'],
    render: values.render,
    browserPath: values.browser,
  });
  return markdown;
}

async function toolSource(name: string, values: OptionValues<'verify'>): Promise<object> {
  const { request, documents } = await sourceFrom(name);
  if (documents) return { text: await textOf(name, values), title: MESSAGES.standardInput };
  return 'uri' in request ? { path: request.uri } : request;
}

/** Length of the longest verdict name. */
const BAND_COLUMN = Math.max(...Object.values(MESSAGES.band).map((band) => band.length)) + 2;
const indent = ' '.repeat(BAND_COLUMN);

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

function linesOf({ text, band, reasons, evidence }: Checked['sentences'][number], sources: Checked['sources']): string {
  const quoted = ({ source_id: id, quote, heading, page }: Quoted) => {
    const title = sources.find((source) => source.id === id)?.title;
    return `“${oneLine(quote)}” (${placeName({ title, page, heading })})`;
  };
  const best = evidenceBeside(evidence, reasons);
  return [
    `${MESSAGES.band[band].padEnd(BAND_COLUMN)}${oneLine(text)}`,
    ...reasons.flatMap(({ text: reason, counter_evidence: counter }) => [
      `${indent}${reason}`,
      ...(counter ? [`${indent}${MESSAGES.sourceSays} ${quoted(counter)}`] : []),
    ]),
    ...(best ? [`${indent}${quoted(best)}`] : []),
  ]
    .map((line) => `${line}\n`)
    .join('');
}
