import type { ActiveDocument, PickedSource, SourceRequest, StartAgent } from '../../protocol/index.js';
import type { Composer, SourceChip } from './model.js';

const URL_IN_TEXT = /\bhttps?:\/\/[^\s<>"'`]+/gi;

/** What an address stands after that belongs to no sentence: the beginning, a line, a sentence that has ended. */
const STANDS_ALONE = /(?:^|\n|[.!?:…]["'”’)]?)[\s,;]*$/;
/** As much of what stands before an address as is looked at, in characters: a pasted text may be one long gap. */
const LOOK_BACK = 80;

/**
 * Web addresses in a text, without the punctuation that ends the sentence around them, and the text without them. One that
 * is a part of a sentence leaves its short form there: "Compare … and …" would ask nothing.
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
  // A closing bracket belongs to the address only where its opening one does: Wikipedia's …_(disambiguation).
  while (/[)\]}]$/.test(address)) {
    const close = address.slice(-1);
    const open = { ')': '(', ']': '[', '}': '{' }[close] ?? '';
    if (address.split(open).length >= address.split(close).length) break;
    address = address.slice(0, -1).replace(/[.,;:!?…]+$/u, '');
  }
  return address;
}

/** Host and last part of the path: enough to tell two pages apart in a narrow chip. */
export function shortAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const parts = url.pathname.split('/').filter(Boolean);
  const host = url.host.replace(/^www\./, '');
  const last = parts.at(-1);
  if (last === undefined) return host;
  return `${host}/${parts.length > 1 ? '…/' : ''}${decodePart(last)}`;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
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
    return { key: `inline:${title}`, title, kind: 'document', request };
  return { ...chipOfAddress(request.url), title: title || shortAddress(request.url) };
}

export function chipOfDocument(document: ActiveDocument): SourceChip {
  return chipOf({ title: documentTitle(document), request: requestOfDocument(document) });
}

export function documentTitle({ title, selection }: ActiveDocument): string {
  if (!selection) return title;
  const first = selection.start.line + 1;
  const last = selection.end.line + 1;
  return first === last ? `${title}:${first}` : `${title}:${first}–${last}`;
}

function requestOfDocument({ uri, title, selection }: ActiveDocument): SourceRequest {
  return { uri, title, range: selection };
}

/** What the composer would ask about now: its chips, else the document that it is bound to, else nothing. */
export function boundSources(composer: Composer, document: ActiveDocument | null): SourceChip[] {
  if (composer.chips.length > 0) return [...composer.chips];
  return document && !composer.document_dismissed ? [chipOfDocument(document)] : [];
}

/** The fields of `start_agent` that name these sources. */
export function sourceFields(chips: readonly SourceChip[]): Pick<StartAgent, 'url' | 'document' | 'sources'> {
  const [only] = chips;
  if (only && chips.length === 1)
    return 'url' in only.request && only.kind === 'url' ? { url: only.request.url } : { document: only.request };
  return chips.length > 1 ? { sources: chips.map(({ request }) => request) } : {};
}
