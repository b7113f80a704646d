import { decodeUriPart, shortened } from '@regen-research/text';
import type { ActiveDocument, PickedSource, Range, StartAgent } from '../../protocol/index.js';
import type { Composer, SourceChip } from './model.js';

const URL_IN_TEXT = /\bhttps?:\/\/[^\s<>"'`]+/gi;

/** What precedes an address that isn't part of a sentence: the start, a line, or a complete sentence. */
const STANDS_ALONE = /(?:^|\n|[.!?:…]["'”’)]?)[\s,;]*$/;
/** How much of the text before an address to look at, in characters: a pasted text may be one long gap. */
const LOOK_BACK = 80;

/**
 * Web addresses in a text, without trailing punctuation, and the text without them. An address inside a sentence is
 * replaced with its short form, because "Compare … and …" would be no question.
 */
export function splitAddresses(text: string): { addresses: string[]; rest: string } {
  const addresses: string[] = [];
  let rest = '';
  let at = 0;
  for (const { 0: match, index } of text.matchAll(URL_IN_TEXT)) {
    const address = trimAddress(match);
    if (!URL.canParse(address)) continue;
    if (!addresses.includes(address)) addresses.push(address);
    rest += text.slice(at, index);
    if (!STANDS_ALONE.test(rest.slice(-LOOK_BACK))) rest += shortAddress(address);
    at = index + address.length;
  }
  rest += text.slice(at);
  return { addresses, rest: rest.replace(/[ \t]{2,}/g, ' ').trim() };
}

function trimAddress(match: string): string {
  let address = match.replace(/[.,;:!?…]+$/u, '');
  // A closing bracket belongs to the address only if its opening one does: Wikipedia's …_(disambiguation).
  while (/[)\]}]$/.test(address)) {
    const close = address.slice(-1);
    const open = { ')': '(', ']': '[', '}': '{' }[close] ?? '';
    if (address.split(open).length >= address.split(close).length) break;
    address = address.slice(0, -1).replace(/[.,;:!?…]+$/u, '');
  }
  return address;
}

/** Host and last part of the path: enough to distinguish two pages in a narrow chip. */
export function shortAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const parts = url.pathname.split('/').filter(Boolean);
  const host = url.host.replace(/^www\./, '');
  const last = parts.at(-1);
  if (last === undefined) return host;
  return `${host}/${parts.length > 1 ? '…/' : ''}${decodeUriPart(last)}`;
}

export function chipOfAddress(address: string): SourceChip {
  return { key: `url:${address}`, title: shortAddress(address), kind: 'url', request: { url: address } };
}

export function chipOf({ title, request }: PickedSource): SourceChip {
  if ('uri' in request) {
    const key = `uri:${request.uri}${request.range ? JSON.stringify(request.range) : ''}`;
    return { key, title, kind: request.range ? 'selection' : 'document', request };
  }
  if ('text' in request || 'markdown' in request || 'html' in request)
    return { key: `inline:${title}`, title, kind: 'text', request };
  return { ...chipOfAddress(request.url), title: title || shortAddress(request.url) };
}

/** Anything longer is a text to read rather than a question, in characters. */
const MAX_QUESTION = 600;

/** Pasted text as sources, if it consists only of addresses or is too long for a question; otherwise none. */
export function chipsOfPastedText(text: string): SourceChip[] {
  const { addresses, rest } = splitAddresses(text);
  // An address within a text stays part of it until the question is asked.
  if (addresses.length > 0 && rest.replace(/[\s,;]+/g, '') === '') return addresses.map(chipOfAddress);
  return text.trim().length > MAX_QUESTION ? [chipOfText(text)] : [];
}

/** Length of the excerpt that labels a pasted text's chip, in characters. */
const PASTED_TITLE = 40;

/** A pasted or dropped text: read as a source, not sent as a question. Labeled with its first words. */
export function chipOfText(text: string): SourceChip {
  const title = shortened(text.trim().replace(/\s+/g, ' '), PASTED_TITLE);
  return { ...chipOf({ title, request: { text } }), key: `inline:${text.length}:${title}` };
}

/** A window has one remote machine, and the extension runs on it: there, its files have local addresses. */
const REMOTE_FILE = /^vscode-remote:\/\/[^/]+(?=\/)/;

/** A dropped document, by its address. */
export function chipOfUri(dropped: string): SourceChip {
  const uri = dropped.replace(REMOTE_FILE, 'file://');
  return chipOf({ title: fileName(uri), request: { uri } });
}

/** The last part of an address, or the address itself if it has none. */
export function fileName(uri: string): string {
  const path = uri.replace(/[?#].*$/, '').replace(/\/+$/, '');
  return decodeUriPart(path.split('/').pop() ?? '') || uri;
}

/** The active document: its selections as passages, or all of it under its own title. */
export function chipsOfDocument({ uri, title, selections = [] }: ActiveDocument): SourceChip[] {
  if (selections.length === 0) return [chipOf({ title, request: { uri } })];
  return selections.map((range) => {
    const named = selectionTitle(title, range);
    return chipOf({ title: named, request: { uri, title: named, range } });
  });
}

/** `README.md:3–5`, counted from 1. */
function selectionTitle(title: string, { start, end }: Range): string {
  const first = start.line + 1;
  const last = end.line + 1;
  return first === last ? `${title}:${first}` : `${title}:${first}–${last}`;
}

export function documentTitle({ title, selections = [] }: ActiveDocument): string {
  const [only] = selections;
  if (!only) return title;
  return selections.length === 1 ? selectionTitle(title, only) : `${title} (${selections.length})`;
}

/** What the composer would ask about now: its chips, or else the document that it is bound to, or else nothing. */
export function boundSources(composer: Composer, document: ActiveDocument | null): SourceChip[] {
  if (composer.chips.length > 0) return [...composer.chips];
  return document && !composer.document_dismissed ? chipsOfDocument(document) : [];
}

/** The fields of `start_agent` for these sources. */
export function sourceFields(chips: readonly SourceChip[]): Pick<StartAgent, 'url' | 'document' | 'sources'> {
  const [only] = chips;
  if (only && chips.length === 1)
    return 'url' in only.request && only.kind === 'url' ? { url: only.request.url } : { document: only.request };
  return chips.length > 1 ? { sources: chips.map(({ request }) => request) } : {};
}
