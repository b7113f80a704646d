import type { Element, ElementContent, Root } from 'hast';

export const isElement = (node: { type: string }): node is Element => node.type === 'element';

/** The text in a node. */
export function textOf(node: ElementContent | Root): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child as ElementContent)).join('') : '';
}
