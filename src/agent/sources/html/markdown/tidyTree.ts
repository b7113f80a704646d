import type {
  Delete,
  Emphasis,
  Link,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  Root,
  RootContent,
  Strong,
} from 'mdast';

type Mark = Strong | Emphasis | Delete | Link;

const isMark = (node: { type: string }): node is Mark =>
  node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete' || node.type === 'link';
const isBlank = (node: PhrasingContent): boolean =>
  node.type === 'break' || (node.type === 'text' && node.value.trim() === '');

/** Adds a node after others: merges texts, and marks of the same kind, whose symbols would run together. */
function append(nodes: PhrasingContent[], node: PhrasingContent): void {
  const last = nodes.at(-1);
  if (node.type === 'text' && last?.type === 'text')
    last.value += /\s$/.test(last.value) ? node.value.trimStart() : node.value;
  else if (last !== undefined && isMark(node) && node.type === last.type && node.type !== 'link')
    for (const child of node.children) append(last.children, child);
  else if (node.type !== 'text' || node.value !== '') nodes.push(node);
}

/** A node's first or last character as written in Markdown: anything but text is delimited by a symbol. */
function edge(node: PhrasingContent | undefined, side: 'first' | 'last'): string {
  if (node === undefined || node.type === 'break') return ' ';
  return node.type === 'text' ? node.value.charAt(side === 'first' ? 0 : node.value.length - 1) : '*';
}

/** Letters, as Markdown's rule for emphasis distinguishes them from whitespace and punctuation: by UTF-16 unit. */
const isLetter = (character: string): boolean => character !== '' && !/[\s\p{P}\p{S}]/u.test(character);
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Between a letter and punctuation, `**` neither opens nor closes: insert a space (`**Note:** text`), or drop the
 * emphasis in scripts without spaces.
 */
function keepApart(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const apart: PhrasingContent[] = [];
  nodes.forEach((node, index) => {
    if (!isMark(node) || node.type === 'link') {
      append(apart, node);
      return;
    }
    const before = edge(nodes[index - 1], 'last');
    const after = edge(nodes[index + 1], 'first');
    const opensOnLetter = isLetter(before) && !isLetter(edge(node.children[0], 'first'));
    const closesOnLetter = isLetter(after) && !isLetter(edge(node.children.at(-1), 'last'));
    if ((opensOnLetter && IDEOGRAPH.test(before)) || (closesOnLetter && IDEOGRAPH.test(after))) {
      for (const child of node.children) append(apart, child);
      return;
    }
    if (opensOnLetter) append(apart, { type: 'text', value: ' ' });
    apart.push(node);
    if (closesOnLetter) apart.push({ type: 'text', value: ' ' });
  });
  return apart;
}

/** Removes whitespace and line breaks from the edges of running text. */
function withoutEdges(nodes: PhrasingContent[]): {
  before: PhrasingContent[];
  inner: PhrasingContent[];
  after: PhrasingContent[];
} {
  let from = 0;
  let to = nodes.length;
  while (from < to && isBlank(nodes[from] as PhrasingContent)) from++;
  while (to > from && isBlank(nodes[to - 1] as PhrasingContent)) to--;
  const before = nodes.slice(0, from);
  const inner = nodes.slice(from, to);
  const after = nodes.slice(to);
  const first = inner[0];
  if (first?.type === 'text' && /^\s/.test(first.value)) {
    first.value = first.value.trimStart();
    before.push({ type: 'text', value: ' ' });
  }
  const last = inner.at(-1);
  if (last?.type === 'text' && /\s$/.test(last.value)) {
    last.value = last.value.trimEnd();
    after.unshift({ type: 'text', value: ' ' });
  }
  return { before, inner, after };
}

/** A mark without whitespace at its edges; only its text if it contains no word. */
function tidyMark(mark: Mark): PhrasingContent[] {
  const flat: PhrasingContent[] = [];
  for (const child of tidyPhrasing(mark.children)) {
    if (child.type === mark.type) for (const inner of child.children) append(flat, inner);
    else append(flat, child);
  }
  const { before, inner, after } = withoutEdges(flat);
  const empty =
    inner.length === 0 ||
    (mark.type !== 'link' && inner.every((node) => node.type === 'text' && !/[\p{L}\p{N}]/u.test(node.value)));
  return empty ? [...before, ...inner, ...after] : [...before, { ...mark, children: inner }, ...after];
}

function tidyPhrasing(children: readonly PhrasingContent[]): PhrasingContent[] {
  const tidy: PhrasingContent[] = [];
  for (const child of children) for (const node of isMark(child) ? tidyMark(child) : [child]) append(tidy, node);
  return keepApart(tidy);
}

/** The text of a block in parts: old pages start a new paragraph with two line breaks. */
function piecesOf(children: readonly PhrasingContent[]): PhrasingContent[][] {
  const pieces: PhrasingContent[][] = [];
  let piece: PhrasingContent[] = [];
  let breaks = 0;
  for (const node of tidyPhrasing(children)) {
    if (node.type === 'break') breaks++;
    else if (node.type === 'text' && node.value.trim() === '' && breaks > 0) continue;
    else {
      if (breaks > 0) {
        const { inner } = withoutEdges(piece);
        piece = breaks > 1 ? [] : [...inner, { type: 'break' }];
        if (breaks > 1) pieces.push(inner);
        if (node.type === 'text') node.value = node.value.trimStart();
      }
      breaks = 0;
      piece.push(node);
    }
  }
  return [...pieces, withoutEdges(piece).inner].filter((nodes) => nodes.length > 0);
}

function tidyParagraph(paragraph: Paragraph): Paragraph[] {
  return piecesOf(paragraph.children).map((children) => ({ ...paragraph, children }));
}

/** Headings and cells must fit on one line. */
function inOneLine(children: readonly PhrasingContent[]): PhrasingContent[] {
  return children.map((child): PhrasingContent => {
    if (child.type === 'break') return { type: 'text', value: ' ' };
    return isMark(child) ? { ...child, children: inOneLine(child.children) } : child;
  });
}

function tidyBlock(node: RootContent): RootContent[] {
  switch (node.type) {
    case 'paragraph':
      return tidyParagraph(node);
    case 'heading':
    case 'tableCell': {
      const children = withoutEdges(tidyPhrasing(inOneLine(node.children))).inner;
      return node.type === 'heading' && children.length === 0 ? [] : [{ ...node, children }];
    }
    case 'list':
    case 'listItem':
    case 'blockquote':
      tidyBlocks(node);
      // Pages use block quotes to display code; code after `>` is hard to read and to copy.
      if (node.type === 'blockquote' && node.children.every((child) => child.type === 'code')) return node.children;
      return node.children.length === 0 ? [] : [node];
    default:
      if (!('children' in node)) return [node];
      if (isMark(node)) return tidyMark(node);
      tidyBlocks(node);
      return [node];
  }
}

function tidyBlocks(parent: Parents): void {
  // Replaces each block with blocks of its own kind, which its parent may contain.
  (parent as { children: Nodes[] }).children = (parent.children as RootContent[]).flatMap(tidyBlock);
}

/**
 * Prepares a page's tree for Markdown: emphasis and links start and end with a word, line breaks occur only between
 * lines, and nothing is empty. Otherwise, the writer would insert character references into words.
 */
export function tidyTree(tree: Root): void {
  tidyBlocks(tree);
}
