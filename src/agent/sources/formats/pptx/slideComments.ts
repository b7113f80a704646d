import { partXml, relationshipsOf, type OfficePackage } from '../office/officePackage.js';
import { elements, elementText, firstChild, ownText } from '../xml/xml.js';

/** Elements of the older and the newer form. */
const AUTHOR = ['p:cmAuthor', 'p188:author'];
const COMMENT = ['p:cm', 'p188:cm', 'p188:reply'];

/** Names of those who comment, by their ids in the older or the newer form. */
export function commentAuthors(office: OfficePackage): ReadonlyMap<string, string> {
  const parts = [...relationshipsOf(office, office.main).values()].filter(({ type }) =>
    /^(?:commentA|a)uthors$/.test(type),
  );
  return new Map(
    parts
      .flatMap(({ target }) => AUTHOR.flatMap((name) => elements(partXml(office, target), name)))
      .map(({ attribs }) => [attribs['id'] ?? '', attribs['name'] ?? '']),
  );
}

/** The comments on a slide as a list, answers included. */
export function readComments(office: OfficePackage, part: string, authors: ReadonlyMap<string, string>): string {
  const parts = [...relationshipsOf(office, part).values()].filter(({ type }) => type === 'comments');
  return parts
    .flatMap(({ target }) => COMMENT.flatMap((name) => elements(partXml(office, target), name)))
    .map((comment) => {
      const body = firstChild(comment, 'p188:txBody');
      const text = body === undefined ? elementText(comment, 'p:text') : elements(body, 'a:t').map(ownText).join(' ');
      const author = authors.get(comment.attribs['authorId'] ?? '');
      return (text ?? '').trim() === ''
        ? ''
        : `- ${author === undefined ? '' : `${author}: `}${(text ?? '').replace(/\s+/g, ' ').trim()}`;
    })
    .filter((line) => line !== '')
    .join('\n');
}
