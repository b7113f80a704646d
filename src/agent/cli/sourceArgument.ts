import { text } from 'node:stream/consumers';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SourceRequest } from '../protocol/index.js';
import { UsageError } from './exitCodes.js';

/** `<url|file|->` as what is to be read. */
export async function sourceFrom(argument: string | undefined): Promise<SourceRequest> {
  if (argument === undefined) throw new UsageError('Name what to read: a web address, a file, or - for standard input.');
  if (/^https?:\/\//i.test(argument)) return { url: argument };
  if (argument !== '-') return { uri: argument.startsWith('file:') ? argument : pathToFileURL(path.resolve(argument)).href };
  const content = await text(process.stdin);
  if (content.trim() === '') throw new UsageError('There was nothing on standard input.');
  return /^\s*<(!doctype|html)\b/i.test(content) ? { html: content, title: 'Standard input' } : { markdown: content, title: 'Standard input' };
}
