import { DomUtils } from 'htmlparser2';
import type { MarginLine } from '../pageMargins.js';
import { childElements, elements, type XmlDocument } from '../xml/xml.js';

const PAGE_NUMBER = /\b(?:PAGE|NUMPAGES|SECTIONPAGES)\b/;

/** The paragraphs of a header or footer of a Word document. */
export function marginLinesOf(part: XmlDocument): MarginLine[] {
  // A text box is stored a second time for old programs.
  const repeated = new Set(elements(part, 'mc:Fallback').flatMap((fallback) => elements(fallback, 'w:p')));
  return (
    elements(part, 'w:p')
      // Those in a text box are found by themselves.
      .filter(
        (paragraph) =>
          !repeated.has(paragraph) && childElements(paragraph).every((child) => elements(child, 'w:p').length === 0),
      )
      .map((paragraph) => {
        const instructions =
          elements(paragraph, 'w:instrText')
            .map((own) => DomUtils.textContent(own))
            .join(' ') +
          elements(paragraph, 'w:fldSimple')
            .map(({ attribs }) => ` ${attribs['w:instr'] ?? ''}`)
            .join('');
        const hasPageNumber = PAGE_NUMBER.test(instructions);
        const texts = elements(paragraph, 'w:r').map(
          (run) =>
            elements(run, 'w:t')
              .map((own) => DomUtils.textContent(own))
              .join('') + (elements(run, 'w:tab').length > 0 ? ' ' : ''),
        );
        return { text: texts.filter((text) => !hasPageNumber || !/^\s*\d+\s*$/.test(text)).join(''), hasPageNumber };
      })
  );
}
