import { escapeMarkup } from './escapeMarkup.js';

/** The start tag of a list item with its own number, or with a label that no list of HTML has, such as `(a)` or `§ 3`. */
export function listItemStart(label: string): string {
  const number = /^(\d{1,9})[.)]$/.exec(label.trim())?.[1];
  return number === undefined ? `<li data-mark="${escapeMarkup(label.trim())}">` : `<li value="${number}">`;
}
