import { decodeUriPart } from '@regen-research/text';
import type { Element, ElementContent, Parents, Root } from 'hast';
import { isElement, textOf } from './treeNodes.js';
import type { PageElement } from '../dom.js';

const REFERENCE = /ft?n|note|ref|cite/i;
const MAX_LABEL = 4;
/** Anything longer is a section of the page that a link leads to. */
const MAX_NOTE_CHARACTERS = 3_000;
const BACK_REFERENCE = /^(?:\s|\uFE0E|[↩↑^⏎\d.a-z[\]()]){0,6}$/;

/** The part of the page that a link leads to, if it stays on the page. */
function fragmentOf(link: Element): string | undefined {
  const href = link.properties['href'];
  return typeof href === 'string' && href.startsWith('#') ? href.slice(1) : undefined;
}

const BLOCK = /^(?:li|p|div|aside|dd|dt|td|tr|section|blockquote|h[1-6]|table|ul|ol)$/;
/** Elements that can be a note. */
const NOTE = /^(?:li|p|div|aside|dd|tr|section)$/;
/** A note reference: a number, a letter, or a symbol, with or without brackets. */
const MARK = /^[[(]?(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,4}|[*†‡§]{1,3})[\])]?$/i;
const NOTE_NAME =
  /(?:^|[\s_-])(?:foot|end|side)?-?notes?(?:-?(?:ref|anchor|link|mark|reference))?(?:$|[\s_-])|fnref|noteref|footnote/i;

interface TreePosition {
  inSuperscript: boolean;
  /** Text before it in its block. */
  before: string;
  /** The blocks that contain it, outermost first. */
  blocks: readonly Element[];
}

function visit(tree: Parents, look: (element: Element, place: TreePosition) => void): void {
  let before = '';
  const walk = (parent: Parents, inSuperscript: boolean, blocks: readonly Element[]): void => {
    for (const child of parent.children) {
      if (child.type === 'text') before += child.value;
      if (!isElement(child)) continue;
      const isBlock = BLOCK.test(child.tagName);
      if (isBlock) before = '';
      look(child, { inSuperscript, before, blocks });
      walk(child, inSuperscript || child.tagName === 'sup', isBlock ? [...blocks, child] : blocks);
      if (isBlock) before = '';
    }
  };
  walk(tree, false, []);
}

/** Whether a link's class, role, or type marks it as a note reference. */
export function isNoteMark(link: PageElement): boolean {
  return (
    NOTE_NAME.test(link.className) ||
    link.getAttribute('role') === 'doc-noteref' ||
    link.getAttribute('epub:type') === 'noteref' ||
    link.getAttribute('rel') === 'footnote'
  );
}

/** The note's block that has an id or contains it: with its text, not only its number. */
function noteOf(element: Element, blocks: readonly Element[]): Element | undefined {
  if (NOTE.test(element.tagName) && !isBareMark(element)) return element;
  for (let index = blocks.length - 1; index >= 0; index--) {
    const block = blocks[index] as Element;
    if (NOTE.test(block.tagName) && !isBareMark(block)) return block;
  }
  return undefined;
}

const isBareMark = (element: Element): boolean => /^[\s\W]*\w{0,3}[\s\W]*$/.test(textOf(element));

/** Removes the arrows that lead from notes back to their references. */
function dropBackReferences(parent: Element): void {
  parent.children = parent.children.filter((child) => {
    if (!isElement(child)) return true;
    if (child.tagName === 'a' && fragmentOf(child) !== undefined && BACK_REFERENCE.test(textOf(child))) return false;
    const hadText = /[^\s[\]().]/.test(textOf(child));
    dropBackReferences(child);
    // The brackets around it go with it.
    return !hadText || BLOCK.test(child.tagName) || /[^\s[\]().]/.test(textOf(child));
  });
}

