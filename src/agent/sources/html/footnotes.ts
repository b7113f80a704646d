import type { Element, ElementContent, Parents, Root } from 'hast';

const REFERENCE = /fn|note|ref|cite/i;
const MAX_LABEL = 4;
const BACK_REFERENCE = /^(?:\s|\uFE0E|[↩↑^⏎\d.a-z]){0,4}$/;

const isElement = (node: { type: string }): node is Element => node.type === 'element';

/** The part of the page a link leads to, where it stays on the page. */
function fragmentOf(link: Element): string | undefined {
  const href = link.properties['href'];
  return typeof href === 'string' && href.startsWith('#') ? href.slice(1) : undefined;
}

function textOf(node: ElementContent | Root): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child as ElementContent)).join('') : '';
}

function visit(
  parent: Parents,
  inSuperscript: boolean,
  look: (element: Element, inSuperscript: boolean) => void,
): void {
  for (const child of parent.children) {
    if (!isElement(child)) continue;
    look(child, inSuperscript);
    visit(child, inSuperscript || child.tagName === 'sup', look);
  }
}

/** Removes the arrows by which notes lead back to their references. */
function dropBackReferences(parent: Element): void {
  parent.children = parent.children.filter((child) => {
    if (!isElement(child)) return true;
    if (child.tagName === 'a' && fragmentOf(child) !== undefined && BACK_REFERENCE.test(textOf(child))) return false;
    dropBackReferences(child);
    return true;
  });
}

/** Takes the notes from where they stand, with the lists that are empty without them. */
function detach(parent: Parents, notes: ReadonlySet<Element>): void {
  parent.children = (parent.children as ElementContent[]).filter((child) => {
    if (!isElement(child)) return true;
    if (notes.has(child)) return false;
    const full = textOf(child).trim() !== '';
    detach(child, notes);
    return !full || textOf(child).trim() !== '';
  });
}

/**
 * Finds links to notes on the same page, by what footnotes have in common everywhere (a superscript, and a list item
 * or paragraph of a note-like id), and turns both into `footnote-reference` and `footnote-definition` elements, the
 * notes at the end of the tree.
 */
export function linkFootnotes(tree: Root): void {
  const targets = new Map<string, Element>();
  visit(tree, false, (element) => {
    const id = element.properties['id'];
    if (typeof id === 'string' && REFERENCE.test(id) && /^(?:li|p|div|aside|dd)$/.test(element.tagName))
      targets.set(id, element);
  });
  if (targets.size === 0) return;
  const labels = new Map<Element, string>();
  visit(tree, false, (element, inSuperscript) => {
    const fragment = element.tagName === 'a' ? fragmentOf(element) : undefined;
    if (fragment === undefined) return;
    const target = targets.get(decodeFragment(fragment));
    const label = textOf(element).replace(/[^\p{L}\p{N}]/gu, '');
    const raised = inSuperscript || element.children.some((child) => isElement(child) && child.tagName === 'sup');
    if (!target || !raised || label === '' || label.length > MAX_LABEL) return;
    const known = labels.get(target) ?? label;
    labels.set(target, known);
    element.tagName = 'footnote-reference';
    element.properties = { label: known };
  });
  detach(tree, new Set(labels.keys()));
  for (const [target, label] of labels) {
    dropBackReferences(target);
    tree.children.push({
      type: 'element',
      tagName: 'footnote-definition',
      properties: { label },
      children: target.children,
    });
  }
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
