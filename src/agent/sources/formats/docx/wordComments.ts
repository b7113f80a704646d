import { commentDefinition, commentMark, commentReference } from '../commentMarks.js';
import { escapeMarkup } from '../escapeMarkup.js';
import { elements, ownText, type XmlDocument, type XmlElement } from '../xml/xml.js';

function htmlOf(comment: XmlElement): string {
  const paragraphs = elements(comment, 'w:p').map((paragraph) =>
    elements(paragraph, 'w:t')
      .map((text) => ownText(text) ?? ' ')
      .join(''),
  );
  const author = (comment.attribs['w:author'] ?? '').trim();
  const text = paragraphs.filter((paragraph) => paragraph.trim() !== '');
  if (text.length === 0) return '';
  return text
    .map(
      (paragraph, index) =>
        `<p>${escapeMarkup(index === 0 && author !== '' ? `${author}: ${paragraph}` : paragraph)}</p>`,
    )
    .join('');
}

/** The comments of a Word document: a mark where each one is referred to, and their text at the end. */
export class WordComments {
  private readonly texts: ReadonlyMap<string, string>;
  private readonly referred: string[] = [];

  constructor(part: XmlDocument) {
    this.texts = new Map(elements(part, 'w:comment').map((own) => [own.attribs['w:id'] ?? '', htmlOf(own)]));
  }

  /** HTML of the mark; '' if there is no such comment. */
  refer(id: string): string {
    const text = this.texts.get(id) ?? '';
    return text === '' ? '' : commentReference(commentMark(this.referred.push(text) - 1));
  }

  definitions(): string {
    return this.referred.map((text, index) => commentDefinition(commentMark(index), text)).join('');
  }
}
