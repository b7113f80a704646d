import { readSource } from '../agent/index.js';
import { evidenceBeside, type ErrorCode, type SupportBand, type Verdict } from '../protocol/index.js';
import { withAllowLocalHint, wouldAllowLocalHelp } from './allowLocalHint.js';
import { openEngine } from './environment.js';
import { EXIT, UsageError } from './exitCodes.js';
import { MESSAGES } from './messages.js';
import type { OptionValues } from './options.js';
import { parserWorkerPath } from './parserWorker.js';
import { placeName } from './placeName.js';
import { createProgressLine } from './progressLine.js';
import { sourceFrom, type SourceArgument } from './sourceArgument.js';
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
  unread: { name: string; code: ErrorCode; message: string }[];
}

/** Prints each sentence of a text with its verdict, its quote, and what the source says instead. */
export async function verifyDraft(name: string, values: OptionValues<'verify'>): Promise<number> {
  if (values.source.length === 0) throw new UsageError(MESSAGES.missingVerifySource);
  if ([name, ...values.source].filter((source) => source === '-').length > 1)
    throw new UsageError(MESSAGES.standardInputTwice);
  try {
    return await check(await textOf(await sourceFrom(name), values), await toolSources(values), values);
  } catch (error) {
    throw await withAllowLocalHint(error, [name, ...values.source], values['allow-local']);
  }
}

async function check(text: string, sources: object[], values: OptionValues<'verify'>): Promise<number> {
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
    for (const { name, code, message } of checked.unread) {
      progress.note(MESSAGES.notRead(name, message));
      if (await wouldAllowLocalHelp(code, name, values['allow-local'])) progress.note(MESSAGES.allowLocalHint);
    }
    if (!values.json) progress.note(MESSAGES.verdict(checked.verdict));
    return checked.verdict.unsupported > 0 ? EXIT.unsupported : EXIT.done;
  } finally {
    progress.clear();
    await engine.close();
  }
}

/** Any readable document can be checked, and standard input can be either side. */
async function textOf({ request, documents }: SourceArgument, values: OptionValues<'verify'>): Promise<string> {
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

async function toolSources(values: OptionValues<'verify'>): Promise<object[]> {
  const sources: object[] = [];
  for (const name of values.source) {
    const named = await sourceFrom(name);
    const { request, documents } = named;
    if (documents) sources.push({ text: await textOf(named, values), title: MESSAGES.standardInput });
    else sources.push('uri' in request ? { path: request.uri } : request);
  }
  return sources;
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
