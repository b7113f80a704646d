import { decodeUriPart } from '@regen-research/text';
import { pathToFileURL } from 'node:url';
import { AgentError, message, type SourceRequest } from '../../protocol/index.js';
import type { ToolSource } from './inputs.js';

/** Two letters at least: a single one is a drive. */
const SCHEME = /^[a-z][a-z\d+.-]+:/i;
const ABSOLUTE = /^(?:\/|[a-z]:[\\/]|\\\\)/i;

const encoded = (relative: string) => relative.split(/[\\/]/).map(encodeURIComponent).join('/');
const nameOf = (folder: string) => decodeUriPart(folder.replace(/\/+$/, '').replace(/^.*\//, ''));

/**
 * Converts a path, as assistants write them, to a URI. A relative path starts in the open folder that its first part
 * names, as VS Code writes paths in a multi-root workspace, or else in the first folder. Whether it may be read is
 * decided later, by URI.
 */
export function uriOfPath(path: string, folders: readonly string[]): string {
  if (SCHEME.test(path)) return path;
  if (ABSOLUTE.test(path)) return pathToFileURL(path).href;
  const [first = '', ...rest] = path.split(/[\\/]/);
  const named = folders.length > 1 && rest.length > 0 ? folders.find((folder) => nameOf(folder) === first) : undefined;
  const folder = named ?? folders[0];
  if (folder === undefined) throw new AgentError('read_failed', message('tools.noFolder', { path }));
  return `${folder.replace(/\/+$/, '')}/${encoded(named === undefined ? path : rest.join('/'))}`;
}

/** What to read for a source other than a snapshot. */
export function requestOf({ url, path, text = '', title }: ToolSource, folders: readonly string[]): SourceRequest {
  if (url !== undefined) return { url };
  if (path !== undefined) return { uri: uriOfPath(path, folders), title };
  return { text, title };
}

/** A source's name for use in messages. */
export const nameOfSource = ({ url, path, title, snapshot, text = '' }: ToolSource): string =>
  title ?? url ?? path ?? snapshot ?? text.slice(0, 60);