/** Removes the brackets around a reference, which gets its own. */
function dropBrackets(parent: Parents): void {
  for (const [index, child] of parent.children.entries()) {
    if (!isElement(child)) continue;
    const before = parent.children[index - 1];
    const after = parent.children[index + 1];
    if (child.tagName !== 'footnote-reference') dropBrackets(child);
    else if (
      before?.type === 'text' &&
      after?.type === 'text' &&
      /[[(]$/.test(before.value) &&
      /^[\])]/.test(after.value)
    ) {
      before.value = before.value.slice(0, -1);
      after.value = after.value.slice(1);
    }
  }
}

/** Removes the notes from their place, and lists left empty by that. */
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
 * Finds links to notes on the same page by the usual characteristics of footnotes (a superscript, and a list item or
 * paragraph with a note-like id), and converts both to `footnote-reference` and `footnote-definition` elements, with
 * the notes at the end of the tree.
 */
export function linkFootnotes(tree: Root): void {
  const targets = new Map<string, Element>();
  /** Places that superscript or named references lead to, whatever they are called. */
  const referred = new Set<string>();
  visit(tree, (element, { inSuperscript }) => {
    const fragment = element.tagName === 'a' ? fragmentOf(element) : undefined;
    if (
      fragment !== undefined &&
      (inSuperscript || element.properties['dataNote'] === true) &&
      MARK.test(textOf(element).trim())
    )
      referred.add(decodeUriPart(fragment));
  });
  visit(tree, (element, { blocks, before }) => {
    const id = element.properties['id'];
    if (typeof id !== 'string' || targets.has(id)) return;
    if (!REFERENCE.test(id) && !/^\d+$/.test(id) && !referred.has(id)) return;
    // The reference itself has an id as well, for the way back.
    const isBack = !BLOCK.test(element.tagName) && before.trim() !== '';
    const note = isBack ? undefined : noteOf(element, blocks);
    if (note !== undefined && textOf(note).length <= MAX_NOTE_CHARACTERS) targets.set(id, note);
  });
  const labels = new Map<Element, string>();
  visit(tree, (element, { inSuperscript, before, blocks }) => {
    const fragment = element.tagName === 'a' ? fragmentOf(element) : undefined;
    if (fragment === undefined) return;
    const text = textOf(element).trim();
    const raised = inSuperscript || element.children.some((child) => isElement(child) && child.tagName === 'sup');
    const isNamed = element.properties['dataNote'] === true;
    const isGlued = /\S$/.test(before) && MARK.test(text);
    const target = targets.get(decodeUriPart(fragment));
    const leads = target !== undefined && !blocks.includes(target);
    // A number directly after a word or number that links elsewhere on the page would read as part of it.
    const isGluedNumber = /[\p{L}\p{N}]$/u.test(before) && /^\d{1,3}$/.test(text);
    const isMark =
      raised ||
      (before.trim() !== '' &&
        MARK.test(text) &&
        (isNamed || isGluedNumber || (isGlued && (leads || REFERENCE.test(fragment)))));
    const label = text.replace(/[^\p{L}\p{N}*†‡§]/gu, '');
    if (!isMark || label === '' || label.length > MAX_LABEL) return;
    if (!leads) {
      // Its note is gone, but it isn't part of the word or number before it.
      if (!raised) {
        element.tagName = 'span';
        element.properties = {};
        element.children = [{ type: 'text', value: `[${label}]` }];
      }
      return;
    }
    const known = labels.get(target) ?? label.replace(/[*†‡§]+/g, (signs) => `n${signs.length}`);
    labels.set(target, known);
    element.tagName = 'footnote-reference';
    element.properties = { label: known };
  });
  if (labels.size === 0) return;
  dropBrackets(tree);
  detach(tree, new Set(labels.keys()));
  for (const [target, label] of labels) {
    dropBackReferences(target);
    const [start] = target.children;
    // What stood between the note's number and its text.
    if (start?.type === 'text') start.value = start.value.replace(/^\s*[.:)\]]\s*/, '');
    tree.children.push({
      type: 'element',
      tagName: 'footnote-definition',
      properties: { label },
      children: target.children,
    });
  }
}
