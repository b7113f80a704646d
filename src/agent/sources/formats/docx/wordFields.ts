import { DomUtils } from 'htmlparser2';
import { elements, firstChild, isXmlElement, type XmlElement } from '../xml/xml.js';

/** The complex fields around a run, from the outer one: in their instruction, or in what they show. */
interface OpenField {
  isShown: boolean;
  /** Texts within its instruction, as of a field that is a part of it. */
  inside: XmlElement[];
}

/**
 * Removes what fields show within the instructions of others from a paragraph: the 3 of `IF {MERGEFIELD n} = 3 "12"`
 * isn't shown, but would be read before the 12. A field that isn't closed in the paragraph keeps all its text.
 */
export function dropNestedFields(paragraph: XmlElement): void {
  if (elements(paragraph, 'w:fldChar').length < 4) return;
  const open: OpenField[] = [];
  const drop = new Set<XmlElement>();
  for (const run of elements(paragraph, 'w:r')) {
    const type = firstChild(run, 'w:fldChar')?.attribs['w:fldCharType'];
    if (type === 'begin') open.push({ isShown: false, inside: [] });
    else if (type === 'separate' || type === 'end') {
      const field = open.at(-1);
      for (const own of field?.isShown === false ? field.inside : []) drop.add(own);
      if (type === 'end') open.pop();
      else if (field !== undefined) field.isShown = true;
    } else open.find(({ isShown }) => !isShown)?.inside.push(run);
  }
  for (const run of drop)
    run.children = run.children.filter((child) => isXmlElement(child) && child.name === 'w:instrText');
}

/** Word's own equations before there were better ones, and readings above words. */
const EQUATION = /^\s*EQ\s+(?:\\\*\s*(?:"[^"]*"|\w+)\s+)*/i;

/** No formula is longer. */
const MAX_EQUATION_CHARACTERS = 2_000;

/** The instructions of the fields in a paragraph that draw formulas, with the runs that end them. */
export function equationFields(paragraph: XmlElement): { instruction: string; end: XmlElement }[] {
  if (!elements(paragraph, 'w:instrText').some((own) => EQUATION.test(DomUtils.textContent(own)))) return [];
  const found: { instruction: string; end: XmlElement }[] = [];
  const open: string[] = [];
  for (const run of elements(paragraph, 'w:r')) {
    const type = firstChild(run, 'w:fldChar')?.attribs['w:fldCharType'];
    if (type === 'begin') open.push('');
    else if (type === 'end') {
      const instruction = open.pop() ?? '';
      const equation = EQUATION.exec(instruction)?.[0];
      if (equation !== undefined)
        found.push({ instruction: instruction.slice(equation.length, MAX_EQUATION_CHARACTERS), end: run });
    } else if (open.length > 0)
      open.push((open.pop() ?? '') + elements(run, 'w:instrText').map(DomUtils.textContent).join(''));
  }
  return found;
}
