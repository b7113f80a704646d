import { escapeMarkup } from './escapeMarkup.js';
import { elements, type XmlElement } from './xml/xml.js';

/** Programs fill in the name of the file, or what they call every picture. */
const NO_DESCRIPTION = /^(?:\S+\.\w{3,4}|(?:[\w-]+:|[A-Za-z]:\\|\/)\S*|\p{L}+[ _-]?\d*)$/u;

/** What a picture shows by its author's own words; '' without such words. */
export function describedPicture(description: string): string {
  // After an empty line, the program says that it described the picture by itself.
  const [own = ''] = description.split(/\n\s*\n|(?:_x000a_){2}/i);
  const text = own.replace(/\s+/g, ' ').trim();
  return text === '' || NO_DESCRIPTION.test(text) ? '' : `Picture: ${text}`;
}

/** The same as HTML. */
export function descriptionHtml(description: string): string {
  const text = describedPicture(description);
  return text === '' ? '' : `<p>${escapeMarkup(text)}</p>`;
}

/** The same for a picture of an Office file, which may only be decoration. */
export function pictureHtml(properties: XmlElement | undefined): string {
  if (properties === undefined) return '';
  const isDecorative = elements(properties, 'adec:decorative').some(({ attribs }) =>
    /^(?:1|true)$/.test(attribs['val'] ?? ''),
  );
  return isDecorative ? '' : descriptionHtml(properties.attribs['descr'] ?? '');
}
