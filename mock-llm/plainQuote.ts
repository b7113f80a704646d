import { withoutHalfEmphasis } from './halfEmphasis.js';

const CODE_SPAN = /(`[^`]*`)/;
/** The number of a note behind a sentence or a part of it. */
const NOTE = /(?<=[.!?…,;:"”)\]])<sup>[^<>]{1,200}<\/sup>/gi;
/**
 * Tags that change nothing in the words, unlike those of exponents: the ones with attributes, the ones that end
 * something, and the ones without content.
 */
const TAG = /<(?:!--.*?--|\/(?!su[bp]\b)[a-z][a-z\d]*\s*|[a-z][a-z\d]*\s[^<>]*=[^<>]*|(?:br|hr|wbr|img)\s*\/?)>/gi;
/** An element's beginning and its end. */
const ELEMENT = /<(?!su[bp]>)([a-z][a-z\d]*)>(?=.*<\/\1\s*>)/gi;

/** Without HTML tags, except in code: `<name>` without an end is a placeholder. */
const withoutTags = (text: string): string =>
  text
    .split(CODE_SPAN)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(NOTE, '').replace(ELEMENT, '').replace(TAG, ' ')))
    .join('');

/** A passage of a text on one line, without the marks of lists, hard line breaks, and HTML, and half of emphasis. */
export const plainQuote = (text: string): string =>
  withoutHalfEmphasis(
    withoutTags(text.replace(/\\\r?\n/g, ' '))
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^[-*+] /, ''),
  );
