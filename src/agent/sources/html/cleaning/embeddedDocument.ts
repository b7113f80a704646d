import { hidingOf } from './invisibleText.js';

const DOCUMENT = /^[^?#]*\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|epub|csv|txt|x?html?)(?:$|[?#])/i;

/** The address of a document that an element shows in the page; undefined for films, advertisements, and hidden ones. */
export function embeddedDocument(name: string, attributes: Readonly<Record<string, string>>): string | undefined {
  const address =
    name === 'object' ? attributes['data'] : /^(?:iframe|embed)$/.test(name) ? attributes['src'] : undefined;
  const isTiny = [attributes['width'], attributes['height']].some(
    (size) => size !== undefined && /^[01](?:px)?$/.test(size),
  );
  return address === undefined || !DOCUMENT.test(address) || isTiny || hidingOf(name, attributes) !== undefined
    ? undefined
    : address;
}
