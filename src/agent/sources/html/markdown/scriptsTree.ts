import type { Element, ElementContent, Parents, Root } from 'hast';
import { lowered, raised } from '../../scripts.js';
import { isElement, textOf } from './treeNodes.js';

const BLOCK = /^(?:p|div|li|ul|ol|td|th|tr|table|h[1-6]|blockquote|br|dd|dt|section|article|footnote-definition)$/;
/** Number of characters before a superscript that determine what it is. */
const CONTEXT = 40;

const holdsReference = (node: Element): boolean =>
  node.children.some((child) => isElement(child) && (child.tagName === 'footnote-reference' || holdsReference(child)));

/** A superscript link is a note reference even if its note isn't on the page any more. */
const isLink = (node: Element): boolean =>
  node.children.some((child) => isElement(child) && (child.tagName === 'a' || isLink(child)));

/** What follows a superscript; a fraction slash if it is a numerator over a lowered denominator. */
function textAfter(children: readonly ElementContent[], index: number): string {
  const next = children[index + 1];
  const over = children[index + 2];
  if (next === undefined) return '';
  const text = textOf(next);
  const isOver = over !== undefined && isElement(over) && over.tagName === 'sub' && /^\s*\d+\s*$/.test(textOf(over));
  if (isOver && /^\s*[/⁄∕]\s*$/.test(text)) return '⁄';
  // The number of protons below that of the nucleons.
  const isLowered = isElement(next) && next.tagName === 'sub';
  return (isLowered && over !== undefined ? textOf(over) : text).slice(0, CONTEXT);
}

/** Whether an element with the numerator of a fraction follows directly on a whole number. */
function followsWhole(child: Element, next: ElementContent | undefined, before: string): boolean {
  return (
    /\d$/.test(before) && /^\d{1,3}$/.test(textOf(child)) && next !== undefined && /^\s*⁄\s*\d?/.test(textOf(next))
  );
}

/** Without the line break between the upper and the lower limit of a value, which stand one above the other. */
function withoutStacks(children: readonly ElementContent[]): ElementContent[] {
  const isScript = (node: ElementContent | undefined, name: string) =>
    node !== undefined && isElement(node) && node.tagName === name;
  return children.filter(
    (child, index) =>
      !(isScript(child, 'br') && isScript(children[index - 1], 'sup') && isScript(children[index + 1], 'sub')),
  );
}

/** A base whose power may be in several elements: a raised digit after any other number is a note. */
const TEN = /(?:^|[^\p{L}\p{N}.,])10$/u;

const isPower = (node: ElementContent | undefined): node is Element =>
  node !== undefined && isElement(node) && node.tagName === 'sup' && !isLink(node) && !holdsReference(node);

/** Superscripts without those that only go on with the one before: the digits of a power of ten, or its sign. */
function joinPowers(children: ElementContent[], before: string): ElementContent[] {
  if (!children.some((child, index) => isPower(child) && isPower(children[index + 1]))) return children;
  let text = before;
  const joined: ElementContent[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    const goesOn =
      isPower(last) && isPower(child) && /^\s*[-+−–]?\d*\s*$/.test(textOf(last)) && /^\s*\d+\s*$/.test(textOf(child));
    if (goesOn && TEN.test(text)) last.children.push(...child.children);
    else {
      if (last !== undefined) text = (text + textOf(last)).slice(-CONTEXT);
      joined.push(child);
    }
  }
  return joined;
}

/** Writes superscripts and subscripts so that they don't merge with the text before them: `10^6`, `CO₂`, `found[3]`. */
export function writeScripts(tree: Root): void {
  let before = '';
  const visit = (parent: Parents): void => {
    const children = joinPowers(withoutStacks(parent.children as ElementContent[]), before);
    parent.children = children.flatMap((child, index): ElementContent[] => {
      if (child.type === 'text') before = (before + child.value).slice(-CONTEXT);
      if (!isElement(child) || child.tagName === 'pre' || 'dataTex' in child.properties) return [child];
      if (child.tagName === 'sup' || child.tagName === 'sub') {
        if (holdsReference(child)) return child.children;
        const text = textOf(child);
        const value =
          child.tagName === 'sub'
            ? lowered(text, before)
            : isLink(child) && /^\W*[\w*†‡]{1,4}\W*$/.test(text.trim())
              ? `[${text.replace(/[^\w*†‡]/g, '')}]`
              : raised(text, before, textAfter(children, index));
        before = (before + value).slice(-CONTEXT);
        return value === '' ? [] : [{ type: 'text', value }];
      }
      if (followsWhole(child, children[index + 1], before)) child.children.unshift({ type: 'text', value: ' ' });
      if (BLOCK.test(child.tagName)) before = '';
      visit(child);
      if (BLOCK.test(child.tagName)) before = '';
      return [child];
    });
  };
  visit(tree);
}
