import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DocumentHost } from '../agent/index.js';
import { AgentError, isAgentError, type SourceRequest } from '../protocol/index.js';
import { createFileDocuments } from '../agent/index.js';
import { detectTextFormat } from '../agent/index.js';
import { UsageError } from './exitCodes.js';
import { readStandardInput } from './standardInput.js';

/** What is to be read. */
export interface NamedSource {
  request: SourceRequest;
  /** Opens what was piped in, which no other host can. */
  piped?: DocumentHost;
}

const SCHEME = /^([a-z][a-z\d+.-]+):\/\//i;
/** A name with dots, perhaps a port, and perhaps a path. */
const LIKE_A_HOST = /^(?:[a-z\d-]+\.)+[a-z]{2,}(?::\d+)?(?:\/|$)/i;
/** Endings of documents that detection by name does not know, because their bytes say it. */
const DOCUMENT_ENDING = /\.(?:pdf|docx|epub|txt|log)$/i;

const looksLikeAddress = (argument: string): boolean =>
  LIKE_A_HOST.test(argument) &&
  (argument.includes('/') || (!DOCUMENT_ENDING.test(argument) && detectTextFormat('', { name: argument }) === 'text'));

/**
 * `<url|file|->` as what is to be read. A file is opened once, so that one that is not there is told before anything else is
 * done. Throws UsageError for what can be no source, AgentError for a file that cannot be read.
 */
export async function sourceFrom(argument: string | undefined): Promise<NamedSource> {
  if (argument === undefined || argument.trim() === '')
    throw new UsageError('Name what to read: a web address, a file, or - for standard input.');
  if (argument === '-') return readStandardInput();
  if (/^https?:\/\//i.test(argument)) {
    if (!URL.canParse(argument))
      throw new UsageError(`“${argument}” is not a web address. Give a whole one, such as https://example.org/page.`);
    return { request: { url: argument } };
  }
  const request = { uri: /^file:/i.test(argument) ? argument : pathToFileURL(path.resolve(argument)).href };
  try {
    await createFileDocuments().open(request.uri, undefined, new AbortController().signal);
  } catch (error) {
    throw isAgentError(error) && error.code === 'not_found' ? missing(argument, error) : error;
  }
  return { request };
}

/** Why a file is missing, where an address was meant. */
function missing(argument: string, error: AgentError): Error {
  const scheme = SCHEME.exec(argument)?.[1];
  if (scheme !== undefined && scheme.toLowerCase() !== 'file')
    return new UsageError(`Only http and https addresses can be read, not ${scheme}: ones.`);
  return looksLikeAddress(argument)
    ? new AgentError(error.code, `${error.message} For a web page write https://${argument}.`, { cause: error })
    : error;
}
