// Escapes only what would be parsed as markup: the DOM creates a separate text node for every entity. A character at
// the end counts, because the next output may follow it directly.
export const escapeText = (text: string): string =>
  text.replace(/&(?=[#\w]|$)/g, '&amp;').replace(/<(?=[\w/!?]|$)/g, '&lt;');

export const escapeAttribute = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
