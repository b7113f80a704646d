import type { SupportBand, Verdict } from '../protocol/index.js';
import type { EXIT } from './exitCodes.js';

const millions = (characters: number) => characters / 1_000_000;
const count = (number: number, singular: string) => `${number} ${singular}${number === 1 ? '' : 's'}`;
const allOf = new Intl.ListFormat('en', { type: 'conjunction' });
const anyOf = new Intl.ListFormat('en', { type: 'disjunction' });
const didYouMean = (meant: string | undefined) => (meant === undefined ? '' : ` Did you mean ${meant}?`);
const grouped = (amount: number) => Math.round(amount).toLocaleString('en-US');
const percent = (share: number) => `${Math.round(share * 100)}%`;

/**
 * All messages of the command line, in English. A translation is another object of this type. The descriptions of
 * commands and options are next to their definitions, in commands.ts and options.ts.
 */
export const MESSAGES = {
  // Help
  title: 'Regen Research: grounded answers from your own model',
  usage: 'Usage',
  commands: 'Commands',
  options: 'Options',
  environment: 'Environment variables',
  exitCodes: 'Exit codes',
  commandHelp: 'For the options of a command, run: regen-research <command> --help',
  helpDescription: 'Show this help',
  versionDescription: 'Show the version',
  exitCode: {
    done: 'Done',
    failed: 'Failed',
    usage: 'Usage error',
    unreadable: 'A source could not be read',
    noModel: 'No model is available',
    unsupported: 'verify with --source: a sentence is not supported by its sources',
    stopped: 'Stopped',
  } satisfies Record<keyof typeof EXIT, string>,

  // Usage errors
  usageHint: (command: string) => `For the options, run: regen-research ${command} --help`,
  unknownOption: (option: string, meant: string | undefined) => `Unknown option ${option}.${didYouMean(meant)}`,
  valueOfFlag: (option: string) => `${option} doesn't take a value.`,
  missingValue: (option: string) => `${option} needs a value.`,
  unexpectedOperand: (command: string, operand: string) => `Unexpected argument "${operand}" for ${command}.`,
  unknownCommand: (name: string, meant: string | undefined) => `Unknown command "${name}".${didYouMean(meant)}`,
  commandsHint: 'For the commands, run: regen-research --help',
  emptyOption: (name: string) => `--${name} must not be empty.`,
  notAChoice: (name: string, choices: readonly string[], given: string) =>
    `--${name} must be ${anyOf.format(choices)}, not "${given}".`,
  notANumber: (what: string, min: number, max: number, given: string) =>
    `${what} must be a whole number from ${min} to ${max}, not "${given}".`,
  notAUrl: (what: string, example: string, given: string) =>
    `${what} must be a URL such as ${example}, not "${given}".`,
  invalidOption: (name: string, reason: string, given: string) => `--${name} ${reason}, not "${given}".`,
  invalidOptionUnquoted: (name: string, reason: string) => `--${name} ${reason}.`,
  sourceTooLong: (characters: number, sources: number) =>
    `The sources are too long. A text can have up to ${millions(characters)} million characters, and a run up to ${sources} sources.`,
  wordsWithQuery: 'Use --words without --query. To limit the length of an answer, ask for it in the question.',
  tokenAndNoToken: 'Use either --token or --no-token.',
  batchWithOperand: '--batch reads pages from standard input. Remove the other source.',
  missingSource: 'Specify what to read: a URL, a file, or - for standard input.',
  missingQuestion: 'Specify a question, and then what to read.',
  missingWords: 'Specify what to search for.',
  missingVerifySource: 'Specify what to check the text against: --source <url|file>.',
  notAShell: (shells: readonly string[], given: string) =>
    given === ''
      ? `Specify a shell: ${anyOf.format(shells)}.`
      : `The shell must be ${anyOf.format(shells)}, not "${given}".`,
  missingRun: 'Specify the run: its run_id, as printed after an answer.',
  standardInputTwice: 'Standard input can be read only once.',
  emptyStandardInput: 'Standard input is empty.',
  notJson: (line: number) => `Line ${line} is not valid JSON.`,
  wrongLine: (line: number, shape: string) => `Line ${line} must be a JSON object ${shape}.`,

  // Sources
  standardInput: 'Standard input',
  unsupportedScheme: (scheme: string) => `Only http and https URLs can be read, not ${scheme}:.`,
  meantAsUrl: (reason: string, argument: string) => `${reason} To read a web page, use https://${argument}.`,
  meantAsPipe: (reason: string) =>
    `${reason} To read the output of a command, pipe it to this one, with - as the source.`,
  allowLocalHint: 'To read it, add --allow-local.',

  // Running
  parserMissing: (file: string) => `${file} is missing. To build it, run: npm run build`,
  needsVsCode: (label: string) => `"${label}" is available only in VS Code.`,
  answerAsText: 'The answer as text.',
  noReceipt: (run: string) => `No receipt found for run ${run}.`,
  tokenIs: (token: string) => `[WebSocket] Token: ${token}`,
  clientsReadLocal: '[WebSocket] Every client can read pages on this machine and its local network (--allow-local).',
  noSuchProvider: (option: string, id: string, known: readonly string[]) =>
    `${option}: there is no provider "${id}". The providers are ${allOf.format(known)}.`,
  noSuchFolder: (folder: string) => `There is no folder "${folder}".`,
  notAFolder: (file: string) => `"${file}" is a file. Specify a folder whose files can be read.`,
  clientsUseCloud: (providers: readonly string[]) =>
    `[WebSocket] Clients can send text to ${allOf.format(providers)} with your keys (--allow-cloud).`,
  mockIsAt: (url: string) => `[mock-llm] ${url}`,
  unavailable: 'not available',
  notSetUp: (variable: string) => `not set up; needs ${variable}`,
  modelLoading: (label: string) => `${label} is loading a model. To stop waiting, press Ctrl+C.`,
  loaded: 'loaded',
  contextTokens: (tokens: number) => `${grouped(tokens)} tokens`,

  learned: (since: string, context?: number, slots?: number, rate?: number) =>
    `measured since ${since.slice(0, 10)}: ${[
      context === undefined ? '' : `context ${grouped(context)} tokens`,
      slots === undefined ? '' : count(slots, 'slot'),
      rate === undefined ? '' : `${rate} tokens/s`,
    ]
      .filter(Boolean)
      .join(', ')}`,

  receipt: {
    model: 'Model',
    modelOf: (model: string, provider: string) => `${model} (${provider})`,
    where: 'Runs',
    local: 'on this machine',
    cloud: 'in the cloud',
    fallback: 'Not used',
    started: 'Started',
    at: (time: string) => `${time.slice(0, 16).replace('T', ' ')} UTC`,
    took: 'Total time',
    firstWord: 'First word after',
    seconds: (ms: number) => `${(ms / 1000).toFixed(1)} s`,
    speed: 'Speed',
    tokensPerSecond: (rate: number) => `${grouped(rate)} tokens/s`,
    tokens: 'Tokens',
    tokensReadWritten: (read: number, written: number) => `${grouped(read)} read, ${grouped(written)} written`,
    calls: 'Model calls',
    callsMade: (made: number, cached: number) => `${grouped(made)} made, ${grouped(cached)} from cache`,
    context: 'Context',
    contextUsed: (used: number | null, total: number) =>
      `${used === null ? '?' : grouped(used)} of ${grouped(total)} tokens`,
    shareRead: 'Read closely',
    percent,
    hosts: 'Hosts contacted',
    none: 'none',
    cost: 'Cost',
    dollars: (amount: number) => `$${amount.toFixed(4)}`,
  },

  // Checking and searching
  band: {
    verbatim: 'verbatim',
    supported: 'supported',
    doubtful: 'doubtful',
    unsupported: 'UNSUPPORTED',
    unjudged: 'not checked',
  } satisfies Record<SupportBand, string>,
  verdict: ({ verbatim, supported, doubtful, unsupported, unjudged }: Verdict) =>
    `${verbatim} verbatim, ${supported} supported, ${doubtful} doubtful, ${unsupported} unsupported, ${unjudged} not checked`,
  sourceSays: 'The source says:',
  page: (number: number) => `p. ${number}`,
  notRead: (name: string, reason: string) => `Not read: ${name}: ${reason}`,
  nothingFound: 'No matches found.',

  // MCP
  product: 'Regen Research',
  answers: 'Answers',
  answersDescription: 'An answer with its citations, as Markdown',
  sources: 'Sources',
  sourcesDescription: 'A source as it was read, as Markdown',
  promptSource: 'A URL, or a file in an open folder',
  promptDraft: 'The text to check',
  summarizePrompt: 'Summarize with Evidence',
  summarizePromptDescription: 'Summarizes a page or file from sentences that the source supports',
  summarizePromptText: (source: string) =>
    `Summarize ${source}. Read it with read_source, page by page. Check your summary with verify_claims against the same source, correct or remove what is not supported, and cite the passage that supports each sentence.`,
  verifyPrompt: 'Verify a Draft',
  verifyPromptDescription: 'Checks every sentence of a draft against a source',
  verifyPromptText: (draft: string, source: string) =>
    `Check this draft against ${source} with verify_claims. List each sentence that is doubtful or unsupported, with what the source says instead, and propose a correction.\n\n${draft}`,

  noSuchPrompt: (name: string, known: readonly string[]) =>
    `There is no prompt "${name.slice(0, 100)}". The prompts are ${allOf.format(known)}.`,
  promptNeeds: (name: string, argument: string) => `The prompt "${name}" needs the argument "${argument}".`,

  // After an answer
  otherProvider: (reason: string, name: string) => `${reason} Using ${name} instead.`,
  supported: (share: number) => `Supported ${percent(share)}`,
  nothingToCheck: 'Nothing to check',
  citations: (number: number) => count(number, 'citation'),
  /** `remainingMs`: how long the rest would take to read. */
  firstAnswer: (remainingMs: number | undefined) =>
    `--depth thorough reads everything${remainingMs === undefined ? '' : `, in about ${count(Math.max(1, Math.round(remainingMs / 60_000)), 'minute')}`}`,
  read: (share: number) => `read ${percent(share)}`,
  fromCache: 'from the cache',
  run: (run: string) => `run ${run}`,
  notSupported: (sentence: string, reasons: readonly string[]) =>
    `Unsupported: "${sentence}"${reasons.length === 0 ? '' : ` — ${reasons.join(' ')}`}`,
} as const;
