import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createFileDocuments, isDocumentName, type DocumentHost } from '../agent/index.js';
import { AgentError, asWritten, isAgentError, parsePageUrl, type SourceRequest } from '../protocol/index.js';
import { InputError, UsageError } from './exitCodes.js';
import { MESSAGES } from './messages.js';
import { readStandardInput } from './standardInput.js';

/** The source to read. */
export interface SourceArgument {
  request: SourceRequest;
  /** Opens standard input. Default: the file system. */
  documents?: DocumentHost;
}

const SCHEME = /^([a-z][a-z\d+.-]+):\/\//i;
/** A name with dots, optionally a port, and optionally a path. */
const LIKE_A_HOST = /^(?:[a-z\d-]+\.)+[a-z]{2,}(?::\d+)?(?:\/|$)/i;

const looksLikeUrl = async (argument: string) =>
  LIKE_A_HOST.test(argument) && (argument.includes('/') || !(await isDocumentName(argument)));

/**
 * Converts `<url|file|->` to a source. Opens a file once, so that a missing one is reported before anything else
 * happens. Throws UsageError for a missing one, InputError for what can't be a source, and AgentError for a file that can't be read.
 */
export async function sourceFrom(argument: string | undefined): Promise<SourceArgument> {
  if (argument === undefined || argument.trim() === '') throw new UsageError(MESSAGES.missingSource);
  if (argument === '-') return readStandardInput();
  if (/^https?:\/\//i.test(argument)) return { request: { url: pageUrl(argument) } };
  const request = { uri: /^file:/i.test(argument) ? argument : pathToFileURL(path.resolve(argument)).href };
  try {
    await createFileDocuments().open(request.uri, undefined, new AbortController().signal);
  } catch (error) {
    throw isAgentError(error) ? await explained(argument, error) : error;
  }
  return { request };
}

/** The URL as typed, if it is one. */
function pageUrl(argument: string): string {
  try {
    parsePageUrl(argument);
    return argument;
  } catch (error) {
    throw isAgentError(error) ? new InputError(error.message) : error;
  }
}

/** The error with the other way to say what was meant: a pipe's name, or a missing file's that resembles a URL. */
async function explained(argument: string, error: AgentError): Promise<Error> {
  if (error.sentence.key === 'sources.notRegularFile')
    return new AgentError(error.code, asWritten(MESSAGES.meantAsPipe(error.message)), { cause: error });
  if (error.code !== 'not_found') return error;
  const scheme = SCHEME.exec(argument)?.[1];
  if (scheme !== undefined && scheme.toLowerCase() !== 'file')
    return new InputError(MESSAGES.unsupportedScheme(scheme));
  return (await looksLikeUrl(argument))
    ? new AgentError(error.code, asWritten(MESSAGES.meantAsUrl(error.message, argument)), { cause: error })
    : error;
}
